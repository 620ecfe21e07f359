import { TriangleAlert, X } from 'lucide-react';
import { useStore } from 'zustand';
import { useApp } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import style from './Refusal.module.css';

/** Why the last file was not taken, as the server says it; and that one is being read. */
export function Refusal() {
  const { starts } = useApp();
  const { refusal, opening } = useStore(starts.state);
  return (
    <div role="status" className={style['place']}>
      {opening === undefined ? null : <p className={style['opening']}>Opening {opening} …</p>}
      {refusal === undefined ? null : (
        <p className={style['refusal']}>
          <TriangleAlert size={16} aria-hidden="true" />
          <span>{refusal}</span>
          <Button look="quiet" icon={<X size={15} />} aria-label="Close" onClick={() => starts.forgetRefusal()} />
        </p>
      )}
    </div>
  );
}
