import { nodeDefinitions } from '../../nodes/index.ts';
import { localVoices } from '../../runtime/catalog/localVoices.ts';
import { models } from '../../runtime/catalog/models.ts';
import type { Depiction } from '../../runtime/graph/depiction.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { Graph } from '../../runtime/graph/graph.ts';
import type { Problem } from '../../runtime/graph/problem.ts';
import type { MusicMood } from '../../runtime/graph/soundscape.ts';
import { breakDown } from '../../runtime/screenplay/breakdown/breakDown.ts';
import type { Breakdown, Corrections } from '../../runtime/screenplay/breakdown.ts';
import type { Cast } from '../../runtime/screenplay/filmGraph/cast.ts';
import { chooseRate } from '../../runtime/screenplay/filmGraph/chooseRate.ts';
import { chooseSize } from '../../runtime/screenplay/filmGraph/chooseSize.ts';
import { filmGraph } from '../../runtime/screenplay/filmGraph/filmGraph.ts';
import type { Scene, Screenplay } from '../../runtime/screenplay/screenplay.ts';
import type { ReadResult } from '../../runtime/screenplay/readers/readResult.ts';
import type { Shot } from '../../runtime/screenplay/shot.ts';
import { planShots } from '../../runtime/screenplay/shots/planShots.ts';
import { drawnBy } from './drawnBy.ts';

export interface FilmChoices {
  /** `1280x720` */
  size?: string | undefined;
  /** `24`, `23.976`, `30000/1001` */
  fps?: string | undefined;
  /** Numbers of the scenes to take, ascending; all when absent. */
  scenes?: readonly number[] | undefined;
  cast?: Cast | undefined;
  /** How the boards are drawn; by the style words of the screenplay when absent. */
  hand?: Depiction['hand'] | undefined;
  /** Music under the whole film; none where nothing is said. */
  music?: MusicMood | 'auto' | undefined;
  /** The sound of places and of what happens; false leaves only what is said. */
  ambience?: boolean | undefined;
}

/** How much there is of everything. */
export interface FilmCounts {
  scenes: number;
  shots: number;
  lines: number;
  people: number;
  settings: number;
}

/** A screenplay with its people, places and shots, before it becomes a graph. */
export interface FilmDraft {
  readonly read: ReadResult;
  readonly breakdown: Breakdown;
  readonly shots: readonly Shot[];
  /** Doubts of the readers, the breakdown and the shots. */
  readonly problems: readonly Problem[];
}

export interface MadeFilm {
  graph: Graph;
  /** Doubts of the draft, and what the graph could not do as listed. */
  problems: readonly Problem[];
  counts: FilmCounts;
}

/** The model that animates imported shots: its longest clip decides where long shots are cut. */
const animateModel = 'fal/wan22';
const nodeTypes = new Map(nodeDefinitions.map(({ info }) => [info.type, info]));

/** Screenplay and what a person corrected → people, places and shots. */
export function draftFilm(read: ReadResult, corrections?: Corrections): FilmDraft {
  const { screenplay, doubts } = read;
  const breakdown = breakDown(screenplay, corrections);
  const longestClip = models.get(animateModel)?.limits.secondsRange?.most;
  const { shots, problems } = planShots(screenplay, breakdown, longestClip === undefined ? {} : { longestClip });
  return { read, breakdown, shots, problems: [...doubts, ...breakdown.doubts, ...problems] };
}

/**
 * The film graph of a draft.
 * @throws Fault invalid-input with one sentence when a choice does not fit
 */
export function makeFilm(draft: FilmDraft, choices: FilmChoices): MadeFilm {
  const { breakdown } = draft;
  const shots = drawnBy(choices.hand, draft.shots);
  const { screenplay } = draft.read;
  const size = chooseSize({ wanted: choices.size, aspect: screenplay.style.aspect, format: screenplay.format });
  if (!size) {
    throw new Fault(
      'size',
      'invalid-input',
      `"${choices.size}" is not a size: write it like 1280x720, from 16x16 to 7680x4320.`,
    );
  }
  const rate = chooseRate({ wanted: choices.fps, format: screenplay.format });
  if (!rate) {
    throw new Fault(
      'fps',
      'invalid-input',
      `"${choices.fps}" is not a frame rate: write 24, 25, 30, 23.976 or another from 1 to 120.`,
    );
  }
  const scenes = chosenScenes(screenplay.scenes.length, choices.scenes);
  const film = filmGraph({
    screenplay,
    breakdown,
    shots,
    options: {
      ...size,
      rate,
      voices: localVoices,
      nodeTypes,
      ...(scenes && { scenes }),
      ...(choices.cast && { cast: choices.cast }),
      ...(choices.music && { music: choices.music }),
      ...(choices.ambience === false && { ambience: false }),
    },
  });
  const problems = [...draft.problems.filter(isAbout(screenplay, scenes)), ...film.problems];
  return { graph: film.graph, problems, counts: countFilm(draft, scenes) };
}

/** Size and rate of a film that nothing else is asked of, as they are written. */
export function usualPicture({ style, format }: Screenplay): { size: string; fps: string } {
  const size = chooseSize({ aspect: style.aspect, format });
  const rate = chooseRate({ format });
  if (!size || !rate) throw new Error('There is always a usual size and rate.');
  return {
    size: `${size.width}x${size.height}`,
    fps: rate.den === 1 ? String(rate.num) : `${rate.num}/${rate.den}`,
  };
}

/** Counts the scenes of these numbers, or all. */
export function countFilm({ read, breakdown, shots }: FilmDraft, numbers?: readonly number[]): FilmCounts {
  const taken = scenesOf(read.screenplay, numbers);
  const ids = new Set(taken.map(({ id }) => id));
  const own = shots.filter((shot) => ids.has(shot.scene));
  const people = new Set(
    own.flatMap((shot) => [...shot.depiction.people.map(({ id }) => id), ...shot.lines.map(({ speaker }) => speaker)]),
  );
  return {
    scenes: taken.length,
    shots: own.length,
    lines: taken.flatMap(({ elements }) => elements).filter(({ kind }) => kind === 'dialogue').length,
    people: numbers ? breakdown.people.filter(({ id }) => people.has(id)).length : breakdown.people.length,
    settings: breakdown.settings.filter((setting) => setting.scenes.some((id) => ids.has(id))).length,
  };
}

/** Who asks for some scenes is not told what is doubtful in the others. */
function isAbout(screenplay: Screenplay, numbers: readonly number[] | undefined): (problem: Problem) => boolean {
  const ids = new Set(scenesOf(screenplay, numbers).map(({ id }) => id));
  const known = new Set(screenplay.scenes.map(({ id }) => id));
  return ({ source }) => source?.scene === undefined || !known.has(source.scene) || ids.has(source.scene);
}

function scenesOf(screenplay: Screenplay, numbers: readonly number[] | undefined): readonly Scene[] {
  const chosen = numbers && new Set(numbers);
  return screenplay.scenes.filter(({ number }) => chosen === undefined || chosen.has(number));
}

function chosenScenes(count: number, wanted: readonly number[] | undefined): readonly number[] | undefined {
  const outside = wanted?.find((number) => number > count);
  if (outside !== undefined) {
    const range = count === 1 ? 'there is only scene 1' : `there are scenes 1 to ${count}`;
    throw new Fault('scenes', 'invalid-input', `There is no scene ${outside}: ${range}.`);
  }
  return wanted;
}
