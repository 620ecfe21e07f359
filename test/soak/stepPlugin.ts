import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** `soak/step`: takes a slot of the processor for a few milliseconds, says how far it is, and gives its name. */
const source = `
export default ({ defineNode, z, output }) =>
  defineNode({
    type: 'soak/step', version: 1, title: 'Step', category: 'Test', description: 'For the soak.', resource: 'cpu',
    inputs: {},
    outputs: { text: output('text', { description: 'Its name.' }) },
    params: z.object({ name: z.string().default('').describe('Tells steps apart.') }),
    async run({ params }, { progress }) {
      await new Promise((resolve) => setTimeout(resolve, 3));
      progress(0.5, 'half of it');
      await new Promise((resolve) => setTimeout(resolve, 2));
      return { text: params.name };
    },
  });
`;

/** Writes the plug-in into a folder. */
export async function writeStepPlugin(folder: string): Promise<void> {
  await writeFile(join(folder, 'step.js'), source);
}

/** A graph of so many steps that wait for nothing but a slot. */
export function stepGraph(name: string, count: number): object {
  const nodes = Array.from({ length: count }, (_, index) => [
    `step-${String(index).padStart(5, '0')}`,
    { type: 'soak/step', typeVersion: 1, params: { name: `${name} ${index}` } },
  ]);
  return { format: 'shotgraph', version: 1, id: name, name, nodes: Object.fromEntries(nodes) };
}
