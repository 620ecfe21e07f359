import { hex, mix, scaled, type Rgb } from '../colour.ts';
import { drawBeam } from '../draw/drawBeam.ts';
import { project } from '../draw/camera.ts';
import { drawSmoke } from '../draw/smoke.ts';
import type { Brush, PieceKind } from './piece.ts';

const warm: Rgb = hex('#f2c871');

function litPane(brush: Brush): { colour: Rgb; glow: boolean } {
  const { stage, random } = brush;
  const lit = random.next() < 0.45 * stage.light.dark;
  return lit
    ? { colour: warm, glow: true }
    : { colour: mix(hex('#3f4954'), stage.light.skyLow, 0.3 * (1 - stage.light.dark)), glow: false };
}

function facade(brush: Brush, storeys: number, across: number, from: number, sash: boolean): void {
  const { stage, spot, width, height, colour } = brush;
  const d = 2.5;
  const step = width / across;
  const rise = (height - from - 0.35) / storeys;
  for (let storey = 0; storey < storeys; storey += 1)
    for (let column = 0; column < across; column += 1) {
      const x = -width / 2 + step * (column + 0.5);
      const y = from + storey * rise + rise * 0.22;
      const w = Math.min(0.5, step * 0.3);
      const high = rise * 0.58;
      stage.panel(spot, [x - w - 0.09, y - 0.1], [x + w + 0.09, y + high + 0.1], d + 0.02, scaled(colour, 1.22), {
        line: 0.8,
      });
      const { colour: glass, glow } = litPane(brush);
      stage.panel(spot, [x - w, y], [x + w, y + high], d + 0.04, glass, { line: 1, glow });
      if (sash) {
        stage.panel(spot, [x - w, y + high * 0.48], [x + w, y + high * 0.52], d + 0.05, scaled(colour, 1.3), {
          line: 0.5,
        });
        stage.panel(spot, [x - 0.02, y], [x + 0.02, y + high], d + 0.05, scaled(colour, 1.3), { line: 0.4 });
      }
    }
}

function doorAt({ stage, spot, random }: Brush, x: number, d: number): void {
  const tone = hex(random.pick(['#35513f', '#6b2f2f', '#2e3f5a', '#3a3230']));
  stage.panel(spot, [x - 0.62, 0], [x + 0.62, 2.75], d + 0.03, hex('#c9c0aa'), { line: 1 });
  stage.panel(spot, [x - 0.48, 0.1], [x + 0.48, 2.2], d + 0.05, tone, { line: 1.2 });
  stage.panel(spot, [x - 0.48, 2.28], [x + 0.48, 2.62], d + 0.05, hex('#59656e'), { line: 0.8 });
  stage.box(spot, [x - 0.75, 0, d], [x + 0.75, 0.12, d + 0.6], hex('#a59f92'), { line: 1 });
}

function wheel(brush: Brush, across: number, radius: number, out: number): void {
  const { stage, spot } = brush;
  if (!stage.seesFront(spot, out)) return;
  const ring = (r: number, tone: Rgb): void => {
    const points: [number, number, number][] = [];
    for (let step = 0; step < 18; step += 1) {
      const angle = (step / 18) * Math.PI * 2;
      points.push([across + Math.cos(angle) * r, radius + Math.sin(angle) * r, out]);
    }
    stage.quad(spot, points, tone, 1, { line: 1.1 });
  };
  ring(radius, hex('#2b2a2c'));
  ring(radius * 0.66, hex('#8b8a86'));
  ring(radius * 0.2, hex('#3b3a3c'));
}

