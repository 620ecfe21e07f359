import { Popover } from 'radix-ui';
import { useStore } from 'zustand';
import { useSession } from '../app/contexts.tsx';
import style from './AddMenuPopup.module.css';
import { Palette } from './Palette.tsx';

/** The nodes that can be added, at the place where they were asked for. */
export function AddMenuPopup() {
  const { addMenu, actions, arrange, viewport } = useSession();
  const ask = useStore(addMenu.state, (state) => state.ask);
  if (!ask) return null;
  const { screen, from, wire } = ask;
  return (
    <Popover.Root open onOpenChange={() => addMenu.close()}>
      <Popover.Anchor className={style['anchor'] ?? ''} style={{ left: screen.x, top: screen.y }} />
      <Popover.Portal>
        <Popover.Content
          className={style['popup'] ?? ''}
          side="bottom"
          align="start"
          collisionPadding={12}
          aria-label="Add a node"
        >
          <Palette
            key={`${screen.x} ${screen.y}`}
            from={from}
            wire={wire}
            onPick={(type, port) => {
              addMenu.close();
              const at = viewport.view?.placeOf(screen) ?? screen;
              if (wire === undefined) actions.addWired(type.type, at, from, port);
              else arrange.insertNew(type.type, at, wire);
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
