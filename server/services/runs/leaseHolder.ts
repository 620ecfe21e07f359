import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';

/** Holders that live in this process: more than one only in tests. */
const own = new Set<string>();

/** Who may hold a lease: machine, process and a new id, so that no two are ever the same. */
export function newHolder(): { id: string; name: string } {
  const id = `${hostname()}/${process.pid}/${randomUUID()}`;
  own.add(id);
  return { id, name: `the server of process ${process.pid} on ${hostname()}` };
}

/** The holder has let go for good. */
export function endHolder(id: string): void {
  own.delete(id);
}

/**
 * Whether a holder has certainly died: its process on this machine is gone. Of other machines nothing is known, and a
 * frozen process is not dead.
 */
export function hasDied(id: string): boolean {
  const [host, process_] = id.split('/');
  const pid = Number(process_);
  if (host !== hostname() || !Number.isInteger(pid) || pid <= 0) return false;
  // A container that starts again gives its process the same number.
  if (pid === process.pid) return !own.has(id);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
