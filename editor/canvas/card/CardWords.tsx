import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { NodeId } from '../../../runtime/graph/ids.ts';
import type { NodeTypeInfo } from '../../../runtime/graph/nodeTypeInfo.ts';
import { useSession } from '../../app/contexts.tsx';
import { useShownTake } from '../../app/useShownTake.ts';
import { resultWords } from '../../kit/resultWords.ts';
import { showsResultWords, wordsParam } from '../../scene/cardMetrics.ts';
import style from './CardWords.module.css';

interface CardWordsProps {
  readonly node: NodeId;
  readonly type: NodeTypeInfo | undefined;
}

/** What a node says or asks for, or what it made where that is words. */
export function CardWords({ node, type }: CardWordsProps) {
  return showsResultWords(type) ? <MadeWords node={node} /> : <OwnWords node={node} param={wordsParam(type) ?? ''} />;
}

function OwnWords({ node, param }: { readonly node: NodeId; readonly param: string }) {
  const { document } = useSession();
  const words = useStore(document.state, ({ graph }) => {
    const value = graph.nodes[node]?.params[param];
    return typeof value === 'string' ? value.slice(0, 240) : '';
  });
  return <Words words={words} empty="nothing written yet" />;
}

function MadeWords({ node }: { readonly node: NodeId }) {
  const { takes: store } = useSession();
  useEffect(() => store.hold(node), [store, node]);
  const { takes, index } = useShownTake(node);
  const take = takes[index];
  return <Words words={take ? resultWords(take.outputs).slice(0, 240) : ''} empty="nothing made yet" />;
}

function Words({ words, empty }: { readonly words: string; readonly empty: string }) {
  return (
    <p className={style['words']} data-empty={words === ''}>
      {words === '' ? empty : words}
    </p>
  );
}
