import type { GraphNode } from '../../runtime/graph/graph.ts';
import type { CommandContext, EditorCommand } from './editorCommand.ts';

const nodesOf = ({ session }: CommandContext) => session.selection.state.getState().nodes;
const framesOf = ({ session }: CommandContext) => session.selection.state.getState().frames;
const hasNodes = (context: CommandContext) => nodesOf(context).size > 0;
const hasFrames = (context: CommandContext) => framesOf(context).size > 0;

export const nodeCommands: readonly EditorCommand[] = [
  {
    id: 'mute',
    title: 'Mute, or not',
    group: 'Node',
    keys: ['M'],
    when: hasNodes,
    run: (context) => toggleState(context, 'muted', 'Mute'),
  },
  {
    id: 'bypass',
    title: 'Bypass, or not',
    group: 'Node',
    keys: ['B'],
    when: hasNodes,
    run: (context) => toggleState(context, 'bypassed', 'Bypass'),
  },
  {
    id: 'lock',
    title: 'Lock, or unlock',
    group: 'Node',
    keys: ['L'],
    when: hasNodes,
    run: (context) => {
      const { graph, actions } = context.session;
      const ids = nodesOf(context);
      const isOn = [...ids].some((id) => !graph.nodes[id as keyof typeof graph.nodes]?.locked);
      actions.changeNodes(isOn ? 'Lock' : 'Unlock', ids, ({ locked: _locked, ...node }) =>
        isOn ? { ...node, locked: true } : node,
      );
    },
  },
  {
    id: 'collapse',
    title: 'Collapse, or open',
    group: 'Node',
    keys: ['C'],
    when: (context) => hasNodes(context) || hasFrames(context),
    run: (context) => {
      const { graph, actions, frames } = context.session;
      const chosen = framesOf(context);
      if (chosen.size > 0) {
        const isOn = [...chosen].some((id) => !graph.frames[id]?.collapsed);
        frames.change(chosen, isOn ? 'Collapse frame' : 'Open frame', ({ collapsed: _collapsed, ...frame }) =>
          isOn ? { ...frame, collapsed: true } : frame,
        );
        return;
      }
      const ids = nodesOf(context);
      const isOn = [...ids].some((id) => !graph.layout.nodes[id]?.collapsed);
      actions.changePlaces(isOn ? 'Collapse' : 'Open', ids, ({ collapsed: _collapsed, ...place }) =>
        isOn ? { ...place, collapsed: true } : place,
      );
    },
  },
  {
    id: 'frame',
    title: 'Frame selection',
    group: 'Node',
    keys: ['Mod+G'],
    when: hasNodes,
    run: ({ session }) => {
      const id = session.frames.make();
      if (id !== undefined) session.panels.rename({ section: 'frames', id });
    },
  },
  {
    id: 'dissolve-frame',
    title: 'Dissolve frame',
    group: 'Node',
    keys: ['Mod+Shift+G'],
    when: hasFrames,
    run: (context) => context.session.frames.dissolve(framesOf(context)),
  },
  {
    id: 'rename',
    title: 'Rename',
    group: 'Node',
    keys: ['F2'],
    when: (context) => framesOf(context).size === 1,
    run: (context) => {
      const [id] = framesOf(context);
      if (id !== undefined) context.session.panels.rename({ section: 'frames', id });
    },
  },
  {
    id: 'insert-in-wire',
    title: 'Insert a node',
    group: 'Node',
    when: ({ session }) => session.selection.state.getState().edges.size === 1,
    run: ({ session: { selection, addMenu, viewport } }) => {
      const [wire] = selection.state.getState().edges;
      if (viewport.view) addMenu.open({ screen: viewport.view.screenPointer(), wire });
    },
  },
  {
    id: 'add-note',
    title: 'Add a note',
    group: 'Node',
    keys: ['Shift+N'],
    run: ({ session }) => {
      const at = session.viewport.view?.pointer();
      if (!at) return;
      const id = session.frames.addNote(at);
      session.panels.rename({ section: 'notes', id });
    },
  },
];

function toggleState(context: CommandContext, state: NonNullable<GraphNode['state']>, label: string): void {
  const { graph, actions } = context.session;
  const ids = nodesOf(context);
  const isOn = [...ids].some((id) => graph.nodes[id as keyof typeof graph.nodes]?.state !== state);
  actions.changeNodes(label, ids, ({ state: _state, ...node }) => (isOn ? { ...node, state } : node));
}
