import '@xyflow/react/dist/style.css';
import {
  applyNodeChanges,
  Background,
  BackgroundVariant,
  Controls,
  ReactFlow,
  useReactFlow,
  type Connection as FlowConnection,
  type EdgeChange,
  type IsValidConnection,
  type NodeChange,
  type OnConnectEnd,
  type OnConnectStartParams,
} from '@xyflow/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Connection } from '../../runtime/graph/connectionChecker.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import './canvas.css';
import { createDragStore } from './dragConnection.ts';
import { documentId, FlowEdges, FlowNodes, type CanvasEdge, type CanvasNode } from './flowNodes.ts';
import { FrameBox } from './FrameBox.tsx';
import { NodeCard } from './NodeCard.tsx';
import { NoteCard } from './NoteCard.tsx';
import { placesAfterDrag } from './placesAfterDrag.ts';
import { DragContext } from './Port.tsx';
import { Wire } from './Wire.tsx';

const nodeTypes = { card: NodeCard, frame: FrameBox, note: NoteCard };
const edgeTypes = { wire: Wire };

interface CanvasProps {
  /** Asked for a node at a place on the screen, to be wired to a port where one is given. */
  readonly onAsk: (ask: { readonly screen: { x: number; y: number }; readonly from?: PulledWire }) => void;
}

export interface PulledWire {
  readonly node: NodeId;
  readonly port: string;
  readonly side: 'in' | 'out';
}

/** The graph as cards and wires. What is dragged lives here until it is let go; then it is a command. */
export function Canvas({ onAsk }: CanvasProps) {
  const { catalog, toasts } = useApp();
  const session = useSession();
  const { document, selection, actions } = session;
  const graph = useStore(document.state, (state) => state.graph);
  const types = useStore(catalog.state, (state) => state.nodeTypes);
  const selected = useStore(selection.state);
  const makers = useMemo(() => ({ nodes: new FlowNodes(), edges: new FlowEdges() }), [session]);
  const drag = useMemo(() => createDragStore(), [session]);
  const made = useMemo(() => makers.nodes.of(graph, types, selected), [makers, graph, types, selected]);
  const edges = useMemo(() => makers.edges.of(graph, types, selected.edges), [makers, graph, types, selected.edges]);
  const [nodes, setNodes] = useState<CanvasNode[]>(made);
  useEffect(() => setNodes(made), [made]);
  const flow = useReactFlow<CanvasNode, CanvasEdge>();

  const pointer = useRef<{ x: number; y: number }>(undefined);
  useEffect(
    () =>
      session.viewport.attach({
        fitAll: () => void flow.fitView({ padding: 0.15, maxZoom: 1, duration: 200 }),
        fit: (ids) => {
          const nodes = [...ids].map((id) => ({ id }));
          void flow.fitView({ padding: 0.25, maxZoom: 1, duration: 200, ...(nodes.length > 0 && { nodes }) });
        },
        zoomBy: (factor) => void flow.zoomTo(flow.getZoom() * factor, { duration: 120 }),
        zoomTo: (zoom) => void flow.zoomTo(zoom, { duration: 120 }),
        pointer: () => flow.screenToFlowPosition(pointer.current ?? { x: innerWidth / 2, y: innerHeight / 2 }),
      }),
    [session, flow],
  );

  const onNodesChange = useCallback(
    (changes: NodeChange<CanvasNode>[]) => {
      const moves = changes.filter((change) => change.type === 'position' || change.type === 'dimensions');
      if (moves.length > 0) setNodes((before) => applyNodeChanges(moves, before));
      for (const change of changes) {
        if (change.type !== 'select') continue;
        const { section, id } = documentId(change.id);
        selection.change(section, id, change.selected);
      }
    },
    [selection],
  );
  const onEdgesChange = useCallback(
    (changes: EdgeChange<CanvasEdge>[]) => {
      for (const change of changes) if (change.type === 'select') selection.change('edges', change.id, change.selected);
    },
    [selection],
  );
  const before = useRef<ReadonlyMap<string, { x: number; y: number }>>(new Map());
  const onDragStart = useCallback((_: unknown, __: unknown, moved: CanvasNode[]) => {
    before.current = new Map(moved.map(({ id, position }) => [id, position]));
  }, []);
  const onDragStop = useCallback(
    (_: unknown, __: unknown, moved: CanvasNode[]) =>
      actions.move(placesAfterDrag(document.graph, before.current, moved)),
    [actions, document],
  );

  const onConnectStart = useCallback(
    (_: unknown, { nodeId, handleId, handleType }: OnConnectStartParams) => {
      if (nodeId === null || handleId === null) return;
      const side = handleType === 'source' ? 'out' : 'in';
      drag.setState({ from: { ref: { node: nodeId as NodeId, port: handleId }, side }, check: actions.checker() });
    },
    [drag, actions],
  );
  const isValidConnection: IsValidConnection<CanvasEdge> = useCallback(
    (tried) => {
      const connection = connectionOf(tried);
      const verdict = connection && drag.getState().check?.(connection);
      return Boolean(verdict && (verdict.ok || ('occupant' in verdict && verdict.occupant !== undefined)));
    },
    [drag],
  );
  const onConnect = useCallback(
    (tried: FlowConnection) => {
      const connection = connectionOf(tried);
      if (connection) actions.connect(connection);
    },
    [actions],
  );
  const onConnectEnd: OnConnectEnd = useCallback(
    (event, { toHandle, fromHandle, isValid }) => {
      const { from } = drag.getState();
      drag.setState({}, true);
      if (isValid || !from || !fromHandle) return;
      const point = 'changedTouches' in event ? event.changedTouches[0] : event;
      if (!toHandle) {
        if (point) onAsk({ screen: { x: point.clientX, y: point.clientY }, from: { ...from.ref, side: from.side } });
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
    },
    [drag, actions, onAsk, toasts],
  );

  return (
    <DragContext value={drag}>
      <ReactFlow<CanvasNode, CanvasEdge>
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={onNodesChange}
        onEdgesChange={onEdgesChange}
        onNodeDragStart={onDragStart}
        onNodeDragStop={onDragStop}
        onSelectionDragStart={(event, moved) => onDragStart(event, undefined, moved)}
        onSelectionDragStop={(event, moved) => onDragStop(event, undefined, moved)}
        onConnectStart={onConnectStart}
        onConnectEnd={onConnectEnd}
        onConnect={onConnect}
        isValidConnection={isValidConnection}
        onMouseMove={({ clientX: x, clientY: y }) => {
          pointer.current = { x, y };
        }}
        onPaneClick={(event) => {
          if (event.detail === 2) onAsk({ screen: { x: event.clientX, y: event.clientY } });
        }}
        onlyRenderVisibleElements
        minZoom={0.05}
        maxZoom={4}
        zoomOnDoubleClick={false}
        deleteKeyCode={null}
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        selectionKeyCode="Shift"
        panActivationKeyCode="Space"
        connectionRadius={28}
        fitView
        fitViewOptions={{ padding: 0.15, maxZoom: 1 }}
        proOptions={{ hideAttribution: true }}
        elevateNodesOnSelect={false}
        nodesFocusable={false}
        edgesFocusable={false}
        onInit={() => void flow.fitView({ padding: 0.15, maxZoom: 1 })}
      >
        <Background variant={BackgroundVariant.Dots} gap={24} size={1.5} color="var(--dots)" />
        <Controls showInteractive={false} position="bottom-right" />
      </ReactFlow>
    </DragContext>
  );
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
