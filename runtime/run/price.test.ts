import { describe, expect, it } from 'vitest';
import { models } from '../catalog/models.ts';
import type { Model } from '../catalog/model.ts';
import type { Asset } from '../graph/asset.ts';
import type { ModelRequest } from '../node/requests.ts';
import { requestCost } from './price.ts';

const model = (id: string) => models.get(id) as Model;
const image = (width: number, height: number): ModelRequest => ({
  modality: 'image',
  prompt: '',
  negativePrompt: '',
  references: [],
  width,
  height,
  options: {},
});
const video = (seconds: number, options: Record<string, string> = {}): ModelRequest => ({
  modality: 'video',
  prompt: '',
  negativePrompt: '',
  seconds,
  rate: { num: 24, den: 1 },
  width: 1280,
  height: 720,
  move: 'static',
  options,
});
const speech = (text: string): ModelRequest => ({
  modality: 'speech',
  text,
  voice: '',
  direction: '',
  language: 'en',
  options: {},
});

describe('the cost of a request', () => {
  it.each([
    ['fal/flux-2-flex', image(1280, 720), 50_000],
    ['fal/flux-2-flex', image(1920, 1080), 150_000],
    ['fal/nano-banana-edit', image(1920, 1080), 150_000],
    ['fal/wan22', video(5), 400_000],
    ['fal/wan22', video(5, { resolution: '480p' }), 200_000],
    ['elevenlabs/turbo-v2.5', speech('👋 olá'), 250],
    ['local/move', video(5), 0],
  ] as const)('of %s follows its table', (id, request, cost) => {
    expect(requestCost(model(id), request)).toBe(cost);
  });

  it('is unknown, not 0, where no rule applies or the amount is not known', () => {
    expect(requestCost(model('fal/wan22'), video(5, { resolution: '4k' }))).toBeUndefined();
    const asset = { hash: 'a'.repeat(64), kind: 'video', mime: 'video/mp4', bytes: 1 } as Asset;
    const lipsync = { modality: 'lipsync', video: asset, audio: asset, options: {} } as const;
    expect(requestCost(model('fal/sync-lipsync-v2'), lipsync)).toBeUndefined();
    const known = { ...lipsync, video: { ...asset, facts: { seconds: 2.5 } } };
    expect(requestCost(model('fal/sync-lipsync-v2'), known)).toBe(125_000);
  });

  it('is rounded up to a micro-dollar, without the dust of binary fractions', () => {
    const priced = (micros: number): Model => ({
      ...model('fal/wan22'),
      price: { rules: [{ per: 'second', micros }], checkedAt: '', source: '' },
    });
    expect(requestCost(priced(0.1), video(3))).toBe(1);
    expect(requestCost(priced(70), video(0.1))).toBe(7);
  });
});
