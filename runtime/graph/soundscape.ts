import { z } from 'zod';

/** What goes on sounding at a place. */
export const ambienceSounds = [
  'room-tone',
  'wind',
  'soft-wind',
  'rain',
  'storm',
  'sea',
  'fire',
  'crowd',
  'traffic',
  'night-insects',
  'birds',
  'machines',
  'clock',
  'dripping',
  'leaves',
  'train',
] as const;
export const zAmbienceSound = z.enum(ambienceSounds);
export type AmbienceSound = z.infer<typeof zAmbienceSound>;

/** What happens once. */
export const effectSounds = [
  'door',
  'knock',
  'steps',
  'phone',
  'thunder',
  'glass',
  'shot',
  'splash',
  'bell',
  'small-bell',
  'engine',
  'horn',
  'foghorn',
  'heartbeat',
  'typing',
  'applause',
  'alarm',
  'whoosh',
] as const;
export const zEffectSound = z.enum(effectSounds);
export type EffectSound = z.infer<typeof zEffectSound>;

export const musicMoods = ['calm', 'tense', 'sad', 'hopeful', 'playful', 'epic', 'mysterious'] as const;
export const zMusicMood = z.enum(musicMoods);
export type MusicMood = z.infer<typeof zMusicMood>;

/** What is heard, in choices: the local model plays it, and prompts for paid models are written beside it. */
export const zSoundscape = z.strictObject({
  /** All together, as loud as their `level` says: dB below the whole. */
  ambience: z
    .array(z.strictObject({ sound: zAmbienceSound, level: z.number().min(-40).max(0).default(0) }))
    .max(8)
    .default([]),
  effects: z
    .array(
      z.strictObject({
        sound: zEffectSound,
        /** Second at which it starts. */
        at: z.number().min(0).max(600).default(0),
        level: z.number().min(-40).max(0).default(0),
      }),
    )
    .max(32)
    .default([]),
});
export type Soundscape = z.infer<typeof zSoundscape>;
