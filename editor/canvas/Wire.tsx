import { BaseEdge, useStore as useFlowStore, type EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import type { PortType } from '../../runtime/graph/portType.ts';
import { wireCurve, wirePath } from '../scene/wireCurve.ts';
import { useStore } from 'zustand';
import { useCanvas } from './canvasContext.ts';
import type { CanvasEdge } from './flowNodes.ts';
import { kindLook } from './kindLook.ts';
import style from './Wire.module.css';

/** A wire over a greater distance, in canvas pixels, is there to be followed, not to be looked at. */
const far = 2600;

/** One edge, in the colour of what it carries; those of what is selected stand out. */
export const Wire = memo(function Wire(props: EdgeProps<CanvasEdge>) {
  const { id, data, selected, source, target, sourceX, sourceY, targetX, targetY } = props;
  const isNear = useFlowStore(
    ({ nodeLookup }) => Boolean(nodeLookup.get(source)?.selected) || Boolean(nodeLookup.get(target)?.selected),
  );
  const { canvas } = useCanvas();
  const isUnder = useStore(canvas, ({ wireUnder }) => wireUnder === id);
  const { color } = kindLook((data?.kind ?? 'same') as PortType['kind']);
  const isFar = Math.abs(targetX - sourceX) + Math.abs(targetY - sourceY) > far;
  return (
    <g className={style['wire']} data-selected={selected} data-near={isNear} data-under={isUnder} data-far={isFar}>
      <BaseEdge
        id={id}
        path={wirePath(wireCurve({ x: sourceX, y: sourceY }, { x: targetX, y: targetY }))}
        interactionWidth={16}
        style={{ stroke: selected || isUnder ? undefined : color }}
      />
    </g>
  );
});
