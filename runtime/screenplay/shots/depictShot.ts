import type { DepictedPerson, Depiction } from '../../graph/depiction.ts';
import { shorten } from '../../graph/shorten.ts';
import type { Person, SceneBreakdown, Setting } from '../breakdown.ts';
import { foldText } from '../foldText.ts';
import type { Screenplay } from '../screenplay.ts';
import { heldThing } from './heldThing.ts';
import type { Behaviour } from './readBehaviour.ts';
import type { ScreenAxis } from './screenAxis.ts';
import type { ShotDraft } from './shotDraft.ts';

/** All that a picture is made from. */
export interface ShotView {
  draft: ShotDraft;
  setting: Setting | undefined;
  scene: SceneBreakdown | undefined;
  people: ReadonlyMap<string, Person>;
  behaviours: ReadonlyMap<string, Behaviour>;
  axis: ScreenAxis;
  props: readonly string[];
  style: string;
}

/** Most characters of an action that a picture is made of: no model reads more of it, and no picture shows more. */
export const mostAction = 2000;

export function depictShot(view: ShotView): Depiction {
  const { draft, setting, scene } = view;
  const time = scene?.time ?? 'day';
  const people = depictPeople(view);
  return {
    place: {
      id: setting?.id ?? 'place',
      name: setting?.name ?? draft.scene.heading.place,
      interior: setting?.interior ?? draft.scene.heading.setting !== 'ext',
      description: joined([setting?.description, setting?.times[time]], '; '),
      palette: setting?.palette ?? [],
    },
    light: {
      time,
      weather: scene?.weather ?? 'clear',
      mood: joined([draft.lighting, ...(setting?.mood ?? []).slice(0, 3)], ', '),
    },
    people,
    size: draft.size,
    angle: draft.angle,
    move: moveWith(draft, people),
    lens: draft.lens,
    props: [...view.props],
    action: actionOf(view),
    style: view.style,
  };
}

/** Look of the whole film in one line. */
export function styleText(style: Screenplay['style']): string {
  return joined([style.era, style.tone, style.palette.join(', '), style.lighting, style.texture], '; ');
}

function depictPeople(view: ShotView): DepictedPerson[] {
  const { draft, people, axis, behaviours } = view;
  const ids = axis.fromLeft(draft.frame.filter((id) => people.has(id)));
  const depicted = ids.map((id, index) => {
    const person = people.get(id);
    const behaviour = behaviours.get(id) ?? {};
    const facing = facingOf(id, index, ids, view);
    const holds = heldThing(draft.text, [person?.name ?? id, ...(person?.aliases ?? [])], ids.length === 1);
    return {
      id,
      name: person?.name ?? id,
      look: person?.look ?? '',
      sex: person?.sex ?? 'unknown',
      ...(person?.age !== undefined && { age: person.age }),
      pose: behaviour.pose ?? (holds === undefined ? 'stand' : 'hold'),
      face: behaviour.face ?? 'neutral',
      ...placeOf(facing, index, ids, draft),
      facing,
      ...(draft.lines.some((line) => line.bodily && line.speaker?.id === id) && { speaks: true }),
      ...(holds !== undefined && { holds }),
    };
  });
  // Over a shoulder, the face comes before the back, whichever side they are on.
  return depicted.toSorted((a, b) => Number(a.facing === 'away') - Number(b.facing === 'away'));
}

/** Four and more are spread by who draws them, in this order. Somebody alone has room on the side where they look. */
function placeOf(
  facing: NonNullable<DepictedPerson['facing']>,
  index: number,
  ids: readonly string[],
  draft: ShotDraft,
): { place?: NonNullable<DepictedPerson['place']> } {
  const places = ['left', 'center', 'right'] as const;
  if (ids.length > 3) return {};
  if (ids.length === 3) return { place: places[index] ?? 'center' };
  if (ids.length === 2) return { place: index === 0 ? 'left' : 'right' };
  if (tight.has(draft.size) || (facing !== 'left' && facing !== 'right')) return { place: 'center' };
  return { place: facing === 'right' ? 'left' : 'right' };
}

