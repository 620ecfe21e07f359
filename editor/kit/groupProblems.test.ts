import { expect, it } from 'vitest';
import type { Problem } from '../../runtime/graph/problem.ts';
import { groupProblems } from './groupProblems.ts';

it('tells the same finding once with all its nodes, errors first', () => {
  const problem = (message: string, node?: string, severity: Problem['severity'] = 'error'): Problem => ({
    ...{ code: 'x', severity, message },
    ...(node !== undefined && { node }),
  });
  const found = groupProblems([
    problem('Old take.', 'c', 'warning'),
    problem('No key.', 'a'),
    problem('No key.', 'b'),
    problem('No key.', 'a'),
    problem('No name.'),
  ]);
  expect(found).toEqual([
    { message: 'No key.', severity: 'error', nodes: ['a', 'b'] },
    { message: 'No name.', severity: 'error', nodes: [] },
    { message: 'Old take.', severity: 'warning', nodes: ['c'] },
  ]);
});
