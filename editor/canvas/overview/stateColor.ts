import type { NodeStatus } from '../nodeStatus.ts';
import type { CanvasColors } from './canvasColors.ts';
import type { CardLook } from './cardLooks.ts';

export function stateColor(state: NodeStatus['state'], mode: CardLook['mode'], colors: CanvasColors): string {
  if (mode === 'bypassed') return colors.token('kind-boolean');
  switch (state) {
    case 'done':
    case 'cached':
      return colors.good;
    case 'running':
      return colors.accent;
    case 'failed':
    case 'problem':
      return colors.bad;
    case 'stale':
    case 'held':
      return colors.warn;
    case 'idle':
    case 'waiting':
    case 'skipped':
      return colors.line;
  }
}
