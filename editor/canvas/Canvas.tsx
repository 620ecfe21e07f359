import '@xyflow/react/dist/style.css';
import { Controls, ReactFlow, SelectionMode, useReactFlow } from '@xyflow/react';
import { useCallback, useMemo, useRef, type PointerEvent } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../app/contexts.tsx';
import { documentId } from '../scene/flowId.ts';
import { hitTest } from '../scene/hitTest.ts';
import './canvas.css';
import { CanvasContext } from './canvasContext.ts';
import { createCanvasState } from './canvasState.ts';
import { createDragStore } from './dragConnection.ts';
import { CutLine } from './CutLine.tsx';
import { DotGrid } from './DotGrid.tsx';
import type { CanvasEdge, CanvasNode } from './flowNodes.ts';
import { FoldedFrame } from './FoldedFrame.tsx';
import { FrameBox } from './FrameBox.tsx';
import { GhostBox } from './GhostBox.tsx';
import { NodeCard } from './NodeCard.tsx';
import { NoteCard } from './NoteCard.tsx';
import { OverviewLayer } from './overview/OverviewLayer.tsx';
import { titleBand } from './overview/titleBand.ts';
import { RefusalBubble } from './RefusalBubble.tsx';
import { useCanvasView } from './useCanvasView.ts';
import { useClipboard } from './useClipboard.ts';
import { useConnecting } from './useConnecting.ts';
import { useCutting } from './useCutting.ts';
import { useDragging } from './useDragging.ts';
import { useDrops } from './useDrops.ts';
import { useFlowParts } from './useFlowParts.ts';
import { useMarquee } from './useMarquee.ts';
import { useNear } from './useNear.ts';
import { useOverview } from './useOverview.ts';
import { useSelecting } from './useSelecting.ts';
import { Wire } from './Wire.tsx';

const nodeTypes = { card: NodeCard, frame: FrameBox, folded: FoldedFrame, note: NoteCard, ghost: GhostBox };
const edgeTypes = { wire: Wire };

/** The graph as cards and wires. What is dragged lives here until it is let go; then it is a command. */
export function Canvas() {
  const session = useSession();
  const flow = useReactFlow<CanvasNode, CanvasEdge>();
  const parts = useMemo(() => ({ canvas: createCanvasState(), drag: createDragStore() }), [session]);
  const { canvas, drag } = parts;
  const isOverview = useStore(canvas, (state) => state.isOverview);
  const { nodes, edges } = useFlowParts(canvas, flow.getZoom);
  const pointer = useCanvasView();
  const dragging = useDragging(canvas);
  const connecting = useConnecting(drag);
  const selecting = useSelecting(canvas);
  const cutting = useCutting(canvas);
  const drops = useDrops();
  useOverview(canvas);
  useNear(canvas);
  useMarquee();
  useClipboard();

  const root = useRef<HTMLDivElement>(null);
  const opened = useRef(false);
  const look = useCallback(
    (screen: { x: number; y: number }) => {
      const { zoom } = flow.getViewport();
      return hitTest(session.scene.current, flow.screenToFlowPosition(screen), (frame) => titleBand(frame, zoom));
    },
    [flow, session],
  );
  const onPointerMove = (event: PointerEvent) => {
    const screen = { x: event.clientX, y: event.clientY };
    pointer.at = screen;
    const { dragged, hovered } = canvas.getState();
    if (!canvas.getState().isOverview || dragged || event.buttons > 0) return;
    const hit = look(screen);
    if (hit !== hovered) canvas.setState({ hovered: hit });
  };

  return (
    <CanvasContext value={parts}>
      <ReactFlow<CanvasNode, CanvasEdge>
        ref={root}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        onNodesChange={(changes) => {
          dragging.changed(changes);
          selecting.nodes(changes);
        }}
        onEdgesChange={selecting.edges}
        onNodeDragStart={dragging.start}
        onNodeDragStop={(_, node) => dragging.stop(node)}
        onConnectStart={connecting.onConnectStart}
        onConnectEnd={connecting.onConnectEnd}
        onConnect={connecting.onConnect}
        onReconnect={connecting.onReconnect}
        onReconnectStart={connecting.onReconnectStart}
        reconnectRadius={14}
        {...cutting}
        {...drops}
        isValidConnection={connecting.isValidConnection}
        onMoveStart={() => root.current?.toggleAttribute('data-moving', true)}
        onMoveEnd={() => root.current?.toggleAttribute('data-moving', false)}
        onPointerMove={onPointerMove}
        onPointerLeave={() => {
          pointer.at = undefined;
        }}
        onNodeDoubleClick={(_, { id, type }) => {
          if (type === 'ghost') session.viewport.view?.fit([documentId(id).id]);
        }}
        onPaneClick={(event) => {
          const screen = { x: event.clientX, y: event.clientY };
          selecting.pane(isOverview ? look(screen) : undefined);
          if (event.detail === 2) session.addMenu.open({ screen });
        }}
        onlyRenderVisibleElements
        minZoom={0.03}
        maxZoom={4}
        zoomOnDoubleClick={false}
        deleteKeyCode={null}
        multiSelectionKeyCode={['Shift', 'Meta', 'Control']}
        selectionKeyCode="Shift"
        selectionMode={SelectionMode.Partial}
        panActivationKeyCode="Space"
        connectionRadius={28}
        proOptions={{ hideAttribution: true }}
        elevateNodesOnSelect={false}
        nodesFocusable={false}
        edgesFocusable={false}
        onInit={() => {
          if (!opened.current) session.viewport.open();
          opened.current = true;
        }}
      >
        {isOverview ? <OverviewLayer /> : <DotGrid />}
        <RefusalBubble />
        <CutLine />
        <Controls showInteractive={false} showFitView={false} position="bottom-right" />
      </ReactFlow>
    </CanvasContext>
  );
}
