import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { openPostgres } from '../../server/store/openPostgres.ts';
import { postgresAddress } from '../../server/store/postgresAddress.ts';
import { type PostgresCluster, startPostgres } from './postgresCluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the desk that hands out databases. */
    databaseDesk: string;
  }
}

/** With the tables made already: the tests of migrations ask for one without. */
const template = 'shotgraph_template';

interface Ready {
  readonly cluster: PostgresCluster;
  /** One copy at a time: a template that is in use can not be copied. */
  turn: Promise<unknown>;
}

let ready: Promise<Ready> | undefined;
let desk: Server | undefined;

/**
 * Hands out databases of one Postgres server to all tests of a run: `POST /name` makes one with tables, `PUT /name` an
 * empty one, `DELETE /name` drops it. The server starts with the first that is asked for.
 */
export async function setup(project: TestProject): Promise<void> {
  const listening = createServer((request, response) => {
    ready ??= open();
    const name = (request.url ?? '').slice(1);
    void ready
      .then(async (at) => {
        const work = at.turn.then(() => serve(at.cluster, request.method ?? '', name));
        at.turn = work.catch(() => undefined);
        return work;
      })
      .then(
        (url) => response.end(url),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  desk = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  project.provide('databaseDesk', `http://127.0.0.1:${(listening.address() as AddressInfo).port}`);
}

export async function teardown(): Promise<void> {
  desk?.closeAllConnections();
  desk?.close();
  if (ready) await (await ready).cluster.stop();
}

async function open(): Promise<Ready> {
  const cluster = await startPostgres();
  await cluster.create(template);
  const address = postgresAddress(cluster.urlOf(template));
  if (address) await (await openPostgres(address)).destroy();
  return { cluster, turn: Promise.resolve() };
}

async function serve(cluster: PostgresCluster, method: string, name: string): Promise<string> {
  if (method === 'DELETE') await cluster.drop(name);
  else await cluster.create(name, method === 'POST' ? template : undefined);
  return cluster.urlOf(name);
}
