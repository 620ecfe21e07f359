import { useStore } from 'zustand';
import { useSession } from '../app/contexts.tsx';
import style from './AddMenuPopup.module.css';
import { Palette } from './Palette.tsx';

/** The nodes that can be added, at the place where they were asked for. */
export function AddMenuPopup() {
  const { addMenu, actions, viewport } = useSession();
  const ask = useStore(addMenu.state, (state) => state.ask);
  if (!ask) return null;
  const { screen, from } = ask;
  return (
    <div className={style['popup']} style={{ left: screen.x, top: screen.y }}>
      <Palette
        from={from}
        onClose={() => addMenu.close()}
        onPick={(type, port) => {
          addMenu.close();
          const at = viewport.view?.placeOf(screen) ?? screen;
          actions.addWired(type.type, at, from, port);
        }}
      />
    </div>
  );
}
