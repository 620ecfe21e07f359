import { describe, expect, it } from 'vitest';
import { shotSizes } from '../../runtime/graph/depiction.ts';
import { cameraTip, figureSeen, framingOf, headroom, spread } from '../../server/studio/framing.ts';

describe('framing', () => {
  it('keeps the crown in the frame, with less room the nearer the shot; an extreme close-up alone cuts it', () => {
    for (const size of shotSizes) {
      const room = headroom(framingOf(size));
      if (size === 'extreme-close-up') expect(room).toBeLessThan(0);
      else expect(room, size).toBeGreaterThan(0.04);
    }
  });
  it('puts the eyes of near shots between a quarter and the middle of the height', () => {
    for (const size of ['medium', 'medium-close', 'close-up', 'over-shoulder', 'extreme-close-up'] as const) {
      expect(framingOf(size).eyeLine, size).toBeGreaterThan(0.25);
      expect(framingOf(size).eyeLine, size).toBeLessThan(0.46);
    }
  });
  it.each([
    ['close-up', 0.15, 0.28],
    ['medium-close', 0.26, 0.4],
    ['medium', 0.45, 0.58],
    ['medium-wide', 0.66, 0.85],
  ] as const)('cuts a %s between joints: sees the figure from the crown down to %f..%f', (size, least, most) => {
    const seen = figureSeen(framingOf(size));
    expect(seen).toBeGreaterThan(least);
    expect(seen).toBeLessThan(most);
  });
  it('shows the soles in a full shot and far more than the figure in a wide one', () => {
    expect(figureSeen(framingOf('full'))).toBeGreaterThan(1);
    expect(framingOf('full').head * 7.2).toBeGreaterThan(0.7);
    expect(framingOf('wide').head * 7.2).toBeLessThan(0.55);
    expect(framingOf('extreme-wide').head * 7.2).toBeLessThan(0.25);
  });
  it('heads grow from far sizes to near ones', () => {
    const order = [
      'extreme-wide',
      'wide',
      'full',
      'medium-wide',
      'medium',
      'medium-close',
      'close-up',
      'extreme-close-up',
    ] as const;
    const heads = order.map((size) => framingOf(size).head);
    expect(heads).toEqual([...heads].sort((a, b) => a - b));
  });
  it('looks down from high angles, up from low ones, and rolls for a Dutch one alone', () => {
    expect(cameraTip('birds-eye').pitch).toBeGreaterThan(cameraTip('high').pitch);
    expect(cameraTip('high').pitch).toBeGreaterThan(0.2);
    expect(cameraTip('low').pitch).toBeLessThan(-0.2);
    expect(cameraTip('worms-eye').pitch).toBeLessThan(cameraTip('low').pitch);
    expect(cameraTip('dutch').roll).not.toBe(0);
    expect(cameraTip('eye')).toEqual({ pitch: 0, roll: 0 });
  });
  it('gives lead room to one who looks aside, and keeps left of right', () => {
    expect(spread([{ facing: 'right' }], 0.1)[0]).toBeLessThan(0.5);
    expect(spread([{ facing: 'left' }], 0.1)[0]).toBeGreaterThan(0.5);
    const [a, b] = spread([{ place: 'right' }, { place: 'left' }], 0.1) as [number, number];
    expect(b).toBeLessThan(a);
  });
});
