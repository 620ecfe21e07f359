import { readdirSync, readFileSync } from 'node:fs';

/**
 * Memory in bytes of a process and all that descend from it, as the kernel counts it now: proportional (PSS), so that a
 * page which several of them share counts once, and a process that is just being started does not count its parent again.
 */
export function treeMemory(root: number): number {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const status = contents(`/proc/${name}/status`);
    parents.set(Number(name), Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]));
  }
  return [...parents.keys()].reduce((sum, pid) => (descends(pid, root, parents) ? sum + proportional(pid) : sum), 0);
}

/** Milliseconds of processor time that the ended children of this process have taken, with all that they waited for. */
export function childrenTime(): number {
  const fields = contents('/proc/self/stat').split(') ').at(-1)?.split(' ') ?? [];
  const [user = 0, system = 0] = fields.slice(13, 15).map(Number);
  // Counted in hundredths of a second, whatever the kernel's own clock is.
  return (user + system) * 10;
}

function proportional(pid: number): number {
  return Number(/^Pss:\s+(\d+)/m.exec(contents(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1024;
}

/** Nothing for a process that ended in between. */
function contents(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function descends(pid: number, root: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) {
    if (at === root) return true;
  }
  return false;
}
