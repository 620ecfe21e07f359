import { RotateCcw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { GraphSummary } from '../../../runtime/protocol/graphs.ts';
import { useApp } from '../../app/contexts.tsx';
import { Button } from '../../kit/Button.tsx';
import { Modal } from '../../kit/Modal.tsx';
import { timeAgo } from '../../kit/timeAgo.ts';
import style from './GraphTile.module.css';
import { TileFace } from './TileFace.tsx';

/** A graph in the trash: back, or gone for ever. */
export function TrashTile({ item }: { readonly item: GraphSummary }) {
  const { library } = useApp();
  const [isAsking, setAsking] = useState(false);
  const name = item.name || 'Untitled';
  return (
    <li className={style['tile']} data-trash>
      <TileFace thumbnail={item.thumbnail} />
      <div className={style['foot']}>
        <div className={style['words']}>
          <span className={style['name']} title={name}>
            {name}
          </span>
          <small>in the trash since {timeAgo(item.deletedAt ?? item.updatedAt, Date.now())}</small>
        </div>
        <Button
          look="quiet"
          icon={<RotateCcw size={15} />}
          aria-label={`Restore ${name}`}
          title="Restore"
          onClick={() => void library.takeFromTrash(item.id)}
        />
        <Button
          look="quiet"
          icon={<Trash2 size={15} />}
          aria-label={`Delete ${name} for ever`}
          title="Delete for ever"
          onClick={() => setAsking(true)}
        />
      </div>
      {isAsking ? (
        <Modal
          title={`Delete “${name}” for ever?`}
          lead="The graph goes with its whole history. Pictures and clips that it made stay until the cache is pruned."
          onClose={() => setAsking(false)}
          actions={
            <>
              <Button onClick={() => setAsking(false)}>Keep it</Button>
              <Button look="danger" onClick={() => void library.destroy(item)}>
                Delete for ever
              </Button>
            </>
          }
        />
      ) : null}
    </li>
  );
}
