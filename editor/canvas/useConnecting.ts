import type {
  Connection as FlowConnection,
  IsValidConnection,
  OnConnectEnd,
  OnConnectStartParams,
} from '@xyflow/react';
import { useMemo } from 'react';
import type { Connection } from '../../runtime/graph/connectionChecker.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import { fits, type DragStore } from './dragConnection.ts';
import type { CanvasEdge } from './flowNodes.ts';

/** Pulling wires from port to port. */
export function useConnecting(drag: DragStore) {
  const { toasts } = useApp();
  const { actions, addMenu } = useSession();
  return useMemo(() => {
    const isValidConnection: IsValidConnection<CanvasEdge> = (tried) => {
      const connection = connectionOf(tried);
      const verdict = connection && drag.getState().check?.(connection);
      return verdict !== undefined && fits(verdict);
    };
    const onConnectEnd: OnConnectEnd = (event, { toHandle, fromHandle, isValid }) => {
      const { from } = drag.getState();
      drag.setState({}, true);
      if (isValid || !from || !fromHandle) return;
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!point) return;
      const screen = { x: point.clientX, y: point.clientY };
      if (!toHandle) {
        addMenu.open({ screen, from: { ...from.ref, side: from.side } });
        return;
      }
      const other = { node: toHandle.nodeId as NodeId, port: toHandle.id ?? '' };
      const connection = from.side === 'out' ? { from: from.ref, to: other } : { from: other, to: from.ref };
      const verdict = actions.checker()(connection);
      if (verdict.ok) return;
      const { convert } = verdict;
      toasts.show({
        tone: 'bad',
        message: verdict.words,
        ...(convert && { action: { words: 'Insert it', run: () => actions.convert(connection, convert) } }),
      });
    };
    return {
      isValidConnection,
      onConnectEnd,
      onConnectStart: (_: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) => {
        if (nodeId === null || handleId === null) return;
        const side = handleType === 'source' ? 'out' : 'in';
        drag.setState({ from: { ref: { node: nodeId as NodeId, port: handleId }, side }, check: actions.checker() });
      },
      onConnect: (tried: FlowConnection) => {
        const connection = connectionOf(tried);
        if (connection) actions.connect(connection);
      },
    };
  }, [drag, actions, addMenu, toasts]);
}

export function connectionOf(
  tried: Pick<FlowConnection, 'source' | 'target'> & { sourceHandle?: string | null; targetHandle?: string | null },
): Connection | undefined {
  const { source, target, sourceHandle, targetHandle } = tried;
  if (!sourceHandle || !targetHandle) return undefined;
  return {
    from: { node: source as NodeId, port: sourceHandle },
    to: { node: target as NodeId, port: targetHandle },
  };
}
