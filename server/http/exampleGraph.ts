/** A graph of one node, as the examples of routes send it. */
export const exampleGraph = {
  format: 'shotgraph',
  version: 1,
  id: 'example',
  name: 'Example',
  nodes: { words: { type: 'text/value', typeVersion: 1, params: { text: 'Hello.' } } },
  outputs: [{ name: 'text', node: 'words', port: 'text' }],
};
