import { from, rod, shape, type HeldThing } from './grip.ts';

/** Tools, papers, lights and weapons that a hand can hold, by the words that name them. */
export const heldTools: readonly HeldThing[] = [
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
];
