import { Tabs } from 'radix-ui';
import { doubtKey } from '../../store/doubtQuestion.ts';
import style from './BreakdownTabs.module.css';
import { useDeskState } from './deskContext.ts';
import { DoubtList } from './DoubtList.tsx';
import { PeopleList } from './PeopleList.tsx';
import { PlaceList } from './PlaceList.tsx';
import { SceneList } from './SceneList.tsx';
import { useDoubts } from './useDoubts.ts';

/** Scenes, people, places and doubts, one list at a time. */
export function BreakdownTabs() {
  const { scenes, breakdown } = useDeskState((state) => state.shown);
  const settled = useDeskState((state) => state.settled);
  const doubts = useDoubts();
  const open = doubts.filter(({ doubt, isAnswered }) => !isAnswered && !settled.includes(doubtKey(doubt))).length;
  return (
    <Tabs.Root defaultValue="scenes" className={style['tabs'] ?? ''}>
      <Tabs.List className={style['list'] ?? ''} aria-label="Parts of the breakdown">
        <Tabs.Trigger value="scenes">
          Scenes <small>{scenes.length}</small>
        </Tabs.Trigger>
        <Tabs.Trigger value="people">
          People <small>{breakdown.people.length}</small>
        </Tabs.Trigger>
        <Tabs.Trigger value="places">
          Places <small>{breakdown.settings.length}</small>
        </Tabs.Trigger>
        <Tabs.Trigger value="doubts" data-open={open > 0}>
          Doubts <small>{open}</small>
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="scenes" tabIndex={-1}>
        <SceneList />
      </Tabs.Content>
      <Tabs.Content value="people" tabIndex={-1}>
        <PeopleList />
      </Tabs.Content>
      <Tabs.Content value="places" tabIndex={-1}>
        <PlaceList />
      </Tabs.Content>
      <Tabs.Content value="doubts" tabIndex={-1}>
        <DoubtList />
      </Tabs.Content>
    </Tabs.Root>
  );
}
