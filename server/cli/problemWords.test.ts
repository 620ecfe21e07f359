import { expect, it } from 'vitest';
import type { Problem } from '../../runtime/graph/problem.ts';
import { problemLines } from './problemWords.ts';

const missing = (node: string, message = 'Wan 2.2 can not be called.'): Problem => ({
  ...{ code: 'adapter-missing', severity: 'error', message, node, param: 'model' },
});

it('tells once what is wrong with many nodes alike', () => {
  const problems = ['a', 'b', 'c', 'd', 'e'].map((node) => missing(node));
  expect(problemLines([...problems, missing('f', 'Turbo can not be called.')])).toEqual([
    '✗ Wan 2.2 can not be called. [a, b, c and 2 more, model]',
    '✗ Turbo can not be called. [f, model]',
  ]);
});

it('keeps doubts about other places apart, and quotes the text', () => {
  const doubt = (line: number): Problem => ({
    ...{ code: 'x', severity: 'doubt', message: 'Who is BEN?', source: { file: 'a.fountain', line, text: 'BEN' } },
  });
  expect(problemLines([doubt(3), doubt(9)])).toEqual([
    '? Who is BEN? [a.fountain:3]\n    “BEN”',
    '? Who is BEN? [a.fountain:9]\n    “BEN”',
  ]);
});
