import { expect, it } from 'vitest';
import type { NodeId } from '../../runtime/graph/ids.ts';
import { testNodeTypes } from '../../runtime/graph/testNodeTypes.ts';
import { Graphs } from '../../server/services/graphs/graphs.ts';
import { GraphVersionEntity } from '../../server/store/graphTables.ts';
import { openTestStore } from '../store/openTestStore.ts';

const minute = 60_000;
const hour = 60 * minute;

async function openGraphs(clock: { now: number }) {
  const store = await openTestStore();
  const options = { store, nodeTypes: () => testNodeTypes, secrets: () => [], now: () => clock.now };
  const graphs = new Graphs(options);
  const graph = {
    ...{ format: 'shotgraph', version: 1, id: 'g', name: 'The film' },
    nodes: { a: { type: 'text/value', typeVersion: 1, params: { text: '1' } } },
  };
  const { id } = (await graphs.create({ graph })).graph;
  return { store, options, graphs, id };
}

const setText = (text: string) => ({ op: 'set-param', node: 'a' as NodeId, param: 'text', value: text }) as const;

it('thins an old history: what stays reads as it was saved, with what changed since what stays before it', async () => {
  const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
  const { store, options, graphs, id } = await openGraphs(clock);
  for (let revision = 1; revision < 300; revision += 1) {
    // A busy month: a save every 20 minutes, and the last fifty within an hour.
    clock.now += revision < 250 ? 20 * minute : minute;
    const label = revision + 1 === 7 ? { label: 'First cut' } : {};
    await graphs.save(id, { revision, commands: [setText(String(revision + 1))], ...label });
  }
  // A server started anew knows only what is stored.
  const history = new Graphs(options).history;
  const { versions } = await history.list(id, { limit: 200 });
  const revisions = versions.map(({ revision }) => revision).toReversed();
  // Of four days: the last hour whole, a day by ten minutes (all of it, at such a pace), the rest by hours.
  expect(revisions.length).toBeLessThan(190);
  expect(revisions[0]).toBe(1);
  expect(revisions).toContain(7);
  expect(revisions.slice(-50)).toEqual(Array.from({ length: 50 }, (_, index) => 251 + index));
  expect(versions.find(({ revision }) => revision === 7)?.label).toBe('First cut');
  for (const [index, revision] of revisions.entries()) {
    const read = await history.read(id, revision);
    expect(Object.values(read.graph.nodes)[0]?.params).toEqual({ text: String(revision) });
    if (index > 0) expect(read.words.join()).toContain(`“${revisions[index - 1]}” → “${revision}”`);
  }
  const gone = Array.from({ length: 300 }, (_, index) => index + 1).find((revision) => !revisions.includes(revision));
  await expect(history.read(id, gone ?? 0)).rejects.toMatchObject({ code: 'version-missing' });
  await store.close();
});

it('never lets more than twenty patches lie between whole graphs, thinned or not', async () => {
  const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
  const { store, graphs, id } = await openGraphs(clock);
  for (let revision = 1; revision < 200; revision += 1) {
    clock.now += 3 * hour;
    await graphs.save(id, { revision, commands: [setText(String(revision + 1))] });
  }
  const rows = await store.database.getRepository(GraphVersionEntity).find({ order: { revision: 'ASC' } });
  expect(rows.length).toBeLessThan(150);
  let patches = 0;
  for (const { snapshot } of rows) {
    patches = snapshot === null ? patches + 1 : 0;
    expect(patches).toBeLessThanOrEqual(20);
  }
  await store.close();
});

it('changes one node whatever was saved meanwhile, or against a revision', async () => {
  const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
  const { store, graphs, id } = await openGraphs(clock);
  const next = { type: 'text/value', typeVersion: 1, params: { text: 'picked' }, pick: 'result-1' };
  const changes = Array.from({ length: 5 }, (_, index) =>
    graphs.changeNode(id, `n${index}` as NodeId, { ...next, params: { text: String(index) } }, undefined),
  );
  expect((await Promise.all(changes)).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6]);
  expect(Object.keys((await graphs.get(id)).graph.nodes)).toHaveLength(6);
  await expect(graphs.changeNode(id, 'a' as NodeId, next, 3)).rejects.toMatchObject({
    ...{ code: 'revision-stale', facts: { expected: 3, revision: 6 } },
  });
  await store.close();
});

it('tells who listens of each save, and nothing of refused ones', async () => {
  const clock = { now: Date.parse('2026-01-01T00:00:00Z') };
  const { store, graphs, id } = await openGraphs(clock);
  const heard: object[] = [];
  const stop = graphs.onSave((save) => heard.push(save));
  await graphs.save(id, { revision: 1, commands: [setText('x')] });
  await expect(graphs.save(id, { revision: 1, commands: [setText('y')] })).rejects.toThrow('revision');
  stop();
  await graphs.save(id, { revision: 2, commands: [setText('z')] });
  expect(heard).toEqual([{ graph: 'g', revision: 2 }]);
  await store.close();
});
