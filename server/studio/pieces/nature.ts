import { hex, scaled } from '../colour.ts';
import { project } from '../draw/camera.ts';
import type { Dot } from '../draw/dot.ts';
import type { Brush, PieceKind } from './piece.ts';

/** A rough outline around a middle: crowns, bushes, rocks. */
function blob({ random }: Brush, x: number, y: number, rx: number, ry: number, points: number, rough: number): Dot[] {
  const outline: Dot[] = [];
  for (let step = 0; step < points; step += 1) {
    const angle = (step / points) * Math.PI * 2;
    const grow = 1 + random.between(-rough, rough);
    outline.push({ x: x + Math.cos(angle) * rx * grow, y: y + Math.sin(angle) * ry * grow });
  }
  return outline;
}

function crown(brush: Brush, up: number, rx: number, ry: number): void {
  const { stage, spot, colour, random } = brush;
  const at = project(stage.camera, stage.at(spot, [0, up, 0]));
  if (at.depth < 0.6) return;
  const metre = stage.camera.focal / at.depth;
  const tone = stage.lit(colour, stage.at(spot, [0, up, 0]));
  const { side } = stage.light;
  const before = stage.pen.strength;
  stage.pen.strength = Math.max(0.2, 1 / (1 + (at.depth / (stage.haze * 1.3)) ** 2));
  stage.pen.shape(blob(brush, at.x, at.y, rx * metre, ry * metre, 17, 0.13), {
    fill: scaled(tone, 0.72),
    smooth: true,
    line: 1.3,
  });
  for (let tuft = 0; tuft < 5; tuft += 1) {
    const x = at.x + (random.between(-0.5, 0.5) + side * 0.12) * rx * metre;
    const y = at.y + random.between(-0.6, 0.3) * ry * metre;
    stage.pen.shape(blob(brush, x, y, rx * 0.36 * metre, ry * 0.3 * metre, 10, 0.2), {
      fill: scaled(tone, random.between(0.88, 1.14)),
      smooth: true,
      line: 0.6,
    });
  }
  stage.pen.strength = before;
}

