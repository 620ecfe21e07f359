import { z } from 'zod';
import { defineNode, outputList, requiredList, type Value } from '../../runtime/node/defineNode.ts';

export const listFlatten = defineNode({
  type: 'list/flatten',
  version: 1,
  title: 'Flatten',
  category: 'Control',
  description: 'Makes one list of the lists that a node gives when it works on a list.',
  resource: 'none',
  inputs: {
    lists: requiredList('same', {
      description: 'Lists, or the list of lists that a node gives when it works on a list.',
      nested: true,
      // Captions and JSON values may be arrays themselves: where the list ends and the value begins is not to be seen.
      among: ['text', 'number', 'boolean', 'image', 'video', 'audio'],
    }),
  },
  outputs: { list: outputList('same', { description: 'Everything in them, in order, as one list.' }) },
  params: z.object({}),
  run: ({ inputs }) => ({ list: inputs.lists.flatMap(members) }),
});

function members(entry: Value): Value[] {
  return Array.isArray(entry) ? (entry as Value[]) : [entry];
}
