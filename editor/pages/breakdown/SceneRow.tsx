import type { ScreenplayAnswer } from '../../../runtime/protocol/screenplays.ts';
import type { SceneBreakdown } from '../../../runtime/screenplay/breakdown.ts';
import { duration } from '../../kit/duration.ts';
import { useDesk, useDeskState } from './deskContext.ts';
import { counted } from './filmWords.ts';
import { OpenRow } from './OpenRow.tsx';
import style from './OpenRow.module.css';
import { SceneForm } from './SceneForm.tsx';
import listStyle from './SceneList.module.css';

interface SceneRowProps {
  readonly scene: ScreenplayAnswer['scenes'][number];
  readonly part: SceneBreakdown | undefined;
  readonly isTaken: boolean;
  readonly isOpen: boolean;
  readonly onToggle: () => void;
}

export function SceneRow({ scene, part, isTaken, isOpen, onToggle }: SceneRowProps) {
  const desk = useDesk();
  const setting = useDeskState(({ shown }) => shown.breakdown.settings.find(({ id }) => id === part?.setting));
  const place = setting?.name ?? scene.heading;
  return (
    <OpenRow
      isOpen={isOpen}
      onToggle={onToggle}
      isDimmed={!isTaken}
      before={
        <input
          type="checkbox"
          aria-label={`Scene ${scene.number} is in the film`}
          checked={isTaken}
          onChange={({ target }) => desk.takeScene(scene.number, target.checked)}
        />
      }
      title={
        <>
          <span className={listStyle['number']}>{scene.number}</span>
          {setting ? <span className={style['tag']}>{setting.interior ? 'INT' : 'EXT'}</span> : null}
          <b title={scene.heading}>{place}</b>
          <small>
            {[part?.time, part?.weather === 'clear' ? undefined : part?.weather, scene.beat]
              .filter((words) => words !== undefined && words !== '')
              .join(' · ')}
          </small>
        </>
      }
      facts={
        <>
          <span>{counted(scene.lines, 'line')}</span>
          <span>{counted(scene.shots, 'shot')}</span>
          <span>{duration(scene.seconds)}</span>
        </>
      }
    >
      {part ? <SceneForm heading={scene.heading} part={part} /> : null}
    </OpenRow>
  );
}
