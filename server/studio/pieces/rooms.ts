import { hex, scaled, type Rgb } from '../colour.ts';
import { project } from '../draw/camera.ts';
import type { PieceKind } from './piece.ts';

const paper: Rgb = hex('#e8e0cc');
const brass: Rgb = hex('#b58f4a');

/** Smaller things of rooms. */
export const roomThings = {
  radio: {
    words: /\bradios?\b|\bwireless\b|\bgramophone\b|\bhi-?fi\b/,
    ...{ width: 0.8, height: 1.15, depth: 0.5, colour: '#6b4630', stands: 'wall' },
    draw: ({ stage, spot, colour }) => {
      stage.box(spot, [-0.4, 0, -0.22], [0.4, 0.7, 0.22], scaled(colour, 0.8));
      stage.box(spot, [-0.32, 0.7, -0.16], [0.32, 1.15, 0.16], colour);
      stage.panel(spot, [-0.27, 0.78], [0.02, 1.08], 0.17, hex('#b09a70'), { line: 0.9 });
      stage.panel(spot, [0.07, 0.92], [0.28, 1.07], 0.17, hex('#f3d58c'), { line: 0.9, glow: true });
      for (const x of [0.1, 0.24]) stage.drum(spot, [x, 0.79, 0.17], 0.035, 0.06, hex('#2b2624'));
    },
  },
  mirror: {
    words: /\bmirrors?\b|\bdressing table\b|\bvanity\b/,
    ...{ width: 0.9, height: 1.3, depth: 0.08, colour: '#8d6a3e', stands: 'hung', up: 0.9 },
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      stage.panel(spot, [-w, 0], [w, height], 0.05, colour);
      stage.panel(spot, [-w + 0.07, 0.07], [w - 0.07, height - 0.07], 0.07, hex('#b9c6c8'));
      stage.panel(spot, [-w + 0.14, 0.3], [-w + 0.3, height - 0.2], 0.08, hex('#e0e7e6'), { line: 0 });
    },
  },
  coatStand: {
    words: /\bcoat (?:stand|rack|hooks?)\b|\bhat ?stand\b|\bhung coats\b/,
    ...{ width: 0.7, height: 1.85, depth: 0.6, colour: '#5d4431', stands: 'wall' },
    draw: ({ stage, spot, height, colour }) => {
      stage.drum(spot, [0, 0, 0], 0.22, 0.06, colour);
      stage.drum(spot, [0, 0.06, 0], 0.03, height, colour);
      stage.box(spot, [-0.24, 0.75, 0.02], [0.02, 1.65, 0.16], hex('#4d5662'));
      stage.box(spot, [0.02, 0.9, -0.02], [0.24, 1.6, 0.12], hex('#7a5a44'));
    },
  },
  wardrobe: {
    words: /\bwardrobes?\b|\bcupboards?\b|\bcloset\b|\bcabinets?\b/,
    ...{ width: 1.3, height: 2.05, depth: 0.6, colour: '#6d4e38', stands: 'wall' },
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      stage.box(spot, [-w, 0, -0.3], [w, height, 0.3], colour);
      for (const sign of [-1, 1]) {
        stage.panel(
          spot,
          [sign < 0 ? -w + 0.06 : 0.03, 0.12],
          [sign < 0 ? -0.03 : w - 0.06, height - 0.12],
          0.31,
          scaled(colour, 1.12),
        );
        stage.drum(spot, [sign * 0.08, height * 0.48, 0.32], 0.02, 0.05, brass);
      }
    },
  },
  bath: {
    words: /\bbath ?tubs?\b|\bbaths?\b/,
    ...{ width: 1.7, height: 0.6, depth: 0.75, colour: '#e2e0d8', stands: 'wall' },
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      stage.box(spot, [-w, 0.08, -0.36], [w, height, 0.36], colour);
      stage.box(spot, [-w + 0.08, height - 0.02, -0.28], [w - 0.08, height + 0.01, 0.28], hex('#9fb6bd'));
      stage.drum(spot, [w - 0.14, height, 0], 0.03, 0.2, brass);
    },
  },
  fridge: {
    words: /\bfridges?\b|\brefrigerators?\b|\bfreezers?\b|\bicebox\b/,
    ...{ width: 0.75, height: 1.8, depth: 0.7, colour: '#d9d8d0', stands: 'wall' },
    draw: ({ stage, spot, height, colour }) => {
      stage.box(spot, [-0.37, 0.05, -0.34], [0.37, height, 0.34], colour);
      stage.panel(spot, [-0.36, 0.08], [0.36, height * 0.62], 0.35, scaled(colour, 1.04));
      stage.panel(spot, [0.24, height * 0.68], [0.29, height * 0.9], 0.36, hex('#8e9499'));
      stage.panel(spot, [0.24, height * 0.3], [0.29, height * 0.55], 0.36, hex('#8e9499'));
    },
  },
  computer: {
    words: /\bcomputers?\b|\bmonitors?\b|\bscreens?\b|\blaptops?\b|\bterminals?\b|\bconsoles?\b/,
    ...{ width: 1.5, height: 1.25, depth: 0.75, colour: '#555d66', stands: 'wall' },
    draw: ({ stage, spot, colour }) => {
      stage.box(spot, [-0.75, 0.7, -0.36], [0.75, 0.76, 0.36], colour);
      for (const x of [-0.7, 0.62]) stage.box(spot, [x, 0, -0.3], [x + 0.08, 0.7, 0.3], scaled(colour, 0.8));
      for (const x of [-0.36, 0.36]) {
        stage.box(spot, [x - 0.3, 0.86, -0.08], [x + 0.3, 1.24, -0.02], hex('#24282e'));
        stage.panel(spot, [x - 0.26, 0.9], [x + 0.26, 1.2], 0, hex('#8cc4c0'), { glow: true, line: 0.8 });
      }
      stage.box(spot, [-0.25, 0.76, 0.1], [0.25, 0.79, 0.28], hex('#2e3238'));
    },
  },
  globe: {
    words: /\bglobes?\b|\batlas\b|\borrery\b/,
    ...{ width: 0.6, height: 1.1, depth: 0.6, colour: '#6f8f8a', stands: 'wall' },
    draw: ({ stage, spot, colour }) => {
      stage.drum(spot, [0, 0, 0], 0.2, 0.08, hex('#5a4030'));
      stage.drum(spot, [0, 0.08, 0], 0.03, 0.6, hex('#5a4030'));
      const point = stage.at(spot, [0, 0.92, 0]);
      const at = project(stage.camera, point);
      if (at.depth < 0.4) return;
      const r = (0.26 * stage.camera.focal) / at.depth;
      stage.pen.ellipse(at.x, at.y, r, r, { fill: stage.lit(colour, point), line: 1.2 });
      stage.pen.ellipse(at.x - r * 0.2, at.y - r * 0.1, r * 0.4, r * 0.3, {
        fill: stage.lit(hex('#b79f6c'), point),
        line: 0.6,
      });
    },
  },
  telescope: {
    words: /\btelescopes?\b|\bobservatory\b|\bastronom\w*\b/,
    ...{ width: 1.1, height: 1.6, depth: 0.9, colour: '#8a744a', stands: 'floor' },
    draw: ({ stage, spot, colour }) => {
      for (const x of [-0.35, 0.35])
        stage.pen.line(
          [project(stage.camera, stage.at(spot, [x, 0, 0])), project(stage.camera, stage.at(spot, [0, 1, 0]))],
          3,
        );
      const a = project(stage.camera, stage.at(spot, [-0.5, 0.9, 0]));
      const b = project(stage.camera, stage.at(spot, [0.55, 1.55, 0]));
      if (a.depth < 0.4 || b.depth < 0.4) return;
      const t = (0.09 * stage.camera.focal) / a.depth;
      stage.pen.shape(
        [
          { x: a.x, y: a.y - t * 0.6 },
          { x: b.x, y: b.y - t },
          { x: b.x + t * 0.6, y: b.y + t },
          { x: a.x + t * 0.4, y: a.y + t * 0.6 },
        ],
        { fill: stage.lit(colour, stage.at(spot, [0, 1.2, 0])), line: 1.6 },
      );
    },
  },
  bust: {
    words: /\bbusts?\b|\bstatues?\b|\bsculptures?\b|\bplinth\b|\bpedestal\b/,
    ...{ width: 0.6, height: 1.8, depth: 0.6, colour: '#cfcabd', stands: 'wall' },
    draw: ({ stage, spot, colour }) => {
      stage.box(spot, [-0.24, 0, -0.24], [0.24, 1.1, 0.24], scaled(colour, 0.8));
      stage.drum(spot, [0, 1.1, 0], 0.22, 0.28, colour, 0.1);
      const point = stage.at(spot, [0, 1.56, 0]);
      const at = project(stage.camera, point);
      if (at.depth < 0.4) return;
      const r = (0.13 * stage.camera.focal) / at.depth;
      stage.pen.ellipse(at.x, at.y, r * 0.85, r * 1.2, { fill: stage.lit(colour, point), line: 1.2 });
    },
  },
  chandelier: {
    words: /\bchandeliers?\b|\bballroom\b|\bcrystal\b/,
    ...{ width: 1.4, height: 1, depth: 1.2, colour: '#c0a05a', stands: 'floor' },
    lamp: { up: 2.7, reach: 2.4, power: 1, always: true },
    draw: ({ stage, spot, colour }) => {
      stage.pen.line(
        [project(stage.camera, stage.at(spot, [0, 4.2, 0])), project(stage.camera, stage.at(spot, [0, 2.9, 0]))],
        1.4,
      );
      stage.drum(spot, [0, 2.6, 0], 0.6, 0.1, colour, 0.66);
      for (const x of [-0.5, -0.25, 0, 0.25, 0.5]) stage.drum(spot, [x, 2.7, 0.1], 0.03, 0.16, hex('#fff0c8'));
    },
  },
  gasLamp: {
    words: /\bgas ?lights?\b|\bgas ?lamps?\b|\bgaslit\b|\bsconces?\b|\bvelvet\b/,
    ...{ width: 0.4, height: 0.5, depth: 0.3, colour: '#b58f4a', stands: 'hung', up: 1.75 },
    lamp: { up: 0.3, reach: 1.3, power: 0.7, always: true },
    draw: ({ stage, spot, colour }) => {
      stage.box(spot, [-0.03, 0, 0], [0.03, 0.1, 0.2], colour);
      stage.drum(spot, [0, 0.1, 0.2], 0.07, 0.24, hex('#ffedbe'), 0.1);
    },
  },
  paperStack: {
    words: /\bpapers?\b|\bnewspapers\b|\blitter\b|\bdocuments?\b|\bink\b/,
    ...{ width: 0.7, height: 0.4, depth: 0.6, colour: '#d9d2bc', stands: 'floor' },
    draw: ({ stage, spot, random }) => {
      for (let row = 0; row < 4; row += 1) {
        const x = random.between(-0.12, 0.05);
        stage.box(
          spot,
          [x - 0.2, row * 0.07, -0.2],
          [x + 0.22, row * 0.07 + 0.06, 0.16],
          scaled(paper, random.between(0.86, 1)),
          { line: 0.8 },
        );
      }
      stage.box(spot, [0.35, 0, 0.1], [0.6, 0.01, 0.4], paper, { line: 0.7 });
    },
  },
  ladder: {
    words: /\bladders?\b|\bloft\b|\battic\b|\bscaffold\w*\b/,
    ...{ width: 0.6, height: 2.6, depth: 0.4, colour: '#8d6f48', stands: 'wall' },
    draw: ({ stage, spot, height, colour }) => {
      for (const x of [-0.24, 0.2]) stage.box(spot, [x, 0, 0], [x + 0.05, height, 0.05], colour);
      for (let y = 0.3; y < height; y += 0.32)
        stage.box(spot, [-0.2, y, 0.01], [0.22, y + 0.04, 0.05], scaled(colour, 1.1), { line: 0.8 });
    },
  },
} satisfies Readonly<Record<string, PieceKind>>;
