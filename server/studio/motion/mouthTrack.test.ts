import { describe, expect, it } from 'vitest';
import { harnessTools } from '../../../test/harness/nodeHarness.ts';
import type { MouthShape } from '../figure/headShape.ts';
import { mouthForms } from '../figure/headShape.ts';
import { mouthSampleRate, soundSamples } from '../soundSamples.ts';
import { speakLocally } from '../voice/speakLocally.ts';
import { mouthTrack, stressSteps, type MouthStep } from './mouthTrack.ts';

const framesPerSecond = 24;

async function said(text: string, voice: string): Promise<{ samples: Int16Array; steps: MouthStep[] }> {
  const request = { modality: 'speech', text, voice, direction: '', language: 'en', options: {} } as const;
  const tools = await harnessTools();
  const samples = await soundSamples((await speakLocally(request, tools)).asset, tools);
  const frames = Math.ceil((samples.length / mouthSampleRate) * framesPerSecond);
  return { samples, steps: mouthTrack(samples, mouthSampleRate, frames, framesPerSecond) };
}

const share = (steps: readonly MouthStep[], shape: MouthShape): number =>
  steps.filter((step) => step.shape === shape).length / steps.filter((step) => step.shape !== 'closed').length;

describe('mouth of spoken lines', () => {
  const voices = ['clara', 'martin', 'flite/rms', 'flite/awb'];
  it.each(voices)('%s shows teeth for s and f, opens for a, rounds for o, and draws wide for e', async (voice) => {
    const hiss = (await said('Sassy sisters sift fifes.', voice)).steps;
    const open = (await said('Father, ah, car, are, ah.', voice)).steps;
    const round = (await said('Oh no, go, who knew you.', voice)).steps;
    const wide = (await said('He, he, eel, he, here.', voice)).steps;
    for (const [shape, own, others] of [
      ['teeth', [hiss], [open, round, wide]],
      ['round', [round], [open, hiss, wide]],
      ['wide', [wide], [open, round]],
      ['open', [open], [round, wide]],
    ] as const) {
      const mine = Math.min(...own.map((steps) => share(steps, shape)));
      const theirs = Math.max(...others.map((steps) => share(steps, shape)));
      expect(mine, `${shape} where it belongs`).toBeGreaterThan(0.17);
      expect(mine, `${shape} more than elsewhere`).toBeGreaterThan(theirs * 1.5);
    }
  });

  it.each(voices)('%s moves the lips within two frames of the sound, with at least six shapes', async (voice) => {
    const { samples, steps } = await said(
      'The lamp has burned for forty years. She keeps it. Who else would choose to, out here, so far from home?',
      voice,
    );
    expect(new Set(steps.map(({ shape }) => shape)).size).toBeGreaterThanOrEqual(6);
    // Loudness of each frame by samples alone, and how far the mouth is open.
    const loud = steps.map((_, frame) => {
      const [from, to] = [frame, frame + 1].map((at) => Math.floor((at * mouthSampleRate) / framesPerSecond));
      let sum = 0;
      for (let at = from as number; at < (to as number); at += 1) sum += ((samples[at] ?? 0) / 32_768) ** 2;
      return Math.sqrt(sum);
    });
    const open = steps.map(({ shape }) => mouthForms[shape].open);
    const lags = [-6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6];
    const matches = lags.map((lag) => correlation(loud.slice(6, -6), open.slice(6 + lag, open.length - 6 + lag)));
    const best = matches.indexOf(Math.max(...matches));
    expect(Math.abs(lags[best] as number)).toBeLessThanOrEqual(1);
    expect(matches[best]).toBeGreaterThan(0.5);
  });

  it('nods with the loud syllables, one step a frame, and comes to rest', async () => {
    const { steps } = await said('Never. You will NEVER take this lamp from me!', 'martin');
    const stress = steps.map((step) => step.stress);
    expect(Math.max(...stress)).toBeGreaterThanOrEqual(stressSteps - 1);
    stress.slice(1).forEach((step, index) => expect(Math.abs(step - (stress[index] as number))).toBeLessThanOrEqual(1));
    expect(stress.at(-1)).toBeLessThanOrEqual(1);
  });
});

describe('mouth of other sounds', () => {
  it('opens with the sound, stays shut in silence, at any loudness', () => {
    for (const loudness of [0.9, 0.05]) {
      const samples = new Float32Array(16_000 * 2);
      for (let at = 0; at < samples.length; at += 1)
        if (Math.floor(at / 4000) % 2 === 1) samples[at] = loudness * Math.sin((2 * Math.PI * 800 * at) / 16_000);
      const steps = mouthTrack(samples, 16_000, 48, 24);
      expect(steps[1]?.shape).toBe('closed');
      expect(steps[9]?.shape).toBe('open');
      expect(steps.filter(({ shape }) => shape === 'closed').length).toBeGreaterThan(12);
    }
  });
  it('gives a closed mouth for no sound at all, and for sound that ends early', () => {
    const steps = mouthTrack(new Int16Array(0), 16_000, 10, 24);
    expect(steps).toHaveLength(10);
    expect(steps.every(({ shape, stress }) => shape === 'closed' && stress === 0)).toBe(true);
  });
});

function correlation(a: readonly number[], b: readonly number[]): number {
  const mean = (list: readonly number[]): number => list.reduce((sum, value) => sum + value, 0) / list.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [both, one, other] = [0, 0, 0];
  a.forEach((value, index) => {
    const [x, y] = [value - ma, (b[index] as number) - mb];
    both += x * y;
    one += x * x;
    other += y * y;
  });
  return both / Math.sqrt(one * other + 1e-12);
}