const tight: ReadonlySet<ShotDraft['size']> = new Set(['close-up', 'extreme-close-up', 'insert', 'pov']);

function facingOf(
  id: string,
  index: number,
  ids: readonly string[],
  { draft, axis, people, behaviours }: ShotView,
): NonNullable<DepictedPerson['facing']> {
  if (draft.size === 'pov') return 'camera';
  if (draft.size === 'over-shoulder' && ids.length > 1 && id !== draft.frame[0]) return 'away';
  if (ids.length > 1) {
    const speaker = draft.lines.find((line) => line.bodily)?.speaker?.id;
    // In the middle: look at who speaks, or at whom they speak to.
    const target = id === speaker ? draft.partner : speaker;
    if (ids.length > 2 && index > 0 && index < ids.length - 1) {
      if (target === undefined || !ids.includes(target)) return 'camera';
      return axis.isLeftOf(target, id) ? 'left' : 'right';
    }
    return index === 0 ? 'right' : 'left';
  }
  const { partner } = draft;
  const isGoing = behaviours.get(id)?.pose === 'walk' || behaviours.get(id)?.pose === 'run';
  if (partner === undefined || partner === id || !people.has(partner))
    return isGoing ? (axis.sideOf(id) === 'left' ? 'right' : 'left') : 'camera';
  return axis.isLeftOf(partner, id) ? 'left' : 'right';
}

/** The camera goes the way that people go. */
function moveWith(draft: ShotDraft, people: readonly DepictedPerson[]): ShotDraft['move'] {
  if (draft.move !== 'track-right') return draft.move;
  return people[0]?.facing === 'left' ? 'track-left' : 'track-right';
}

function actionOf({ draft, people }: ShotView): string {
  const text = shorten(plainAction(draft.text), mostAction);
  const [line] = draft.lines;
  if (!line) {
    const listener = draft.trigger === 'reaction' ? people.get(draft.frame[0] ?? '') : undefined;
    return listener ? `${listener.name} listens, without a word.` : text;
  }
  const direction = draft.lines.flatMap((one) => one.speech.parentheticals).join(', ');
  const listeners = draft.frame.flatMap((id) => people.get(id)?.name ?? []);
  const partner = draft.partner === undefined ? undefined : addressee(draft, people.get(draft.partner));
  const speaks = line.bodily
    ? `${line.speaker?.name ?? line.speech.speaker} speaks${partner === undefined ? '' : ` to ${partner}`}${direction === '' ? '' : `, ${direction}`}.`
    : listeners.length === 0
      ? 'Nobody is to be seen; a voice is heard.'
      : `${listeners.join(' and ')} ${listeners.length === 1 ? 'listens' : 'listen'} to a voice.`;
  return joined([text, speaks], ' ');
}

/** Who is out of the picture has no name in it either. */
function addressee(draft: ShotDraft, partner: Person | undefined): string | undefined {
  return partner && draft.frame.includes(partner.id) ? partner.name : partner && 'somebody beside the camera';
}

/** An action without the brackets in which scripts describe who enters, and without names in capitals. */
function plainAction(text: string): string {
  return text
    .replace(/(?<=[\p{Lu}’'.]) \([^()]*\)/gu, '')
    .replace(/(?<=\p{Lu}{2}),? (?:early |mid |late )?\d{2}s?,/gu, ',')
    .replace(/\p{Lu}[\p{Lu}’'-]+(?:[ ]\p{Lu}[\p{Lu}’'-]+)*/gu, (name, at: number, all: string) =>
      name.length > 2 || all[at + name.length] === '.' ? capitalised(name) : name,
    )
    .replace(/\s+/gu, ' ')
    .trim();
}

function capitalised(name: string): string {
  return name.toLowerCase().replace(/(?<![\p{L}’'])\p{L}/gu, (letter) => letter.toUpperCase());
}

function joined(parts: readonly (string | undefined)[], separator: string): string {
  const seen = new Set<string>();
  return parts
    .map((part) => part?.trim() ?? '')
    .filter((part) => part !== '' && !seen.has(foldText(part)) && seen.add(foldText(part)))
    .join(separator);
}
