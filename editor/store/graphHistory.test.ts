import { expect, it } from 'vitest';
import { zGraph, type Graph } from '../../runtime/graph/graph.ts';
import type { Autosave } from './autosave.ts';
import { conflictWords, mineOf } from './conflictWords.ts';
import { GraphDocument } from './graphDocument.ts';
import { GraphHistory, type HistoryParts } from './graphHistory.ts';
import { Toasts } from './toasts.ts';

const withText = (text: string, more: object = {}): Graph =>
  zGraph.parse({
    ...{ format: 'shotgraph', version: 1, id: 'g', name: 'G' },
    nodes: { a: { type: 'text/value', typeVersion: 1, title: 'Line', params: { text } } },
    ...more,
  });

it('restores a version as a change that can be undone', async () => {
  const document = new GraphDocument(withText('now'));
  const toasts = new Toasts();
  let flushed = 0;
  const history = new GraphHistory({
    ...{ document, toasts },
    autosave: {
      flush: () => {
        flushed += 1;
        return Promise.resolve();
      },
    } as unknown as Autosave,
    api: {
      version: (_: string, revision: number) => Promise.resolve({ graph: withText(`at ${revision}`) }),
    } as unknown as HistoryParts['api'],
  });
  await history.restore({ revision: 3, savedAt: '', words: [] });
  expect(document.graph.nodes).toEqual(withText('at 3').nodes);
  expect([flushed, document.state.getState().undo]).toEqual([1, 'Restore version 3']);
  toasts.state.getState().toasts[0]?.action?.run();
  expect(document.graph.nodes).toEqual(withText('now').nodes);

  document.redo();
  await history.restore({ revision: 3, savedAt: '', words: [] });
  expect(flushed).toBe(1);
  expect(toasts.state.getState().toasts.at(-1)?.message).toContain('already');
});

it('tells both sides of a conflict in words, and what this side would be', () => {
  const conflict = {
    ...{ base: withText('rain'), theirs: withText('snow'), revision: 7 },
    mine: [{ op: 'set-param', node: 'a', param: 'text', value: 'sun' } as never],
  };
  expect(conflictWords(conflict, new Map())).toEqual({
    mine: ['“Line” (a): text “rain” → “sun”'],
    theirs: ['“Line” (a): text “rain” → “snow”'],
  });
  expect(mineOf(conflict).nodes).toEqual(withText('sun').nodes);
  const moved = withText('rain', { layout: { nodes: { a: { x: 5, y: 5 } } } });
  expect(conflictWords({ ...conflict, theirs: moved }, new Map()).theirs).toEqual(['Things were only moved about.']);
});
