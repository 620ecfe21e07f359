import type { EditorCommand } from './editorCommand.ts';

export const addCommands: readonly EditorCommand[] = [
  {
    id: 'add-node',
    title: 'Add a node',
    group: 'Node',
    keys: ['/'],
    run: ({ session: { addMenu, viewport } }) => {
      if (viewport.view) addMenu.open({ screen: viewport.view.screenPointer() });
    },
  },
  {
    id: 'add-node-at-pointer',
    title: 'Add a node at the pointer',
    group: 'Node',
    keys: ['Tab'],
    // Elsewhere Tab goes from control to control, as everywhere.
    when: ({ session: { viewport } }) => viewport.view?.isPointerOver() ?? false,
    run: ({ session: { addMenu, viewport } }) => {
      if (viewport.view) addMenu.open({ screen: viewport.view.screenPointer() });
    },
  },
  {
    id: 'nodes-drawer',
    title: 'Show or hide the nodes',
    group: 'View',
    keys: ['N'],
    run: ({ session }) => session.side.toggle('nodes'),
  },
];
