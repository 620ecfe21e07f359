import { createHash, hash, randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Graph } from '../../runtime/graph/graph.ts';
import { systemClock } from '../../runtime/run/clock.ts';
import { createEngine, type Engine, type RunRequest } from '../../runtime/run/engine.ts';
import { createMemoryStore } from '../../runtime/run/memoryStore.ts';
import type { Store } from '../../runtime/run/store.ts';
import { openFileStore } from '../../server/store/fileStore.ts';
import type { Bench, BenchRow } from './benchRow.ts';
import { benchNode, benchWork, chain, fanOut, shots } from './engineGraphs.ts';
import { kahnFloor } from './kahnFloor.ts';

/** The first ones are not counted: they are the compiler's. */
const warmUps = 3;
const rounds = 12;
/** Runs in one reading of the clock. */
const batch = 20;

interface Shape {
  readonly name: string;
  readonly limit: number;
  readonly graph: (salt: string) => Graph;
  /** Runs once before the time is taken, so that everything is there. */
  readonly again?: true;
}

const shapes: readonly Shape[] = [
  { name: 'chain of 1,000', limit: 3, graph: (salt) => chain(1000, salt) },
  { name: '100 shots × 10', limit: 4, graph: (salt) => shots(100, 10, salt) },
  { name: 'fan-out of 1,000', limit: 3.5, graph: (salt) => fanOut(1000, salt) },
  { name: 'all-cached re-run of 1,000', limit: 3, graph: (salt) => shots(100, 10, salt), again: true },
];

type OpenStore = () => Promise<{ store: Store; remove: () => Promise<void> }>;

interface Variant {
  readonly words: string;
  readonly openStore: OpenStore;
  readonly isLimited: boolean;
  readonly isInMemory: boolean;
  /** The graph is checked and prepared before the time is taken, as a run that was planned finds it. */
  readonly isPlanned: boolean;
  readonly warmUps: number;
  readonly rounds: number;
  readonly batch: number;
}

const inMemory: OpenStore = async () => ({
  store: createMemoryStore((bytes) => createHash('sha256').update(bytes).digest('hex')),
  remove: async () => {},
});

/** SQLite and a folder, made durable commit by commit. */
const onDisk: OpenStore = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-bench-'));
  return { store: await openFileStore(folder), remove: () => rm(folder, { recursive: true, force: true }) };
};

const variants: readonly Variant[] = [
  { words: '', openStore: inMemory, isLimited: true, isInMemory: true, isPlanned: false, warmUps, rounds, batch },
  {
    words: ', planned before',
    openStore: inMemory,
    isLimited: false,
    isInMemory: true,
    isPlanned: true,
    warmUps,
    rounds,
    batch,
  },
  {
    words: ', stored on disk',
    openStore: onDisk,
    isLimited: false,
    isInMemory: false,
    isPlanned: false,
    warmUps: 1,
    rounds: 5,
    batch: 1,
  },
];

/**
 * Runs of 1,000 tasks that do next to nothing: check and prepare the graph, then for each task key, look up, queue,
 * run, store, tell. The limits are on the whole way. For information also a run of a graph that was checked and
 * prepared by a plan before, and the whole way with every commit made durable.
 */
export const bench: Bench = async () => {
  const rows: BenchRow[] = [];
  for (const variant of variants) {
    for (const shape of shapes) rows.push(await measure(shape, variant));
  }
  return rows;
};

async function measure(shape: Shape, variant: Variant): Promise<BenchRow> {
  const floors: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < variant.warmUps + variant.rounds; round += 1) {
    const graphs = graphsOf(shape, round, batch);
    floors.push(await timeFloors(graphs, shape));
    times.push(await timeEngine(graphs.slice(0, variant.batch), shape, variant));
  }
  return {
    name: `${shape.name}${variant.words}`,
    floor: median(floors.slice(variant.warmUps)),
    measured: median(times.slice(variant.warmUps)),
    ...(variant.isLimited && { limit: shape.limit }),
  };
}

