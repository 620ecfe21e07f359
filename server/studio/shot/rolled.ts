import type { Region } from '../motion/region.ts';

/** A picture that is rolled is enlarged, so that its corners are filled. */
export function rollScale(roll: number): number {
  return roll === 0 ? 1 : 1.14;
}

/** Where a part of a sheet comes to lie when the camera rolls. */
export function rolled(region: Region, { width, height }: { width: number; height: number }, roll: number): Region {
  if (roll === 0) return region;
  const corners = [0, 1, 2, 3].map((corner) => {
    const x = region.x + (corner & 1) * region.width - width / 2;
    const y = region.y + (corner >> 1) * region.height - height / 2;
    const scale = rollScale(roll);
    return {
      x: width / 2 + (x * Math.cos(roll) - y * Math.sin(roll)) * scale,
      y: height / 2 + (x * Math.sin(roll) + y * Math.cos(roll)) * scale,
    };
  });
  const left = Math.min(...corners.map(({ x }) => x));
  const top = Math.min(...corners.map(({ y }) => y));
  return {
    x: left,
    y: top,
    width: Math.max(...corners.map(({ x }) => x)) - left,
    height: Math.max(...corners.map(({ y }) => y)) - top,
  };
}
