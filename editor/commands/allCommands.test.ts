import { expect, it } from 'vitest';
import { allCommands } from './allCommands.ts';

it('has no two commands of one id', () => {
  const ids = allCommands.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

it('gives no key to two commands that are always there', () => {
  const keys = allCommands.filter(({ when }) => !when).flatMap((command) => command.keys ?? []);
  expect(keys).toEqual([...new Set(keys)]);
});
