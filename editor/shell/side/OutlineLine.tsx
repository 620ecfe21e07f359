import { ChevronRight, Frame } from 'lucide-react';
import { useStore } from 'zustand';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import { useSession } from '../../app/contexts.tsx';
import { statusWords } from '../../canvas/statusWords.ts';
import { useNodeStatus } from '../../canvas/useNodeStatus.ts';
import { NodeIcon } from '../../kit/NodeIcon.tsx';
import type { OutlineRow } from '../../store/outlineTree.ts';
import style from './OutlinePanel.module.css';

export const outlineRowHeight = 30;

interface OutlineLineProps {
  readonly row: OutlineRow;
  readonly top: number;
  readonly isActive: boolean;
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly onPoint: () => void;
  readonly onOpen: () => void;
}

/** One frame or node of the outline. */
export function OutlineLine({ row, top, isActive, isSelected, isOpen, onToggle, onPoint, onOpen }: OutlineLineProps) {
  const { kind, id, title, shot, level, place, siblings, nodes } = row;
  return (
    <div
      id={`outline-${id}`}
      role="treeitem"
      aria-level={level}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-selected={isSelected}
      {...(kind === 'frame' && { 'aria-expanded': isOpen })}
      tabIndex={-1}
      className={style['line']}
      data-active={isActive}
      style={{ top, height: outlineRowHeight, paddingLeft: 6 + (level - 1) * 18 }}
      onClick={onPoint}
      onDoubleClick={onOpen}
      onContextMenu={onPoint}
    >
      {kind === 'frame' ? (
        <>
          <ChevronRight
            size={14}
            aria-hidden="true"
            className={style['chevron']}
            data-open={isOpen}
            onClick={(event) => {
              event.stopPropagation();
              onToggle(!isOpen);
            }}
          />
          <Frame size={14} aria-hidden="true" />
          <b>{title}</b>
          <small>{nodes === 1 ? '1 node' : `${nodes ?? 0} nodes`}</small>
        </>
      ) : (
        <NodeWords id={id as NodeId} title={title} shot={shot} />
      )}
    </div>
  );
}

interface NodeWordsProps {
  readonly id: NodeId;
  readonly title: string;
  readonly shot: number | undefined;
}

function NodeWords({ id, title, shot }: NodeWordsProps) {
  const { document } = useSession();
  const type = useStore(document.state, ({ graph }) => graph.nodes[id]?.type ?? '');
  const state = useStore(document.state, ({ graph }) => graph.nodes[id]?.state);
  const status = useNodeStatus(id);
  return (
    <>
      <NodeIcon type={type} />
      <span className={style['title']} data-state={state}>
        {title}
        {shot === undefined ? null : <i>shot {shot}</i>}
      </span>
      <small title={statusWords(status)}>
        <span className={style['dot']} data-state={status.state} aria-hidden="true" />
        {state === 'muted' || state === 'bypassed' ? state : shortWords[status.state]}
        {status.state === 'running' ? ` ${Math.round((status.part ?? 0) * 100)} %` : null}
      </small>
    </>
  );
}

const shortWords: Readonly<Record<ReturnType<typeof useNodeStatus>['state'], string>> = {
  idle: 'not run',
  stale: 'to run',
  waiting: 'waiting',
  running: 'running',
  done: 'done',
  cached: 'up to date',
  failed: 'failed',
  held: 'on hold',
  skipped: 'left out',
  problem: 'can not run',
};
