import { hex, scaled, type Rgb } from '../colour.ts';
import { project } from '../draw/camera.ts';
import type { PieceKind } from './piece.ts';

const iron: Rgb = hex('#3c4046');

/** Things under the sky that are neither houses nor trees. */
export const outdoorThings = {
  cart: {
    words: /\bcarts?\b|\bwagons?\b|\bmilk\b|\bbarrows?\b/,
    ...{ width: 2.2, height: 1.4, depth: 1.2, colour: '#8b6a44', stands: 'open' },
    draw: ({ stage, spot, colour }) => {
      stage.box(spot, [-1, 0.55, -0.5], [0.9, 0.75, 0.5], colour);
      stage.box(spot, [-1, 0.75, -0.5], [0.9, 1.05, -0.44], scaled(colour, 0.9));
      for (const x of [-0.7, -0.25, 0.2, 0.6]) stage.drum(spot, [x, 0.76, 0.1], 0.16, 0.5, hex('#a9b0b4'), 0.1);
      stage.box(spot, [0.9, 0.6, -0.1], [2, 0.66, -0.04], colour);
      const at = project(stage.camera, stage.at(spot, [-0.3, 0.5, 0.55]));
      if (at.depth < 0.5) return;
      const r = (0.5 * stage.camera.focal) / at.depth;
      stage.pen.ellipse(at.x, at.y, r, r, { line: 3 });
      for (let spoke = 0; spoke < 8; spoke += 1) {
        const angle = (spoke * Math.PI) / 4;
        stage.pen.line([at, { x: at.x + Math.cos(angle) * r, y: at.y + Math.sin(angle) * r }], 1);
      }
    },
  },
  phoneBox: {
    words: /\bphone ?box\w*\b|\bcall box\b|\btelephone booth\b|\bkiosk\b/,
    ...{ width: 1, height: 2.5, depth: 1, colour: '#a8382f', stands: 'open' },
    draw: ({ stage, spot, height, colour }) => {
      stage.box(spot, [-0.5, 0, -0.5], [0.5, height, 0.5], colour);
      for (let row = 0; row < 5; row += 1)
        stage.panel(spot, [-0.36, 0.35 + row * 0.38], [0.36, 0.65 + row * 0.38], 0.51, hex('#b9cbce'), { line: 0.8 });
    },
  },
  busStop: {
    words: /\bbus\b|\bbus ?stop\b|\btram\b|\bshelter\b/,
    ...{ width: 3, height: 2.5, depth: 1.4, colour: '#7d8a90', stands: 'open' },
    draw: ({ stage, spot, colour }) => {
      stage.box(spot, [-1.5, 2.35, -0.7], [1.5, 2.5, 0.7], colour);
      for (const x of [-1.45, 1.38]) stage.box(spot, [x, 0, -0.65], [x + 0.07, 2.35, -0.58], iron);
      stage.panel(spot, [-1.4, 0.5], [1.4, 2.2], -0.6, hex('#b5c6c9'), { alpha: 0.6 });
      stage.box(spot, [-1.1, 0.42, -0.5], [1.1, 0.5, -0.15], hex('#8a6a4a'));
    },
  },
  trafficLight: {
    words: /\btraffic\b|\bcrossroads?\b|\bintersection\b|\bdowntown\b/,
    ...{ width: 0.5, height: 3.4, depth: 0.5, colour: '#33373c', stands: 'open' },
    draw: ({ stage, spot, colour }) => {
      stage.drum(spot, [0, 0, 0], 0.07, 2.5, colour);
      stage.box(spot, [-0.17, 2.5, -0.12], [0.17, 3.4, 0.12], colour);
      for (const [row, lamp] of ['#d0463c', '#d2a33c', '#5aa05a'].entries())
        stage.panel(spot, [-0.1, 3.12 - row * 0.29], [0.1, 3.34 - row * 0.29], 0.13, hex(lamp), {
          glow: true,
          line: 0.8,
        });
    },
  },
  stall: {
    words: /\bmarket\b|\bstalls?\b|\bbazaar\b|\bvendors?\b|\bfair\b/,
    ...{ width: 2.6, height: 2.6, depth: 1.6, colour: '#b9553f', stands: 'open' },
    draw: ({ stage, spot, colour, random }) => {
      stage.box(spot, [-1.2, 0, -0.4], [1.2, 0.9, 0.5], hex('#8d6c48'));
      for (let x = -1; x < 1.1; x += 0.36)
        stage.drum(spot, [x, 0.9, 0.1], 0.15, 0.12, scaled(hex('#c07a3c'), random.between(0.7, 1.2)), 0.08);
      for (const x of [-1.25, 1.2]) stage.box(spot, [x, 0, -0.45], [x + 0.06, 2.3, -0.4], iron);
      for (let stripe = 0; stripe < 6; stripe += 1) {
        const x = -1.35 + stripe * 0.45;
        stage.quad(
          spot,
          [
            [x, 2.5, -0.6],
            [x + 0.45, 2.5, -0.6],
            [x + 0.45, 2.05, 0.8],
            [x, 2.05, 0.8],
          ],
          stripe % 2 === 0 ? colour : hex('#e6dcc4'),
        );
      }
    },
  },
  fence: {
    words: /\bfences?\b|\bfarm\w*\b|\bpaddock\b|\bfields?\b|\bmeadows?\b|\branch\b/,
    ...{ width: 4, height: 1.2, depth: 0.2, colour: '#7d6547', stands: 'open' },
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      for (let x = -w; x <= w; x += 1.3) stage.box(spot, [x - 0.06, 0, -0.06], [x + 0.06, height, 0.06], colour);
      for (const y of [0.42, 0.86]) stage.box(spot, [-w, y, 0.02], [w, y + 0.1, 0.07], scaled(colour, 1.12));
    },
  },
  gate: {
    words: /\bgates?\b|\bgateway\b|\bmanor\b|\bestate\b|\bmansion\b|\bembassy\b/,
    ...{ width: 4.4, height: 3, depth: 0.6, colour: '#8d867a', stands: 'open' },
    draw: ({ stage, spot, height, colour }) => {
      for (const x of [-2.1, 1.6]) {
        stage.box(spot, [x, 0, -0.25], [x + 0.5, height, 0.25], colour);
        stage.box(spot, [x - 0.06, height, -0.31], [x + 0.56, height + 0.16, 0.31], scaled(colour, 1.1));
      }
      for (let x = -1.5; x < 1.6; x += 0.24)
        stage.box(spot, [x, 0.1, 0], [x + 0.035, 2.3 + 0.3 * Math.cos(x), 0.03], iron, { line: 0.7 });
      for (const y of [0.4, 2]) stage.box(spot, [-1.6, y, 0], [1.6, y + 0.06, 0.04], iron, { line: 0.7 });
    },
  },
  haystack: {
    words: /\bhay\w*\b|\bharvest\b|\bstraw bales?\b|\bwheat\b/,
    ...{ width: 2.6, height: 2, depth: 2, colour: '#c0a052', stands: 'open' },
    draw: ({ stage, spot, height, colour }) => {
      stage.drum(spot, [0, 0, 0], 1.2, height * 0.6, colour, 1.1);
      stage.drum(spot, [0, height * 0.6, 0], 1.1, height * 0.5, scaled(colour, 1.06), 0.15);
    },
  },
  signpost: {
    words: /\bsign ?posts?\b|\broads?\b|\bhighway\b|\bborder\b|\bcheckpoint\b/,
    ...{ width: 1, height: 2.6, depth: 0.3, colour: '#7a6042', stands: 'open' },
    draw: ({ stage, spot, height, colour }) => {
      stage.box(spot, [-0.06, 0, -0.06], [0.06, height, 0.06], colour);
      stage.panel(spot, [-0.2, height - 0.55], [0.85, height - 0.2], 0.08, hex('#d6ccb0'));
      stage.panel(spot, [-0.8, height - 1], [0.15, height - 0.7], 0.09, hex('#d6ccb0'));
    },
  },
  bins: {
    words: /\balley\w*\b|\bbins?\b|\bdumpsters?\b|\btrash\b|\bgarbage\b/,
    ...{ width: 1.4, height: 1.1, depth: 0.8, colour: '#5a6a62', stands: 'open' },
    draw: ({ stage, spot, colour, random }) => {
      stage.drum(spot, [-0.35, 0, 0], 0.3, 0.85, colour, 0.34);
      stage.drum(spot, [0.4, 0, 0.1], 0.28, 0.7, scaled(colour, 0.85), 0.32);
      stage.box(spot, [-0.1, 0, 0.3], [0.25, random.between(0.25, 0.5), 0.6], hex('#a58a60'));
    },
  },
  cactus: {
    words: /\bcact\w+\b|\bdesert\b|\bmesa\b|\bcanyon\b/,
    ...{ width: 1.4, height: 2.6, depth: 0.6, colour: '#5f7a52', stands: 'open' },
    draw: ({ stage, spot, height, colour }) => {
      stage.drum(spot, [0, 0, 0], 0.24, height, colour, 0.18);
      stage.drum(spot, [-0.55, height * 0.4, 0], 0.15, height * 0.35, colour, 0.12);
      stage.box(spot, [-0.55, height * 0.36, -0.1], [0, height * 0.46, 0.1], colour);
      stage.drum(spot, [0.5, height * 0.5, 0], 0.14, height * 0.28, colour, 0.11);
      stage.box(spot, [0, height * 0.48, -0.1], [0.5, height * 0.57, 0.1], colour);
    },
  },
  mast: {
    words: /\bmasts?\b|\bsail\w*\b|\bschooner\b|\bdeck\b|\bships?\b|\bgalleon\b/,
    ...{ width: 4, height: 9, depth: 1, colour: '#6d553c', stands: 'open' },
    draw: ({ stage, spot, height, colour }) => {
      stage.drum(spot, [0, 0, 0], 0.22, height, colour, 0.12);
      stage.box(spot, [-2, height * 0.62, 0], [2, height * 0.62 + 0.12, 0.1], colour);
      stage.quad(
        spot,
        [
          [-1.9, height * 0.6, 0.15],
          [1.9, height * 0.6, 0.15],
          [1.6, height * 0.24, 0.5],
          [-1.6, height * 0.24, 0.5],
        ],
        hex('#d8cfb6'),
      );
      for (const x of [-2, 2])
        stage.pen.line(
          [
            project(stage.camera, stage.at(spot, [x, 0.5, 0])),
            project(stage.camera, stage.at(spot, [0, height * 0.9, 0])),
          ],
          0.8,
        );
    },
  },
  bridge: {
    words: /\bbridges?\b|\bcanal\b|\briver\b|\bembankment\b/,
    ...{ width: 9, height: 3.2, depth: 1.6, colour: '#8a847a', stands: 'open' },
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      stage.box(spot, [-w, height - 0.8, -0.8], [w, height, 0.8], colour);
      stage.box(spot, [-w, height, 0.6], [w, height + 0.7, 0.8], scaled(colour, 1.08));
      for (const x of [-w, -w * 0.36, w * 0.3, w - 0.8])
        stage.box(spot, [x, 0, -0.7], [x + 0.8, height - 0.8, 0.7], scaled(colour, 0.86));
    },
  },
  wellHead: {
    words: /\bwells?\b|\bvillage\b|\bfarmyard\b/,
    ...{ width: 1.4, height: 2.3, depth: 1.4, colour: '#8b867c', stands: 'open' },
    draw: ({ stage, spot, colour }) => {
      stage.drum(spot, [0, 0, 0], 0.65, 0.8, colour);
      for (const x of [-0.6, 0.52]) stage.box(spot, [x, 0.7, -0.05], [x + 0.08, 2, 0.05], hex('#6a5138'));
      stage.quad(
        spot,
        [
          [-0.8, 1.9, 0.5],
          [0.8, 1.9, 0.5],
          [0.7, 2.35, 0],
          [-0.7, 2.35, 0],
        ],
        hex('#7c5640'),
      );
    },
  },
} satisfies Readonly<Record<string, PieceKind>>;
