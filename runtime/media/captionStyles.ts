/** How burnt-in captions look. Sizes are parts of the picture's shorter side; colours are RRGGBB. */
export interface CaptionStyle {
  description: string;
  font: 'DejaVu Sans' | 'DejaVu Sans Condensed' | 'DejaVu Serif';
  bold: boolean;
  italic: boolean;
  size: number;
  color: string;
  /** Outline, or colour of the box. */
  edge: string;
  /** Width of the outline, or padding of the box. */
  edgeSize: number;
  /** 0 is solid, 1 invisible. */
  edgeFade: number;
  box: boolean;
  shadow: number;
  capitals: boolean;
  /** Whole captions, or so many words at a time with the spoken one in another colour. */
  words: { most: number; color: string } | undefined;
}

const white = 'FFFFFF';
const black = '000000';

const base: CaptionStyle = {
  description: 'White with a thin outline: film and television.',
  ...{ font: 'DejaVu Sans', bold: false, italic: false, size: 0.06, color: white },
  ...{ edge: black, edgeSize: 0.0035, edgeFade: 0, box: false, shadow: 0.0015, capitals: false, words: undefined },
};

const big = { font: 'DejaVu Sans Condensed', bold: true, size: 0.076, edgeSize: 0.008, shadow: 0.003 } as const;

/** Styles by the name that a graph keeps. */
export const captionStyles = {
  plain: base,
  boxed: {
    ...base,
    description: 'White on a dark box: readable on any picture.',
    ...{ box: true, edgeSize: 0.012, edgeFade: 0.25, shadow: 0 },
  },
  cinema: {
    ...base,
    description: 'Warm italics with serifs: dreams, letters, translations.',
    ...{ font: 'DejaVu Serif', italic: true, color: 'FFF1C4', edgeSize: 0.003, shadow: 0.003 },
  },
  bold: { ...base, ...big, description: 'Large capitals with a heavy outline: muted phones.', capitals: true },
  highlight: {
    ...base,
    ...big,
    description: 'A few large words at a time, the spoken one in yellow.',
    words: { most: 4, color: 'FFE14D' },
  },
  'boxed-highlight': {
    ...base,
    ...big,
    description: 'A few words on a box, the spoken one in green.',
    ...{ size: 0.062, box: true, edgeSize: 0.016, edgeFade: 0.12, shadow: 0 },
    words: { most: 5, color: '6CFF8F' },
  },
  pop: {
    ...base,
    ...big,
    description: 'One very large word at a time.',
    ...{ size: 0.11, edgeSize: 0.011, capitals: true, words: { most: 1, color: white } },
  },
} as const satisfies Record<string, CaptionStyle>;

export type CaptionStyleName = keyof typeof captionStyles;

export const captionStyleNames = Object.keys(captionStyles) as [CaptionStyleName, ...CaptionStyleName[]];
