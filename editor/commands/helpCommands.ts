import type { EditorCommand } from './editorCommand.ts';

export const helpCommands: readonly EditorCommand[] = [
  {
    id: 'commands',
    title: 'All commands',
    group: 'Help',
    keys: ['Mod+K'],
    inText: true,
    run: ({ session }) => session.panels.open('commands'),
  },
  {
    id: 'shortcuts',
    title: 'Keyboard shortcuts',
    group: 'Help',
    keys: ['?'],
    run: ({ session }) => session.panels.open('shortcuts'),
  },
];
