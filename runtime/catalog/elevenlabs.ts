import type { Model } from './model.ts';

export const elevenlabsModels: readonly Model[] = [
  {
    id: 'elevenlabs/turbo-v2.5',
    version: '2.5',
    title: 'ElevenLabs Turbo v2.5',
    provider: 'elevenlabs',
    modality: 'speech',
    description: 'Speech in 32 languages from a voice of the account.',
    key: 'ELEVENLABS_API_KEY',
    limits: { characters: 40_000 },
    options: {},
    price: {
      rules: [{ per: 'character', micros: 50 }],
      checkedAt: '2026-11-23',
      source: 'resale price of $0.05 per 1,000 characters; a plan bills its own credits',
    },
    takes: { low: 1, high: 5 },
    endpoint: 'text-to-speech',
  },
];
