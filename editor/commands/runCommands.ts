import type { CommandContext, EditorCommand } from './editorCommand.ts';

const isActive = ({ session }: CommandContext) => {
  const { state } = session.run.state.getState();
  return state === 'running' || state === 'paused';
};

export const runCommands: readonly EditorCommand[] = [
  {
    id: 'run',
    title: 'Run selection, or all',
    group: 'Run',
    keys: ['Mod+Enter'],
    inText: true,
    when: (context) => !isActive(context),
    run: ({ session }) => {
      const targets = [...session.selection.state.getState().nodes];
      return session.control.start(targets.length > 0 ? { targets } : {});
    },
  },
  {
    id: 'run-all',
    title: 'Run all',
    group: 'Run',
    when: (context) => !isActive(context),
    run: ({ session }) => session.control.start(),
  },
  {
    id: 'stop',
    title: 'Stop the run',
    group: 'Run',
    keys: ['Mod+.'],
    inText: true,
    when: isActive,
    run: ({ session }) => session.control.cancel(),
  },
];
