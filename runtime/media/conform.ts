import type { Rate } from '../graph/rate.ts';

/** How a picture is brought to another shape: bars around it, cut to fill, or pulled. */
export type Fit = 'pad' | 'crop' | 'scale';

export interface PictureFormat {
  width: number;
  height: number;
  rate: Rate;
}

/** Video sizes are even, because yuv420p halves both sides. */
export function evenSize(size: number): number {
  return Math.max(2, 2 * Math.round(size / 2));
}

/** Filters that bring a picture of any size to one size with square pixels. */
export function fitFilters(width: number, height: number, fit: Fit): readonly string[] {
  const scale = (how?: 'decrease' | 'increase') =>
    `scale=${width}:${height}:flags=bicubic${how ? `:force_original_aspect_ratio=${how}` : ''}`;
  // Pixels that are not square are made square first, else "keep the shape" would keep the wrong one.
  const square = "scale='trunc(iw*sar/2+0.5)*2':ih:flags=bicubic,setsar=1";
  if (fit === 'scale') return [scale(), 'setsar=1'];
  if (fit === 'crop') return [square, scale('increase'), `crop=${width}:${height}`, 'setsar=1'];
  return [square, scale('decrease'), `pad=${width}:${height}:(ow-iw)/2:(oh-ih)/2`, 'setsar=1'];
}

/**
 * Filters that turn any video into exactly so many frames of one format: a late first picture stands from the
 * start, uneven frame times become even, and what is too short holds its last picture.
 */
export function conformFilters(format: PictureFormat, frames: number, fit: Fit = 'pad'): readonly string[] {
  const { num, den } = format.rate;
  return [
    `fps=${num}/${den}:start_time=0`,
    ...fitFilters(format.width, format.height, fit),
    'format=yuv420p',
    'tpad=stop=-1:stop_mode=clone',
    `trim=end_frame=${frames}`,
  ];
}
