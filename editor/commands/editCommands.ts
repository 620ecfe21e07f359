import type { CommandContext, EditorCommand } from './editorCommand.ts';

const hasSelection = ({ session }: CommandContext) => !session.selection.isEmpty;

export const editCommands: readonly EditorCommand[] = [
  {
    id: 'undo',
    title: 'Undo',
    group: 'Edit',
    keys: ['Mod+Z'],
    when: ({ session }) => session.document.state.getState().undo !== undefined,
    run: ({ session }) => session.document.undo(),
  },
  {
    id: 'redo',
    title: 'Redo',
    group: 'Edit',
    keys: ['Mod+Shift+Z', 'Mod+Y'],
    when: ({ session }) => session.document.state.getState().redo !== undefined,
    run: ({ session }) => session.document.redo(),
  },
  {
    id: 'delete',
    title: 'Delete',
    group: 'Edit',
    keys: ['Delete', 'Backspace'],
    when: hasSelection,
    run: ({ session }) => session.actions.removeSelected(),
  },
  {
    id: 'select-all',
    title: 'Select all',
    group: 'Edit',
    keys: ['Mod+A'],
    run: ({ session }) => session.selection.nodes(Object.keys(session.graph.nodes)),
  },
  {
    id: 'select-none',
    title: 'Select nothing',
    group: 'Edit',
    keys: ['Escape'],
    when: hasSelection,
    run: ({ session }) => session.selection.clear(),
  },
];
