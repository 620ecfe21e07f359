import { hex, mix, scaled } from '../colour.ts';
import { headPoint, type Head } from './headShape.ts';

/** Covers for the head, from what the look names. */
export function drawHat(head: Head): void {
  const { pen, look, turn, line } = head;
  if (look.hat === 'none') return;
  const at = headPoint(head);
  const w = look.headWidth;
  const tone = head.tint(look.hatColour);
  const band = scaled(tone, 0.6);
  const peak = head.away ? 0 : turn * 0.5;
  switch (look.hat) {
    case 'flat':
      pen.shape(
        [
          at(-w * 1.2, -0.52),
          at(-w * 1.25, -1.0),
          at(-w * 0.2, -1.4),
          at(w * 0.9, -1.28),
          at(w * 1.28, -0.78),
          at(w * 1.15, -0.5),
        ],
        { fill: tone, smooth: true, line },
      );
      if (!head.away)
        pen.shape(
          [
            at(-w * 0.85 + peak, -0.6),
            at(peak, -0.78),
            at(w * 0.85 + peak, -0.6),
            at(w * 0.75 + peak * 1.3, -0.4),
            at(-w * 0.75 + peak * 1.3, -0.4),
          ],
          { fill: scaled(tone, 0.8), smooth: true, line },
        );
      break;
    case 'peaked':
      pen.shape([at(-w * 1.1, -0.55), at(-w * 1.45, -1.12), at(0, -1.48), at(w * 1.45, -1.12), at(w * 1.1, -0.55)], {
        fill: tone,
        smooth: true,
        line,
      });
      pen.shape([at(-w * 1.06, -0.78), at(w * 1.06, -0.78), at(w * 1.04, -0.52), at(-w * 1.04, -0.52)], {
        fill: mix(band, head.tint(hex('#c9a24d')), 0.55),
        line,
      });
      if (!head.away) {
        pen.shape(
          [
            at(-w * 0.8 + peak, -0.55),
            at(w * 0.8 + peak, -0.55),
            at(w * 0.6 + peak * 1.4, -0.34),
            at(-w * 0.6 + peak * 1.4, -0.34),
          ],
          { fill: hex('#1f2026'), smooth: true, line },
        );
        pen.ellipse(at(peak * 0.8, 0).x, at(0, -0.95).y, 0.12 * head.r, 0.13 * head.r, {
          fill: head.tint(hex('#d0ab54')),
          line: line * 0.8,
        });
      }
      break;
    case 'bowler':
      pen.shape(
        [
          at(-w * 0.98, -0.55),
          at(-w * 1.02, -1.1),
          at(-w * 0.5, -1.55),
          at(w * 0.5, -1.55),
          at(w * 1.02, -1.1),
          at(w * 0.98, -0.55),
        ],
        { fill: tone, smooth: true, line },
      );
      pen.shape([at(-w * 1.0, -0.78), at(w * 1.0, -0.78), at(w * 1.0, -0.6), at(-w * 1.0, -0.6)], {
        fill: band,
        line: line * 0.8,
      });
      pen.shape([at(-w * 1.5, -0.66), at(0, -0.76), at(w * 1.5, -0.66), at(w * 1.1, -0.5), at(-w * 1.1, -0.5)], {
        fill: tone,
        smooth: true,
        line,
      });
      break;
    case 'top':
      pen.shape([at(-w * 0.92, -0.6), at(-w * 0.98, -1.9), at(w * 0.98, -1.9), at(w * 0.92, -0.6)], {
        fill: tone,
        line,
      });
      pen.shape([at(-w * 0.94, -0.85), at(w * 0.94, -0.85), at(w * 0.92, -0.62), at(-w * 0.92, -0.62)], {
        fill: band,
        line: line * 0.8,
      });
      pen.shape([at(-w * 1.5, -0.68), at(0, -0.74), at(w * 1.5, -0.68), at(w * 1.1, -0.5), at(-w * 1.1, -0.5)], {
        fill: tone,
        smooth: true,
        line,
      });
      break;
    case 'brim':
      pen.shape(
        [
          at(-w * 0.96, -0.6),
          at(-w * 0.9, -1.35),
          at(-w * 0.15, -1.28),
          at(w * 0.15, -1.28),
          at(w * 0.9, -1.35),
          at(w * 0.96, -0.6),
        ],
        { fill: tone, smooth: true, line },
      );
      pen.shape([at(-w * 0.97, -0.82), at(w * 0.97, -0.82), at(w * 0.97, -0.62), at(-w * 0.97, -0.62)], {
        fill: band,
        line: line * 0.8,
      });
      pen.shape([at(-w * 1.9, -0.62), at(0, -0.8), at(w * 1.9, -0.62), at(w * 1.2, -0.44), at(-w * 1.2, -0.44)], {
        fill: tone,
        smooth: true,
        line,
      });
      break;
    case 'hood':
      hood(head);
      break;
    case 'bonnet':
      pen.shape(
        [
          at(-w * 1.15, 0.5),
          at(-w * 1.25, -0.6),
          at(0, -1.45),
          at(w * 1.25, -0.6),
          at(w * 1.15, 0.5),
          at(w * 0.88, -0.3),
          at(0, -0.72),
          at(-w * 0.88, -0.3),
        ],
        { fill: tone, smooth: true, line },
      );
      break;
    case 'helmet':
      pen.shape(
        [
          at(-w * 1.14, -0.2),
          at(-w * 1.18, -0.9),
          at(0, -1.5),
          at(w * 1.18, -0.9),
          at(w * 1.14, -0.2),
          at(w * 0.9, -0.45),
          at(-w * 0.9, -0.45),
        ],
        { fill: tone, smooth: true, line },
      );
      break;
  }
}

function hood(head: Head): void {
  const { pen, look, line, turn } = head;
  const at = headPoint(head);
  const w = look.headWidth;
  const tone = head.tint(look.hatColour);
  if (head.away) {
    pen.shape([at(-w * 1.3, 0.9), at(-w * 1.25, -0.7), at(0, -1.5), at(w * 1.25, -0.7), at(w * 1.3, 0.9)], {
      fill: tone,
      smooth: true,
      line,
    });
    return;
  }
  const shift = turn * 0.16;
  const { context } = pen;
  const outer = [at(-w * 1.35, 1.25), at(-w * 1.38, -0.6), at(0, -1.6), at(w * 1.38, -0.6), at(w * 1.35, 1.25)];
  const inner = [
    at(w * 0.86 + shift, 0.75),
    at(w * 0.92 + shift, -0.4),
    at(shift, -0.86),
    at(-w * 0.92 + shift, -0.4),
    at(-w * 0.86 + shift, 0.75),
  ];
  pen.shape([...outer, ...inner], { fill: tone, smooth: true, line });
  context.lineWidth = line * pen.unit;
}
