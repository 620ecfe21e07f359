import { hex, mix, scaled, type Rgb } from '../colour.ts';
import type { Brush, PieceKind } from './piece.ts';
import { tableOf } from './tableOf.ts';

const dark: Rgb = hex('#3b3029');
const paper: Rgb = hex('#e8e0cc');

function shelfRows(
  { stage, spot, width, height, colour, random }: Brush,
  depth: number,
  fill: (x: number, y: number, high: number) => number,
): void {
  const w = width / 2;
  const d = depth / 2;
  stage.box(spot, [-w, 0, -d], [w, height, d], scaled(colour, 0.62));
  const rows = Math.max(2, Math.round(height / 0.38));
  const step = height / rows;
  for (let row = 0; row < rows; row += 1) {
    let x = -w + 0.06;
    while (x < w - 0.1) x += Math.max(0.03, fill(x, row * step + 0.04, step - 0.1)) + random.between(0, 0.012);
    stage.panel(spot, [-w, row * step], [w, row * step + 0.04], d + 0.01, colour, { line: 1 });
  }
}

/** Things along walls: shelves, stoves, crates, machines. */
export const storage = {
  dresser: {
    words: /\bdressers?\b|\bcupboards?\b|\bsideboard\b|\bcabinets?\b|\bhutch\b/,
    width: 1.5,
    height: 2,
    depth: 0.5,
    colour: '#7a6047',
    stands: 'wall',
    draw: (brush) => {
      const { stage, spot, width, height, colour, random } = brush;
      const w = width / 2;
      stage.box(spot, [-w, 0, -0.25], [w, 0.9, 0.25], colour);
      for (let x = -w + 0.05; x < w - 0.3; x += (width - 0.1) / 3) {
        stage.panel(spot, [x, 0.08], [x + (width - 0.1) / 3 - 0.05, 0.62], 0.26, scaled(colour, 1.12), { line: 1 });
        stage.panel(spot, [x, 0.68], [x + (width - 0.1) / 3 - 0.05, 0.84], 0.26, scaled(colour, 1.12), { line: 0.9 });
      }
      stage.box(spot, [-w, 0.9, -0.25], [w, height, -0.05], scaled(colour, 0.7));
      for (const y of [1.25, 1.6]) {
        stage.box(spot, [-w, y - 0.03, -0.2], [w, y, 0.02], colour, { line: 1 });
        for (let x = -w + 0.2; x < w - 0.1; x += 0.28)
          stage.drum(
            spot,
            [x, y, -0.08],
            0.07,
            random.between(0.08, 0.2),
            random.pick([paper, hex('#8fa3ad'), hex('#b98b5c')]),
            0.09,
          );
      }
    },
  },
  shelves: {
    words: /\bshel(f|ves)\b|\bbookcases?\b|\blibrary\b|\bbooks\b|\barchives?\b/,
    width: 1.5,
    height: 2.2,
    depth: 0.35,
    colour: '#6b4b33',
    stands: 'wall',
    draw: (brush) =>
      shelfRows(brush, 0.35, (x, y, high) => {
        const { stage, spot, random } = brush;
        const thick = random.between(0.045, 0.1);
        if (random.next() < 0.08) return 0.16;
        const colour = hex(random.pick(['#7d3f35', '#3f5a4c', '#2f4560', '#8a6d3c', '#5a4632', '#a08e6a']));
        stage.panel(spot, [x, y], [x + thick, y + high * random.between(0.72, 1)], 0.19, colour, { line: 0.7 });
        return thick;
      }),
  },
  rack: {
    words: /\bbottles?\b|\bbar\b|\bjars?\b|\bpantry\b|\bstore\b|\bgoods\b|\bpawn\w*\b/,
    width: 1.8,
    height: 2.1,
    depth: 0.35,
    colour: '#5d4735',
    stands: 'wall',
    draw: (brush) =>
      shelfRows(brush, 0.35, (x, y, high) => {
        const { stage, spot, random } = brush;
        const thick = random.between(0.07, 0.13);
        const colour = hex(random.pick(['#55735f', '#8b5a34', '#a9b3a8', '#7a3d3d', '#c7b184']));
        stage.drum(spot, [x + thick / 2, y, 0.12], thick * 0.4, high * random.between(0.5, 0.85), colour, thick * 0.18);
        return thick;
      }),
  },
  counter: {
    words: /\bcounters?\b|\bbar\b|\btill\b|\breception\b/,
    width: 2.4,
    height: 1.05,
    depth: 0.6,
    colour: '#74543a',
    stands: 'floor',
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      stage.box(spot, [-w, 0, -0.28], [w, height, 0.28], colour);
      for (let x = -w + 0.08; x < w - 0.4; x += 0.58)
        stage.panel(spot, [x, 0.16], [x + 0.48, height - 0.16], 0.29, scaled(colour, 1.14), { line: 1 });
      stage.box(spot, [-w - 0.05, height, -0.33], [w + 0.05, height + 0.06, 0.33], scaled(colour, 1.2));
      stage.drum(spot, [w * 0.5, height + 0.06, 0], 0.06, 0.22, hex('#4d6656'), 0.03);
    },
  },
  stove: {
    words: /\bstoves?\b|\bcooker\b|\brange\b|\boven\b/,
    width: 1,
    height: 0.92,
    depth: 0.65,
    colour: '#45464b',
    stands: 'wall',
    draw: ({ stage, spot, height, colour }) => {
      stage.box(spot, [-0.5, 0, -0.3], [0.5, height, 0.32], colour);
      stage.panel(spot, [-0.38, 0.2], [0.2, 0.66], 0.33, scaled(colour, 0.7), { line: 1.2 });
      stage.panel(spot, [-0.32, 0.32], [0.14, 0.5], 0.34, hex('#c7722f'), { line: 0.8 });
      stage.drum(spot, [0.2, height, 0], 0.15, 0.18, hex('#8c8f90'));
      stage.drum(spot, [-0.25, height, -0.22], 0.08, 1.6, scaled(colour, 0.9));
    },
  },
  sink: {
    words: /\bsinks?\b|\bwashstand\b|\bbasin\b|\bkitchen\b|\bbath\w*\b/,
    width: 1.2,
    height: 0.9,
    depth: 0.6,
    colour: '#a9a598',
    stands: 'wall',
    draw: ({ stage, spot, height, colour }) => {
      stage.box(spot, [-0.6, 0, -0.28], [0.6, height, 0.3], colour);
      stage.panel(spot, [-0.55, 0.06], [-0.04, height - 0.24], 0.31, scaled(colour, 0.88), { line: 1 });
      stage.panel(spot, [0.04, 0.06], [0.55, height - 0.24], 0.31, scaled(colour, 0.88), { line: 1 });
      stage.box(spot, [-0.35, height, -0.15], [0.35, height + 0.12, 0.31], hex('#d8d6cc'));
      stage.drum(spot, [0, height + 0.12, -0.22], 0.025, 0.25, hex('#8a8f92'));
    },
  },
  piano: {
    words: /\bpianos?\b|\borgan\b/,
    width: 1.5,
    height: 1.25,
    depth: 0.65,
    colour: '#33282a',
    stands: 'wall',
    draw: ({ stage, spot, height, colour }) => {
      stage.box(spot, [-0.75, 0, -0.3], [0.75, height, 0.05], colour);
      stage.box(spot, [-0.72, 0.62, 0.05], [0.72, 0.74, 0.34], colour);
      stage.quad(
        spot,
        [
          [-0.65, 0.75, 0.1],
          [0.65, 0.75, 0.1],
          [0.65, 0.75, 0.32],
          [-0.65, 0.75, 0.32],
        ],
        paper,
      );
      stage.panel(spot, [-0.3, 0.85], [0.3, 1.15], 0.07, paper, { line: 0.8 });
    },
  },
  machine: {
    words: /\bmachines?\b|\bengine\b|\bconsole\b|\bcontrol\b|\bcomputers?\b|\bscreens?\b|\bmonitors?\b|\blab\w*\b/,
    width: 1.4,
    height: 1.5,
    depth: 0.6,
    colour: '#5d6870',
    stands: 'wall',
    lamp: { up: 1.2, reach: 0.7, power: 0.5 },
    draw: ({ stage, spot, height, colour, random }) => {
      stage.box(spot, [-0.7, 0, -0.28], [0.7, height, 0.28], colour);
      stage.panel(spot, [-0.55, height - 0.65], [0.05, height - 0.15], 0.29, hex('#7fc4b4'), { glow: true, line: 1.2 });
      for (let row = 0; row < 4; row += 1)
        for (let column = 0; column < 4; column += 1) {
          const x = 0.15 + column * 0.12;
          const y = height - 0.6 + row * 0.13;
          stage.panel(
            spot,
            [x, y],
            [x + 0.07, y + 0.06],
            0.3,
            hex(random.pick(['#d2a14a', '#c4563f', '#d9d4c2', '#394147'])),
            { line: 0.6, glow: random.next() < 0.5 },
          );
        }
      stage.panel(spot, [-0.6, 0.15], [0.6, height - 0.85], 0.3, scaled(colour, 0.8), { line: 1 });
    },
  },
  crates: {
    words: /\bcrates?\b|\bboxes\b|\bcartons?\b|\bcases\b|\bcargo\b|\bwarehouse\b|\bvault\b|\bcellar\b/,
    width: 1.5,
    height: 1.5,
    depth: 0.8,
    colour: '#81664a',
    stands: 'wall',
    draw: ({ stage, spot, colour, random }) => {
      const boxAt = (x: number, y: number, w: number, h: number): void => {
        const tone = mix(colour, dark, random.between(0, 0.3));
        stage.box(spot, [x, y, -0.35], [x + w, y + h, 0.35], tone);
        stage.panel(spot, [x + 0.05, y + h * 0.12], [x + w - 0.05, y + h * 0.24], 0.36, scaled(tone, 0.6), {
          line: 0.8,
        });
        stage.panel(spot, [x + 0.05, y + h * 0.76], [x + w - 0.05, y + h * 0.88], 0.36, scaled(tone, 0.6), {
          line: 0.8,
        });
      };
      boxAt(-0.78, 0, 0.75, 0.62);
      boxAt(0.02, 0, 0.78, 0.55);
      boxAt(-0.5, 0.62, 0.7, 0.52);
      if (random.next() < 0.6) boxAt(0.25, 0.55, 0.52, 0.4);
    },
  },
  barrel: {
    words: /\bbarrels?\b|\bcasks?\b|\bkegs?\b|\bdrums?\b/,
    width: 0.7,
    height: 0.95,
    depth: 0.7,
    colour: '#7d5b3b',
    stands: 'wall',
    draw: ({ stage, spot, height, colour }) => {
      stage.drum(spot, [0, 0, 0], 0.3, height * 0.5, colour, 0.36);
      stage.drum(spot, [0, height * 0.5, 0], 0.36, height * 0.5, colour, 0.3);
    },
  },
  workbench: {
    words: /\bworkbench\b|\bbench\b|\bchemical\b|\btools?\b|\bworkshop\b|\blab\w*\b/,
    width: 1.9,
    height: 0.9,
    depth: 0.65,
    colour: '#6c5640',
    stands: 'wall',
    draw: (brush) => {
      tableOf(brush, 0.65);
      const { stage, spot, width, height, random } = brush;
      for (let x = -width / 2 + 0.2; x < width / 2 - 0.15; x += 0.24) {
        const tall = random.between(0.1, 0.34);
        stage.drum(
          spot,
          [x, height, random.between(-0.15, 0.1)],
          0.06,
          tall,
          hex(random.pick(['#8fb0a5', '#b3a06f', '#9aa7b5', '#8a5140'])),
          0.03,
        );
      }
    },
  },
} satisfies Readonly<Record<string, PieceKind>>;
