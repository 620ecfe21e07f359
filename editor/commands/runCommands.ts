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
    id: 'run-first',
    title: 'Run before all other runs',
    group: 'Run',
    keys: ['Mod+Shift+Enter'],
    inText: true,
    when: (context) => !isActive(context),
    run: ({ session }) => {
      const targets = [...session.selection.state.getState().nodes];
      return session.control.start({ priority: 1, ...(targets.length > 0 && { targets }) });
    },
  },
  {
    id: 'run-from',
    title: 'Run from the selected node on',
    group: 'Run',
    when: (context) => !isActive(context) && context.session.selection.state.getState().nodes.size === 1,
    run: ({ session }) => {
      const [from] = session.selection.state.getState().nodes;
      return session.control.start(from === undefined ? {} : { from });
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
    id: 'retry',
    title: 'Retry what failed',
    group: 'Run',
    when: ({ session }) => session.run.state.getState().state === 'failed',
    run: ({ session }) => session.control.retry(),
  },
  {
    id: 'pause',
    title: 'Pause or resume the run',
    group: 'Run',
    when: isActive,
    run: ({ session }) =>
      session.run.state.getState().state === 'paused' ? session.control.resume() : session.control.pause(),
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
