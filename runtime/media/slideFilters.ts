import type { Fit, PictureFormat } from './conform.ts';
import { evenSize, fitFilters } from './conform.ts';
import { secondsOfFrames } from './frameArithmetic.ts';

export const slideTransitions = ['cut', 'dissolve', 'fade-black', 'wipe', 'slide'] as const;
type SlideTransition = (typeof slideTransitions)[number];

const xfadeNames = { dissolve: 'fade', 'fade-black': 'fadeblack', wipe: 'wipeleft', slide: 'slideleft' } as const;

/** One slide of a slideshow. Lengths in frames; the move of a slide goes on while the next one comes over it. */
export interface Slide {
  /** Place in the slideshow, from 0: it chooses the move. */
  index: number;
  frames: number;
  transition: SlideTransition;
  transitionFrames: number;
  kenBurns: boolean;
  fit: Fit;
}

/** A look at the picture: its middle, as parts of the whole, and the part of the width that is seen. */
interface View {
  x: number;
  y: number;
  part: number;
}

/** Moves in turn: in, out, and across, so that two neighbours never move alike. */
const moves: readonly (readonly [View, View])[] = [
  [
    { x: 0.5, y: 0.5, part: 1 },
    { x: 0.5, y: 0.48, part: 0.87 },
  ],
  [
    { x: 0.45, y: 0.48, part: 0.88 },
    { x: 0.55, y: 0.5, part: 0.88 },
  ],
  [
    { x: 0.5, y: 0.47, part: 0.87 },
    { x: 0.5, y: 0.5, part: 1 },
  ],
  [
    { x: 0.55, y: 0.52, part: 0.88 },
    { x: 0.45, y: 0.49, part: 0.88 },
  ],
];

/** Drawn so much larger than shown, so that a closer look loses nothing. */
const oversize = 1.5;

/**
 * Filter graph of one slide: input 0 is its picture, input 1, where it comes over another one, that picture.
 * The open output is `[picture]`.
 */
export function slideFilters(slide: Slide, format: PictureFormat): { graph: string; needsPrevious: boolean } {
  const { frames, transition } = slide;
  const over = slide.index > 0 && transition !== 'cut' ? Math.min(slide.transitionFrames, frames) : 0;
  if (over === 0 || transition === 'cut') {
    return { graph: `[0:v:0]${slideMove(slide, format, slide.index, 0, frames)}[picture]`, needsPrevious: false };
  }
  const steps = over + 1;
  const duration = secondsOfFrames(steps, format.rate).toFixed(6);
  return {
    graph: [
      `[1:v:0]${slideMove(slide, format, slide.index - 1, frames, steps + 1)}[before]`,
      `[0:v:0]${slideMove(slide, format, slide.index, 0, frames)},tpad=start=1:start_mode=clone[own]`,
      `[before][own]xfade=transition=${xfadeNames[transition]}:duration=${duration}:offset=0[mixed]`,
      `[mixed]trim=start_frame=1:end_frame=${frames + 1},settb=${format.rate.den}/${format.rate.num},setpts=N,format=yuv420p[picture]`,
    ].join(';'),
    needsPrevious: true,
  };
}

/** Frames [from, from + count) of a picture's move. */
function slideMove(slide: Slide, format: PictureFormat, index: number, from: number, count: number): string {
  const { num, den } = format.rate;
  const scale = slide.kenBurns ? oversize : 1;
  const [width, height] = [evenSize(format.width * scale), evenSize(format.height * scale)];
  return [
    ...fitFilters(width, height, slide.fit),
    'scale=iw:ih:out_color_matrix=bt709:out_range=tv',
    'format=yuv420p',
    'loop=loop=-1:size=1',
    `settb=${den}/${num}`,
    'setpts=N',
    `fps=${num}/${den}`,
    `trim=end_frame=${count}`,
    ...(slide.kenBurns
      ? [kenBurnsFilter(slide, index, from), `scale=${format.width}:${format.height}:flags=bicubic`]
      : []),
    'setsar=1',
  ].join(',');
}

/**
 * The `perspective` filter looks at any part of a picture, to a fraction of a pixel; `zoompan` rounds to whole
 * ones and trembles (frame differences jump 20 times as much, measured on a 4 % zoom over 4 s).
 */
function kenBurnsFilter(slide: Slide, index: number, from: number): string {
  const [begin, end] = moves[index % moves.length] ?? [];
  if (!begin || !end) return 'null';
  const length = slide.frames + (slide.transition === 'cut' ? 0 : slide.transitionFrames);
  const progress = `(on+${from})/${Math.max(1, length)}`;
  const between = (a: number, b: number) => `(${a}+${Number((b - a).toFixed(6))}*${progress})`;
  const part = between(begin.part, end.part);
  // The view stays inside the picture wherever its middle wants to be.
  const edge = (middle: string, size: string, far: boolean) =>
    `'${size}*(min(max(${middle},${part}/2),1-${part}/2)${far ? '+' : '-'}${part}/2)'`;
  const x = between(begin.x, end.x);
  const y = between(begin.y, end.y);
  const [left, right] = [edge(x, 'W', false), edge(x, 'W', true)];
  const [top, bottom] = [edge(y, 'H', false), edge(y, 'H', true)];
  const corners = `x0=${left}:y0=${top}:x1=${right}:y1=${top}:x2=${left}:y2=${bottom}:x3=${right}:y3=${bottom}`;
  return `perspective=eval=frame:sense=source:interpolation=linear:${corners}`;
}
