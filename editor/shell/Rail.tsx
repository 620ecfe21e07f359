import { Boxes, History, ListTree, Shapes, type LucideIcon } from 'lucide-react';
import { useStore } from 'zustand';
import { useSession } from '../app/contexts.tsx';
import type { SidePanelName } from '../store/sidePanel.ts';
import style from './Rail.module.css';

const entries: readonly { readonly panel: SidePanelName; readonly words: string; readonly Icon: LucideIcon }[] = [
  { panel: 'nodes', words: 'Nodes', Icon: Shapes },
  { panel: 'outline', words: 'Outline', Icon: ListTree },
  { panel: 'exposed', words: 'In & out', Icon: Boxes },
  { panel: 'history', words: 'History', Icon: History },
];

/** The rail at the left: what can stand beside the canvas. */
export function Rail() {
  const { side } = useSession();
  const shown = useStore(side.state, ({ panel }) => panel);
  return (
    <nav className={style['rail']} aria-label="Panels">
      {entries.map(({ panel, words, Icon }) => (
        <button key={panel} type="button" aria-pressed={shown === panel} onClick={() => side.toggle(panel)}>
          <Icon size={18} aria-hidden="true" />
          <span>{words}</span>
        </button>
      ))}
    </nav>
  );
}
