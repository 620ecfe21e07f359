import { randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/**
 * Whose process ids can be looked up from here. Names of machines may be given twice, and containers of one name on one
 * machine each count their own processes: so the boot and the space of process ids are part of it.
 */
const machine = [hostname(), told(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')), told(processSpace)]
  .map((part) => part.trim().replaceAll('/', '_'))
  .join(' ');

function processSpace(): string {
  return readlinkSync('/proc/self/ns/pid');
}

/** '' where the system does not tell. */
function told(ask: () => string): string {
  try {
    return ask();
  } catch {
    return '';
  }
}

/** Holders that live in this process: more than one only in tests. */
const own = new Set<string>();

/** Who may hold a lease: machine, process and a new id, so that no two are ever the same. */
export function newHolder(): { id: string; name: string } {
  const id = `${machine}/${process.pid}/${randomUUID()}`;
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
  const [on, process_] = id.split('/');
  const pid = Number(process_);
  if (on !== machine || !Number.isInteger(pid) || pid <= 0) return false;
  // A container that starts again gives its process the same number.
  if (pid === process.pid) return !own.has(id);
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
