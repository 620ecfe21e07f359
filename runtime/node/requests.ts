import type { Asset } from '../graph/asset.ts';
import type { CameraMove, Depiction } from '../graph/depiction.ts';
import type { Rate } from '../graph/rate.ts';
import type { MusicMood, Soundscape } from '../graph/soundscape.ts';

/**
 * What is asked of a model, one shape a modality. A request is canonical: it holds all that decides the
 * result and nothing else, so its canonical JSON (assets by hash) is what the cache key is made of.
 * Sizes in pixels, lengths in seconds already quantised to what the named model offers.
 */
export interface ImageRequest {
  modality: 'image';
  prompt: string;
  negativePrompt: string;
  /** Pictures to keep to, in order: for a composite the setting first, then the people. */
  references: readonly Asset[];
  width: number;
  height: number;
  depiction?: Depiction;
  options: Readonly<Record<string, string | number | boolean>>;
}

export interface VideoRequest {
  modality: 'video';
  prompt: string;
  negativePrompt: string;
  /** The first frame; absent for text to video. */
  image?: Asset;
  seconds: number;
  rate: Rate;
  width: number;
  height: number;
  move: CameraMove;
  depiction?: Depiction;
  options: Readonly<Record<string, string | number | boolean>>;
}

export interface SpeechRequest {
  modality: 'speech';
  text: string;
  /** Voice id of the model's provider, or of the local cast (`local/voice` knows `auto:<character id>` too). */
  voice: string;
  /** Who speaks: what an automatic voice is cast from. */
  speaker?: { id: string; name: string; sex: 'female' | 'male' | 'unknown'; age?: number };
  /** The parenthetical: `whispering`, `on the phone`. */
  direction: string;
  language: string;
  options: Readonly<Record<string, string | number | boolean>>;
}

export interface LipsyncRequest {
  modality: 'lipsync';
  video: Asset;
  audio: Asset;
  /** Id of the depicted person who speaks, where the picture holds more than one. */
  speaker?: string;
  options: Readonly<Record<string, string | number | boolean>>;
}

export interface SoundRequest {
  modality: 'sound';
  prompt: string;
  seconds: number;
  /** It is to repeat without a seam. */
  loop: boolean;
  soundscape: Soundscape;
  options: Readonly<Record<string, string | number | boolean>>;
}

export interface MusicRequest {
  modality: 'music';
  prompt: string;
  seconds: number;
  mood: MusicMood;
  options: Readonly<Record<string, string | number | boolean>>;
}

export type ModelRequest = ImageRequest | VideoRequest | SpeechRequest | LipsyncRequest | SoundRequest | MusicRequest;
export type Modality = ModelRequest['modality'];
export type RequestOf<M extends Modality> = Extract<ModelRequest, { modality: M }>;
