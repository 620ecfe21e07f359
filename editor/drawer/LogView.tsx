import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useSession } from '../app/contexts.tsx';
import { useNodeTitle } from '../app/useNodeTitle.ts';
import style from './LogView.module.css';

/** What tools and providers said while tasks ran: of the selected node, else of the whole run. */
export function LogView() {
  const { selection, log } = useSession();
  const node = useStore(selection.state, ({ nodes }) => (nodes.size === 1 ? [...nodes][0] : undefined)) as
    NodeId | undefined;
  const { entries, isLoading, message } = useStore(log.state);
  useEffect(() => log.watch(node), [log, node]);
  return (
    <section className={style['log']} aria-label="Log">
      <h3>{node === undefined ? 'The whole run' : <Title node={node} />}</h3>
      {message === undefined ? null : <p className={style['soft']}>{message}</p>}
      {entries.length === 0 && !isLoading && message === undefined ? (
        <p className={style['soft']}>
          {node === undefined ? 'Nothing was said yet.' : 'Nothing was said of this node in this run.'}
        </p>
      ) : null}
      {entries.map(({ task, at, level, text }, index) => (
        // The log only grows at its end.
        <article key={index} data-level={level}>
          <header>
            <time>{new Date(at).toLocaleTimeString()}</time> {task}
          </header>
          <pre>{text}</pre>
        </article>
      ))}
    </section>
  );
}

function Title({ node }: { readonly node: NodeId }) {
  return useNodeTitle(node);
}
