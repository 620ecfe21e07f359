import { BaseEdge, getBezierPath, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { PortType } from '../../runtime/graph/portType.ts';
import type { CanvasEdge } from './flowNodes.ts';
import { kindLook } from './kindLook.ts';

/** One edge, in the colour of what it carries. */
export const Wire = memo(function Wire(props: EdgeProps<CanvasEdge>) {
  const { id, data, selected, sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition } = props;
  const [path] = getBezierPath({ sourceX, sourceY, sourcePosition, targetX, targetY, targetPosition });
  const { color } = kindLook((data?.kind ?? 'same') as PortType['kind']);
  const stroke = selected ? 'var(--accent)' : `color-mix(in srgb, ${color} 70%, var(--canvas))`;
  return <BaseEdge id={id} path={path} interactionWidth={16} style={{ stroke, strokeWidth: selected ? 3 : 2 }} />;
});
