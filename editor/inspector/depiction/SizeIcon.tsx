import type { ShotSize } from '../../../runtime/graph/depiction.ts';

/** How large a standing person is in the frame, as a part of its height. */
const scales: Partial<Record<ShotSize, number>> = {
  'extreme-wide': 0.22,
  wide: 0.45,
  full: 0.86,
  'medium-wide': 1.25,
  medium: 1.75,
  'medium-close': 2.5,
  'close-up': 3.7,
  'extreme-close-up': 6.5,
};

const [width, height] = [46, 26];

/** A frame with a person in it as large as the shot shows them. */
export function SizeIcon({ size }: { readonly size: ShotSize }) {
  const tall = (scales[size] ?? 1) * height;
  const head = tall / 7.5;
  const top = Math.max(tall < height ? (height - tall) * 0.7 : height * 0.12, size === 'extreme-close-up' ? -9 : 0);
  const clip = `size-${size}`;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
      <clipPath id={clip}>
        <rect width={width} height={height} rx="3" />
      </clipPath>
      <g clipPath={`url(#${clip})`} fill="currentColor">
        <rect width={width} height={height} opacity="0.14" />
        <ellipse cx={width / 2} cy={top + head / 2} rx={head * 0.4} ry={head / 2} />
        <rect
          x={width / 2 - head * 0.85}
          y={top + head * 1.15}
          width={head * 1.7}
          height={tall - head}
          rx={head * 0.45}
        />
      </g>
    </svg>
  );
}

export const drawnSizes = Object.keys(scales) as ShotSize[];
