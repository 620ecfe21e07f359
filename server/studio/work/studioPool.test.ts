import { expect, it, vi } from 'vitest';
import { zDepiction } from '../../../runtime/graph/depiction.ts';
import { StudioPool } from './studioPool.ts';

it('leaves no listener on a thread whose clips were stopped half-way', async () => {
  const warned = vi.fn();
  process.on('warning', warned);
  const pool = new StudioPool(1);
  const depiction = zDepiction.parse({ place: { id: 'kitchen', name: 'Kitchen', interior: true }, light: {} });
  try {
    for (let stopped = 0; stopped < 14; stopped += 1) {
      const frames = pool.clip(
        {
          ...{ kind: 'clip', source: { kind: 'scene', depiction, seed: 1 }, width: 64, height: 36, seed: 1 },
          ...{ frames: 48, framesPerSecond: 24, move: 'pan-left', moveFrames: 48, mouth: undefined },
        },
        new AbortController().signal,
      );
      for await (const { at } of frames) if (at >= 1) break;
    }
    // Warnings come a turn later than what they warn of.
    await new Promise((resolve) => setImmediate(resolve));
    expect(warned.mock.calls).toEqual([]);
  } finally {
    process.off('warning', warned);
    await pool.close();
  }
});
