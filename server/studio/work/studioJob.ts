import type { CameraMove, Depiction } from '../../../runtime/graph/depiction.ts';
import type { MusicMood, Soundscape } from '../../../runtime/graph/soundscape.ts';
import type { MouthStep } from '../motion/mouthTrack.ts';

/** A still picture to be drawn, given back as the bytes of a PNG with its note. */
export interface StillJob {
  kind: 'still';
  depiction: Depiction;
  seed: number;
  width: number;
  height: number;
}

/** What a clip shows: a scene that is drawn in sheets, or a picture from elsewhere that is moved flat. */
export type ClipSource = { kind: 'scene'; depiction: Depiction; seed: number } | { kind: 'picture'; bytes: Uint8Array };

/** A clip to be drawn, given back as those of its frames that differ from the one before, as yuv420p. Sizes are even. */
export interface ClipJob {
  kind: 'clip';
  source: ClipSource;
  width: number;
  height: number;
  frames: number;
  framesPerSecond: number;
  move: CameraMove;
  /** Length of the camera's way in frames; after it the camera rests. */
  moveFrames: number;
  seed: number;
  /** Whose mouth moves, and how it stands in each frame. */
  mouth: { speaker: string | undefined; steps: readonly MouthStep[] } | undefined;
}

/** A sound to be made, given back as 32-bit floats, left and right in turn, at `synthRate`. */
export interface SoundJob {
  kind: 'sound';
  sound: { kind: 'soundscape'; soundscape: Soundscape; loop: boolean } | { kind: 'music'; mood: MusicMood };
  seconds: number;
  seed: number;
}

export type StudioJob = StillJob | ClipJob | SoundJob;

/**
 * From the worker: the still or the sound, a frame that differs from the one before (its number, and which of the
 * worker's memories it lies in), the end, or what went wrong.
 */
export type StudioAnswer =
  | { kind: 'whole'; bytes: Uint8Array }
  | { kind: 'frame'; at: number; slot: number; memory: SharedArrayBuffer }
  | { kind: 'end' }
  | { kind: 'failed'; code: string; message: string };

/** To the worker: a job, leave to draw another frame (with the memory of one that is done with), or to stop. */
export type StudioOrder =
  { kind: 'job'; job: StudioJob } | { kind: 'more'; spare: number | undefined } | { kind: 'stop' };
