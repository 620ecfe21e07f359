const text = (words: string, title: string) => ({ type: 'text/value', typeVersion: 1, title, params: { text: words } });

/** Texts that are joined into the prompt of a picture, and cards without wires. */
export const wireGraph = {
  format: 'shotgraph',
  version: 1,
  id: 'wires',
  name: 'Wires',
  nodes: {
    one: text('One', 'One'),
    two: text('Two', 'Two'),
    three: text('Three', 'Three'),
    join: { type: 'text/join', typeVersion: 1, title: 'Join', params: {} },
    loose: { type: 'text/join', typeVersion: 1, title: 'Loose', params: {} },
    picture: { type: 'image/generate', typeVersion: 1, title: 'Picture', params: { prompt: '' } },
    clip: { type: 'video/animate', typeVersion: 1, title: 'Clip', params: {} },
  },
  edges: {
    a: { from: { node: 'one', port: 'text' }, to: { node: 'join', port: 'texts' }, order: 0 },
    b: { from: { node: 'two', port: 'text' }, to: { node: 'join', port: 'texts' }, order: 1 },
    c: { from: { node: 'join', port: 'text' }, to: { node: 'picture', port: 'prompt' } },
  },
  layout: {
    nodes: {
      one: { x: 0, y: 0 },
      two: { x: 0, y: 200 },
      three: { x: 0, y: 400 },
      join: { x: 420, y: 40 },
      loose: { x: 420, y: 420 },
      picture: { x: 820, y: 0 },
      clip: { x: 820, y: 420 },
    },
  },
};
