import { z } from 'zod';
import { defineNode, outputList, requiredList } from '../../runtime/node/defineNode.ts';

export const listMake = defineNode({
  type: 'list/make',
  version: 1,
  title: 'Make list',
  category: 'Control',
  description: 'Makes one list of several things of a kind. A node fed with a list does its work once for each.',
  resource: 'none',
  inputs: {
    items: requiredList('same', { description: 'The things, in the order of their wires; lists are joined.' }),
  },
  outputs: { list: outputList('same', { description: 'All of them as one list.', lengthOf: 'items' }) },
  params: z.object({}),
  run: ({ inputs }) => ({ list: inputs.items }),
});
