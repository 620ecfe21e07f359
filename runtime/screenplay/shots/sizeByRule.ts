import type { ShotSize } from '../../graph/depiction.ts';
import { propsOf } from '../breakdown/propsOf.ts';
import { lensOf } from './lensOf.ts';
import { isGoing } from './moveByRule.ts';
import type { ShotDraft } from './shotDraft.ts';
import { showsExtras } from './showsExtras.ts';

/** After so many shots of talk, all who talk are shown together again. */
const talkUntilMaster = 7;

const talk: readonly ShotSize[] = ['over-shoulder', 'medium-close', 'close-up'];
const talkAlone: readonly ShotSize[] = ['medium', 'medium-close', 'close-up'];
const tension: readonly ShotSize[] = ['medium-close', 'close-up', 'medium'];
const action: readonly ShotSize[] = ['medium-wide', 'medium', 'close-up', 'wide'];
const chase: readonly ShotSize[] = ['medium-wide', 'pov', 'close-up', 'wide'];
const quick: readonly ShotSize[] = ['medium', 'medium-close', 'medium-wide'];
const repeated: readonly ShotSize[] = ['medium-wide', 'close-up', 'wide'];
const entrance: readonly ShotSize[] = ['medium-wide', 'medium'];
const going: readonly ShotSize[] = ['medium-wide', 'wide'];
const things: readonly ShotSize[] = ['insert', 'close-up'];

/** Sizes of the shots of one scene, with counters that make neighbours differ. Shots of a list keep theirs. */
export function sizeByRule(drafts: readonly ShotDraft[]): ShotDraft[] {
  const counts = { talk: 0, action: 0, reveal: 0, tension: 0 };
  const isChase = drafts.some((draft) =>
    sequence.test(`${draft.scene.heading.text} ${draft.scene.conflict} ${draft.text}`),
  );
  let previous: ShotSize | undefined;
  let sinceMaster = talkUntilMaster;
  const next = (kind: keyof typeof counts, sizes: readonly ShotSize[]): ShotSize => {
    counts[kind] += 1;
    return sizes[(counts[kind] - 1) % sizes.length] ?? 'medium';
  };
  const sizeOf = (draft: ShotDraft): ShotSize => {
    if (draft.trigger === 'location_establish') return 'wide';
    if (draft.lines.length > 0) return talkSize(draft);
    if (draft.frame.length === 0) return emptySize(draft);
    // A face fills the picture only when nobody else acts in it.
    const size = actionSize(draft);
    return size === 'insert' || isGoing(draft.text) ? size : crowded(size, draft.frame.length);
  };
  const talkSize = (draft: ShotDraft): ShotSize => {
    if (draft.lines.every((line) => !line.bodily))
      return (['medium-wide', 'medium-close'][draft.frame.length] as ShotSize) ?? 'two-shot';
    if (draft.frame.length < 2) return next('talk', talkAlone);
    if (sinceMaster >= talkUntilMaster) {
      sinceMaster = 0;
      return crowded('two-shot', draft.frame.length);
    }
    sinceMaster += 1;
    return next('talk', talk);
  };
  const emptySize = (draft: ShotDraft): ShotSize => {
    if (propsOf(draft.text).length > 0 && draft.text.length < 160 && !showsExtras(draft.text)) return 'insert';
    return draft.actions.length > 0 && previous === 'wide' ? 'medium-wide' : 'wide';
  };
  const actionSize = (draft: ShotDraft): ShotSize => {
    if (draft.trigger === 'revelation') return propsOf(draft.text).length > 0 ? next('reveal', things) : 'medium-close';
    if (draft.intensity >= 0.95 && draft.frame.length === 1) return 'extreme-close-up';
    if (draft.intensity >= 0.75) return 'close-up';
    if (draft.trigger === 'tension_building') return next('tension', tension);
    if (draft.trigger === 'emotional_moment') return draft.frame.length === 1 ? 'close-up' : 'medium-close';
    if (draft.trigger === 'action_beat' || draft.trigger === 'new_character_enters') {
      // Who travels needs room to travel in.
      const size = next(
        'action',
        isChase ? chase : isGoing(draft.text) ? going : draft.trigger === 'action_beat' ? action : entrance,
      );
      if (size !== previous || draft.trigger !== 'action_beat') return size;
      return isGoing(draft.text) ? 'full' : next('action', repeated);
    }
    return next('action', quick);
  };
  return drafts.map((draft) => {
    const sized = draft.listed ? draft : { ...draft, size: sizeOf(draft) };
    const fit = fitSize(sized);
    const fitted = { ...sized, ...fit, ...(fit.size !== sized.size && { lens: lensOf(fit.size) }) };
    previous = fitted.size;
    return fitted;
  });
}

