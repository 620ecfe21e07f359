import { describe, expect, it } from 'vitest';
import {
  CountingAdapter,
  graphOf,
  localAdapter,
  newMemoryStore,
  testEngine,
  type Journal,
} from '../harness/engineHarness.ts';
import { mortalStore } from '../harness/mortalStore.ts';
import type { Store } from '../../runtime/run/store.ts';

const graph = graphOf(
  {
    t: { type: 'test/text', params: { name: 't', text: 'prompt' } },
    p: { type: 'test/picture', params: {} },
    q: { type: 'test/picture', params: { prompt: 'other' } },
    d: { type: 'test/deliver' },
    j: { type: 'test/join', params: { name: 'j' } },
  },
  ['t.text > p.prompt', 't.text > d.text', 'd.text > j.texts'],
);

interface World {
  readonly store: Store;
  readonly adapter: CountingAdapter;
  readonly journal: Journal;
}

function newWorld(canFind: boolean): World {
  const adapter = new CountingAdapter('paid');
  if (canFind) adapter.find = async (key) => adapter.jobOf(key);
  return { store: newMemoryStore(), adapter, journal: [] };
}

function engineIn({ store, adapter, journal }: World) {
  return testEngine({
    store,
    journal,
    adapters: new Map([adapter, localAdapter].map((each) => [each.provider, each])),
  });
}

/** Lets a run live until its n-th commit; false when it ended before. */
async function liveUntil(world: World, deathAt: number, takesEffect: boolean): Promise<boolean> {
  const mortal = mortalStore(world.store, deathAt, takesEffect);
  const { start, clock } = engineIn({ ...world, store: mortal.store });
  void start({ graph, tier: 'final' });
  await clock.advance(100);
  return mortal.died();
}

const effects = [true, false];

describe('a process that dies at a commit', () => {
  it.each(effects)('repeats no finished task, and submits nothing twice (takes effect: %s)', async (takesEffect) => {
    let deaths = 0;
    for (let deathAt = 1; ; deathAt += 1) {
      const world = newWorld(true);
      const died = await liveUntil(world, deathAt, takesEffect);
      const finished = new Set(await finishedNodes(world.store));
      const before = [...world.journal];
      const outcome = await engineIn(world).run({ graph, tier: 'final' });
      expect(outcome.state, `death at commit ${deathAt}`).toBe('done');
      expect(world.adapter.submitted.toSorted(), `death at commit ${deathAt}`).toEqual(['PROMPT/0', 'other/0']);
      const repeated = world.journal.slice(before.length).filter((name) => finished.has(name));
      expect(repeated, `death at commit ${deathAt}`).toEqual([]);
      for (const node of ['p', 'q']) expect(await openEntries(world.store, node)).toEqual([]);
      if (!died) break;
      deaths += 1;
    }
    expect(deaths).toBeGreaterThan(15);
  });

  it.each(effects)('asks a person where the provider can not tell (takes effect: %s)', async (takesEffect) => {
    let doubts = 0;
    for (let deathAt = 1; ; deathAt += 1) {
      const world = newWorld(false);
      const died = await liveUntil(world, deathAt, takesEffect);
      const outcome = await engineIn(world).run({ graph, tier: 'final' });
      const inDoubt = outcome.failures.filter((failure) => failure.faultClass === 'submission-unknown');
      expect(outcome.failures).toEqual(inDoubt);
      doubts += inDoubt.length;
      for (const prompt of ['PROMPT/0', 'other/0']) {
        expect(world.adapter.submitted.filter((each) => each === prompt).length).toBeLessThanOrEqual(1);
      }
      if (!died) break;
    }
    expect(doubts).toBeGreaterThan(0);
  });
});

describe('a run that goes on after a crash', () => {
  it('keeps its id, numbers its events on, and counts the money it has spent', async () => {
    const world = newWorld(true);
    const mortal = mortalStore(world.store, 19, true);
    const first = engineIn({ ...world, store: mortal.store });
    const { id } = first.start({ graph, tier: 'final' });
    await first.clock.advance(100);
    expect(mortal.died()).toBe(true);
    const before = await world.store.runs.events(id, 0);
    const outcome = await engineIn(world).run({ graph, tier: 'final', id });
    expect(outcome).toMatchObject({ id, state: 'done', cost: 100_000 });
    const events = await world.store.runs.events(id, 0);
    expect(events.length).toBeGreaterThan(before.length);
    expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1));
  });
});

async function finishedNodes(store: Store): Promise<string[]> {
  const takes = await Promise.all(
    ['t', 'p', 'q', 'd', 'j'].map((node) => store.results.takes('g' as never, node as never)),
  );
  return takes.flat().map((take) => take.node);
}

async function openEntries(store: Store, node: string) {
  const [take] = await store.results.takes('g' as never, node as never);
  return take ? store.ledger.open(take.key) : [];
}
