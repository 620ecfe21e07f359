import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { useSession } from '../app/contexts.tsx';
import { useNodeTitle } from '../app/useNodeTitle.ts';
import { useShownTake } from '../app/useShownTake.ts';
import { money } from '../kit/money.ts';
import { resultWords } from '../kit/resultWords.ts';
import type { LookedAt } from '../store/quickLook.ts';
import type { Take } from '../store/takesStore.ts';

interface Looked {
  readonly asset: Asset | undefined;
  readonly title: string;
  /** As it is saved. */
  readonly fileName: string;
  /** What the node made where that is words. */
  readonly words: string;
  /** Which take it is, of what model, for how much. */
  readonly about: string;
}

/** Everything to show of what is looked at. */
export function useLookedAt(at: LookedAt | undefined): Looked {
  const session = useSession();
  const node = (at?.kind === 'node' ? at.node : '') as NodeId;
  const title = useNodeTitle(node);
  const preview = useStore(session.previews.state, (state) => state.get(node));
  const { takes, index } = useShownTake(node);
  useEffect(() => (node === '' ? undefined : session.takes.hold(node)), [session, node]);
  if (at?.kind === 'file') return { asset: at.asset, title: at.title, fileName: at.title, words: '', about: '' };
  const take = takes[index];
  // The take that is picked by now: its preview comes with the takes, before the plan.
  const asset = take?.preview ?? preview;
  return {
    asset,
    title,
    fileName: `${title}.${asset?.mime.split('/')[1] ?? 'bin'}`,
    words: take ? resultWords(take.outputs) : '',
    about: take ? aboutTake(take, index, takes.length) : '',
  };
}

function aboutTake({ model, cost }: Take, index: number, count: number): string {
  return [
    ...(count > 1 ? [`take ${index + 1} of ${count}`] : []),
    ...(model === undefined ? [] : [model]),
    ...(cost > 0 ? [money(cost)] : []),
  ].join(' · ');
}
