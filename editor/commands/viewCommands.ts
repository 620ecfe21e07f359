import type { EditorCommand } from './editorCommand.ts';

export const viewCommands: readonly EditorCommand[] = [
  {
    id: 'fit-all',
    title: 'Show all',
    group: 'View',
    keys: ['Shift+1', 'Home'],
    run: ({ session }) => session.viewport.view?.fitAll(),
  },
  {
    id: 'fit-selection',
    title: 'Bring selection into view',
    group: 'View',
    keys: ['F', 'Shift+2'],
    run: ({ session }) => session.viewport.view?.fit(session.selection.state.getState().nodes),
  },
  {
    id: 'zoom-in',
    title: 'Zoom in',
    group: 'View',
    keys: ['Mod+=', 'Mod++'],
    inText: true,
    run: ({ session }) => session.viewport.view?.zoomBy(1.25),
  },
  {
    id: 'zoom-out',
    title: 'Zoom out',
    group: 'View',
    keys: ['Mod+-'],
    inText: true,
    run: ({ session }) => session.viewport.view?.zoomBy(0.8),
  },
  {
    id: 'zoom-full',
    title: 'Zoom to 100 %',
    group: 'View',
    keys: ['Shift+0'],
    run: ({ session }) => session.viewport.view?.zoomTo(1),
  },
];
