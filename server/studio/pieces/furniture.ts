import { css, hex, mix, scaled, type Rgb } from '../colour.ts';
import { project } from '../draw/camera.ts';
import type { Brush, PieceKind } from './piece.ts';
import { tableOf } from './tableOf.ts';

const paper: Rgb = hex('#e8e0cc');

function chairOf({ stage, spot, height, colour }: Brush): void {
  const s = 0.22;
  const seat = height * 0.5;
  for (const [x, z] of [
    [-s, -s],
    [s - 0.04, -s],
    [-s, s],
    [s - 0.04, s],
  ] as const)
    stage.box(spot, [x, 0, z], [x + 0.04, seat, z - 0.04], scaled(colour, 0.75), { line: 0.9 });
  stage.box(spot, [-s, seat * 0.94, s], [s, seat, -s], colour);
  stage.box(spot, [-s, seat, -s], [s, height, -s + 0.05], colour);
}

export const furniture = {
  table: {
    words: /\btables?\b|\bdesk of deal\b/,
    width: 1.7,
    height: 0.76,
    depth: 0.9,
    colour: '#8a6a48',
    stands: 'floor',
    draw: (brush) => {
      tableOf(brush, 0.9);
      const { stage, spot, height, random } = brush;
      stage.drum(spot, [random.between(-0.5, -0.2), height, 0.1], 0.05, 0.1, paper, 0.06);
      stage.drum(spot, [random.between(0.2, 0.5), height, -0.1], 0.12, 0.05, hex('#b9a98a'), 0.15);
    },
  },
  desk: {
    words: /\bdesks?\b|\bbureau\b|\bwriting table\b/,
    width: 1.6,
    height: 0.77,
    depth: 0.8,
    colour: '#6f4f36',
    stands: 'floor',
    draw: ({ stage, spot, width, height, colour, random }) => {
      const w = width / 2;
      stage.box(spot, [-w, 0, -0.35], [-w + 0.42, height, 0.35], colour);
      stage.box(spot, [w - 0.42, 0, -0.35], [w, height, 0.35], colour);
      for (const x of [-w + 0.04, w - 0.38])
        for (const y of [0.08, 0.3, 0.52])
          stage.panel(spot, [x, y], [x + 0.34, y + 0.18], 0.36, scaled(colour, 1.12), { line: 0.9 });
      stage.box(spot, [-w - 0.04, height, -0.4], [w + 0.04, height + 0.05, 0.4], scaled(colour, 1.15));
      const top = height + 0.06;
      stage.box(spot, [-0.35, top, -0.1], [0.05, top + random.between(0.03, 0.1), 0.2], paper, { line: 0.9 });
      stage.drum(spot, [w - 0.2, top, -0.1], 0.05, 0.12, hex('#39424b'));
    },
  },
  chair: {
    words: /\bchairs?\b|\bstools?\b/,
    width: 0.5,
    height: 0.95,
    depth: 0.5,
    colour: '#7b5a3c',
    stands: 'floor',
    draw: chairOf,
  },
  armchair: {
    words: /\barmchairs?\b|\beasy chair\b/,
    width: 0.95,
    height: 1.05,
    depth: 0.9,
    colour: '#7c4a3e',
    stands: 'floor',
    draw: ({ stage, spot, height, colour }) => {
      stage.box(spot, [-0.45, 0.1, -0.42], [0.45, height, -0.2], colour);
      stage.box(spot, [-0.34, 0.1, -0.2], [0.34, 0.45, 0.4], scaled(colour, 1.12));
      stage.box(spot, [-0.47, 0.08, -0.3], [-0.32, 0.64, 0.42], colour);
      stage.box(spot, [0.32, 0.08, -0.3], [0.47, 0.64, 0.42], colour);
    },
  },
  sofa: {
    words: /\bsofas?\b|\bcouch\b|\bsettee\b/,
    width: 2,
    height: 0.85,
    depth: 0.9,
    colour: '#56697a',
    stands: 'wall',
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      stage.box(spot, [-w, 0.08, -0.42], [w, height, -0.18], colour);
      stage.box(spot, [-w + 0.16, 0.08, -0.18], [0, 0.46, 0.4], scaled(colour, 1.1));
      stage.box(spot, [0, 0.08, -0.18], [w - 0.16, 0.46, 0.4], scaled(colour, 1.1));
      stage.box(spot, [-w, 0.06, -0.3], [-w + 0.18, 0.62, 0.42], colour);
      stage.box(spot, [w - 0.18, 0.06, -0.3], [w, 0.62, 0.42], colour);
    },
  },
  bed: {
    words: /\bbeds?\b|\bbunks?\b|\bcot\b|\bberth\b/,
    width: 1.5,
    height: 1.1,
    depth: 2,
    colour: '#77573d',
    stands: 'wall',
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      stage.box(spot, [-w, 0, -1], [w, height, -0.93], colour);
      stage.box(spot, [-w, 0.15, -0.93], [w, 0.5, 0.95], hex('#c9c2b2'));
      stage.box(spot, [-w - 0.02, 0.3, -0.3], [w + 0.02, 0.56, 0.97], hex('#7d8a8f'));
      stage.box(spot, [-w + 0.12, 0.5, -0.9], [-0.06, 0.66, -0.5], paper);
      stage.box(spot, [0.06, 0.5, -0.9], [w - 0.12, 0.66, -0.5], paper);
    },
  },
  pews: {
    words: /\bpews?\b|\bchurch\b|\bchapel\b|\bbenches\b|\bcourt\w*\b|\bwaiting\b/,
    width: 2.4,
    height: 0.9,
    depth: 0.55,
    colour: '#6a4d35',
    stands: 'floor',
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      stage.box(spot, [-w, 0.38, -0.2], [w, 0.45, 0.25], colour);
      stage.box(spot, [-w, 0, -0.26], [w, height, -0.2], colour);
      stage.box(spot, [-w - 0.06, 0, -0.28], [-w, height + 0.08, 0.27], scaled(colour, 0.9));
      stage.box(spot, [w, 0, -0.28], [w + 0.06, height + 0.08, 0.27], scaled(colour, 0.9));
    },
  },
  carpet: {
    words: /\bcarpets?\b|\brugs?\b/,
    width: 2.6,
    height: 0.01,
    depth: 1.8,
    colour: '#7a3f3a',
    stands: 'floor',
    draw: ({ stage, spot, width, colour }) => {
      const w = width / 2;
      const quad = (inset: number, tone: Rgb): void =>
        stage.quad(
          spot,
          [
            [-w + inset, 0.005, 0.9 - inset],
            [w - inset, 0.005, 0.9 - inset],
            [w - inset, 0.005, -0.9 + inset],
            [-w + inset, 0.005, -0.9 + inset],
          ],
          tone,
          1,
          { line: 1 },
        );
      quad(0, colour);
      quad(0.16, mix(colour, hex('#d9b87c'), 0.35));
      quad(0.24, scaled(colour, 0.92));
    },
  },
  plant: {
    words: /\bplants?\b|\bferns?\b|\bpot(ted)?\b|\bpalm\b|\baspidistra\b/,
    width: 0.7,
    height: 1.3,
    depth: 0.6,
    colour: '#56704e',
    stands: 'wall',
    draw: ({ stage, spot, height, colour, random }) => {
      stage.drum(spot, [0, 0, 0], 0.14, 0.35, hex('#8c5b42'), 0.2);
      const foot = project(stage.camera, stage.at(spot, [0, 0.35, 0]));
      if (foot.depth <= 0.4) return;
      const metre = stage.camera.focal / foot.depth;
      const tone = stage.lit(colour, stage.at(spot, [0, 0.9, 0]));
      for (let leaf = 0; leaf < 11; leaf += 1) {
        const lean = random.between(-0.75, 0.75);
        const long = random.between(0.5, 1) * (height - 0.3) * metre;
        const tipX = foot.x + lean * long * 0.7;
        const tipY = foot.y - long * (1 - Math.abs(lean) * 0.35);
        const bend = 0.09 * metre;
        stage.pen.shape(
          [
            foot,
            { x: foot.x + lean * long * 0.2 - bend, y: foot.y - long * 0.6 },
            { x: tipX, y: tipY },
            { x: foot.x + lean * long * 0.35 + bend, y: foot.y - long * 0.5 },
          ],
          { fill: scaled(tone, random.between(0.75, 1.15)), line: 0.9, smooth: true },
        );
      }
    },
  },
  tableLamp: {
    words: /\blamps?\b|\blanterns?\b|\bcandles?\b|\bparaffin\b|\bgaslight\b|\bgas\b/,
    width: 0.8,
    height: 1.25,
    depth: 0.5,
    colour: '#8a6a3c',
    stands: 'wall',
    lamp: { up: 1.1, reach: 1.5, power: 1.5 },
    draw: ({ stage, spot, colour }) => {
      stage.box(spot, [-0.3, 0, -0.22], [0.3, 0.72, 0.22], scaled(colour, 0.7));
      stage.drum(spot, [0, 0.72, 0], 0.09, 0.16, colour, 0.04);
      const lit = stage.light.dark > 0.3;
      const at = project(stage.camera, stage.at(spot, [0, 1.05, 0]));
      if (at.depth <= 0.4) return;
      const metre = stage.camera.focal / at.depth;
      const fill = lit ? hex('#ffe3a0') : stage.lit(hex('#d8c8a0'), stage.at(spot, [0, 1, 0]));
      stage.pen.shape(
        [
          { x: at.x - 0.1 * metre, y: at.y - 0.14 * metre },
          { x: at.x + 0.1 * metre, y: at.y - 0.14 * metre },
          { x: at.x + 0.19 * metre, y: at.y + 0.14 * metre },
          { x: at.x - 0.19 * metre, y: at.y + 0.14 * metre },
        ],
        { fill, line: 1.2 },
      );
    },
  },
  hangingLamp: {
    words: /\bceiling\b|\bchandelier\b|\bbulb\b|\bhanging lamp\b|\boil lamp\b|\bneon\b/,
    width: 0.6,
    height: 2.6,
    depth: 0.5,
    colour: '#55605e',
    stands: 'floor',
    lamp: { up: 1.95, reach: 1.9, power: 1.5 },
    draw: ({ stage, spot, height }) => {
      const top = project(stage.camera, stage.at(spot, [0, height + 0.6, 0]));
      const at = project(stage.camera, stage.at(spot, [0, 2.05, 0]));
      if (at.depth <= 0.4) return;
      const metre = stage.camera.focal / at.depth;
      stage.pen.line([top, at], 1.2);
      const lit = stage.light.dark > 0.3;
      stage.pen.shape(
        [
          { x: at.x - 0.06 * metre, y: at.y - 0.02 * metre },
          { x: at.x + 0.06 * metre, y: at.y - 0.02 * metre },
          { x: at.x + 0.26 * metre, y: at.y + 0.2 * metre },
          { x: at.x - 0.26 * metre, y: at.y + 0.2 * metre },
        ],
        { fill: stage.lit(hex('#6b7a72'), stage.at(spot, [0, 2.3, 0])), line: 1.3 },
      );
      stage.pen.ellipse(at.x, at.y + 0.22 * metre, 0.09 * metre, 0.07 * metre, {
        fill: lit ? hex('#fff0bd') : hex('#d9d4c4'),
        line: 0.8,
      });
      if (!lit) return;
      const { context } = stage.pen;
      context.fillStyle = css([255, 226, 150], 0.1);
      context.beginPath();
      context.moveTo(at.x - 0.26 * metre, at.y + 0.2 * metre);
      context.lineTo(at.x + 0.26 * metre, at.y + 0.2 * metre);
      context.lineTo(at.x + 1.5 * metre, at.y + 2.2 * metre);
      context.lineTo(at.x - 1.5 * metre, at.y + 2.2 * metre);
      context.fill();
    },
  },
} satisfies Readonly<Record<string, PieceKind>>;
