import { createHash, hash, randomUUID } from 'node:crypto';
import type { Graph } from '../../runtime/graph/graph.ts';
import { systemClock } from '../../runtime/run/clock.ts';
import { createEngine, type Engine } from '../../runtime/run/engine.ts';
import { createMemoryStore } from '../../runtime/run/memoryStore.ts';
import type { Store } from '../../runtime/run/store.ts';
import type { Bench, BenchRow } from './benchRow.ts';
import { benchNode, benchWork, chain, fanOut, shots } from './engineGraphs.ts';
import { kahnFloor } from './kahnFloor.ts';

const rounds = 15;

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

/** Check, order, key, look up, run, store and tell 1,000 tasks: the whole way from a parsed graph to its end. */
export const bench: Bench = async () => {
  const rows: BenchRow[] = [];
  for (const shape of shapes) rows.push(await measure(shape));
  return rows;
};

async function measure(shape: Shape): Promise<BenchRow> {
  const floors: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const graph = shape.graph(String(round));
    floors.push(await timeFloor(graph, shape));
    times.push(await timeEngine(graph, shape));
  }
  return { name: shape.name, floor: median(floors), measured: median(times), limit: shape.limit };
}

async function timeFloor(graph: Graph, { again }: Shape): Promise<number> {
  const cache = new Map<string, string>();
  const events: object[] = [];
  const run = () => kahnFloor(graph, benchWork, cache, (event) => events.push(event));
  if (again) await run();
  return time(run);
}

async function timeEngine(graph: Graph, { again }: Shape): Promise<number> {
  const engine = engineOver(createMemoryStore((bytes) => createHash('sha256').update(bytes).digest('hex')));
  if (again) await runWith(engine, graph);
  const taken = await time(() => runWith(engine, graph));
  await engine.close();
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

async function runWith(engine: Engine, graph: Graph): Promise<void> {
  const events: object[] = [];
  const started = engine.start({ graph, tier: 'animatic', onEvents: (batch) => events.push(...batch) });
  if ('problems' in started) throw new Error(started.problems[0]?.message);
  const outcome = await started.run.done;
  if (outcome.state !== 'done') throw new Error(outcome.message);
}

async function time(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number;
}
