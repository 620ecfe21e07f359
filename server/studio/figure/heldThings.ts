import { hex, mix } from '../colour.ts';
import { from, rod, shape, type HeldThing } from './grip.ts';

/** Other things that a hand can hold, by the words that name them. */
export const heldThings: readonly HeldThing[] = [
  {
    words: /\bcoffee\b|\bcups?\b|\bmugs?\b|\btea\b|\bglass(?:es)?\b|\bpours?\b/,
    draw: (grip) => {
      shape(
        grip,
        [
          [-0.055, 0.12],
          [0.055, 0.12],
          [0.045, -0.02],
          [-0.045, -0.02],
        ],
        '#eae4d4',
      );
      grip.figure.pen.thread(
        [from(grip, 0, 0.19), from(grip, 0.03, 0.25), from(grip, -0.01, 0.31)],
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
    words: /\bcigarettes?\b|\bcigars?\b|\bcheroots?\b/,
    draw: (grip) => {
      rod(grip, [-0.01, 0.02], [0.09, 0.05], 0.009, '#ece6d6');
      rod(grip, [0.085, 0.048], [0.1, 0.053], 0.01, '#e0612c');
    },
  },
  {
    words: /\bpipes?\b/,
    draw: (grip) => {
      rod(grip, [-0.09, 0.07], [0.05, 0.02], 0.009, '#3a2a20');
      shape(
        grip,
        [
          [0.03, 0.0],
          [0.03, 0.07],
          [0.085, 0.07],
          [0.08, 0.0],
          [0.055, -0.015],
        ],
        '#5a3a26',
      );
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
