import { breakDown } from '../../runtime/screenplay/breakdown/breakDown.ts';
import type { Breakdown } from '../../runtime/screenplay/breakdown.ts';
import { chooseRate } from '../../runtime/screenplay/filmGraph/chooseRate.ts';
import { chooseSize } from '../../runtime/screenplay/filmGraph/chooseSize.ts';
import { filmGraph, type FilmOptions } from '../../runtime/screenplay/filmGraph/filmGraph.ts';
import { readScreenplay } from '../../runtime/screenplay/readers/readScreenplay.ts';
import type { ListedShot, Screenplay, Speech } from '../../runtime/screenplay/screenplay.ts';
import type { Shot } from '../../runtime/screenplay/shot.ts';
import { planShots } from '../../runtime/screenplay/shots/planShots.ts';
import { loadPackage } from '../screenplay/loadFixture.ts';

export interface SampleFilm {
  screenplay: Screenplay;
  breakdown: Breakdown;
  shots: Shot[];
}

export const sampleNames = ['kervael', 'kervael-listed', 'redheaded', 'redheaded-listed'] as const;
export type SampleName = (typeof sampleNames)[number];

/** The two stories, each without and with a shot list. The list of the second is made here, with the usual faults. */
export function sampleFilm(name: SampleName): SampleFilm {
  const { screenplay } = readScreenplay(loadPackage(name === 'redheaded-listed' ? 'redheaded' : name));
  return plannedFilm(name === 'redheaded-listed' ? { ...screenplay, shots: faultyList(screenplay) } : screenplay);
}

export function plannedFilm(screenplay: Screenplay): SampleFilm {
  const breakdown = breakDown(screenplay);
  return { screenplay, breakdown, shots: planShots(screenplay, breakdown).shots };
}

export function sampleGraph(film: SampleFilm, options: Partial<FilmOptions> = {}) {
  const { style, format } = film.screenplay;
  const size = chooseSize({ aspect: style.aspect, format }) ?? { width: 1280, height: 720 };
  const rate = chooseRate({ format }) ?? { num: 24, den: 1 };
  return filmGraph({ ...film, options: { ...size, rate, ...options } });
}

/** A list as rule engines make them: lines of two speakers joined by speaker, voices from nowhere put into the picture. */
function faultyList(screenplay: Screenplay): ListedShot[] {
  return screenplay.scenes.flatMap((scene) => {
    const shots: { elements: string[]; inFrame: string[]; size: string }[] = [
      { elements: [], inFrame: [], size: 'wide' },
    ];
    let talk: Speech[] = [];
    const endTalk = () => {
      for (const [, lines] of Map.groupBy(talk, (line) => line.speaker))
        shots.push({
          elements: lines.map((line) => line.id),
          inFrame: [...new Set(talk.map((line) => line.cue))],
          size: 'two_shot',
        });
      talk = [];
    };
    for (const element of scene.elements) {
      if (element.kind === 'dialogue') {
        if (new Set([...talk, element].map((line) => line.speaker)).size > 2) endTalk();
        talk.push(element);
      } else {
        endTalk();
        if (element.kind === 'action') shots.push({ elements: [element.id], inFrame: [], size: 'medium_wide' });
      }
    }
    endTalk();
    return shots.map(({ elements, inFrame, size }, index) => ({
      id: `${scene.id}-${String(index + 1).padStart(3, '0')}`,
      scene: scene.number,
      elements,
      trigger: elements.length === 0 ? 'location_establish' : inFrame.length > 0 ? 'dialogue_exchange' : 'action_beat',
      size,
      move: 'static',
      height: 'eye_level',
      lens: 40,
      seconds: 3 * Math.max(1, elements.length),
      transition: index === shots.length - 1 ? 'dissolve' : 'l_cut',
      transitionSeconds: 0.4,
      intensity: 0.4,
      inFrame,
      lighting: '',
    }));
  });
}
