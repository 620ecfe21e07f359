import { hex, scaled, type Rgb } from '../colour.ts';
import type { Dot } from '../draw/dot.ts';
import type { Pen } from '../draw/pen.ts';

export interface ThingBrush {
  pen: Pen;
  /** Middle in pixels, and about half the height of the thing. */
  x: number;
  y: number;
  size: number;
  tint(colour: Rgb): Rgb;
  dark: number;
}

export interface Thing {
  words: RegExp;
  draw(brush: ThingBrush): void;
}

function corners(brush: ThingBrush): (x: number, y: number) => Dot {
  return (x, y) => ({ x: brush.x + x * brush.size, y: brush.y + y * brush.size });
}

const brass = hex('#c79f4b');
const steel = hex('#8e979e');
const paper = hex('#ebe3cd');
const black = hex('#2c2b30');

/** Things that an insert can show. */
export const things = {
  letter: {
    words:
      /\bletters?\b|\bpapers?\b|\bnotes?\b|\bnewspapers?\b|\bnotice\b|\bdocuments?\b|\bpages?\b|\bcontract\b|\bcheque\b|\btelegram\b|\bticket\b|\bcards?\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint } = brush;
      pen.shape([at(-1.1, 0.5), at(-0.75, -0.75), at(1.05, -0.6), at(0.95, 0.75)], { fill: tint(paper), line: 2 });
      pen.strength = 0.7;
      for (let row = 0; row < 6; row += 1)
        pen.line([at(-0.66 - row * 0.035, -0.5 + row * 0.17), at(0.5 + (row % 3) * 0.13, -0.42 + row * 0.18)], 1.6);
      pen.strength = 1;
      pen.ellipse(at(0.6, 0.5).x, at(0.6, 0.5).y, brush.size * 0.14, brush.size * 0.12, {
        fill: tint(hex('#9b3434')),
        line: 1.5,
      });
    },
  },
  book: {
    words: /\bbooks?\b|\bnotebooks?\b|\bdiary\b|\bledger\b|\bencyclop\w+\b|\blog ?book\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint } = brush;
      pen.shape([at(-1.3, 0.6), at(-1.1, -0.5), at(0, -0.35), at(1.1, -0.5), at(1.3, 0.6), at(0, 0.75)], {
        fill: tint(hex('#6d3a33')),
        line: 2,
      });
      for (const sign of [-1, 1]) {
        pen.shape([at(0, -0.36), at(sign * 1.0, -0.5), at(sign * 1.16, 0.5), at(0, 0.64)], {
          fill: tint(paper),
          line: 1.6,
        });
        pen.strength = 0.6;
        for (let row = 0; row < 6; row += 1)
          pen.line([at(sign * 0.16, -0.22 + row * 0.13), at(sign * 0.9, -0.32 + row * 0.14)], 1.2);
        pen.strength = 1;
      }
    },
  },
  photo: {
    words: /\bphoto\w*\b|\bpicture\b|\bportrait\b|\bsnapshot\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint } = brush;
      pen.shape([at(-0.8, 0.85), at(-0.7, -0.95), at(0.85, -0.85), at(0.78, 0.92)], { fill: tint(paper), line: 2 });
      pen.shape([at(-0.62, 0.5), at(-0.55, -0.78), at(0.7, -0.7), at(0.64, 0.55)], {
        fill: tint(hex('#7d7a74')),
        line: 1.4,
      });
      pen.ellipse(at(0.05, -0.15).x, at(0.05, -0.15).y, brush.size * 0.2, brush.size * 0.26, {
        fill: tint(hex('#cfc6b2')),
        line: 1.4,
      });
      pen.shape([at(-0.4, 0.5), at(-0.25, 0.16), at(0.35, 0.18), at(0.5, 0.52)], {
        fill: tint(hex('#4d4c50')),
        line: 1.4,
      });
    },
  },
  whistle: {
    words: /\bwhistles?\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint, size } = brush;
      pen.curve([at(-1.7, -0.6), at(-1.1, -0.9), at(-0.7, 0.2), at(-0.2, -0.45)], 3);
      pen.shape([at(-0.2, -0.42), at(1.1, -0.42), at(1.1, -0.05), at(0.3, -0.02)], {
        fill: tint(scaled(brass, 1.1)),
        line: 2,
      });
      pen.ellipse(at(-0.1, 0.12).x, at(-0.1, 0.12).y, size * 0.52, size * 0.5, { fill: tint(brass), line: 2.2 });
      pen.ellipse(at(-0.1, 0.12).x, at(-0.1, 0.12).y, size * 0.3, size * 0.28, {
        fill: tint(scaled(brass, 0.8)),
        line: 1.4,
      });
      pen.shape([at(0.28, -0.42), at(0.52, -0.42), at(0.44, -0.2), at(0.32, -0.2)], { fill: black, line: 1 });
      pen.ellipse(at(-0.25, -0.42).x, at(-0.25, -0.42).y, size * 0.12, size * 0.12, { fill: tint(steel), line: 2 });
    },
  },
  clock: {
    words: /\bclocks?\b|\bwatch(es)?\b|\btime\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint, size, x, y } = brush;
      pen.ellipse(x, y - size * 0.1, size, size, { fill: tint(brass), line: 2.6 });
      pen.ellipse(x, y - size * 0.1, size * 0.82, size * 0.82, { fill: tint(paper), line: 1.8 });
      for (let hour = 0; hour < 12; hour += 1) {
        const angle = (hour / 12) * Math.PI * 2;
        pen.line(
          [
            at(Math.cos(angle) * 0.66, Math.sin(angle) * 0.66 - 0.1),
            at(Math.cos(angle) * 0.76, Math.sin(angle) * 0.76 - 0.1),
          ],
          2,
        );
      }
      pen.line([at(0, -0.1), at(0.3, -0.42)], 3.4);
      pen.line([at(0, -0.1), at(-0.2, -0.7)], 2.6);
      pen.ellipse(at(0, -1.2).x, at(0, -1.2).y, size * 0.14, size * 0.16, { fill: tint(brass), line: 2 });
    },
  },
  key: {
    words: /\bkeys?\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint, size } = brush;
      pen.shape([at(-0.5, -0.1), at(1.3, -0.1), at(1.3, 0.1), at(-0.5, 0.1)], { fill: tint(steel), line: 2 });
      pen.shape([at(0.85, 0.1), at(1.25, 0.1), at(1.25, 0.5), at(1.1, 0.36), at(0.98, 0.5), at(0.85, 0.36)], {
        fill: tint(steel),
        line: 2,
      });
      pen.ellipse(at(-0.9, 0).x, at(-0.9, 0).y, size * 0.46, size * 0.42, { fill: tint(steel), line: 2.4 });
      pen.ellipse(at(-0.9, 0).x, at(-0.9, 0).y, size * 0.24, size * 0.22, { fill: tint(hex('#6b5238')), line: 2 });
    },
  },
  coins: {
    words: /\bcoins?\b|\bsovereigns?\b|\bmoney\b|\bgold\b|\bpounds\b|\bcash\b|\bnapoleons\b/,
    draw: (brush) => {
      const { pen, tint, size, x, y } = brush;
      for (const [dx, dy, count] of [
        [-0.75, 0.2, 4],
        [0.6, 0.1, 2],
        [0, 0.42, 6],
      ] as const)
        for (let coin = 0; coin < count; coin += 1)
          pen.ellipse(x + dx * size, y + (dy - coin * 0.15) * size, size * 0.46, size * 0.2, {
            fill: tint(scaled(brass, 0.9 + coin * 0.05)),
            line: 1.8,
          });
      pen.ellipse(x + 1.1 * size, y + 0.55 * size, size * 0.46, size * 0.22, { fill: tint(brass), line: 2 });
    },
  },
  phone: {
    words: /\bphones?\b|\btelephones?\b|\bmobile\b|\bhandset\b|\breceiver\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint, size, x, y } = brush;
      pen.shape([at(-0.9, 0.65), at(-0.55, -0.15), at(0.55, -0.15), at(0.9, 0.65)], { fill: tint(black), line: 2.2 });
      pen.ellipse(x, y + 0.24 * size, size * 0.36, size * 0.3, { fill: tint(paper), line: 1.8 });
      pen.ellipse(x, y + 0.24 * size, size * 0.15, size * 0.12, { fill: tint(black), line: 1.4 });
      pen.shape(
        [
          at(-1.2, -0.2),
          at(-1.1, -0.55),
          at(-0.5, -0.62),
          at(0.5, -0.62),
          at(1.1, -0.55),
          at(1.2, -0.2),
          at(0.8, -0.1),
          at(0.6, -0.36),
          at(-0.6, -0.36),
          at(-0.8, -0.1),
        ],
        { fill: tint(scaled(black, 1.3)), smooth: true, line: 2 },
      );
    },
  },
  radio: {
    words: /\bradio\b|\bwireless\b|\bset crackles\b|\bspeaker\b|\bmicrophone\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint, size } = brush;
      pen.shape([at(-1.35, 0.65), at(-1.35, -0.7), at(1.35, -0.7), at(1.35, 0.65)], {
        fill: tint(hex('#7a5236')),
        line: 2.4,
      });
      pen.shape([at(-1.2, 0.5), at(-1.2, -0.55), at(-0.1, -0.55), at(-0.1, 0.5)], {
        fill: tint(hex('#b79b6c')),
        line: 1.6,
      });
      for (let x = -1.1; x < -0.15; x += 0.14) pen.line([at(x, -0.5), at(x, 0.46)], 1.1);
      pen.shape([at(0.1, -0.1), at(0.1, -0.52), at(1.2, -0.52), at(1.2, -0.1)], {
        fill: brush.dark > 0.3 ? hex('#f0d48b') : tint(paper),
        line: 1.6,
      });
      pen.line([at(0.7, -0.5), at(0.7, -0.12)], 2);
      for (const dx of [0.38, 0.95])
        pen.ellipse(at(dx, 0.25).x, at(dx, 0.25).y, size * 0.18, size * 0.18, { fill: tint(black), line: 1.8 });
    },
  },
  lamp: {
    words: /\blamps?\b|\blanterns?\b|\bcandles?\b|\bflame\b|\bmatch\b|\btorch\b|\blight\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint, size } = brush;
      pen.shape([at(-0.55, 0.7), at(-0.4, 0.3), at(0.4, 0.3), at(0.55, 0.7)], { fill: tint(brass), line: 2.2 });
      pen.shape([at(-0.42, 0.3), at(-0.55, -0.2), at(-0.3, -0.95), at(0.3, -0.95), at(0.55, -0.2), at(0.42, 0.3)], {
        fill: hex('#ffe9b0'),
        alpha: 0.85,
        smooth: true,
        line: 2,
      });
      pen.shape([at(-0.14, 0.2), at(-0.2, -0.15), at(0, -0.62), at(0.2, -0.15), at(0.14, 0.2)], {
        fill: hex('#f2a23c'),
        smooth: true,
        line: 1.2,
      });
      pen.shape([at(-0.36, -0.92), at(0, -1.25), at(0.36, -0.92)], { fill: tint(brass), line: 2 });
      const { context } = pen;
      const glow = context.createRadialGradient(
        at(0, -0.2).x,
        at(0, -0.2).y,
        0,
        at(0, -0.2).x,
        at(0, -0.2).y,
        size * 3,
      );
      glow.addColorStop(0, 'rgba(255,214,130,0.5)');
      glow.addColorStop(1, 'rgba(255,214,130,0)');
      context.fillStyle = glow;
      context.fillRect(brush.x - size * 3, brush.y - size * 3, size * 6, size * 6);
    },
  },
  cup: {
    words:
      /\bcups?\b|\bmugs?\b|\btea\b|\bcoffee\b|\bglass(es)?\b|\bdrinks?\b|\bbottles?\b|\bwhisk(e)?y\b|\bwine\b|\bbowl\b|\bsoup\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint, size, x, y } = brush;
      pen.ellipse(at(0.72, 0.05).x, at(0.72, 0.05).y, size * 0.3, size * 0.34, { line: 4 });
      pen.shape([at(-0.7, -0.45), at(-0.58, 0.6), at(-0.2, 0.72), at(0.2, 0.72), at(0.58, 0.6), at(0.7, -0.45)], {
        fill: tint(hex('#c9d3d4')),
        line: 2.2,
      });
      pen.ellipse(x, y - 0.45 * size, size * 0.7, size * 0.2, { fill: tint(hex('#5b3a26')), line: 2 });
      pen.strength = 0.4;
      for (const dx of [-0.25, 0.1, 0.35])
        pen.curve([at(dx, -0.6), at(dx + 0.16, -0.85), at(dx - 0.1, -1.1), at(dx + 0.1, -1.4)], 1.6);
      pen.strength = 1;
    },
  },
  knife: {
    words: /\bkn(ife|ives)\b|\bdagger\b|\bblade\b|\bsword\b|\bspade\b|\baxe\b|\bcrop\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint } = brush;
      pen.shape([at(-1.6, 0.35), at(-0.1, -0.22), at(0.05, 0.06), at(-0.4, 0.3)], {
        fill: tint(hex('#cdd4d6')),
        line: 2.2,
      });
      pen.shape([at(-0.1, -0.34), at(0.06, -0.38), at(0.24, 0.12), at(0.08, 0.16)], { fill: tint(brass), line: 2 });
      pen.shape([at(0.1, -0.3), at(1.2, -0.7), at(1.32, -0.42), at(0.2, 0.02)], {
        fill: tint(hex('#4a3324')),
        line: 2.2,
      });
    },
  },
  gun: {
    words: /\bguns?\b|\bpistols?\b|\brevolvers?\b|\brifles?\b|\bweapon\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint, size } = brush;
      pen.shape([at(0.55, -0.1), at(1.05, -0.1), at(1.35, 0.75), at(0.9, 0.8)], {
        fill: tint(hex('#5d402b')),
        line: 2.2,
      });
      pen.shape([at(-1.5, -0.42), at(0.95, -0.42), at(1.1, -0.08), at(0.2, 0.02), at(-1.5, -0.18)], {
        fill: tint(hex('#4c5157')),
        line: 2.2,
      });
      pen.ellipse(at(0.1, -0.16).x, at(0.1, -0.16).y, size * 0.32, size * 0.24, { fill: tint(steel), line: 2 });
      pen.ellipse(at(0.4, 0.2).x, at(0.4, 0.2).y, size * 0.22, size * 0.2, { line: 2.2 });
    },
  },
  ring: {
    words: /\brings?\b|\bnecklace\b|\bjewel\w*\b|\bmedal\w*\b|\bbrooch\b|\bchain\b|\blocket\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint, size, x, y } = brush;
      pen.ellipse(x, y + 0.15 * size, size * 0.62, size * 0.55, { fill: tint(brass), line: 2.2 });
      pen.ellipse(x, y + 0.15 * size, size * 0.46, size * 0.4, { fill: tint(hex('#7c5f40')), line: 1.8 });
      pen.shape([at(-0.3, -0.55), at(-0.16, -0.82), at(0.16, -0.82), at(0.3, -0.55), at(0, -0.22)], {
        fill: tint(hex('#a9d2dc')),
        line: 2,
      });
    },
  },
  box: {
    words: /\bbox(es)?\b|\bcrates?\b|\bcase\b|\bsuitcase\b|\bbag\b|\bparcel\b|\bchest\b|\bsafe\b|\btin\b|\bpackage\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint } = brush;
      const wood = tint(hex('#8f6d49'));
      pen.shape([at(-1.1, -0.25), at(0.5, -0.1), at(0.5, 0.8), at(-1.1, 0.6)], { fill: wood, line: 2.2 });
      pen.shape([at(0.5, -0.1), at(1.25, -0.45), at(1.25, 0.4), at(0.5, 0.8)], { fill: scaled(wood, 0.7), line: 2.2 });
      pen.shape([at(-1.1, -0.25), at(-0.3, -0.62), at(1.25, -0.45), at(0.5, -0.1)], {
        fill: scaled(wood, 1.15),
        line: 2.2,
      });
      pen.shape([at(-0.45, -0.02), at(-0.15, 0.02), at(-0.15, 0.26), at(-0.45, 0.22)], {
        fill: tint(brass),
        line: 1.8,
      });
    },
  },
  screen: {
    words: /\bscreens?\b|\bmonitors?\b|\bcomputers?\b|\blaptops?\b|\btelevision\b|\btv\b|\btablet\b|\bdisplay\b/,
    draw: (brush) => {
      const at = corners(brush);
      const { pen, tint } = brush;
      pen.shape([at(-1.3, 0.4), at(-1.3, -0.95), at(1.3, -0.95), at(1.3, 0.4)], { fill: tint(black), line: 2.4 });
      pen.shape([at(-1.15, 0.26), at(-1.15, -0.8), at(1.15, -0.8), at(1.15, 0.26)], {
        fill: hex('#9fd0c6'),
        line: 1.6,
      });
      for (let row = 0; row < 5; row += 1)
        pen.line([at(-1, -0.62 + row * 0.17), at(-0.2 + (row % 3) * 0.4, -0.62 + row * 0.17)], 2);
      pen.shape([at(-0.2, 0.4), at(0.2, 0.4), at(0.45, 0.75), at(-0.45, 0.75)], { fill: tint(black), line: 2 });
    },
  },
  hands: {
    words: /\bhands?\b|\bfingers?\b|\bfists?\b|\bknee\b|\bfoot\b|\bfeet\b/,
    draw: () => undefined,
  },
} satisfies Readonly<Record<string, Thing>>;
