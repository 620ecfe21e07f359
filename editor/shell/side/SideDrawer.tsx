import { X } from 'lucide-react';
import { Suspense } from 'react';
import { useStore } from 'zustand';
import { lazyPart } from '../../app/lazyPart.ts';
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
  nodes: lazyPart(async () => (await import('./NodesPanel.tsx')).NodesPanel),
  outline: lazyPart(async () => (await import('./OutlinePanel.tsx')).OutlinePanel),
  history: lazyPart(async () => (await import('./HistoryPanel.tsx')).HistoryPanel),
  exposed: lazyPart(async () => (await import('./ExposedPanel.tsx')).ExposedPanel),
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
