import { expect, it } from 'vitest';
import { readScreenplay } from '../../runtime/screenplay/readers/readScreenplay.ts';
import { draftFilm, makeFilm } from './makeFilm.ts';

const script = 'INT. KITCHEN - NIGHT\n\nANNA lights a lamp.\n\nANNA\nWho is there?\n';

it('writes the hand that is asked for into every shot of the graph, and none where none is asked for', () => {
  const draft = draftFilm(readScreenplay(new Map([['kitchen.fountain', new TextEncoder().encode(script)]])));
  const noir = JSON.stringify(makeFilm(draft, { hand: 'noir' }).graph);
  expect(noir.match(/"hand":"noir"/g)?.length).toBeGreaterThanOrEqual(draft.shots.length);
  expect(JSON.stringify(makeFilm(draft, {}).graph)).not.toContain('"hand"');
});
