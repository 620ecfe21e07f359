export interface FrameSize {
  width: number;
  height: number;
}

const longSide = 1280;
const shortSide = 720;
const upright = new Set(['tiktok', 'reel']);

/**
 * Size of the film in whole, even pixels: what was asked for, else the aspect of the visual bible (`2.39:1`), else that
 * of the target format (tiktok and reel are upright), else 16:9. Aspects are fitted into 1280×720, or 720×1280.
 * @param wanted `1280x720`
 * @returns undefined when `wanted` is not a size
 */
export function chooseSize(options: {
  wanted?: string | undefined;
  aspect?: string;
  format?: string;
}): FrameSize | undefined {
  if (options.wanted !== undefined) return parseSize(options.wanted);
  const ratio = parseAspect(options.aspect ?? '') ?? (upright.has(options.format ?? '') ? 9 / 16 : 16 / 9);
  if (ratio < 1)
    return { width: even(Math.min(shortSide, longSide * ratio)), height: even(Math.min(longSide, shortSide / ratio)) };
  return { width: even(Math.min(longSide, shortSide * ratio)), height: even(Math.min(shortSide, longSide / ratio)) };
}

/** @returns undefined unless it is like `1280x720`, 16 to 7680 wide and 16 to 4320 high (uneven sizes become even) */
function parseSize(text: string): FrameSize | undefined {
  const match = /^\s*(\d{2,4})\s*[x×*]\s*(\d{2,4})\s*$/iu.exec(text);
  const width = even(Number(match?.[1]));
  const height = even(Number(match?.[2]));
  return width >= 16 && width <= 7680 && height >= 16 && height <= 4320 ? { width, height } : undefined;
}

/** `16:9`, `2.39:1`, `2.39`, `1.85 to 1`; only what a screen can have. */
function parseAspect(text: string): number | undefined {
  const match = /(\d+(?:[.,]\d+)?)\s*(?::|x|×|\/|to)\s*(\d+(?:[.,]\d+)?)/iu.exec(text) ?? /(\d+[.,]\d+)/u.exec(text);
  if (!match) return undefined;
  const ratio = number(match[1]) / number(match[2] ?? '1');
  return ratio >= 0.3 && ratio <= 4 ? ratio : undefined;
}

function number(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'));
}

function even(pixels: number): number {
  return Math.round(pixels / 2) * 2;
}