export const nature = {
  tree: {
    words: /\btrees?\b|\bwoods?\b|\bforest\b|\bpark\b|\bgarden\b|\borchard\b|\boaks?\b|\blane\b/,
    width: 4,
    height: 7,
    depth: 2,
    colour: '#5f7450',
    stands: 'open',
    draw: (brush) => {
      const { stage, spot, height } = brush;
      stage.drum(spot, [0, 0, 0], 0.28, height * 0.55, hex('#5a4a3c'), 0.16);
      crown(brush, height * 0.7, height * 0.3, height * 0.3);
    },
  },
  pine: {
    words: /\bpines?\b|\bfirs?\b|\bspruce\b|\bmountains?\b|\btaiga\b|\bsnow\w*\b/,
    width: 3,
    height: 9,
    depth: 2,
    colour: '#445c4c',
    stands: 'open',
    draw: ({ stage, spot, height, colour, random }) => {
      stage.drum(spot, [0, 0, 0], 0.2, height * 0.3, hex('#4d4036'), 0.14);
      for (let tier = 0; tier < 5; tier += 1) {
        const low = height * (0.14 + tier * 0.16);
        const at = project(stage.camera, stage.at(spot, [0, low, 0]));
        if (at.depth < 0.6) return;
        const metre = stage.camera.focal / at.depth;
        const half = (1.9 - tier * 0.32) * metre;
        const tip = height * 0.3 * metre;
        const tone = scaled(stage.lit(colour, stage.at(spot, [0, low, 0])), 0.8 + tier * 0.07);
        const droop = random.between(0.04, 0.12) * half;
        stage.pen.shape(
          [
            { x: at.x - half, y: at.y + droop },
            { x: at.x - half * 0.4, y: at.y - droop },
            { x: at.x + half * 0.1, y: at.y + droop },
            { x: at.x + half, y: at.y + droop },
            { x: at.x, y: at.y - tip },
          ],
          { fill: tone, line: 1 },
        );
      }
    },
  },
  bareTree: {
    words: /\bdead trees?\b|\bbare\b|\bwinter\b|\bmoor\b|\bheath\b|\bswamp\b/,
    width: 3,
    height: 6,
    depth: 1,
    colour: '#4f453c',
    stands: 'open',
    draw: ({ stage, spot, height, random }) => {
      const foot = project(stage.camera, stage.at(spot, [0, 0, 0]));
      if (foot.depth < 0.6) return;
      const metre = stage.camera.focal / foot.depth;
      const stack: { x: number; y: number; angle: number; long: number; wide: number }[] = [
        { x: foot.x, y: foot.y, angle: -1.57, long: height * 0.34 * metre, wide: 0.2 * metre },
      ];
      for (let count = 0; count < 60; count += 1) {
        const twig = stack.shift();
        if (!twig) return;
        const x = twig.x + Math.cos(twig.angle) * twig.long;
        const y = twig.y + Math.sin(twig.angle) * twig.long;
        stage.pen.line([twig, { x, y }], Math.max(0.8, twig.wide / stage.pen.unit));
        if (twig.long < height * 0.05 * metre) continue;
        for (const turn of [-0.5, 0.45])
          stack.push({
            x,
            y,
            angle: twig.angle + turn + random.between(-0.25, 0.25),
            long: twig.long * random.between(0.6, 0.8),
            wide: twig.wide * 0.6,
          });
      }
    },
  },
  bush: {
    words: /\bbush(es)?\b|\bshrubs?\b|\bhedges?\b|\bgorse\b|\bgarden\b|\bundergrowth\b|\bmeadow\b/,
    width: 1.8,
    height: 1.1,
    depth: 1,
    colour: '#5b6c47',
    stands: 'open',
    draw: (brush) => crown(brush, brush.height * 0.45, brush.width * 0.5, brush.height * 0.5),
  },
  rock: {
    words: /\brocks?\b|\bcliffs?\b|\bboulders?\b|\bstones?\b|\bcaves?\b|\bmoor\b|\bdesert\b|\bshore\b|\bmine\b/,
    width: 1.8,
    height: 1.1,
    depth: 1,
    colour: '#6e6d6b',
    stands: 'open',
    draw: (brush) => {
      const { stage, spot, width, height, colour, random } = brush;
      const at = project(stage.camera, stage.at(spot, [0, 0, 0]));
      if (at.depth < 0.6) return;
      const metre = stage.camera.focal / at.depth;
      const w = (width / 2) * metre;
      const h = height * metre;
      const tone = stage.lit(colour, stage.at(spot, [0, height / 2, 0]));
      const jag = (x: number, y: number): Dot => ({
        x: at.x + (x + random.between(-0.07, 0.07)) * w,
        y: at.y - (y + random.between(-0.06, 0.06)) * h,
      });
      const [a, b, c, d, e, f, g] = [
        jag(-1, -0.04),
        jag(-0.86, 0.42),
        jag(-0.42, 0.82),
        jag(0.12, 1),
        jag(0.6, 0.72),
        jag(0.9, 0.34),
        jag(1, -0.04),
      ] as const;
      const [m, n] = [jag(-0.2, 0.46), jag(0.34, 0.4)] as const;
      stage.pen.shape([a, b, c, d, e, f, g], { fill: tone, line: 1.5 });
      const dark = stage.light.side < 0 ? [d, e, f, g, n] : [c, b, a, m];
      stage.pen.shape(dark, { fill: scaled(tone, 0.62), line: 0.7 });
      stage.pen.shape([c, d, n, m], { fill: scaled(tone, 1.16), line: 0.7 });
      stage.pen.hatch(dark, 6, 0.4);
    },
  },
  boat: {
    words: /\bboats?\b|\bferry\b|\bship\b|\byacht\b|\bharbou?r\b|\bdocks?\b|\bquay\b/,
    width: 4.5,
    height: 1.2,
    depth: 1.6,
    colour: '#5d6b75',
    stands: 'open',
    lives: true,
    draw: ({ stage, spot, width, height, colour }) => {
      const foot = project(stage.camera, stage.at(spot, [0, 0, 0]));
      if (foot.depth < 0.6) return;
      const metre = stage.camera.focal / foot.depth;
      // It rides on the swell.
      const start = spot.x * 0.13;
      const at = { ...foot, y: foot.y + 0.07 * metre * stage.swing(start) };
      const { context } = stage.pen;
      context.save();
      context.translate(at.x, at.y);
      context.rotate(0.012 * stage.swing(start + 0.3));
      context.translate(-at.x, -at.y);
      const w = (width / 2) * metre;
      const h = height * metre;
      const tone = stage.lit(colour, stage.at(spot, [0, 0.5, 0]));
      stage.pen.line(
        [
          { x: at.x - 0.1 * w, y: at.y - h },
          { x: at.x - 0.1 * w, y: at.y - h * 4.2 },
        ],
        2,
      );
      stage.pen.line(
        [
          { x: at.x - 0.1 * w, y: at.y - h * 4 },
          { x: at.x + w, y: at.y - h },
        ],
        0.8,
      );
      stage.pen.shape(
        [
          { x: at.x - w * 0.35, y: at.y - h * 0.9 },
          { x: at.x + w * 0.3, y: at.y - h * 0.9 },
          { x: at.x + w * 0.25, y: at.y - h * 1.8 },
          { x: at.x - w * 0.3, y: at.y - h * 1.8 },
        ],
        { fill: scaled(tone, 1.3), line: 1.2 },
      );
      stage.pen.shape(
        [
          { x: at.x - w, y: at.y - h * 0.95 },
          { x: at.x + w * 1.1, y: at.y - h * 1.15 },
          { x: at.x + w * 0.8, y: at.y },
          { x: at.x - w * 0.85, y: at.y },
        ],
        { fill: tone, line: 1.5 },
      );
      context.restore();
      stage.moves({ x: at.x - w * 1.2, y: at.y - h * 4.6 }, { x: at.x + w * 1.3, y: at.y + h * 0.3 });
    },
  },
  tent: {
    words: /\btents?\b|\bcamp\w*\b|\bmarquee\b/,
    width: 3,
    height: 2.2,
    depth: 2.4,
    colour: '#9a8a63',
    stands: 'open',
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      stage.quad(
        spot,
        [
          [-w, 0, 1.2],
          [0, height, 1.2],
          [0, height, -1.2],
          [-w, 0, -1.2],
        ],
        colour,
        0.8,
      );
      stage.quad(
        spot,
        [
          [w, 0, 1.2],
          [0, height, 1.2],
          [0, height, -1.2],
          [w, 0, -1.2],
        ],
        colour,
        1,
      );
      stage.quad(
        spot,
        [
          [-w, 0, 1.2],
          [0, height, 1.2],
          [w, 0, 1.2],
        ],
        colour,
        0.9,
      );
      stage.quad(
        spot,
        [
          [-0.4, 0, 1.21],
          [0, height * 0.75, 1.21],
          [0.4, 0, 1.21],
        ],
        hex('#3a342b'),
      );
    },
  },
} satisfies Readonly<Record<string, PieceKind>>;
