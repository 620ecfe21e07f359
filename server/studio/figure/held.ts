import { hex, mix } from '../colour.ts';
import type { Dot } from '../draw/pen.ts';
import type { Figure, Spotted } from './figure.ts';

interface Grip {
  figure: Figure;
  /** Where the hand is, and how many pixels a metre measures there. */
  hand: Spotted;
  /** Sideways sign of where the body looks. */
  way: 1 | -1;
}

/** A point so many metres across and up from the hand. */
function from({ hand, way }: Grip, x: number, y: number): Dot {
  return { x: hand.x + x * way * hand.metre, y: hand.y - y * hand.metre };
}

function shape(grip: Grip, points: readonly (readonly [number, number])[], colour: string, through = false): void {
  grip.figure.pen.shape(
    points.map(([x, y]) => from(grip, x, y)),
    { fill: grip.figure.tint(hex(colour)), through, line: grip.figure.line * 0.9 },
  );
}

function rod(
  grip: Grip,
  a: readonly [number, number],
  b: readonly [number, number],
  thick: number,
  colour: string,
): void {
  const [ax, ay] = a;
  const [bx, by] = b;
  const length = Math.hypot(bx - ax, by - ay) || 1;
  const nx = ((ay - by) / length) * thick;
  const ny = ((bx - ax) / length) * thick;
  shape(
    grip,
    [
      [ax + nx, ay + ny],
      [bx + nx, by + ny],
      [bx - nx, by - ny],
      [ax - nx, ay - ny],
    ],
    colour,
  );
}

interface HeldThing {
  words: RegExp;
  /** Hangs from a lowered hand, or is held up before the body. */
  low?: boolean;
  draw(grip: Grip): void;
}

