import style from './WiringPicture.module.css';

const cards = [
  { x: 24, y: 34, kind: 'text' },
  { x: 24, y: 112, kind: 'image' },
  { x: 132, y: 62, kind: 'video' },
  { x: 240, y: 40, kind: 'audio' },
  { x: 240, y: 106, kind: 'video' },
] as const;

const wires = [
  { from: 0, to: 2, kind: 'text' },
  { from: 1, to: 2, kind: 'image' },
  { from: 2, to: 3, kind: 'video' },
  { from: 2, to: 4, kind: 'video' },
] as const;

const width = 60;
const height = 40;

/** Nodes that are wired up, again and again. */
export function WiringPicture() {
  return (
    <svg viewBox="0 0 324 182" className={style['picture']} aria-hidden="true">
      <defs>
        <pattern id="wiring-dots" width="12" height="12" patternUnits="userSpaceOnUse">
          <circle cx="1" cy="1" r="0.8" className={style['dot']} />
        </pattern>
      </defs>
      <rect width="324" height="182" fill="url(#wiring-dots)" />
      {wires.map(({ from, to, kind }, index) => (
        <path
          key={`${from}-${to}`}
          d={wirePath(cards[from], cards[to])}
          pathLength={1}
          className={style['wire']}
          style={{ stroke: `var(--kind-${kind})`, animationDelay: `${0.7 + index * 0.6}s` }}
        />
      ))}
      {cards.map(({ x, y, kind }, index) => (
        <g key={`${x}-${y}`} className={style['card']} style={{ animationDelay: `${index * 0.45}s` }}>
          <rect x={x} y={y} width={width} height={height} rx={6} className={style['box']} />
          <rect x={x + 6} y={y + 6} width={width - 12} height={16} rx={3} fill={`var(--kind-${kind})`} opacity={0.28} />
          <rect x={x + 6} y={y + 28} width={28} height={4} rx={2} className={style['line']} />
          <circle cx={x} cy={y + height / 2} r={3.5} fill={`var(--kind-${kind})`} />
          <circle cx={x + width} cy={y + height / 2} r={3.5} fill={`var(--kind-${kind})`} />
        </g>
      ))}
    </svg>
  );
}

interface Place {
  readonly x: number;
  readonly y: number;
}

function wirePath(from: Place, to: Place): string {
  const [x, y] = [from.x + width, from.y + height / 2];
  const [toX, toY] = [to.x, to.y + height / 2];
  const bend = (toX - x) / 2;
  return `M${x},${y} C${x + bend},${y} ${toX - bend},${toY} ${toX},${toY}`;
}
