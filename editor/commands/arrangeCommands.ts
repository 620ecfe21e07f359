import { alignments } from '../scene/alignment.ts';
import type { CommandContext, EditorCommand } from './editorCommand.ts';

const hasSeveral = ({ session }: CommandContext) => {
  const { nodes, notes } = session.selection.state.getState();
  return nodes.size + notes.size > 1;
};
const sides = { left: 'left', center: 'centres', right: 'right', top: 'top', middle: 'middles', bottom: 'bottom' };

export const arrangeCommands: readonly EditorCommand[] = [
  {
    id: 'layout',
    title: 'Lay out selection, or all',
    group: 'Edit',
    keys: ['Mod+Shift+L'],
    run: ({ session }) => session.layout.arrange(),
  },
  ...alignments.map((how): EditorCommand => ({
    id: `align-${how}`,
    title: `Align ${sides[how]}`,
    group: 'Edit',
    when: hasSeveral,
    run: ({ session }) => session.layout.align(how),
  })),
  {
    id: 'distribute-across',
    title: 'Distribute across',
    group: 'Edit',
    when: hasSeveral,
    run: ({ session }) => session.layout.distribute('across'),
  },
  {
    id: 'distribute-down',
    title: 'Distribute down',
    group: 'Edit',
    when: hasSeveral,
    run: ({ session }) => session.layout.distribute('down'),
  },
];
