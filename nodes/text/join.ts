import { z } from 'zod';
import { defineNode, output, requiredList } from '../../runtime/node/defineNode.ts';

export const textJoin = defineNode({
  type: 'text/join',
  version: 1,
  title: 'Join text',
  category: 'Text',
  description: 'Puts several texts together into one, in the order of their wires.',
  resource: 'none',
  inputs: { texts: requiredList('text', { description: 'The texts, in order.' }) },
  outputs: { text: output('text', { description: 'All of them as one text.' }) },
  params: z.object({
    separator: z.string().default('\n').describe('What stands between two texts.'),
  }),
  run: ({ inputs, params }) => ({ text: inputs.texts.join(params.separator) }),
});
