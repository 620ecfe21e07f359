import type { NodeId } from '../../runtime/graph/ids.ts';
import type { EditorCommand } from './editorCommand.ts';

export const lookCommands: readonly EditorCommand[] = [
  {
    id: 'quick-look',
    title: 'Look at the result large',
    group: 'View',
    keys: ['Space'],
    isTap: true,
    when: ({ session }) => session.selection.state.getState().nodes.size > 0,
    run: ({ session }) => {
      const [node] = session.selection.state.getState().nodes as ReadonlySet<NodeId>;
      if (node !== undefined) session.quickLook.openNode(node);
    },
  },
  {
    id: 'show-queue',
    title: 'Show or hide the queue',
    group: 'View',
    keys: ['Q'],
    run: ({ session }) => session.panels.toggleDrawer('queue'),
  },
  {
    id: 'show-log',
    title: 'Show or hide the log',
    group: 'View',
    keys: ['Shift+L'],
    run: ({ session }) => session.panels.toggleDrawer('log'),
  },
];
