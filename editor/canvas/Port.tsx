import { Handle, Position } from '@xyflow/react';
import type { CSSProperties } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { PortInfo } from '../../runtime/graph/nodeTypeInfo.ts';
import { useCanvas } from './canvasContext.ts';
import { connectionTo, fits, type DragConnection } from './dragConnection.ts';
import { kindLook } from './kindLook.ts';
import { ListCount } from './ListCount.tsx';
import style from './Port.module.css';

interface PortProps {
  readonly node: NodeId;
  readonly port: PortInfo;
  readonly side: 'in' | 'out';
  readonly wires: number;
}

/** One typed end of a node: a shape in the colour of its kind, filled when it must be wired, with its name. */
export function Port({ node, port, side, wires }: PortProps) {
  const { drag } = useCanvas();
  const fit = useStore(drag, (state) => fitOf(state, node, port.name, side));
  const { color, shape } = kindLook(port.type.kind);
  const isWired = wires > 0;
  const isFilled = side === 'out' || port.required || isWired;
  return (
    <div className={style['row']} data-side={side} data-fit={fit} title={port.description}>
      <Handle
        id={port.name}
        type={side === 'in' ? 'target' : 'source'}
        position={side === 'in' ? Position.Left : Position.Right}
        className={style['handle'] ?? ''}
        role="img"
        aria-label={`${side === 'in' ? 'Input' : 'Output'} ${port.title}: ${kindName(port)}`}
        data-shape={shape}
        data-filled={isFilled}
        data-list={port.type.list}
        style={{ '--kind': color } as CSSProperties}
      />
      <span className={style['name']}>
        {port.title}
        {port.required && side === 'in' && !isWired ? <span className={style['needed']}> needed</span> : null}
      </span>
      {port.type.list && side === 'in' && isWired ? (
        <ListCount node={node} port={port.name} title={port.title} count={wires} />
      ) : null}
    </div>
  );
}

function kindName({ type }: PortInfo): string {
  return type.list ? `list of ${type.kind}` : type.kind;
}

function fitOf(
  { from, check }: DragConnection,
  node: NodeId,
  port: string,
  side: 'in' | 'out',
): 'none' | 'fits' | 'dim' | 'source' {
  if (!from || !check) return 'none';
  if (from.ref.node === node && from.ref.port === port && from.side === side) return 'source';
  const connection = connectionTo(from, { node, port }, side);
  if (!connection) return 'dim';
  return fits(check(connection)) ? 'fits' : 'dim';
}
