import { expect, it } from 'vitest';
import { zGraph } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { Exposure } from './exposure.ts';
import { GraphDocument } from './graphDocument.ts';

const a = 'a' as NodeId;
const b = 'b' as NodeId;

function open() {
  const document = new GraphDocument(zGraph.parse({ format: 'shotgraph', version: 1, id: 'g', name: 'G' }));
  return { document, exposure: new Exposure(document) };
}

it('exposes params and results under free names, each once', () => {
  const { document, exposure } = open();
  exposure.exposeInput(a, 'text', 'Text');
  exposure.exposeInput(b, 'text', 'Text');
  exposure.exposeInput(a, 'text', 'Text');
  exposure.exposeOutput(a, 'text', 'Text');
  expect(document.graph.inputs).toEqual([
    { name: 'text', title: 'Text', node: 'a', param: 'text' },
    { name: 'text2', title: 'Text', node: 'b', param: 'text' },
  ]);
  expect(document.graph.outputs).toEqual([{ name: 'text', title: 'Text', node: 'a', port: 'text' }]);
});

it('is undone step by step, and never gives two the same name', () => {
  const { document, exposure } = open();
  exposure.exposeInput(a, 'text', 'Text');
  exposure.exposeInput(b, 'text', 'Other');
  exposure.raise('inputs', 'text2');
  expect(document.graph.inputs.map(({ name }) => name)).toEqual(['text2', 'text']);
  exposure.changeInput('text', { name: 'text2' });
  exposure.changeInput('text', { title: 'L' });
  exposure.changeInput('text', { title: 'Line', description: 'What is said.' });
  expect(document.graph.inputs[1]).toMatchObject({ name: 'text', title: 'Line', description: 'What is said.' });
  exposure.hide('inputs', 'text2');
  expect(document.graph.inputs.map(({ name }) => name)).toEqual(['text']);
  document.undo();
  document.undo();
  expect(document.graph.inputs.map(({ title }) => title)).toEqual(['Other', 'Text']);
});
