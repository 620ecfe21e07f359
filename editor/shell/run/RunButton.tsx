import { ChevronDown, Play } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useStore } from 'zustand';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import { useSession } from '../../app/contexts.tsx';
import { Keys } from '../../commands/Keys.tsx';
import { Button } from '../../kit/Button.tsx';
import popup from '../../kit/Popup.module.css';
import style from './RunBar.module.css';

/** Runs all; behind the arrow the other ways: what is selected, from a node on, before all other runs. */
export function RunButton() {
  const { control, selection } = useSession();
  const isStarting = useStore(control.state, (state) => state.isStarting);
  const selected = useStore(selection.state, ({ nodes }) => nodes);
  const [first] = selected as ReadonlySet<NodeId>;
  const some = selected.size === 1 ? 'the selected node' : `${selected.size} selected nodes`;
  return (
    <div className={style['split']}>
      <Button
        look="accent"
        icon={<Play size={14} />}
        disabled={isStarting}
        title="Run all that is not there yet"
        onClick={() => void control.start()}
      >
        Run
      </Button>
      <DropdownMenu.Root>
        <DropdownMenu.Trigger asChild>
          <Button look="accent" icon={<ChevronDown size={14} />} aria-label="Other ways to run" disabled={isStarting} />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className={popup['menu'] ?? ''} align="end" sideOffset={6}>
            <DropdownMenu.Item className={popup['item'] ?? ''} onSelect={() => void control.start()}>
              Run all
            </DropdownMenu.Item>
            <DropdownMenu.Item
              className={popup['item'] ?? ''}
              disabled={selected.size === 0}
              onSelect={() => void control.start({ targets: [...selected] })}
            >
              {selected.size === 0 ? 'Run selected' : `Run ${some}`} <Keys keys="Mod+Enter" />
            </DropdownMenu.Item>
            <DropdownMenu.Item
              className={popup['item'] ?? ''}
              disabled={selected.size !== 1}
              onSelect={() => void control.start(first === undefined ? {} : { from: first })}
            >
              Run from here on
            </DropdownMenu.Item>
            <DropdownMenu.Separator className={popup['rule'] ?? ''} />
            <DropdownMenu.Item className={popup['item'] ?? ''} onSelect={() => void control.start({ priority: 1 })}>
              Run before all other runs <Keys keys="Mod+Shift+Enter" />
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </div>
  );
}
