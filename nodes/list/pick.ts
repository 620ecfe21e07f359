import { z } from 'zod';
import { defineNode, field, output, requiredList } from '../../runtime/node/defineNode.ts';
import { Fault } from '../../runtime/graph/fault.ts';

export const listPick = defineNode({
  type: 'list/pick',
  version: 1,
  title: 'Pick from list',
  category: 'Control',
  description: 'Takes one thing out of a list by its place.',
  resource: 'none',
  inputs: {
    list: requiredList('same', { description: 'The list.' }),
    index: field('number', z.int().min(-100_000).max(100_000).default(1), {
      description: 'Which one: 1 is the first, −1 the last.',
    }),
  },
  outputs: { item: output('same', { description: 'The thing at that place.' }) },
  params: z.object({}),
  run: ({ inputs: { list, index } }) => {
    const item = list.at(index > 0 ? index - 1 : index);
    if (index === 0 || item === undefined) {
      const range = list.length === 0 ? 'the list is empty' : `the list has ${list.length}, so 1 to ${list.length}`;
      throw new Fault('index-outside', 'invalid-input', `There is no item ${index}: ${range}, or −1 for the last.`);
    }
    return { item };
  },
});