export const street = {
  terrace: {
    words: /\bterraces?\b|\bhouses?\b|\bbrick\b|\bsquare\b|\bstreet\b|\bhome\b|\bvillage\b|\btown\b/,
    width: 6,
    height: 9.5,
    depth: 5,
    colour: '#8a5f4c',
    stands: 'open',
    lives: true,
    draw: (brush) => {
      const { stage, spot, width, height, colour, random } = brush;
      const w = width / 2;
      stage.box(spot, [-w, 0, -2.5], [w, height, 2.5], colour);
      stage.panel(spot, [-w, 0], [w, 3.1], 2.51, mix(colour, hex('#cfc7b4'), 0.45), { line: 1 });
      stage.box(spot, [-w, 3.05, 2.5], [w, 3.2, 2.62], hex('#c2b9a5'), { line: 0.9 });
      facade(brush, 2, 3, 3.3, true);
      doorAt(brush, -w + 1.1, 2.51);
      const { colour: glass, glow } = litPane(brush);
      stage.panel(spot, [-w + 2.3, 0.9], [w - 0.5, 2.6], 2.53, hex('#d5ccb8'), { line: 1 });
      stage.panel(spot, [-w + 2.45, 1.02], [w - 0.65, 2.48], 2.55, glass, { line: 1, glow });
      // Before the roof, which hides it from those who stand below.
      const chimney = random.between(-w * 0.6, w * 0.6);
      stage.box(spot, [chimney, height + 0.3, -0.6], [chimney + 0.9, height + 1.5, 0.2], scaled(colour, 0.85));
      // Not every hearth is lit.
      if (brush.piece.seed % 3 === 0)
        drawSmoke(stage, stage.at(spot, [chimney + 0.45, height + 1.6, -0.2]), {
          ...{ rise: 4.5, drift: stage.light.side * -1.6, wide: 1.2, dense: 0.85 },
        });
      stage.box(spot, [-w, height, -2.5], [w, height + 0.3, 2.65], scaled(colour, 1.15));
    },
  },
  shop: {
    words: /\bshops?\b|\bpawn\w*\b|\bstore\b|\bcaf[eé]\b|\bbakery\b|\bpub\b|\btavern\b|\binn\b|\bmarket\b/,
    width: 6,
    height: 8.5,
    depth: 5,
    colour: '#6f5a4a',
    stands: 'open',
    draw: (brush) => {
      const { stage, spot, width, height, colour, random } = brush;
      const w = width / 2;
      const front = hex(random.pick(['#2f4a44', '#57302f', '#2d3c55', '#4a3a2c']));
      stage.box(spot, [-w, 0, -2.5], [w, height, 2.5], colour);
      stage.panel(spot, [-w + 0.2, 0], [w - 0.2, 3.3], 2.52, front, { line: 1.2 });
      stage.panel(spot, [-w + 0.3, 2.75], [w - 0.3, 3.2], 2.56, mix(front, hex('#d8b463'), 0.25), { line: 1 });
      const glow = stage.light.dark > 0.3;
      const glass = glow ? warm : hex('#75878c');
      stage.panel(spot, [-w + 0.5, 0.7], [-0.2, 2.55], 2.55, glass, { line: 1.1, glow });
      stage.panel(spot, [1.25, 0.7], [w - 0.5, 2.55], 2.55, glass, { line: 1.1, glow });
      for (let x = -w + 0.8; x < -0.4; x += 0.55)
        stage.panel(spot, [x, 0.72], [x + 0.35, random.between(1.1, 1.9)], 2.56, scaled(front, 0.7), { line: 0.7 });
      stage.panel(spot, [0, 0], [1.05, 2.5], 2.55, scaled(front, 1.25), { line: 1.1 });
      facade(brush, 2, 3, 3.6, true);
      stage.box(spot, [-w, height, -2.5], [w, height + 0.3, 2.65], scaled(colour, 1.15));
      const sign = project(stage.camera, stage.at(spot, [w - 0.7, 4.1, 3.3]));
      if (sign.depth < 0.5 || !stage.seesFront(spot, 2.5)) return;
      const metre = stage.camera.focal / sign.depth;
      const tone = stage.lit(hex('#d2a945'), stage.at(spot, [w - 0.7, 4.1, 3.3]));
      const bracket = project(stage.camera, stage.at(spot, [w - 0.7, 4.5, 2.5]));
      stage.pen.line([bracket, { x: sign.x, y: sign.y - 0.35 * metre }], 1.4);
      for (const [x, y] of [
        [-0.24, 0],
        [0.24, 0],
        [0, 0.36],
      ] as const)
        stage.pen.ellipse(sign.x + x * metre, sign.y + y * metre, 0.21 * metre, 0.21 * metre, { fill: tone, line: 1 });
    },
  },
  tower: {
    words:
      /\bsky\w*\b|\btowers?\b|\bcity\b|\boffices?\b|\bapartment\w*\b|\bhigh-rise\b|\bdowntown\b|\bhotel\b|\bbank\b/,
    width: 8,
    height: 24,
    depth: 5,
    colour: '#77808a',
    stands: 'open',
    draw: (brush) => {
      const { stage, spot, width, height, colour } = brush;
      stage.box(spot, [-width / 2, 0, -2.5], [width / 2, height, 2.5], colour);
      facade(brush, Math.round(height / 3.2), 5, 3.6, false);
      stage.panel(spot, [-width / 2 + 0.4, 0], [width / 2 - 0.4, 3], 2.53, hex('#4a545c'), { line: 1.1 });
      stage.panel(spot, [-0.9, 0], [0.9, 2.5], 2.56, stage.light.dark > 0.4 ? warm : hex('#9fb0b5'), {
        line: 1.1,
        glow: stage.light.dark > 0.4,
      });
    },
  },
  lampPost: {
    words: /\blamp ?posts?\b|\bstreet ?lamps?\b|\bgaslight\b|\bstreet\b|\bsquare\b/,
    width: 0.6,
    height: 3.6,
    depth: 0.4,
    colour: '#2f3436',
    stands: 'open',
    lamp: { up: 3.4, reach: 2.6, power: 1.3 },
    draw: ({ stage, spot, height, colour }) => {
      stage.drum(spot, [0, 0, 0], 0.12, 0.5, colour, 0.08);
      stage.drum(spot, [0, 0.5, 0], 0.05, height - 1, colour, 0.04);
      const at = project(stage.camera, stage.at(spot, [0, height - 0.25, 0]));
      if (at.depth < 0.4) return;
      const metre = stage.camera.focal / at.depth;
      const lit = stage.light.dark > 0.3;
      stage.pen.shape(
        [
          { x: at.x - 0.12 * metre, y: at.y + 0.26 * metre },
          { x: at.x + 0.12 * metre, y: at.y + 0.26 * metre },
          { x: at.x + 0.2 * metre, y: at.y - 0.2 * metre },
          { x: at.x - 0.2 * metre, y: at.y - 0.2 * metre },
        ],
        { fill: lit ? hex('#ffe9a8') : stage.lit(hex('#c8d0cc'), stage.at(spot, [0, height, 0])), line: 1.1 },
      );
      stage.pen.shape(
        [
          { x: at.x - 0.24 * metre, y: at.y - 0.2 * metre },
          { x: at.x + 0.24 * metre, y: at.y - 0.2 * metre },
          { x: at.x, y: at.y - 0.44 * metre },
        ],
        { fill: stage.lit(colour, stage.at(spot, [0, height, 0])), line: 1 },
      );
    },
  },
  carriage: {
    words: /\bcabs?\b|\bcarriages?\b|\bhansom\b|\bcoach\b|\bwagon\b|\bcart\b/,
    width: 2.6,
    height: 2.3,
    depth: 1.4,
    colour: '#33302f',
    stands: 'open',
    draw: (brush) => {
      const { stage, spot, colour } = brush;
      stage.box(spot, [-0.9, 0.75, -0.6], [0.7, 2.25, 0.6], colour);
      stage.panel(spot, [-0.6, 1.35], [0.4, 2.05], 0.61, hex('#a99a6e'), { line: 1 });
      stage.box(spot, [0.7, 0.95, -0.5], [1.2, 1.25, 0.5], scaled(colour, 1.3));
      wheel(brush, -0.5, 0.62, 0.68);
      wheel(brush, 0.95, 0.42, 0.62);
      stage.drum(spot, [0.85, 1.7, 0.5], 0.07, 0.24, hex('#e0b95a'));
    },
  },
  car: {
    words: /\bcars?\b|\btaxi\b|\bvan\b|\btruck\b|\bvehicles?\b|\btraffic\b|\bparking\b/,
    width: 4.2,
    height: 1.45,
    depth: 1.7,
    colour: '#7d3b38',
    stands: 'open',
    draw: (brush) => {
      const { stage, spot, colour } = brush;
      stage.box(spot, [-2.1, 0.32, -0.8], [2.1, 0.85, 0.8], colour);
      stage.box(spot, [-1.15, 0.85, -0.7], [1.0, 1.42, 0.7], scaled(colour, 0.95));
      stage.panel(spot, [-1.02, 0.9], [-0.1, 1.34], 0.71, hex('#8fa5ab'), { line: 0.9 });
      stage.panel(spot, [0, 0.9], [0.88, 1.34], 0.71, hex('#8fa5ab'), { line: 0.9 });
      wheel(brush, -1.3, 0.34, 0.82);
      wheel(brush, 1.3, 0.34, 0.82);
      stage.panel(spot, [1.95, 0.55], [2.08, 0.72], 0.81, hex('#f0dca0'), { line: 0.7, glow: stage.light.dark > 0.4 });
    },
  },
  bench: {
    words: /\bbench(es)?\b|\bpark\b|\bplatform\b/,
    width: 1.7,
    height: 0.9,
    depth: 0.6,
    colour: '#6b5540',
    stands: 'open',
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      for (const x of [-w + 0.1, w - 0.18])
        stage.box(spot, [x, 0, -0.22], [x + 0.08, 0.45, 0.25], hex('#3c3f40'), { line: 1 });
      stage.box(spot, [-w, 0.42, -0.22], [w, 0.48, 0.25], colour);
      stage.panel(spot, [-w, 0.6], [w, 0.72], -0.2, colour, { line: 1 });
      stage.panel(spot, [-w, 0.78], [w, height], -0.2, colour, { line: 1 });
    },
  },
  railing: {
    words: /\brailings?\b|\bfences?\b|\bgates?\b|\bquay\b|\bpier\b|\bbridge\b|\brooftop\b|\bbalcony\b|\bdeck\b/,
    width: 3,
    height: 1.1,
    depth: 0.1,
    colour: '#3d4244',
    stands: 'open',
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      for (let x = -w; x < w; x += 0.24)
        stage.box(spot, [x, 0, -0.02], [x + 0.035, height, 0.02], colour, { line: 0.8, hatch: 0 });
      stage.box(spot, [-w, height - 0.1, -0.03], [w, height - 0.03, 0.03], colour, { line: 1 });
      stage.box(spot, [-w, 0.15, -0.03], [w, 0.2, 0.03], colour, { line: 0.9 });
    },
  },
  lighthouse: {
    words: /\blighthouse\b|\blamp house\b|\bbeacon\b/,
    width: 5,
    height: 15,
    depth: 4,
    colour: '#cfc9ba',
    stands: 'open',
    lamp: { up: 15.6, reach: 5, power: 1.4 },
    turns: true,
    draw: ({ stage, spot, height, colour }) => {
      stage.drum(spot, [0, 0, 0], 2, height, colour, 1.35);
      const lit = stage.light.dark > 0.25;
      stage.drum(spot, [0, height, 0], 1.7, 0.3, hex('#4a4c50'));
      stage.drum(spot, [0, height + 0.3, 0], 1, 1.5, lit ? hex('#ffe8a0') : hex('#9fb2b8'));
      stage.drum(spot, [0, height + 1.8, 0], 1.25, 0.9, hex('#6f3a34'), 0.1);
      for (const y of [4, 8, 12]) {
        const at = project(stage.camera, stage.at(spot, [-0.4, y, 1.6]));
        if (at.depth < 0.5) return;
        const metre = stage.camera.focal / at.depth;
        stage.pen.ellipse(at.x, at.y, 0.22 * metre, 0.36 * metre, { fill: lit ? warm : hex('#3f454c'), line: 0.9 });
      }
      if (!lit) return;
      const at = project(stage.camera, stage.at(spot, [0, height + 1, 0]));
      drawBeam(stage, at.x, at.y, stage.pen.context.canvas.width * 0.75);
    },
  },
  grave: {
    words: /\bgraves?\b|\bgraveyard\b|\bcemetery\b|\btombs?\b|\bheadstones?\b/,
    width: 0.8,
    height: 1.1,
    depth: 0.2,
    colour: '#8b8d86',
    stands: 'open',
    draw: ({ stage, spot, height, colour, random }) => {
      stage.box(spot, [-0.36, 0, -0.08], [0.36, height * random.between(0.7, 1.1), 0.08], colour);
      stage.panel(spot, [-0.2, 0.55], [0.2, 0.6], 0.09, scaled(colour, 0.6), { line: 0.6 });
      stage.panel(spot, [-0.16, 0.45], [0.16, 0.49], 0.09, scaled(colour, 0.6), { line: 0.6 });
    },
  },
  fountain: {
    words: /\bfountain\b|\bstatue\b|\bmonument\b|\bwell\b|\bpiazza\b|\bplaza\b/,
    width: 3,
    height: 2.6,
    depth: 3,
    colour: '#9a958a',
    stands: 'open',
    draw: ({ stage, spot, colour }) => {
      stage.drum(spot, [0, 0, 0], 1.5, 0.5, colour);
      stage.drum(spot, [0, 0.5, 0], 1.3, 0.02, hex('#7f9aa3'));
      stage.drum(spot, [0, 0.5, 0], 0.25, 1.2, colour, 0.18);
      stage.drum(spot, [0, 1.7, 0], 0.3, 0.25, colour, 0.7);
      stage.drum(spot, [0, 1.95, 0], 0.14, 0.8, colour, 0.08);
    },
  },
} satisfies Readonly<Record<string, PieceKind>>;
