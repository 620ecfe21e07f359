import type { EditorCommand } from './editorCommand.ts';
import { focusArea } from './focusArea.ts';

export const graphCommands: readonly EditorCommand[] = [
  {
    id: 'outline',
    title: 'Outline',
    group: 'View',
    keys: ['Mod+Shift+O'],
    run: ({ session }) => session.side.toggle('outline'),
  },
  {
    id: 'next-area',
    title: 'Go on to the next part of the screen',
    group: 'View',
    keys: ['F6'],
    inText: true,
    run: () => focusArea(1),
  },
  {
    id: 'previous-area',
    title: 'Go back to the part of the screen before',
    group: 'View',
    keys: ['Shift+F6'],
    inText: true,
    run: () => focusArea(-1),
  },
  {
    id: 'history',
    title: 'History',
    group: 'Graph',
    keys: ['Mod+Shift+H'],
    run: ({ session }) => session.side.toggle('history'),
  },
  {
    id: 'exposed',
    title: 'Inputs & outputs',
    group: 'Graph',
    run: ({ session }) => session.side.toggle('exposed'),
  },
  {
    id: 'publish',
    title: 'Publish as a template …',
    group: 'Graph',
    run: ({ session }) => session.side.publish(true),
  },
];
