/** Two texts joined and spoken: nodes that run in a moment. */
export const smallGraph = {
  format: 'shotgraph',
  version: 1,
  id: 'small',
  name: 'Small',
  nodes: {
    hello: { type: 'text/value', typeVersion: 1, params: { text: 'Nobody crosses tonight.' } },
    name: { type: 'text/value', typeVersion: 1, params: { text: 'Maelle' } },
    join: { type: 'text/join', typeVersion: 1, params: { separator: ' ' } },
    speak: { type: 'audio/speak', typeVersion: 1, params: {} },
    picture: { type: 'image/generate', typeVersion: 1, params: { prompt: 'A lamp', width: 320, height: 180 } },
  },
  edges: {
    a: { from: { node: 'hello', port: 'text' }, to: { node: 'join', port: 'texts' }, order: 0 },
    b: { from: { node: 'name', port: 'text' }, to: { node: 'join', port: 'texts' }, order: 1 },
    c: { from: { node: 'join', port: 'text' }, to: { node: 'speak', port: 'text' } },
  },
  layout: {
    nodes: {
      hello: { x: 0, y: 0 },
      name: { x: 0, y: 260 },
      join: { x: 400, y: 80 },
      speak: { x: 800, y: 80 },
      picture: { x: 800, y: 460 },
    },
  },
};
