import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useSession } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import style from './SideDrawer.module.css';
import versionStyle from './VersionRow.module.css';
import { VersionRow } from './VersionRow.tsx';

/** Every version of the graph that is kept, newest first, with what it changed. */
export function HistoryPanel() {
  const { history, autosave } = useSession();
  const { versions, more } = useStore(history.state);
  const revision = useStore(autosave.state, (state) => state.revision);
  useEffect(() => void history.load(), [history, revision]);
  return (
    <div className={style['body']}>
      {versions ? null : <p className={style['empty']}>Looking …</p>}
      <ol className={versionStyle['list']}>
        {versions?.map((version, index) => (
          <VersionRow key={version.revision} version={version} isNewest={index === 0} />
        ))}
      </ol>
      {more ? <Button onClick={() => void history.older()}>Show older ones</Button> : null}
    </div>
  );
}
