import { ChevronDown, ChevronUp } from 'lucide-react';
import { Tabs } from 'radix-ui';
import { Suspense } from 'react';
import { useStore } from 'zustand';
import { lazyPart } from '../app/lazyPart.ts';
import { useApp, useSession } from '../app/contexts.tsx';
import { Button } from '../kit/Button.tsx';
import type { DrawerTab } from '../store/panels.ts';
import { isUnderWay } from '../store/runQueue.ts';
import style from './Drawer.module.css';

const QueueList = lazyPart(async () => (await import('./QueueList.tsx')).QueueList);
const LogView = lazyPart(async () => (await import('./LogView.tsx')).LogView);

/** The drawer at the foot: a strip with tabs, which opens over the canvas. */
export function Drawer() {
  const { queue } = useApp();
  const { panels } = useSession();
  const tab = useStore(panels.state, ({ drawer }) => drawer);
  const active = useStore(queue.state, ({ runs }) => runs.filter(isUnderWay).length);
  const tabs: readonly { tab: DrawerTab; words: string }[] = [
    { tab: 'queue', words: active > 0 ? `Queue ${active}` : 'Queue' },
    { tab: 'log', words: 'Log' },
  ];
  return (
    <Tabs.Root value={tab ?? ''} onValueChange={(next) => panels.openDrawer(next as DrawerTab)} asChild>
      <section className={style['drawer']} data-open={tab !== undefined} aria-label="Queue and log" data-area="drawer">
        <div className={style['strip']}>
          <Tabs.List aria-label="Drawer" className={style['tabs'] ?? ''}>
            {tabs.map(({ tab: value, words }) => (
              <Tabs.Trigger key={value} value={value}>
                {words}
              </Tabs.Trigger>
            ))}
          </Tabs.List>
          <Button
            look="quiet"
            icon={tab === undefined ? <ChevronUp size={15} /> : <ChevronDown size={15} />}
            aria-label={tab === undefined ? 'Open the drawer' : 'Close the drawer'}
            onClick={() => (tab === undefined ? panels.openDrawer('queue') : panels.closeDrawer())}
          />
        </div>
        {tab === undefined ? null : (
          <Tabs.Content value={tab} className={style['content'] ?? ''}>
            <Suspense>{tab === 'queue' ? <QueueList /> : <LogView />}</Suspense>
          </Tabs.Content>
        )}
      </section>
    </Tabs.Root>
  );
}
