import type { Model } from './model.ts';

const checkedAt = '2026-11-23';

/**
 * The models of fal that the screenplay import names by default. Prices are fal's own pages and its pricing
 * snapshot of 2026-07-28; limits are those of the wire types of @fal-ai/client 1.10.
 */
export const falModels: readonly Model[] = [
  {
    id: 'fal/flux-2-flex',
    version: '2',
    title: 'FLUX.2 [flex]',
    provider: 'fal',
    modality: 'image',
    description: 'Pictures from text, with up to ten reference pictures. The default for places and portraits.',
    key: 'FAL_KEY',
    limits: { references: { least: 0, most: 10 } },
    options: {},
    price: {
      rules: [{ per: 'megapixel', micros: 50_000, step: 1 }],
      checkedAt,
      source: 'fal model page: $0.05 a megapixel, input and output each rounded up',
    },
    takes: { low: 6, high: 20 },
    endpoint: 'fal-ai/flux-2-flex',
  },
  {
    id: 'fal/nano-banana-edit',
    version: 'pro',
    title: 'Nano Banana Pro, edit',
    provider: 'fal',
    modality: 'image',
    description: 'Puts people into a place, or changes a picture by words, keeping faces and clothes.',
    key: 'FAL_KEY',
    limits: { references: { least: 1, most: 10 } },
    options: { resolution: '1K' },
    price: {
      rules: [{ per: 'image', micros: 150_000 }],
      checkedAt,
      source: 'fal pricing snapshot 2026-07-28: $0.15 an image',
    },
    takes: { low: 10, high: 40 },
    endpoint: 'fal-ai/nano-banana-pro/edit',
  },
  {
    id: 'fal/wan22',
    version: '2.2-a14b',
    title: 'Wan 2.2',
    provider: 'fal',
    modality: 'video',
    description: 'Moves a still picture: up to ten seconds, no sound.',
    key: 'FAL_KEY',
    // The wire takes 17 to 161 frames at 16 a second. Offered in half seconds, so that a line spoken a
    // little faster or slower asks for the same clip.
    limits: {
      secondsRange: { least: 17 / 16, most: 161 / 16, step: 0.5 },
      references: { least: 1, most: 1 },
      resolutions: [
        { name: '480p', width: 854, height: 480 },
        { name: '580p', width: 1032, height: 580 },
        { name: '720p', width: 1280, height: 720 },
      ],
      rates: [16],
    },
    options: { resolution: '720p' },
    price: {
      rules: [
        { when: { resolution: '480p' }, per: 'second', micros: 40_000 },
        { when: { resolution: '580p' }, per: 'second', micros: 60_000 },
        { when: { resolution: '720p' }, per: 'second', micros: 80_000 },
      ],
      checkedAt,
      source: 'fal model page: $.04, .06, .08 a second of 16 frames',
    },
    takes: { low: 40, high: 180 },
    endpoint: 'fal-ai/wan/v2.2-a14b/image-to-video',
  },
  {
    id: 'fal/wan22-t2v',
    version: '2.2-a14b',
    title: 'Wan 2.2, text to video',
    provider: 'fal',
    modality: 'video',
    description: 'Clips from text alone: up to ten seconds, no sound.',
    key: 'FAL_KEY',
    limits: {
      secondsRange: { least: 17 / 16, most: 161 / 16, step: 0.5 },
      references: { least: 0, most: 0 },
      resolutions: [
        { name: '480p', width: 854, height: 480 },
        { name: '580p', width: 1032, height: 580 },
        { name: '720p', width: 1280, height: 720 },
      ],
      rates: [16],
    },
    options: { resolution: '720p' },
    price: {
      rules: [
        { when: { resolution: '480p' }, per: 'second', micros: 40_000 },
        { when: { resolution: '580p' }, per: 'second', micros: 60_000 },
        { when: { resolution: '720p' }, per: 'second', micros: 80_000 },
      ],
      checkedAt,
      source: 'fal pages of the sibling endpoints: $.04, .06, .08 a second of 16 frames',
    },
    takes: { low: 40, high: 180 },
    endpoint: 'fal-ai/wan/v2.2-a14b/text-to-video',
  },
  {
    id: 'fal/sync-lipsync-v2',
    version: '2',
    title: 'Sync lipsync 2.0',
    provider: 'fal',
    modality: 'lipsync',
    description: 'Moves the mouth in a clip with a recorded voice.',
    key: 'FAL_KEY',
    limits: {},
    options: { sync_mode: 'cut_off' },
    price: {
      rules: [{ per: 'second', micros: 50_000 }],
      checkedAt,
      source: 'fal model page: $3 a minute of video',
    },
    takes: { low: 30, high: 120 },
    endpoint: 'fal-ai/sync-lipsync/v2',
  },
  {
    id: 'fal/elevenlabs-sfx',
    version: '2',
    title: 'ElevenLabs sound effects',
    provider: 'fal',
    modality: 'sound',
    description: 'Sounds from words: places, weather, things that happen.',
    key: 'FAL_KEY',
    // The wire takes half a second to 22 seconds. Its price was not found: the plan says so.
    limits: { secondsRange: { least: 0.5, most: 22, step: 0.5 } },
    options: {},
    takes: { low: 4, high: 15 },
    endpoint: 'fal-ai/elevenlabs/sound-effects/v2',
  },
  {
    id: 'fal/elevenlabs-music',
    version: '1',
    title: 'ElevenLabs music',
    provider: 'fal',
    modality: 'music',
    description: 'Music from words, three seconds to ten minutes long.',
    key: 'FAL_KEY',
    limits: { secondsRange: { least: 3, most: 600, step: 1 } },
    options: { force_instrumental: true },
    takes: { low: 15, high: 90 },
    endpoint: 'fal-ai/elevenlabs/music',
  },
];
