import type { Breakdown } from '../../runtime/screenplay/breakdown.ts';
import { applyCast } from '../../runtime/screenplay/filmGraph/cast.ts';
import { chooseSize } from '../../runtime/screenplay/filmGraph/chooseSize.ts';
import { readScreenplay } from '../../runtime/screenplay/readers/readScreenplay.ts';
import type { Screenplay } from '../../runtime/screenplay/screenplay.ts';
import type { Shot } from '../../runtime/screenplay/shot.ts';
import { drawnBy } from '../film/drawnBy.ts';
import { draftFilm, type FilmChoices, type MadeFilm, makeFilm } from '../film/makeFilm.ts';
import { readPackage } from '../package/readPackage.ts';

/** What boards are drawn from: the shots as the film would have them. */
export interface BoardsPlan {
  film: MadeFilm;
  title: string;
  /** Width by height. */
  aspect: number;
  screenplay: Screenplay;
  breakdown: Breakdown;
  shots: readonly Shot[];
  scenes?: readonly number[] | undefined;
}

/**
 * Reads a screenplay and cuts it into the shots that its film would have.
 * @throws Fault invalid-input with one sentence when there is no screenplay in it, or a choice does not fit
 */
export async function planBoards(path: string, choices: FilmChoices): Promise<BoardsPlan> {
  const draft = draftFilm(readScreenplay(await readPackage(path)));
  const film = makeFilm(draft, choices);
  const { screenplay } = draft.read;
  const size = chooseSize({ wanted: choices.size, aspect: screenplay.style.aspect, format: screenplay.format });
  const { breakdown, shots } = applyCast(
    draft.breakdown,
    drawnBy(choices.hand, draft.shots),
    choices.cast ?? { people: {} },
  );
  return {
    ...{ film, title: screenplay.title, screenplay, breakdown, shots, scenes: choices.scenes },
    aspect: size ? size.width / size.height : 16 / 9,
  };
}
