import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../server/store/openStore.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { emptyPostgres } from '../harness/testDatabase.ts';

/** Parameters that a pooler hands on with the first message of a connection. */
const handedOn = new Set(['user', 'database', 'client_encoding', 'application_name']);

/** The first message of a connection without the other parameters, as a pooler that is told to ignore them sends it. */
function withoutSettings(message: Buffer): Buffer {
  const parts = message.subarray(8, -1).toString('utf8').split('\0');
  const kept: string[] = [];
  for (let at = 0; at + 1 < parts.length; at += 2) {
    if (handedOn.has(parts[at] ?? '')) kept.push(parts[at] ?? '', parts[at + 1] ?? '');
  }
  const body = Buffer.from(`${kept.join('\0')}\0\0`);
  const head = Buffer.alloc(8);
  head.writeInt32BE(body.byteLength + 8, 0);
  message.copy(head, 4, 4, 8);
  return Buffer.concat([head, body]);
}

/** As PgBouncer answers what it is not told to ignore. */
function refusal(): Buffer {
  const body = Buffer.from('SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: options\0\0');
  const head = Buffer.alloc(5);
  head.write('E');
  head.writeInt32BE(body.byteLength + 4, 1);
  return Buffer.concat([head, body]);
}

/** What stands between: it only looks at the first message of each connection. */
async function pooler(url: string, ignores: boolean): Promise<string> {
  const { hostname, port } = new URL(url);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    open.add(client);
    client.on('error', () => undefined);
    client.once('data', (message) => {
      if (!ignores) return client.end(refusal());
      const database = connect(Number(port), hostname);
      open.add(database);
      database.on('error', () => undefined);
      database.write(withoutSettings(message));
      return client.pipe(database).pipe(client);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of open) socket.destroy();
    server.close();
  });
  return Object.assign(new URL(url), { port: String((server.address() as AddressInfo).port), hostname: '127.0.0.1' })
    .href;
}

it.each([
  ['drops the settings of a connection', true],
  ['refuses them', false],
])('says that a pooler stands between which %s', async (_, ignores) => {
  const url = await pooler(await emptyPostgres(), ignores);
  const opening = openStore(await temporaryFolder(), { DATABASE_URL: url });
  await expect(opening).rejects.toMatchObject({
    code: 'database-pooled',
    message: expect.stringContaining('PgBouncer'),
  });
});
