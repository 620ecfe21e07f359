import { useState } from 'react';
import { Button } from '../../kit/Button.tsx';
import { useDesk, useDeskState } from './deskContext.ts';
import style from './OpenRow.module.css';
import listStyle from './SceneList.module.css';
import { SceneRow } from './SceneRow.tsx';

/** The scenes in their order, each with what is seen in it; those that are ticked make the film. */
export function SceneList() {
  const desk = useDesk();
  const { scenes, breakdown } = useDeskState((state) => state.shown);
  const taken = useDeskState((state) => state.scenes);
  const [open, setOpen] = useState<string>();
  const parts = new Map(breakdown.scenes.map((part) => [part.scene, part]));
  return (
    <>
      <div className={listStyle['bar']}>
        <span>
          {taken === undefined
            ? 'All scenes make the film.'
            : `${taken.length} of ${scenes.length} scenes make the film.`}
        </span>
        <Button look="quiet" disabled={taken === undefined} onClick={() => desk.choose({ scenes: undefined })}>
          Take all
        </Button>
        <Button look="quiet" disabled={taken?.length === 0} onClick={() => desk.choose({ scenes: [] })}>
          Take none
        </Button>
      </div>
      <ol className={style['list']}>
        {scenes.map((scene) => (
          <SceneRow
            key={scene.id}
            scene={scene}
            part={parts.get(scene.id)}
            isTaken={taken?.includes(scene.number) ?? true}
            isOpen={open === scene.id}
            onToggle={() => setOpen(open === scene.id ? undefined : scene.id)}
          />
        ))}
      </ol>
    </>
  );
}