/** New graphs for a reading; of what is run again, copies of one, whose results are there already. */
function graphsOf({ graph, again }: Shape, round: number, batch: number): Graph[] {
  const places = Array.from({ length: batch }, (_, place) => place);
  if (!again) return places.map((place) => graph(`${round} ${place}`));
  const one = graph(String(round));
  return places.map(() => structuredClone(one));
}

async function timeFloors(graphs: readonly Graph[], { again }: Shape): Promise<number> {
  const shared = new Map<string, string>();
  const runOver = (graph: Graph, cache: Map<string, string>) => {
    const events: object[] = [];
    return kahnFloor(graph, benchWork, cache, (event) => events.push(event));
  };
  const [first] = graphs;
  if (again && first) await runOver(first, shared);
  return time(graphs.map((graph) => () => runOver(graph, again ? shared : new Map())));
}

/** Whoever has run lets go of what it holds: results of runs that are over would burden those that come after. */
async function timeEngine(graphs: readonly Graph[], { again }: Shape, variant: Variant): Promise<number> {
  const { openStore, isPlanned, isInMemory } = variant;
  const take = isInMemory ? time : timeByClock;
  if (again) {
    const { store, remove } = await openStore();
    const engine = engineOver(store);
    await runWith(engine, { graph: structuredClone(graphs[0] as Graph), tier: 'animatic' });
    if (isPlanned) for (const graph of graphs) engine.check({ graph, tier: 'animatic' });
    const taken = await take(graphs.map((graph) => () => runWith(engine, { graph, tier: 'animatic' })));
    await engine.close();
    await store.close();
    await remove();
    return taken;
  }
  const runs: (() => Promise<void>)[] = [];
  const removals: (() => Promise<void>)[] = [];
  for (const graph of graphs) {
    const { store, remove } = await openStore();
    let opened: { engine: Engine; store: Store } | undefined = { engine: engineOver(store), store };
    if (isPlanned) opened.engine.check({ graph, tier: 'animatic' });
    runs.push(async () => {
      const mine = opened;
      opened = undefined;
      if (!mine) return;
      await runWith(mine.engine, { graph, tier: 'animatic' });
      await mine.engine.close();
      await mine.store.close();
    });
    removals.push(remove);
  }
  const taken = await take(runs);
  for (const remove of removals) await remove();
  return taken;
}

function engineOver(store: Store): Engine {
  return createEngine({
    definitions: new Map([[benchNode.info.type, benchNode]]),
    models: new Map(),
    adapters: new Map(),
    store,
    hash: (text) => hash('sha256', text),
    clock: systemClock,
    newId: randomUUID,
    toolsFor: () => {
      throw new Error('Bench nodes ask for nothing.');
    },
    hasKey: () => false,
    limits: { lanes: { cpu: 2 }, otherwise: 2 },
  });
}

async function runWith(engine: Engine, request: RunRequest): Promise<void> {
  const events: object[] = [];
  const started = engine.start({ ...request, onEvents: (batch) => events.push(...batch) });
  if ('problems' in started) throw new Error(started.problems[0]?.message);
  const outcome = await started.run.done;
  if (outcome.state !== 'done') throw new Error(outcome.message);
}

/**
 * Milliseconds of this thread at work for one run: what other programs do on the machine is not counted, waiting
 * neither. The system counts in steps of a few milliseconds, more than a floor takes, so that many runs go into each
 * reading; of many readings the median is told, which one disturbed by others does not move.
 */
async function time(runs: readonly (() => Promise<void>)[]): Promise<number> {
  const start = process.threadCpuUsage();
  for (const run of runs) await run();
  const { user, system } = process.threadCpuUsage(start);
  return (user + system) / 1000 / runs.length;
}

async function timeByClock(runs: readonly (() => Promise<void>)[]): Promise<number> {
  const start = performance.now();
  for (const run of runs) await run();
  return (performance.now() - start) / runs.length;
}

function median(values: readonly number[]): number {
  return values.toSorted((first, second) => first - second)[Math.floor(values.length / 2)] ?? 0;
}
