import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A one-pixel picture. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export interface PaidProvider {
  readonly url: string;
  /** Prompts of the jobs that it took, each as often as it was taken: what it would charge for. */
  readonly taken: readonly string[];
  /** Prompts of jobs that were cancelled. */
  readonly cancelled: readonly string[];
  close(): Promise<void>;
}

export interface PaidProviderOptions {
  /** Milliseconds that a job takes. */
  readonly work?: number;
  /** Milliseconds between taking a job and saying so. */
  readonly answerAfter?: number;
  /** Cuts the line instead of saying that it took a job: after it has, or before. */
  cut?: 'after taking' | 'before taking' | undefined;
  /** Says no to every job instead of taking it. */
  refuses?: boolean;
}

interface Job {
  readonly key: string;
  readonly prompt: string;
  readonly doneAt: number;
}

/**
 * A provider that takes money, outside of the process that is tested: it counts what it is asked. `POST /jobs` takes a
 * job, `GET /jobs/:id` tells of it, `GET /keys/:key` finds it by its idempotency key, `DELETE /jobs/:id` cancels it.
 */
export async function openPaidProvider(options: PaidProviderOptions = {}): Promise<PaidProvider> {
  const { work = 20, answerAfter = 0 } = options;
  const jobs: Job[] = [];
  const cancelled: string[] = [];
  const server = createServer((request, response) => {
    const isCut = request.method === 'POST' && options.cut;
    if (isCut === 'before taking') return void request.socket.destroy();
    void answer(request).then(({ status, body, after = 0 }) =>
      setTimeout(
        () =>
          isCut
            ? request.socket.destroy()
            : response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body)),
        after,
      ),
    );
  });
  const answer = async (request: IncomingMessage): Promise<{ status: number; body: unknown; after?: number }> => {
    const [, kind, id = ''] = (request.url ?? '').split('/');
    if (request.method === 'POST') {
      if (options.refuses) return { status: 403, body: {} };
      const { key, prompt } = JSON.parse(await textOf(request)) as { key: string; prompt: string };
      jobs.push({ key, prompt, doneAt: Date.now() + work });
      return { status: 200, body: { id: jobs.length - 1 }, after: answerAfter };
    }
    const job = kind === 'keys' ? jobs.findIndex(({ key }) => key === id) : Number(id);
    const found = jobs[job];
    if (!found) return { status: 404, body: {} };
    if (request.method === 'DELETE') cancelled.push(found.prompt);
    return { status: 200, body: { id: job, done: Date.now() >= found.doneAt, picture } };
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get taken() {
      return jobs.map(({ prompt }) => prompt);
    },
    cancelled,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
