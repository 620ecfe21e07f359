import { z } from 'zod';
import { defineNode, output } from '../../runtime/node/defineNode.ts';

export const textValue = defineNode({
  type: 'text/value',
  version: 1,
  title: 'Text',
  category: 'Text',
  description: 'A text that you write: a prompt, a line, a title.',
  resource: 'none',
  gives: 'text',
  inputs: {},
  outputs: { text: output('text', { description: 'The text as written.' }) },
  params: z.object({ text: z.string().max(200_000).default('').describe('What it says.') }),
  run: ({ params }) => ({ text: params.text }),
});