/** Whole words: no `purchase`, no `grace`. */
const sequence = /\b(?:chase|chases|montage|series of shots|race|races|run and hide)\b/iu;

function crowded(size: ShotSize, people: number): ShotSize {
  if (people >= 3) return 'group';
  return people === 2 ? 'two-shot' : size === 'two-shot' ? 'medium' : size;
}

/** Makes size and people agree: a two-shot has two, an over-shoulder a listener, a close-up one face or a thing. */
export function fitSize(draft: ShotDraft): { size: ShotSize; frame: readonly string[] } {
  const { frame } = draft;
  const isTalk = draft.lines.length > 0;
  if (draft.trigger === 'location_establish') return { size: draft.size, frame: [] };
  // Who speaks at once is seen together.
  const atOnce = new Set(draft.lines.flatMap((line) => (line.bodily && line.speaker ? [line.speaker.id] : []))).size;
  if (atOnce > 1) return { size: crowded('two-shot', atOnce), frame: frame.slice(0, atOnce) };
  switch (draft.size) {
    case 'close-up':
    case 'extreme-close-up':
      return frame.length === 0 ? thing(draft) : { size: draft.size, frame: frame.slice(0, 1) };
    case 'insert':
      return isTalk && frame.length > 0 && draft.lines[0]?.bodily
        ? { size: 'close-up', frame: frame.slice(0, 1) }
        : thing(draft);
    case 'medium-close':
      return frame.length === 0 ? thing(draft) : { size: 'medium-close', frame: frame.slice(0, isTalk ? 1 : 2) };
    case 'over-shoulder':
      return overShoulder(draft);
    case 'two-shot':
      if (frame.length >= 2) return { size: 'two-shot', frame: frame.slice(0, 2) };
      return { size: frame.length === 0 ? 'medium-wide' : 'medium', frame };
    case 'group':
      return { size: crowded('medium', frame.length), frame };
    case 'pov':
      // Who speaks or acts is looked at; who looks is not in the picture.
      return { size: 'pov', frame: frame.slice(0, 1) };
    case 'medium':
      return { size: 'medium', frame: isTalk ? frame.slice(0, 1) : frame };
    default:
      return { size: draft.size, frame };
  }
}

/** Somebody who is only heard has no shoulder: the listener is shown. */
function overShoulder(draft: ShotDraft): { size: ShotSize; frame: readonly string[] } {
  const { frame } = draft;
  const isSpoken = draft.lines.some((line) => line.bodily);
  if (draft.lines.length > 0 && !isSpoken) {
    if (frame.length === 0) return { size: 'medium-wide', frame };
    return frame.length === 1 ? { size: 'medium-close', frame } : { size: 'two-shot', frame: frame.slice(0, 2) };
  }
  if (frame.length >= 2) return { size: 'over-shoulder', frame: frame.slice(0, 2) };
  return frame.length === 1 ? { size: 'medium', frame } : thing(draft);
}

/** A thing is shown close, with the hand that has it; when there is none, the people or the place. */
function thing(draft: ShotDraft): { size: ShotSize; frame: readonly string[] } {
  if (propsOf(draft.text).length > 0) return { size: 'insert', frame: draft.frame.slice(0, 1) };
  return { size: draft.frame.length === 1 ? 'medium' : 'medium-wide', frame: draft.frame };
}
