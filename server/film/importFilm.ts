import { readScreenplay } from '../../runtime/screenplay/readers/readScreenplay.ts';
import { readPackage } from '../package/readPackage.ts';
import { draftFilm, type FilmChoices, type MadeFilm, makeFilm } from './makeFilm.ts';

/**
 * Screenplay file, folder or zip → film graph.
 * @throws Fault invalid-input with one sentence when there is no screenplay in it, or a choice does not fit
 */
export async function importFilm(path: string, choices: FilmChoices): Promise<MadeFilm> {
  return makeFilm(draftFilm(readScreenplay(await readPackage(path))), choices);
}
