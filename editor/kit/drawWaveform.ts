import type { Peaks } from '../../runtime/protocol/assets.ts';

/** Pixels from one bar to the next. */
const step = 3;

/** Bars from lowest to highest, mirrored around the middle as they are. */
export function drawWaveform(canvas: HTMLCanvasElement, peaks: Peaks, part: number, sharpness: number): void {
  const { clientWidth: width, clientHeight: height } = canvas;
  const pen = canvas.getContext('2d');
  if (!pen || width === 0 || height === 0) return;
  canvas.width = Math.round(width * sharpness);
  canvas.height = Math.round(height * sharpness);
  pen.scale(sharpness, sharpness);
  const colors = getComputedStyle(canvas);
  const played = colors.getPropertyValue('--accent');
  const bars = barsOf(peaks, Math.floor(width / step));
  const loudest = Math.max(1, ...bars.map(({ lowest, highest }) => Math.max(-lowest, highest)));
  const scale = (height / 2 - 2) / loudest;
  for (const [index, { lowest, highest }] of bars.entries()) {
    pen.fillStyle = index / bars.length < part ? played : colors.color;
    const top = height / 2 - highest * scale;
    const bottom = height / 2 - lowest * scale;
    pen.fillRect(index * step, Math.min(top, height / 2 - 0.5), step - 1, Math.max(1, bottom - top));
  }
}

/** As many stretches as there are bars. */
export function barsOf({ lowest, highest }: Peaks, count: number): { lowest: number; highest: number }[] {
  return Array.from({ length: Math.max(0, count) }, (_, bar) => {
    const from = Math.floor((bar * highest.length) / count);
    const to = Math.max(from + 1, Math.floor(((bar + 1) * highest.length) / count));
    return {
      lowest: Math.min(0, ...lowest.slice(from, to)),
      highest: Math.max(0, ...highest.slice(from, to)),
    };
  });
}
