import { Workflow } from 'lucide-react';
import type { GraphSummary } from '../../../runtime/protocol/graphs.ts';
import style from './GraphTile.module.css';

/** The newest picture that a graph made, or a sign where there is none yet. */
export function TileFace({ thumbnail }: Pick<GraphSummary, 'thumbnail'>) {
  return (
    <span className={style['face']}>
      {thumbnail === undefined ? (
        <Workflow size={30} strokeWidth={1.2} aria-hidden="true" />
      ) : (
        <img src={thumbnail} alt="" loading="lazy" />
      )}
    </span>
  );
}
