import { Handle, Position, type NodeProps } from '@xyflow/react';
import { ChevronsUpDown } from 'lucide-react';
import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import type { RunState } from '../../runtime/events/runState.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import { documentId } from '../scene/flowId.ts';
import { foldedPort, foldedSize } from '../scene/scene.ts';
import { tintOf } from '../scene/tints.ts';
import type { GraphSession } from '../store/graphSession.ts';
import { Button } from '../kit/Button.tsx';
import style from './FoldedFrame.module.css';
import { frameSummary, summaryWords, type FrameSummary } from './frameSummary.ts';
import { nodeStatus } from './nodeStatus.ts';
import { useShallow } from 'zustand/react/shallow';
import { ServedPicture } from '../kit/ServedPicture.tsx';

/** A collapsed frame: one box with the picture of its end, counts and state. */
export const FoldedFrame = memo(function FoldedFrame({ id, selected }: NodeProps) {
  const { media } = useApp();
  const session = useSession();
  const frame = useStore(session.document.state, ({ graph }) => graph.frames[documentId(id).id]);
  const nodes = frame?.nodes;
  const summary = useFrameSummary(session, nodes);
  const poster = useStore(session.previews.state, (previews) => {
    const last = nodes?.findLast((node) => previews.get(node) && previews.get(node)?.kind !== 'audio');
    return last === undefined ? undefined : previews.get(last)?.hash;
  });
  if (!frame) return null;
  const words = summaryWords(summary);
  const open = () =>
    session.frames.change([documentId(id).id], 'Open frame', ({ collapsed: _collapsed, ...rest }) => rest);
  return (
    <section
      className={style['folded']}
      data-selected={selected}
      data-tint={tintOf(frame.color)}
      style={foldedSize}
      onDoubleClick={open}
      aria-label={`${frame.title}: ${words}`}
    >
      <Handle id={foldedPort} type="target" position={Position.Left} isConnectable={false} />
      <Handle id={foldedPort} type="source" position={Position.Right} isConnectable={false} />
      <header>
        <h3 title={frame.title}>{frame.title}</h3>
        <span className="nodrag">
          <Button look="quiet" icon={<ChevronsUpDown size={15} />} aria-label={`Open ${frame.title}`} onClick={open} />
        </span>
      </header>
      <div className={style['poster']}>
        {poster === undefined ? (
          <span>no picture yet</span>
        ) : (
          <ServedPicture src={media.thumbnailUrl(poster, 320)} alt="" decoding="async" />
        )}
      </div>
      <p data-state={summary.state}>
        <i aria-hidden="true" />
        {words}
      </p>
    </section>
  );
});

/** Counts and state of the nodes in a frame; new only when one of them changes. */
function useFrameSummary({ run, plan }: GraphSession, nodes: readonly string[] = []): FrameSummary {
  const isRunning = useStore(run.state, isUnderWay);
  const parts = useStore(
    run.state,
    useShallow((state) => nodes.map((node) => state.nodes.get(node))),
  );
  const planned = useStore(
    plan.state,
    useShallow((state) => nodes.map((node) => state.nodes.get(node))),
  );
  const problems = useStore(
    plan.state,
    useShallow((state) => nodes.map((node) => state.problems.get(node))),
  );
  return useMemo(
    () => frameSummary(parts.map((part, index) => nodeStatus(part, isRunning, planned[index], problems[index]).state)),
    [parts, isRunning, planned, problems],
  );
}

function isUnderWay({ state }: RunState): boolean {
  return state === 'running' || state === 'paused';
}
