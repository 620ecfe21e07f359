import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import { NodeIcon } from '../kit/NodeIcon.tsx';
import { useNodeStatus } from './useNodeStatus.ts';
import { useWiredInputs } from './useWiredInputs.ts';
import { CardFooter } from './card/CardFooter.tsx';
import { CardPreview } from './card/CardPreview.tsx';
import { CardWords } from './card/CardWords.tsx';
import { cardShape, inputsOnCard } from '../scene/cardMetrics.ts';
import { tintOf } from '../scene/tints.ts';
import style from './NodeCard.module.css';
import { Port } from './Port.tsx';
import { statusWords } from './statusWords.ts';

/** One node on the canvas: title and state, what it made, its ports, what it says, what a run of it costs. */
export const NodeCard = memo(function NodeCard({ id, selected }: NodeProps) {
  const nodeId = id as NodeId;
  const { catalog } = useApp();
  const session = useSession();
  const node = useStore(session.document.state, ({ graph }) => graph.nodes[nodeId]);
  const type = useStore(catalog.state, ({ nodeTypes }) => nodeTypes.get(node?.type ?? ''));
  const status = useNodeStatus(id);
  const wired = useWiredInputs(id);
  const { collapsed = false, color } = useStore(session.document.state, ({ graph }) => graph.layout.nodes[id]) ?? {};
  if (!node) return null;
  const shape = cardShape(type, collapsed);
  const title = node.title ?? type?.title ?? node.type;
  return (
    <article
      className={style['card']}
      data-state={status.state}
      data-selected={selected}
      data-collapsed={collapsed}
      data-tint={tintOf(color)}
      data-mode={node.state ?? 'active'}
      style={{ width: shape.width, height: shape.height }}
      aria-label={`${title}: ${statusWords(status)}`}
    >
      <header className={style['header']}>
        <NodeIcon type={node.type} />
        <span className={style['title']} title={title}>
          {title}
        </span>
        {node.locked ? <span className={style['badge']}>locked</span> : null}
        {node.state && node.state !== 'active' ? <span className={style['badge']}>{node.state}</span> : null}
        <StatusRing state={status.state} part={status.part ?? 0} />
      </header>
      {shape.preview === 'none' ? null : (
        <CardPreview node={nodeId} title={title} kind={shape.preview} status={status} isSelected={selected} />
      )}
      <div className={style['ports']}>
        <div>
          {inputsOnCard(type).map((port) => (
            <Port key={port.name} node={nodeId} port={port} side="in" wires={wired.get(port.name) ?? 0} />
          ))}
        </div>
        <div>
          {type?.outputs.map((port) => (
            <Port key={port.name} node={nodeId} port={port} side="out" wires={0} />
          ))}
        </div>
      </div>
      {shape.hasWords ? <CardWords node={nodeId} type={type} /> : null}
      {collapsed ? null : <CardFooter node={nodeId} title={title} status={status} />}
    </article>
  );
});

function StatusRing({ state, part }: { readonly state: string; readonly part: number }) {
  const around = 2 * Math.PI * 6;
  return (
    <svg className={style['ring']} data-state={state} viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="6" className={style['ringBack']} />
      {state === 'running' ? (
        <circle
          cx="8"
          cy="8"
          r="6"
          className={style['ringPart']}
          strokeDasharray={`${Math.max(0.06, part) * around} ${around}`}
        />
      ) : null}
    </svg>
  );
}
