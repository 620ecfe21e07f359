import type { Model, Price } from './model.ts';

const free: Price = { rules: [{ per: 'request', micros: 0 }], checkedAt: '2026-11-23', source: 'made on this machine' };

/** The animatic tier: a provider like any other, that costs nothing and needs neither key nor network. */
export const localModels: readonly Model[] = [
  {
    id: 'local/frame',
    version: '1',
    title: 'Storyboard frame',
    provider: 'local',
    modality: 'image',
    description: 'Draws a storyboard frame from the depiction.',
    limits: {},
    options: {},
    price: free,
    takes: { low: 0.1, high: 0.5 },
  },
  {
    id: 'local/move',
    version: '2',
    title: 'Camera move',
    provider: 'local',
    modality: 'video',
    description: 'Moves the camera over a drawn frame, or over any picture.',
    limits: {},
    options: {},
    price: free,
    takes: { low: 0.5, high: 4 },
  },
  {
    id: 'local/voice',
    version: '1',
    title: 'Scratch voice',
    provider: 'local',
    modality: 'speech',
    description: 'Speaks English with a stable voice for each character.',
    // About five minutes of speech, held whole while it is shaped.
    limits: { characters: 5000 },
    options: {},
    price: free,
    takes: { low: 0.2, high: 1 },
  },
  {
    id: 'local/mouth',
    version: '2',
    title: 'Drawn lip sync',
    provider: 'local',
    modality: 'lipsync',
    description: 'Moves the drawn mouth with the sound.',
    limits: {},
    options: {},
    price: free,
    takes: { low: 0.5, high: 4 },
  },
];
