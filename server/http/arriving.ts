import type { IncomingMessage } from 'node:http';

/** Milliseconds without a byte after which a body is given up. */
const longestSilence = 120_000;

/** The bytes of a body as they come; the connection is cut when they stop coming. */
export async function* arriving(request: IncomingMessage, silence: number = longestSilence): AsyncGenerator<Buffer> {
  request.setTimeout(silence, () => void request.destroy());
  try {
    yield* request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
  } finally {
    // What is done with them may take longer.
    request.setTimeout(0);
  }
}
