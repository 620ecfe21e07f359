import { models } from '../../runtime/catalog/models.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import { breakDown } from '../../runtime/screenplay/breakdown/breakDown.ts';
import type { Cast } from '../../runtime/screenplay/filmGraph/cast.ts';
import { chooseRate } from '../../runtime/screenplay/filmGraph/chooseRate.ts';
import { chooseSize } from '../../runtime/screenplay/filmGraph/chooseSize.ts';
import { filmGraph } from '../../runtime/screenplay/filmGraph/filmGraph.ts';
import { readScreenplay } from '../../runtime/screenplay/readers/readScreenplay.ts';
import { planShots } from '../../runtime/screenplay/shots/planShots.ts';
import { readPackage } from '../package/readPackage.ts';

export interface ImportOptions {
  /** `1280x720` */
  size?: string;
  /** `24`, `23.976`, `30000/1001` */
  fps?: string;
  /** Numbers of the scenes to take, ascending; all when absent. */
  scenes?: readonly number[];
  cast?: Cast;
}

export interface ImportedFilm {
  graph: Graph;
  /** Doubts of the readers and the breakdown, and what the graph could not do as listed. */
  problems: readonly Problem[];
  counts: { scenes: number; shots: number; lines: number; people: number; settings: number };
}

/** The model that animates imported shots: its longest clip decides where long shots are cut. */
const animateModel = 'fal/wan22';

/**
 * Screenplay file, folder or zip → film graph.
 * @throws Fault invalid-input with one sentence when there is no screenplay in it, or an option does not fit
 */
export async function importFilm(path: string, options: ImportOptions): Promise<ImportedFilm> {
  const { screenplay, doubts } = readScreenplay(await readPackage(path));
  const breakdown = breakDown(screenplay);
  const longestClip = models.get(animateModel)?.limits.secondsRange?.most;
  const { shots, problems } = planShots(screenplay, breakdown, longestClip === undefined ? {} : { longestClip });
  const size = chooseSize({ wanted: options.size, aspect: screenplay.style.aspect, format: screenplay.format });
  if (!size)
    throw new Fault('size', 'invalid-input', `--size "${options.size}" is not a size: write it like 1280x720.`);
  const rate = chooseRate({ wanted: options.fps, format: screenplay.format });
  if (!rate) {
    throw new Fault(
      'fps',
      'invalid-input',
      `--fps "${options.fps}" is not a frame rate: write 24, 25, 30, 23.976 or another from 1 to 120.`,
    );
  }
  const scenes = chosenScenes(screenplay.scenes.length, options.scenes);
  const numbers = new Set(scenes);
  const taken = screenplay.scenes.filter(({ number }) => !scenes || numbers.has(number));
  const ids = new Set(taken.map(({ id }) => id));
  const film = filmGraph({
    screenplay,
    breakdown,
    shots,
    options: { ...size, rate, ...(scenes && { scenes }), ...(options.cast && { cast: options.cast }) },
  });
  return {
    graph: film.graph,
    problems: [...doubts, ...breakdown.doubts, ...problems, ...film.problems],
    counts: {
      scenes: taken.length,
      shots: shots.filter((shot) => ids.has(shot.scene)).length,
      lines: taken.flatMap(({ elements }) => elements).filter(({ kind }) => kind === 'dialogue').length,
      people: breakdown.people.length,
      settings: breakdown.settings.length,
    },
  };
}

function chosenScenes(count: number, wanted: readonly number[] | undefined): readonly number[] | undefined {
  const outside = wanted?.find((number) => number > count);
  if (outside !== undefined) {
    const range = count === 1 ? 'there is only scene 1' : `there are scenes 1 to ${count}`;
    throw new Fault('scenes', 'invalid-input', `There is no scene ${outside}: ${range}.`);
  }
  return wanted;
}
