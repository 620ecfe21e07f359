import type { CameraMove } from '../../graph/depiction.ts';
import { foldText } from '../foldText.ts';
import { lensOf } from './lensOf.ts';
import type { ShotDraft } from './shotDraft.ts';

const going =
  /(?<![\p{L}\p{N}])(?:walk|run|sprint|rush|hurr(?:y|ie)|stride|step|climb|enter|cross|march|chase|flee|pace|dash|follow|drive|ride|race|crawl|gallop|advance|stagger|stroll)(?:s|es|d|ed|ing)?(?![\p{L}\p{N}])/u;

/** Does somebody or something travel through the picture? */
export function isGoing(text: string): boolean {
  return going.test(foldText(text));
}

/** Camera and lens of a shot by rule; a shot of a list keeps its own camera. */
export function moveByRule(draft: ShotDraft): ShotDraft {
  if (draft.listed) return draft;
  return {
    ...draft,
    move: moveOf(draft),
    lens: lensOf(draft.size),
    angle: draft.trigger === 'location_establish' ? 'high' : 'eye',
    lighting: lightingOf(draft),
  };
}

function moveOf(draft: ShotDraft): CameraMove {
  if (draft.trigger === 'location_establish') return 'pan-right';
  if (draft.intensity >= 0.7 && (draft.trigger === 'emotional_moment' || draft.trigger === 'tension_building'))
    return 'push-in';
  if (draft.trigger === 'climax_moment') return 'handheld';
  if (draft.size === 'extreme-close-up') return 'static';
  if (draft.lines.length > 0) return 'static';
  if (draft.trigger === 'emotional_moment' || draft.trigger === 'tension_building') return 'push-in';
  // A camera tracks what travels; it does not slide past a radio.
  if (draft.trigger === 'action_beat' || draft.size === 'pov')
    return isGoing(draft.text) && draft.frame.length > 0 ? 'track-right' : 'static';
  return 'static';
}

function lightingOf({ trigger, scene }: ShotDraft): string {
  if (trigger === 'climax_moment') return 'high contrast, dynamic practical light';
  if (trigger === 'revelation') return 'accent light on what matters';
  const emotion = scene.emotionEnd ?? scene.emotionStart;
  if (emotion === '-') return 'low-key, hard edges, little fill';
  return emotion === '+' ? 'soft key, gentle fill' : '';
}
