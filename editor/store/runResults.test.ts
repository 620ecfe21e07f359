import { expect, it } from 'vitest';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { Json } from '../../runtime/graph/json.ts';
import { resultsOf } from './runResults.ts';

const asset = (letter: string, mime = 'video/mp4') =>
  ({ hash: letter.repeat(64), kind: 'video', mime, bytes: 1 }) as unknown as Asset & Json;

it('lists a delivered file once, under its name', () => {
  const film = asset('a');
  expect(resultsOf({ outputs: { film }, deliveries: [{ fileName: 'lamp.mp4', asset: film }] })).toEqual({
    files: [{ fileName: 'lamp.mp4', asset: film }],
    values: [],
  });
});

it('names exposed files by their output, several by number, and keeps what is no file', () => {
  const outputs = { takes: [asset('a'), asset('b', 'image/png')], words: 'Nobody crosses.', none: [] };
  const { files, values } = resultsOf({ outputs, deliveries: [] });
  expect(files.map(({ fileName }) => fileName)).toEqual(['takes-1.mp4', 'takes-2.png']);
  expect(values.map(({ name }) => name)).toEqual(['words', 'none']);
});
