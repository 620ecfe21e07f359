import { describe, expect, it } from 'vitest';
import { runNode } from '../../test/harness/nodeHarness.ts';
import { listFlatten } from './flatten.ts';
import { listMake } from './make.ts';
import { listPick } from './pick.ts';

describe('list/make', () => {
  it('keeps the order of the wires', async () => {
    expect((await runNode(listMake, { inputs: { items: [3, 1, 2] } })).outputs).toEqual({ list: [3, 1, 2] });
  });
});

describe('list/pick', () => {
  const pick = (index: number, list = ['a', 'b', 'c']) => runNode(listPick, { inputs: { list, index } });

  it.each([
    [1, 'a'],
    [3, 'c'],
    [-1, 'c'],
    [-3, 'a'],
  ])('takes number %i', async (index, item) => {
    expect((await pick(index)).outputs).toEqual({ item });
  });

  it.each([0, 4, -4])('says what there is when asked for number %i', async (index) => {
    await expect(pick(index)).rejects.toThrow(
      `There is no item ${index}: the list has 3, so 1 to 3, or −1 for the last.`,
    );
  });

  it('says that an empty list has nothing', async () => {
    await expect(pick(1, [])).rejects.toThrow('the list is empty');
  });
});

describe('list/flatten', () => {
  it('joins lists and singles in order, one level deep', async () => {
    const { outputs } = await runNode(listFlatten, { inputs: { lists: [[1, 2], 3, [], [4]] } });
    expect(outputs).toEqual({ list: [1, 2, 3, 4] });
  });
});
