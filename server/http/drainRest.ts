import type { IncomingMessage } from 'node:http';

const mostBytes = 64 * 1024 * 1024;
const longestMilliseconds = 10_000;

/**
 * Reads what is left of a body that is refused, and throws it away: most callers look at the answer only when they have
 * sent all, and a connection that is closed before that takes the answer with it. Who sends on and on is cut off.
 */
export function drainRest(request: IncomingMessage): void {
  if (request.complete || request.destroyed) return;
  let left = mostBytes;
  const late = setTimeout(() => request.destroy(), longestMilliseconds);
  const end = () => clearTimeout(late);
  request.on('data', (piece: Buffer) => {
    left -= piece.byteLength;
    if (left < 0) request.destroy();
  });
  request.once('end', end);
  request.once('close', end);
  request.resume();
}
