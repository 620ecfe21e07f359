import { describe, expect, it } from 'vitest';
import { graphVersion } from './graph.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations/migration.ts';
import { migrationSteps } from './migrations/migrationSteps.ts';

const steps: readonly Migration[] = [
  { from: 2, name: 'Wires got an order', apply: ({ wires, ...file }) => ({ ...file, edges: wires ?? {} }) },
  { from: 1, name: 'Links are called wires', apply: ({ links, ...file }) => ({ ...file, wires: links ?? {} }) },
];

describe('migrate', () => {
  it('takes every step from the version of the file, in order, and leaves the file as it was', () => {
    const file = Object.freeze({ version: 1, links: { a: 1 }, kept: true });
    expect(migrate(file, steps, 3)).toEqual({
      ok: true,
      file: { version: 3, edges: { a: 1 }, kept: true },
      applied: ['Links are called wires', 'Wires got an order'],
    });
    expect(migrate({ version: 2, wires: {} }, steps, 3)).toMatchObject({ applied: ['Wires got an order'] });
  });

  it('does nothing to a file of this version', () => {
    const file = { version: 3 };
    expect(migrate(file, steps, 3)).toEqual({ ok: true, file, applied: [] });
  });

  it.each([
    [{ version: 4 }, 'newer-version'],
    [{ version: 0 }, 'graph-version'],
    [{ version: 1.5 }, 'graph-version'],
    [{}, 'graph-version'],
  ])('refuses %j', (file, code) => {
    expect(migrate(file, steps, 3)).toMatchObject({ ok: false, problem: { code } });
  });

  it('has a step from every version that was ever published', () => {
    const versions = Array.from({ length: graphVersion - 1 }, (_, index) => index + 1);
    expect(migrationSteps.map(({ from }) => from)).toEqual(versions);
  });
});
