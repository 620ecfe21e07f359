import { graphVersion } from './graph.ts';
import type { JsonRecord, Migration } from './migrations/migration.ts';
import { migrationSteps } from './migrations/migrationSteps.ts';
import type { Problem } from './problem.ts';

export type Migrated =
  | { readonly ok: true; readonly file: JsonRecord; readonly applied: readonly string[] }
  | { readonly ok: false; readonly problem: Problem };

/** Brings a graph file of any older version to the current one, step by step. */
export function migrate(
  file: JsonRecord,
  steps: readonly Migration[] = migrationSteps,
  target: number = graphVersion,
): Migrated {
  const { version } = file;
  if (typeof version !== 'number' || !Number.isInteger(version)) {
    return failed(
      'graph-version',
      `The graph does not say which version of the format it is in: “version” must be a whole number.`,
    );
  }
  if (version > target) {
    return failed(
      'newer-version',
      `The graph was saved by a newer Shotgraph (format ${version}; this one reads up to ${target}): update Shotgraph to open it.`,
    );
  }
  const applied: string[] = [];
  let current = file;
  for (let at = version; at < target; at += 1) {
    const step = steps.find(({ from }) => from === at);
    if (!step)
      return failed(
        'graph-version',
        `Format ${version} of the graph can not be read: there is no step from ${at} to ${at + 1}.`,
      );
    current = { ...step.apply(current), version: at + 1 };
    applied.push(step.name);
  }
  return { ok: true, file: current, applied };
}

function failed(code: string, message: string): Migrated {
  return { ok: false, problem: { code, severity: 'error', message } };
}
