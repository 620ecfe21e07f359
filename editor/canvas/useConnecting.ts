import type {
  Connection as FlowConnection,
  IsValidConnection,
  OnConnectEnd,
  OnConnectStartParams,
} from '@xyflow/react';
import { useMemo } from 'react';
import type { Connection } from '../../runtime/graph/connectionChecker.ts';
import type { EdgeId, NodeId } from '../../runtime/graph/ids.ts';
import { useSession } from '../app/contexts.tsx';
import { connectionTo, fits, type DragStore } from './dragConnection.ts';
import type { CanvasEdge } from './flowNodes.ts';

/** Pulling wires from port to port, and the ends of wires to other ports. */
export function useConnecting(drag: DragStore) {
  const { actions, addMenu } = useSession();
  return useMemo(() => {
    let reconnecting: EdgeId | undefined;
    const isValidConnection: IsValidConnection<CanvasEdge> = (tried) => {
      const connection = connectionOf(tried);
      const verdict = connection && drag.getState().check?.(connection);
      return verdict !== undefined && fits(verdict);
    };
    const onConnectEnd: OnConnectEnd = (event, { toHandle, fromHandle, isValid }) => {
      const { from, check } = drag.getState();
      const moved = reconnecting;
      reconnecting = undefined;
      drag.setState({}, true);
      if (isValid || !from || !fromHandle) return;
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!point) return;
      const screen = { x: point.clientX, y: point.clientY };
      if (!toHandle) {
        // The end of a wire that is pulled off and dropped goes; a new wire asks what it could lead to.
        if (moved !== undefined) actions.removeWires([moved]);
        else addMenu.open({ screen, from: { ...from.ref, side: from.side } });
        return;
      }
      const side = toHandle.type === 'target' ? 'in' : 'out';
      const connection = connectionTo(from, { node: toHandle.nodeId as NodeId, port: toHandle.id ?? '' }, side);
      const verdict = connection && check?.(connection);
      if (!connection || !verdict || verdict.ok) return;
      drag.setState({ refused: { connection, words: verdict.words, convert: verdict.convert, screen } });
    };
    return {
      isValidConnection,
      onConnectEnd,
      onConnectStart: (_: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) => {
        if (nodeId === null || handleId === null) return;
        const side = handleType === 'source' ? 'out' : 'in';
        const from = { ref: { node: nodeId as NodeId, port: handleId }, side } as const;
        drag.setState({ from, check: actions.checker(reconnecting), reconnecting }, true);
      },
      onConnect: (tried: FlowConnection) => {
        const connection = connectionOf(tried);
        if (connection) actions.connect(connection);
      },
      onReconnectStart: (_: unknown, edge: CanvasEdge) => {
        reconnecting = edge.id as EdgeId;
      },
      onReconnect: (edge: CanvasEdge, tried: FlowConnection) => {
        const connection = connectionOf(tried);
        if (connection) actions.reconnect(edge.id as EdgeId, connection);
      },
    };
  }, [drag, actions, addMenu]);
}

function connectionOf(
  tried: Pick<FlowConnection, 'source' | 'target'> & { sourceHandle?: string | null; targetHandle?: string | null },
): Connection | undefined {
  const { source, target, sourceHandle, targetHandle } = tried;
  if (!sourceHandle || !targetHandle) return undefined;
  return {
    from: { node: source as NodeId, port: sourceHandle },
    to: { node: target as NodeId, port: targetHandle },
  };
}
