import { hex, mix, scaled, type Rgb } from '../colour.ts';
import { drawWindowWeather } from '../draw/windowWeather.ts';
import type { Brush, PieceKind } from './piece.ts';

const wood: Rgb = hex('#6d4f38');

/** What is behind a pane: the sky, or the night. */
function pane({ stage }: Brush): Rgb {
  const { light } = stage;
  return mix(mix(light.skyLow, [255, 252, 238], 0.55 * (1 - light.dark)), light.skyTop, light.dark * 0.6);
}

function windowOf(brush: Brush, columns: number, rows: number): void {
  const { stage, spot, width, height } = brush;
  const w = width / 2;
  const frame = mix(brush.colour, hex('#e6dfcd'), 0.2);
  stage.panel(spot, [-w - 0.08, -0.08], [w + 0.08, height + 0.08], 0.02, frame, { line: 1.5 });
  stage.panel(spot, [-w, 0], [w, height], 0.03, pane(brush), { glow: true, line: 1.1 });
  drawWindowWeather(stage, spot, width, height);
  const bar = 0.025;
  for (let column = 1; column < columns; column += 1) {
    const x = -w + (width * column) / columns;
    stage.panel(spot, [x - bar, 0], [x + bar, height], 0.04, frame, { line: 0.7 });
  }
  for (let row = 1; row < rows; row += 1) {
    const y = (height * row) / rows;
    stage.panel(spot, [-w, y - bar], [w, y + bar], 0.04, frame, { line: 0.7 });
  }
  stage.box(spot, [-w - 0.14, -0.14, 0], [w + 0.14, -0.07, 0.14], frame, { line: 1 });
}

