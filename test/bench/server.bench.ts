import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServer, type RunningServer } from '../../server/composition/server.ts';
import type { Bench, BenchRow } from './benchRow.ts';

const wanted = 2000;
const warmUps = 12;
const rounds = 20;

interface Document {
  readonly id: string;
  readonly nodes: Record<string, { type: string; params: Record<string, unknown> }>;
  readonly edges: Record<string, { from: { node: string }; to: { node: string } }>;
}

/** As many scenes of the film that ships as make a graph of 2,000 nodes: depictions, wires and all. */
function film(): Document {
  const path = join(import.meta.dirname, '..', '..', 'graphs', 'script-to-animatic.graph.json');
  const one = JSON.parse(readFileSync(path, 'utf8')) as Document;
  const nodes: Document['nodes'] = {};
  const edges: Document['edges'] = {};
  for (let copy = 0; Object.keys(nodes).length < wanted; copy += 1) {
    const id = (inner: string) => `c${copy}/${inner}`;
    for (const [inner, node] of Object.entries(one.nodes)) nodes[id(inner)] = node;
    for (const [inner, { from, to }] of Object.entries(one.edges)) {
      edges[id(inner)] = { from: { ...from, node: id(from.node) }, to: { ...to, node: id(to.node) } };
    }
  }
  return { ...one, id: 'bench', nodes, edges, inputs: [], outputs: [], layout: { nodes: {} }, frames: {} } as Document;
}

/** A plan of a film as an editor asks for it after each edit, over HTTP, against reading and writing its JSON once. */
export const bench: Bench = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'shotgraph-bench-'));
  const server = await openServer({
    ...{ cacheFolder: folder, env: {}, port: 0, writeLog: () => undefined },
    keyFile: join(folder, 'keys.json'),
  });
  try {
    const graph = film();
    await ask(server, 'POST', '/api/graphs', { graph });
    const [edited = ''] = Object.entries(graph.nodes).find(([, { type }]) => type === 'image/generate') ?? [];
    let revision = 1;
    let salt = 0;
    const saved = async () => {
      const commands = [{ op: 'set-param', node: edited, param: 'prompt', value: `edit ${(salt += 1)}` }];
      ({ revision } = (await ask(server, 'PATCH', '/api/graphs/bench', { revision, commands })) as {
        revision: number;
      });
      return { graphId: 'bench' };
    };
    const unsaved = async () => {
      const { params, ...node } = graph.nodes[edited] as Document['nodes'][string];
      const next = { ...node, params: { ...params, prompt: `edit ${(salt += 1)}` } };
      return { graph: { ...graph, nodes: { ...graph.nodes, [edited]: next } } };
    };
    return [
      await measured(server, 'plan of 2,000 nodes, edit saved', 5, saved, graph),
      await measured(server, 'plan of 2,000 nodes, edit unsaved', 16, unsaved, graph),
    ];
  } finally {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  }
};

async function measured(
  server: RunningServer,
  name: string,
  limit: number,
  edit: () => Promise<object>,
  graph: object,
): Promise<BenchRow> {
  const times = { floor: [] as number[], measured: [] as number[] };
  for (let round = 0; round < warmUps + rounds; round += 1) {
    const floorStart = performance.now();
    JSON.parse(JSON.stringify(graph));
    const floor = performance.now() - floorStart;
    const body = await edit();
    const start = performance.now();
    await ask(server, 'POST', '/api/plans', body);
    if (round < warmUps) continue;
    times.floor.push(floor);
    times.measured.push(performance.now() - start);
  }
  return { name, limit, floor: median(times.floor), measured: median(times.measured) };
}

async function ask({ url }: RunningServer, method: string, path: string, body: object): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${url}${path}`, { method, headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
  return answer.json();
}

function median(values: readonly number[]): number {
  return values.toSorted((first, second) => first - second)[Math.floor(values.length / 2)] ?? 0;
}
