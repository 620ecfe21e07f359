import { expect, it } from 'vitest';
import { distinctNames } from './distinctNames.ts';

it('gives files of one name numbers, and touches no others', () => {
  const names = (...given: string[]) =>
    distinctNames(given.map((fileName) => ({ fileName }))).map(({ fileName }) => fileName);
  expect(names('film.mp4', 'film.srt', 'film.mp4', 'FILM.mp4')).toEqual([
    ...['film.mp4', 'film.srt', 'film-2.mp4', 'FILM-3.mp4'],
  ]);
  expect(names('film-2.mp4', 'film.mp4', 'film.mp4', 'post', 'post')).toEqual([
    ...['film-2.mp4', 'film.mp4', 'film-3.mp4', 'post', 'post-2'],
  ]);
});

it('leaves names alone that are taken', () => {
  const given = [{ fileName: 'Graph.json' }, { fileName: 'film.mp4' }];
  expect(distinctNames(given, ['graph.json']).map(({ fileName }) => fileName)).toEqual(['Graph-2.json', 'film.mp4']);
});
