import { looseNumber, looseObject, looseObjects, looseText, looseTexts, type LooseObject } from '../looseValue.ts';
import type { ListedShot } from '../../screenplay.ts';

/** A shot of `shot_list.json` before it is tied to the elements of the screenplay. */
export interface RawShot {
  shot: Omit<ListedShot, 'elements' | 'scene'>;
  content: string;
  dialogue: string;
  speaker: string;
}

export interface RawShotScene {
  number: number | undefined;
  slugline: string;
  shots: RawShot[];
}

/** Shots of a list, scene by scene, in order. Shots without a usable length get two seconds: the screenplay's speech decides anyway. */
export function readShotList(list: LooseObject): RawShotScene[] {
  return looseObjects(list['scenes']).map((scene, index) => {
    const number = looseNumber(scene['scene_number']);
    return {
      number,
      slugline: looseText(scene['slugline']),
      shots: looseObjects(scene['shots']).map((shot, at) => readShot(shot, number ?? index + 1, at)),
    };
  });
}

function readShot(raw: LooseObject, scene: number, at: number): RawShot {
  const seconds = looseNumber(raw['duration_seconds']);
  const lens = looseNumber(raw['lens_mm']);
  const intensity = looseNumber(raw['emotional_intensity']) ?? 0.4;
  const written = looseText(raw['shot_id']).replace(/_/gu, '-');
  return {
    shot: {
      id: written || `s${String(scene).padStart(3, '0')}-${String(at + 1).padStart(3, '0')}`,
      trigger: looseText(raw['trigger']),
      size: looseText(raw['shot_type']),
      move: looseText(raw['camera_movement']),
      height: looseText(raw['camera_height']) || 'eye_level',
      ...(lens === undefined || lens <= 0 ? {} : { lens }),
      seconds: seconds === undefined || seconds <= 0 ? 2 : Math.min(seconds, 600),
      transition: looseText(raw['transition_to_next']) || 'cut',
      transitionSeconds: Math.max(0, Math.min(looseNumber(raw['crossfade_duration']) ?? 0, 10)),
      intensity: Math.max(0, Math.min(intensity, 1)),
      inFrame: looseTexts(raw['characters_in_frame']),
      lighting: looseText(raw['lighting_intent']),
    },
    content: looseText(raw['content']) || looseText(looseObject(raw['content'])['text']),
    dialogue: looseText(raw['dialogue_text']),
    speaker: looseText(raw['dialogue_speaker']),
  };
}
