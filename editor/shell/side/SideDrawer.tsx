import { X } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import type { SidePanelName } from '../../store/sidePanel.ts';
import style from './SideDrawer.module.css';

const titles: Readonly<Record<SidePanelName, string>> = {
  nodes: 'Nodes',
  outline: 'Outline',
  history: 'History',
  exposed: 'Inputs & outputs',
};

const panels = {
  nodes: lazy(async () => ({ default: (await import('./NodesPanel.tsx')).NodesPanel })),
  outline: lazy(async () => ({ default: (await import('./OutlinePanel.tsx')).OutlinePanel })),
  history: lazy(async () => ({ default: (await import('./HistoryPanel.tsx')).HistoryPanel })),
  exposed: lazy(async () => ({ default: (await import('./ExposedPanel.tsx')).ExposedPanel })),
};

/** What is asked for beside the canvas: nodes to add, the outline, the history, or what makes a template of the graph. */
export function SideDrawer() {
  const { side } = useSession();
  const shown = useStore(side.state, (state) => state.panel);
  if (shown === undefined) return null;
  const Panel = panels[shown];
  return (
    <aside className={style['drawer']} aria-label={titles[shown]} data-area="side">
      <header className={style['header']}>
        <h2>{titles[shown]}</h2>
        <Button
          look="quiet"
          icon={<X size={16} />}
          aria-label={`Close ${titles[shown]}`}
          onClick={() => side.close()}
        />
      </header>
      <Suspense>
        <Panel />
      </Suspense>
    </aside>
  );
}
