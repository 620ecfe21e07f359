import { scaled } from '../colour.ts';
import type { Brush } from './piece.ts';

/** Top with four legs. */
export function tableOf({ stage, spot, width, height, colour }: Brush, depth: number): void {
  const w = width / 2;
  const d = depth / 2;
  const leg = 0.07;
  const legs = [
    [-w + leg, d - leg],
    [w - leg * 2, d - leg],
    [-w + leg, -d + leg],
    [w - leg * 2, -d + leg],
  ] as const;
  for (const [x, z] of legs)
    stage.box(spot, [x, 0, z], [x + leg, height - 0.05, z - leg], scaled(colour, 0.8), { line: 1 });
  stage.box(spot, [-w, height - 0.06, d], [w, height, -d], colour);
}
