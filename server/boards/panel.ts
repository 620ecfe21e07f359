import type { CameraMove, Depiction, ShotAngle, ShotSize } from '../../runtime/graph/depiction.ts';
import type { Breakdown } from '../../runtime/screenplay/breakdown.ts';
import type { Screenplay } from '../../runtime/screenplay/screenplay.ts';
import type { Shot } from '../../runtime/screenplay/shot.ts';
import { actionSentence } from './actionSentence.ts';

/** One frame of the boards with what stands under it. */
export interface Panel {
  /** Scene and shot: `3.14`. */
  label: string;
  /** Size, angle where it is not the eye's, and lens. */
  framing: string;
  move: string;
  /** One sentence. */
  action: string;
  /** `NAME: words`, in script order. */
  lines: readonly string[];
  depiction: Depiction;
}

const sizes: Readonly<Record<ShotSize, string>> = {
  'extreme-wide': 'EWS',
  wide: 'WS',
  full: 'FS',
  'medium-wide': 'MLS',
  medium: 'MS',
  'medium-close': 'MCU',
  'close-up': 'CU',
  'extreme-close-up': 'ECU',
  'over-shoulder': 'OTS',
  pov: 'POV',
  insert: 'INSERT',
  'two-shot': '2-SHOT',
  group: 'GROUP',
};
const angles: Readonly<Record<ShotAngle, string>> = {
  'birds-eye': 'bird’s eye',
  high: 'high',
  eye: '',
  low: 'low',
  'worms-eye': 'worm’s eye',
  dutch: 'Dutch',
};
const moves: Readonly<Record<CameraMove, string>> = {
  static: '',
  'pan-left': 'pan ←',
  'pan-right': 'pan →',
  'tilt-up': 'tilt ↑',
  'tilt-down': 'tilt ↓',
  'push-in': 'push in',
  'pull-back': 'pull back',
  'zoom-in': 'zoom in',
  'zoom-out': 'zoom out',
  'track-left': 'track ←',
  'track-right': 'track →',
  'crane-up': 'crane ↑',
  'crane-down': 'crane ↓',
  orbit: 'orbit',
  handheld: 'handheld',
  'rack-focus': 'rack focus',
};

/** The panels of a film's shots, in order. Scenes and shots are counted as they are cut, from one. */
export function panelsOf(film: {
  screenplay: Screenplay;
  breakdown: Breakdown;
  shots: readonly Shot[];
  scenes?: readonly number[] | undefined;
  /** Every nth shot of those that are taken. */
  every?: number | undefined;
}): Panel[] {
  const names = new Map(film.breakdown.people.map((person) => [person.id, person.aliases[0] ?? person.name]));
  const wanted = film.scenes && new Set(film.scenes);
  const byScene = Map.groupBy(film.shots, (shot) => shot.scene);
  const panels = film.screenplay.scenes
    .filter((scene) => !wanted || wanted.has(scene.number))
    .flatMap((scene) =>
      (byScene.get(scene.id) ?? []).map((shot, index) =>
        panelOf(shot, `${scene.label ?? scene.number}.${index + 1}`, scene.heading.text, names),
      ),
    );
  const every = film.every ?? 1;
  return panels.filter((_, index) => index % every === 0);
}

function panelOf(shot: Shot, label: string, heading: string, names: ReadonlyMap<string, string>): Panel {
  const { depiction, lines } = shot;
  const { size, angle, lens, move } = depiction;
  return {
    label,
    framing: [sizes[size], angles[angle], `${lens} mm`].filter((part) => part !== '').join(' · '),
    move: moves[move],
    action:
      actionSentence(
        depiction.action,
        depiction.people.map(({ name }) => name),
      ) || heading,
    lines: lines.map((line) => {
      const how = line.voiceOver ? ' (V.O.)' : line.offScreen ? ' (O.S.)' : '';
      return `${(names.get(line.speaker) ?? line.speaker).toUpperCase()}${how}: ${line.text}`;
    }),
    depiction,
  };
}