export const fittings = {
  window: {
    words: /\bwindows?\b|\bpanes?\b|\bshutters?\b/,
    width: 1.2,
    height: 1.35,
    depth: 0.1,
    colour: '#8b7a62',
    stands: 'hung',
    up: 0.95,
    showsOutside: true,
    draw: (brush) => {
      windowOf(brush, 2, 3);
      const { stage, spot, width, height, colour } = brush;
      const cloth = mix(colour, hex('#b29274'), 0.5);
      for (const [from, to] of [
        [-width / 2 - 0.24, -width / 2 + 0.1],
        [width / 2 - 0.1, width / 2 + 0.24],
      ] as const) {
        stage.panel(spot, [from, -0.3], [to, height + 0.16], 0.08, cloth, { line: 1.1 });
        for (const part of [0.35, 0.7]) {
          const x = from + (to - from) * part;
          stage.panel(spot, [x, -0.3], [x + 0.01, height + 0.14], 0.085, scaled(cloth, 0.7), { line: 0.5 });
        }
      }
    },
  },
  tallWindow: {
    words: /\btall (dirty |dusty |narrow )?windows?\b|\bbig windows?\b|\bfrench windows?\b/,
    width: 1.3,
    height: 2,
    depth: 0.1,
    colour: '#7b7263',
    stands: 'hung',
    up: 0.6,
    showsOutside: true,
    draw: (brush) => windowOf(brush, 3, 5),
  },
  arch: {
    words: /\bstained glass\b|\bchurch\b|\bchapel\b|\bcathedral\b|\babbey\b/,
    width: 1,
    height: 2.6,
    depth: 0.1,
    colour: '#8c867a',
    stands: 'hung',
    up: 1,
    draw: (brush) => {
      const { stage, spot, width, height, colour, random } = brush;
      const outline = (grow: number, out: number): [number, number, number][] => {
        const points: [number, number, number][] = [
          [-width / 2 - grow, -grow, out],
          [width / 2 + grow, -grow, out],
        ];
        for (let step = 0; step <= 8; step += 1) {
          const angle = (step / 8) * Math.PI;
          points.push([
            (Math.cos(angle) * width) / 2 + Math.cos(angle) * grow,
            height - width / 2 + Math.sin(angle) * (width / 2 + grow),
            out,
          ]);
        }
        return points;
      };
      if (!stage.seesFront(spot, 0.02)) return;
      stage.quad(spot, outline(0.12, 0.02), colour, 0.9);
      stage.quad(spot, outline(0, 0.03), pane(brush), 1, { glow: true });
      for (let row = 0; row < 5; row += 1)
        for (const x of [-width / 2, 0]) {
          const tone = hex(random.pick(['#8d4a48', '#4e6f93', '#b89a4e', '#5b7f67']));
          stage.panel(spot, [x + 0.05, row * 0.4 + 0.06], [x + width / 2 - 0.05, row * 0.4 + 0.4], 0.035, tone, {
            glow: stage.light.dark < 0.6,
            alpha: 0.65,
            line: 0.7,
          });
        }
    },
  },
  door: {
    words: /\bdoors?\b|\bdoorways?\b|\bentrance\b/,
    width: 0.95,
    height: 2.1,
    depth: 0.1,
    colour: '#6a4d38',
    stands: 'hung',
    up: 0,
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      stage.panel(spot, [-w - 0.1, 0], [w + 0.1, height + 0.1], 0.02, mix(colour, hex('#d9cfb8'), 0.35));
      stage.panel(spot, [-w, 0], [w, height], 0.03, colour, { line: 1.4 });
      for (const [low, high] of [
        [0.18, 0.9],
        [1.05, height - 0.15],
      ] as const) {
        stage.panel(spot, [-w + 0.12, low], [-0.05, high], 0.035, scaled(colour, 0.86), { line: 0.9 });
        stage.panel(spot, [0.05, low], [w - 0.12, high], 0.035, scaled(colour, 0.86), { line: 0.9 });
      }
      stage.panel(spot, [w - 0.12, 0.98], [w - 0.06, 1.05], 0.06, hex('#c9a24d'), { line: 0.9 });
    },
  },
  vaultDoor: {
    words: /\bvault\b|\bstrongroom\b|\bsafe\b/,
    width: 1.6,
    height: 2.1,
    depth: 0.3,
    colour: '#6e757b',
    stands: 'hung',
    up: 0.05,
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      stage.panel(spot, [-w - 0.15, -0.05], [w + 0.15, height + 0.15], 0.02, scaled(colour, 0.7), { line: 2 });
      stage.box(spot, [-w, 0, 0], [w, height, 0.14], colour, { line: 1.7 });
      if (!stage.seesFront(spot, 0.2)) return;
      const ring = (radius: number, tone: Rgb): void => {
        const points: [number, number, number][] = [];
        for (let step = 0; step < 20; step += 1) {
          const angle = (step / 20) * Math.PI * 2;
          points.push([Math.cos(angle) * radius, height * 0.52 + Math.sin(angle) * radius, 0.16]);
        }
        stage.quad(spot, points, tone, 1, { line: 1.2 });
      };
      ring(0.42, scaled(colour, 1.2));
      ring(0.34, scaled(colour, 0.75));
      ring(0.1, hex('#b99d5a'));
      for (const y of [0.2, 0.85, 1.5])
        stage.panel(spot, [-w + 0.06, y], [-w + 0.2, y + 0.3], 0.16, scaled(colour, 0.6), { line: 1 });
    },
  },
  bars: {
    words: /\bcell\b|\bprison\b|\bjail\b|\bgaol\b|\bcage\b|\bbars\b/,
    width: 2.4,
    height: 2.5,
    depth: 0.1,
    colour: '#50555b',
    stands: 'hung',
    up: 0,
    draw: ({ stage, spot, width, height, colour }) => {
      stage.panel(spot, [-width / 2, 0], [width / 2, height], 0.02, hex('#25252b'), { line: 1.2 });
      for (let x = -width / 2; x <= width / 2; x += 0.16)
        stage.panel(spot, [x, 0], [x + 0.045, height], 0.06, colour, { line: 0.8 });
      for (const y of [0.1, 1.1, height - 0.12])
        stage.panel(spot, [-width / 2, y], [width / 2, y + 0.07], 0.07, colour, { line: 0.9 });
    },
  },
  fireplace: {
    words: /\bfire\b|\bfireplace\b|\bhearth\b|\bgrate\b/,
    width: 1.6,
    height: 1.25,
    depth: 0.4,
    colour: '#8a7c6c',
    stands: 'wall',
    lamp: { up: 0.45, reach: 1.5, power: 1.1, always: true, flame: true },
    lives: true,
    draw: ({ stage, spot, width, height, colour, random }) => {
      const w = width / 2;
      stage.box(spot, [-w, 0, -0.2], [w, height, 0.16], colour);
      stage.box(spot, [-w - 0.1, height, -0.2], [w + 0.1, height + 0.08, 0.3], scaled(colour, 1.15));
      stage.panel(spot, [-w + 0.32, 0], [w - 0.32, 0.85], 0.17, hex('#241a18'), { line: 1.5, glow: true });
      for (let flame = 0; flame < 6; flame += 1) {
        const high =
          random.between(0.25, 0.55) * (1 + 0.2 * stage.swing(flame * 0.37, 2) + 0.16 * stage.swing(flame * 0.61, 3));
        const x = -0.34 + flame * 0.12 + 0.015 * stage.swing(flame * 0.23, 2);
        const lick = 0.035 * stage.swing(flame * 0.43, 2);
        if (!stage.seesFront(spot, 0.18)) break;
        const shape = (grow: number, tone: Rgb): void =>
          stage.quad(
            spot,
            [
              [x, 0.08, 0.18],
              [x + 0.13, 0.08, 0.18],
              [x + 0.1, 0.08 + high * 0.5 * grow, 0.18],
              [x + 0.06 + lick * grow, 0.08 + high * grow, 0.18],
              [x + 0.01, 0.08 + high * 0.45 * grow, 0.18],
            ],
            tone,
            1,
            { glow: true, line: 0.5 },
          );
        shape(1, hex('#e0762c'));
        shape(0.6, hex('#ffd071'));
      }
      if (stage.seesFront(spot, 0.18))
        stage.movesAt(
          [
            [-0.4, 0, 0.18],
            [0.45, 0.85, 0.18],
          ].map((corner) => stage.at(spot, corner as [number, number, number])),
        );
      stage.box(spot, [-0.15, height + 0.08, -0.05], [0.15, height + 0.42, 0.05], wood, { line: 1 });
      stage.panel(spot, [-0.1, height + 0.16], [0.1, height + 0.36], 0.06, hex('#e6dcc0'), { line: 0.8 });
      for (const x of [-0.6, 0.55]) stage.drum(spot, [x, height + 0.08, 0.05], 0.05, 0.26, hex('#b89a55'), 0.03);
    },
  },
  picture: {
    words: /\bpictures?\b|\bportraits?\b|\bpaintings?\b|\bphotographs?\b|\bposters?\b|\bmaps?\b/,
    width: 0.7,
    height: 0.9,
    depth: 0.05,
    colour: '#8c6a36',
    stands: 'hung',
    up: 1.35,
    draw: ({ stage, spot, width, height, colour, random }) => {
      const w = width / 2;
      stage.panel(spot, [-w, 0], [w, height], 0.03, colour, { line: 1.3 });
      const inner = hex(random.pick(['#7e8b86', '#a89878', '#6b6f80', '#93806c']));
      stage.panel(spot, [-w + 0.08, 0.08], [w - 0.08, height - 0.08], 0.04, inner, { line: 0.8 });
      stage.panel(spot, [-w + 0.08, 0.08], [w - 0.08, height * 0.42], 0.045, scaled(inner, 0.7), { line: 0.6 });
    },
  },
  clock: {
    words: /\bclocks?\b/,
    width: 0.5,
    height: 2,
    depth: 0.3,
    colour: '#5d3f2a',
    stands: 'wall',
    draw: ({ stage, spot, height, colour }) => {
      stage.box(spot, [-0.22, 0, -0.14], [0.22, height, 0.14], colour);
      stage.panel(spot, [-0.16, height - 0.5], [0.16, height - 0.14], 0.15, hex('#e6dcc0'), { line: 1.2 });
      stage.panel(spot, [-0.01, height - 0.34], [0.01, height - 0.18], 0.16, hex('#2b2626'), { line: 0.5 });
      stage.panel(spot, [0, height - 0.34], [0.1, height - 0.32], 0.16, hex('#2b2626'), { line: 0.5 });
      stage.panel(spot, [-0.12, 0.3], [0.12, height - 0.7], 0.15, scaled(colour, 0.6), { line: 0.9 });
    },
  },
  stairs: {
    words: /\bstairs?\b|\bstaircase\b|\bsteps\b|\bstairwell\b|\bspiral\b/,
    width: 1.3,
    height: 2.6,
    depth: 2.2,
    colour: '#75593f',
    stands: 'wall',
    draw: ({ stage, spot, width, height, colour }) => {
      const steps = 10;
      for (let step = steps - 1; step >= 0; step -= 1) {
        const out = 1.1 - (step * 2.2) / steps;
        stage.box(spot, [-width / 2, 0, out - 2.2 / steps], [width / 2, ((step + 1) * height) / steps, out], colour, {
          line: 1,
          hatch: 0,
        });
      }
    },
  },
  blackboard: {
    words: /\bblackboard\b|\bclassroom\b|\bschool\w*\b|\bwhiteboard\b/,
    width: 2.6,
    height: 1.2,
    depth: 0.1,
    colour: '#34463f',
    stands: 'hung',
    up: 0.95,
    draw: ({ stage, spot, width, height, colour, random }) => {
      const w = width / 2;
      stage.panel(spot, [-w - 0.07, -0.07], [w + 0.07, height + 0.07], 0.02, wood, { line: 1.3 });
      stage.panel(spot, [-w, 0], [w, height], 0.03, colour, { line: 1 });
      for (let row = 0; row < 4; row += 1) {
        const x = -w + 0.2;
        const y = height - 0.28 - row * 0.22;
        stage.panel(spot, [x, y], [x + random.between(0.8, 2), y + 0.02], 0.035, hex('#d8dccf'), {
          line: 0,
          alpha: 0.8,
        });
      }
    },
  },
  curtain: {
    words: /\bcurtains?\b|\bstage\b|\btheat(re|er)\b|\bdrapes?\b|\bopera\b/,
    width: 1.6,
    height: 2.8,
    depth: 0.2,
    colour: '#7b2f33',
    stands: 'hung',
    up: 0,
    draw: ({ stage, spot, width, height, colour, random }) => {
      for (let x = -width / 2; x < width / 2; x += 0.16)
        stage.panel(spot, [x, 0], [x + 0.16, height], 0.04, scaled(colour, random.between(0.7, 1.2)), { line: 0.7 });
    },
  },
  lockers: {
    words: /\blockers?\b|\bfiling\b|\bmorgue\b|\boffice\b/,
    width: 1.5,
    height: 1.7,
    depth: 0.5,
    colour: '#68736f',
    stands: 'wall',
    draw: ({ stage, spot, width, height, colour }) => {
      const w = width / 2;
      stage.box(spot, [-w, 0, -0.24], [w, height, 0.24], colour);
      for (let column = 0; column < 3; column += 1)
        for (let row = 0; row < 4; row += 1) {
          const x = -w + 0.04 + (column * (width - 0.08)) / 3;
          const y = 0.05 + (row * (height - 0.1)) / 4;
          stage.panel(spot, [x, y], [x + width / 3 - 0.06, y + height / 4 - 0.06], 0.25, scaled(colour, 1.1), {
            line: 0.9,
          });
          stage.panel(spot, [x + 0.14, y + 0.2], [x + 0.28, y + 0.24], 0.27, hex('#c5b68a'), { line: 0.6 });
        }
    },
  },
  column: {
    words: /\bcolumns?\b|\bpillars?\b|\bcrypt\b|\btemple\b|\bballroom\b|\bhall\b|\bpalace\b/,
    width: 0.6,
    height: 3.2,
    depth: 0.6,
    colour: '#a39a89',
    stands: 'wall',
    draw: ({ stage, spot, height, colour }) => {
      stage.box(spot, [-0.3, 0, -0.3], [0.3, 0.22, 0.3], colour);
      stage.drum(spot, [0, 0.22, 0], 0.22, height - 0.5, colour, 0.19);
      stage.box(spot, [-0.3, height - 0.28, -0.3], [0.3, height, 0.3], colour);
    },
  },
} satisfies Readonly<Record<string, PieceKind>>;