/** Things that a hand can hold, by the words that name them. */
export const heldThings: readonly HeldThing[] = [
  {
    words: /\b(?:fuel |petrol |oil |jerry ?)?cans?\b|\bbuckets?\b|\bpails?\b/,
    low: true,
    draw: (grip) => {
      shape(
        grip,
        [
          [-0.1, -0.04],
          [0.1, -0.04],
          [0.12, -0.36],
          [-0.12, -0.36],
        ],
        '#8c3f33',
      );
      shape(
        grip,
        [
          [-0.06, 0.02],
          [0.06, 0.02],
          [0.06, -0.04],
          [0.04, -0.01],
          [-0.04, -0.01],
          [-0.06, -0.04],
        ],
        '#5e2a24',
      );
      rod(grip, [-0.07, -0.12], [0.07, -0.28], 0.008, '#6d2f27');
    },
  },
  {
    words: /\bcanes?\b|\bsticks?\b|\bstaff\b|\bumbrella\b|\bcrop\b/,
    low: true,
    draw: (grip) => {
      rod(grip, [-0.02, 0.06], [0.12, -0.78], 0.012, '#4a3426');
      rod(grip, [-0.06, 0.07], [0.03, 0.06], 0.016, '#c3a25c');
    },
  },
  {
    words: /\bbrooms?\b|\bmops?\b|\bsweeps?\b|\bspades?\b|\bshovels?\b|\brakes?\b|\boars?\b|\bspears?\b/,
    draw: (grip) => {
      rod(grip, [-0.14, 0.5], [0.2, -0.85], 0.012, '#8a6742');
      shape(
        grip,
        [
          [0.16, -0.72],
          [0.26, -0.74],
          [0.36, -1],
          [0.14, -1],
        ],
        '#b79a55',
      );
    },
  },
  {
    words:
      /\bnewspapers?\b|\bpages?\b|\bletters?\b|\bpapers?\b|\bmaps?\b|\btelegrams?\b|\bleaflets?\b|\bcardboard\b|\bsheets?\b|\bcontracts?\b/,
    draw: (grip) => {
      shape(
        grip,
        [
          [-0.04, 0.2],
          [0.24, 0.24],
          [0.22, -0.12],
          [-0.06, -0.12],
        ],
        '#ece6d2',
      );
      for (const y of [0.14, 0.07, 0, -0.06])
        grip.figure.pen.line([from(grip, 0, y), from(grip, 0.19, y + 0.015)], grip.figure.line * 0.45);
    },
  },
  {
    words:
      /\bnotebooks?\b|\bbooks?\b|\bledgers?\b|\bdiary\b|\bbible\b|\bencyclop\w+\b|\bscripts?\b|\bfiles?\b|\bclipboard\b/,
    draw: (grip) => {
      shape(
        grip,
        [
          [-0.03, 0.1],
          [0.14, 0.14],
          [0.16, -0.08],
          [0, -0.1],
        ],
        '#6a3a34',
      );
      shape(
        grip,
        [
          [0.14, 0.13],
          [0.17, 0.12],
          [0.18, -0.08],
          [0.16, -0.08],
        ],
        '#e6dfca',
      );
    },
  },
  {
    words: /\blanterns?\b|\blamps?\b|\btorch(?:es)?\b|\bcandles?\b|\bflashlights?\b|\bmatch(?:es)?\b/,
    draw: (grip) => {
      const { pen } = grip.figure;
      const flame = from(grip, 0, -0.12);
      const glow = pen.context.createRadialGradient(flame.x, flame.y, 0, flame.x, flame.y, 0.7 * grip.hand.metre);
      glow.addColorStop(0, 'rgba(255,214,130,0.55)');
      glow.addColorStop(1, 'rgba(255,200,110,0)');
      pen.context.fillStyle = glow;
      pen.context.fillRect(
        flame.x - grip.hand.metre,
        flame.y - grip.hand.metre,
        grip.hand.metre * 2,
        grip.hand.metre * 2,
      );
      shape(
        grip,
        [
          [-0.07, -0.04],
          [0.07, -0.04],
          [0.08, -0.22],
          [-0.08, -0.22],
        ],
        '#ffe6a6',
      );
      rod(grip, [-0.08, -0.04], [0.08, -0.04], 0.014, '#6f5a34');
      rod(grip, [-0.085, -0.23], [0.085, -0.23], 0.018, '#6f5a34');
      grip.figure.pen.thread(
        [from(grip, -0.07, -0.03), from(grip, 0, 0.05), from(grip, 0.07, -0.03)],
        grip.figure.line * 0.8,
      );
    },
  },
  {
    words: /\bguns?\b|\bpistols?\b|\brevolvers?\b/,
    draw: (grip) =>
      shape(
        grip,
        [
          [-0.03, 0.04],
          [0.2, 0.06],
          [0.2, 0.025],
          [0.05, 0.01],
          [0.01, -0.08],
          [-0.05, -0.06],
        ],
        '#3c4046',
      ),
  },
  { words: /\brifles?\b|\bshotguns?\b/, draw: (grip) => rod(grip, [-0.3, -0.14], [0.6, 0.18], 0.022, '#4a382c') },
  {
    words: /\bkn(?:ife|ives)\b|\bdaggers?\b|\bblades?\b|\bswords?\b/,
    draw: (grip) =>
      shape(
        grip,
        [
          [-0.02, 0.03],
          [0.24, 0.12],
          [0.02, -0.01],
        ],
        '#cdd3d6',
      ),
  },
  {
    words: /\bhandsets?\b|\b(?:tele)?phones?\b|\breceivers?\b|\bmicrophones?\b|\bradios?\b|\bwalkie/,
    draw: (grip) =>
      shape(
        grip,
        [
          [-0.03, 0.13],
          [0.04, 0.13],
          [0.05, 0.08],
          [0.02, 0.06],
          [0.02, -0.05],
          [0.05, -0.07],
          [0.04, -0.12],
          [-0.03, -0.12],
        ],
        '#26262b',
      ),
  },
  {
    words: /\bcoffee\b|\bcups?\b|\bmugs?\b|\btea\b|\bglass(?:es)?\b|\bpours?\b/,
    draw: (grip) => {
      shape(
        grip,
        [
          [-0.05, 0.06],
          [0.05, 0.06],
          [0.04, -0.05],
          [-0.04, -0.05],
        ],
        '#e2ddd0',
      );
      grip.figure.pen.thread(
        [from(grip, 0, 0.1), from(grip, 0.02, 0.15), from(grip, -0.01, 0.2)],
        grip.figure.line * 0.5,
      );
    },
  },
  {
    words: /\bbottles?\b|\bflasks?\b|\bwhisk\w+\b|\bwine\b/,
    draw: (grip) =>
      shape(
        grip,
        [
          [-0.035, -0.1],
          [0.035, -0.1],
          [0.035, 0.06],
          [0.014, 0.1],
          [0.014, 0.18],
          [-0.014, 0.18],
          [-0.014, 0.1],
          [-0.035, 0.06],
        ],
        '#3f5a44',
      ),
  },
  {
    words: /\bbags?\b|\bsuitcases?\b|\bcases?\b|\bbriefcases?\b|\btrunks?\b|\bbaskets?\b|\bparcels?\b/,
    low: true,
    draw: (grip) => {
      shape(
        grip,
        [
          [-0.2, -0.06],
          [0.2, -0.06],
          [0.21, -0.36],
          [-0.21, -0.36],
        ],
        '#7a5638',
      );
      grip.figure.pen.thread(
        [from(grip, -0.06, -0.06), from(grip, 0, 0.02), from(grip, 0.06, -0.06)],
        grip.figure.line * 1.3,
      );
    },
  },
  {
    words: /\bclocks?\b|\bwatch\b/,
    draw: (grip) => {
      const at = from(grip, 0.02, 0.02);
      grip.figure.pen.ellipse(at.x, at.y, 0.09 * grip.hand.metre, 0.1 * grip.hand.metre, {
        fill: grip.figure.tint(hex('#e8dfc6')),
        line: grip.figure.line * 1.2,
      });
      grip.figure.pen.line([at, { x: at.x, y: at.y - 0.06 * grip.hand.metre }], grip.figure.line * 0.8);
      grip.figure.pen.line(
        [at, { x: at.x + 0.04 * grip.hand.metre, y: at.y + 0.02 * grip.hand.metre }],
        grip.figure.line * 0.8,
      );
    },
  },
  {
    words: /\bblankets?\b|\bcoats?\b|\boilskins?\b|\btowels?\b/,
    draw: (grip) =>
      shape(
        grip,
        [
          [-0.14, 0.06],
          [0.12, 0.08],
          [0.2, -0.3],
          [0.05, -0.5],
          [-0.12, -0.42],
          [-0.2, -0.2],
        ],
        '#7b6a4e',
        true,
      ),
  },
  {
    words: /\bhats?\b|\bcaps?\b|\bbowlers?\b/,
    draw: (grip) => {
      shape(
        grip,
        [
          [-0.16, -0.02],
          [0.16, -0.02],
          [0.14, 0.02],
          [-0.14, 0.02],
        ],
        '#2c2a2e',
      );
      shape(
        grip,
        [
          [-0.1, 0.02],
          [-0.09, 0.12],
          [0.09, 0.12],
          [0.1, 0.02],
        ],
        '#2c2a2e',
      );
    },
  },
  {
    words: /\bflowers?\b|\bbouquets?\b|\broses?\b/,
    draw: (grip) => {
      rod(grip, [0, -0.14], [0.02, 0.1], 0.012, '#4f6a45');
      for (const [x, y] of [
        [-0.04, 0.14],
        [0.05, 0.16],
        [0.01, 0.2],
      ] as const) {
        const at = from(grip, x, y);
        grip.figure.pen.ellipse(at.x, at.y, 0.035 * grip.hand.metre, 0.035 * grip.hand.metre, {
          fill: grip.figure.tint(hex('#b8545e')),
          line: grip.figure.line * 0.6,
        });
      }
    },
  },
  {
    words: /\bhandcuffs?\b|\bchains?\b|\bropes?\b/,
    draw: (grip) => {
      for (const x of [-0.05, 0.08]) {
        const at = from(grip, x, -0.08);
        grip.figure.pen.ellipse(at.x, at.y, 0.05 * grip.hand.metre, 0.055 * grip.hand.metre, {
          line: grip.figure.line * 1.6,
        });
      }
    },
  },
  {
    words: /\bviolin\b|\bguitar\b|\bfiddle\b/,
    draw: (grip) => {
      shape(
        grip,
        [
          [-0.1, -0.06],
          [0.02, 0.06],
          [0.12, 0],
          [0.22, 0.1],
          [0.3, -0.04],
          [0.2, -0.14],
          [0.1, -0.1],
          [0, -0.16],
        ],
        '#8b4f2c',
        true,
      );
      rod(grip, [-0.4, -0.06], [0, 0], 0.014, '#3a2a20');
    },
  },
  {
    words: /\bwhistles?\b|\bkeys?\b|\bcoins?\b|\brings?\b/,
    draw: (grip) => {
      const at = from(grip, 0.02, 0.03);
      grip.figure.pen.ellipse(at.x, at.y, 0.024 * grip.hand.metre, 0.03 * grip.hand.metre, {
        fill: grip.figure.tint(mix(hex('#d2ab52'), [255, 240, 200], 0.2)),
        line: grip.figure.line * 0.7,
      });
    },
  },
];

/** Draws what somebody holds, under the hand that will close on it. */
export function drawHeld(figure: Figure): void {
  const { body } = figure;
  const { holds } = body.stance.person;
  if (holds === undefined) return;
  const thing = heldThings.find(({ words }) => words.test(holds.toLowerCase()));
  if (!thing) return;
  const { leftArm, rightArm } = body.skeleton;
  const both = /\beach hand\b|\btwo\b|\bboth\b/.test(holds);
  const raised = leftArm.tip.y > rightArm.tip.y ? leftArm : rightArm;
  const lowered = raised === leftArm ? rightArm : leftArm;
  const arms = both ? [leftArm, rightArm] : [thing.low ? lowered : raised];
  for (const arm of arms) {
    const wrist = body.at(arm.end);
    const tip = body.at(arm.tip);
    const hand: Spotted = { ...wrist, x: (wrist.x + tip.x) / 2, y: (wrist.y + tip.y) / 2 };
    thing.draw({ figure, hand, way: Math.sin(body.stance.yaw) < -0.05 ? -1 : 1 });
  }
}
