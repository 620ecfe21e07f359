import { createHash, hash } from 'node:crypto';
import { z } from 'zod';
import type { Model } from '../../runtime/catalog/model.ts';
import type { RunEvent } from '../../runtime/events/runEvent.ts';
import { zGraph, type Graph } from '../../runtime/graph/graph.ts';
import type { Json } from '../../runtime/graph/json.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import {
  defineNode,
  field,
  isFailedValue,
  optional,
  optionalList,
  output,
  outputList,
  required,
  requiredList,
  type NodeDefinition,
  type Value,
} from '../../runtime/node/defineNode.ts';
import type { WorkTools } from '../../runtime/node/workTools.ts';
import type { Adapter } from '../../runtime/providers/adapter.ts';
import { createEngine, type Engine, type EngineOptions, type StartRequest } from '../../runtime/run/engine.ts';
import { createMemoryStore } from '../../runtime/run/memoryStore.ts';
import type { RunHandle, RunOutcome } from '../../runtime/run/startRun.ts';
import type { Store } from '../../runtime/run/store.ts';
import { VirtualClock } from './virtualClock.ts';

const sha256 = (text: string): string => hash('sha256', text);
export const newMemoryStore = (): Store =>
  createMemoryStore((bytes) => createHash('sha256').update(bytes).digest('hex'));

/** What the test nodes did: ids of nodes in the order in which they were done. */
export type Journal = string[];

interface NodeBehaviour {
  /** Called for each piece of work with the node's `name` param, or its text; what it throws, the node throws. */
  onWork?: (name: string, tools: { signal: AbortSignal; progress: WorkTools['progress'] }) => Promise<void> | void;
}

/**
 * Node types for tests of the engine: `test/text` (field or wire), `test/list` (makes a list), `test/join` (list in),
 * `test/gather` (takes failures), `test/pair` (two texts side by side), `test/wrong` (gives the wrong kind),
 * `test/graph` (reads the graph), `test/picture` and `test/clip` (ask models).
 */
function testDefinitions(journal: Journal, behaviour: NodeBehaviour = {}): Map<string, NodeDefinition> {
  const words = (description: string) => ({ description });
  const common = { version: 1, category: 'Test', description: 'For tests.' } as const;
  const name = z.string().default('').describe('Names the work in the journal.');
  const work = async (called: string, tools: { signal: AbortSignal; progress: WorkTools['progress'] }) => {
    await behaviour.onWork?.(called, tools);
    journal.push(called);
  };
  const definitions = [
    defineNode({
      ...common,
      type: 'test/text',
      title: 'Text',
      resource: 'cpu',
      inputs: {
        text: field('text', z.string().max(100).default(''), words('A text.')),
        after: optional('text', words('Comes first.')),
      },
      outputs: { text: output('text', words('The text in capitals, or cut.')) },
      params: z.object({
        name,
        note: z.string().default('').describe('Decides nothing.'),
        cut: z.int().min(0).max(100).default(100).describe('Characters kept.'),
      }),
      ignoredParams: ['note', 'name'],
      async run({ inputs, params }, context) {
        await work(params.name === '' ? inputs.text : params.name, context);
        return { text: inputs.text.toUpperCase().slice(0, params.cut) };
      },
    }),
    defineNode({
      ...common,
      type: 'test/list',
      title: 'List',
      resource: 'none',
      inputs: {},
      outputs: { list: outputList('text', words('A list.')) },
      params: z.object({ items: z.array(z.string()).default([]).describe('Its elements.') }),
      run: ({ params }) => ({ list: params.items }),
    }),
    defineNode({
      ...common,
      type: 'test/join',
      title: 'Join',
      resource: 'cpu',
      inputs: { texts: requiredList('text', words('Texts.')) },
      outputs: { text: output('text', words('All of them.')) },
      params: z.object({ name, own: z.string().default('').describe('Given instead, where it is set.') }),
      ignoredParams: ['name'],
      async run({ inputs, params }, context) {
        await work(params.name, context);
        return { text: params.own === '' ? inputs.texts.join('+') : params.own };
      },
    }),
    defineNode({
      ...common,
      type: 'test/gather',
      title: 'Gather',
      resource: 'none',
      inputs: { texts: optionalList('text', words('Texts.')) },
      outputs: { text: output('text', words('All of them, failures by name.')) },
      params: z.object({ onFailed: z.enum(['fail', 'slate']).default('slate').describe('What to do.') }),
      acceptsFailures: (params) => (params.onFailed === 'slate' ? ['texts'] : []),
      run: ({ inputs }) => ({
        text: inputs.texts.map((text: unknown) => (isFailedValue(text) ? `<${text.node}>` : String(text))).join('+'),
      }),
    }),
    defineNode({
      ...common,
      type: 'test/pair',
      title: 'Pair',
      resource: 'none',
      inputs: { one: required('text', words('One.')), other: required('text', words('The other.')) },
      outputs: { text: output('text', words('Both.')) },
      params: z.object({}),
      run: ({ inputs }) => ({ text: `${inputs.one}-${inputs.other}` }),
    }),
    defineNode({
      ...common,
      type: 'test/wrong',
      title: 'Wrong',
      resource: 'none',
      inputs: {},
      outputs: { count: output('number', words('A number.')) },
      params: z.object({}),
      run: () => ({ count: 'seven' as unknown as number }),
    }),
    defineNode({
      ...common,
      type: 'test/deliver',
      title: 'Deliver',
      resource: 'none',
      inputs: { text: required('text', words('A text.')) },
      outputs: { text: output('text', words('The same.')) },
      params: z.object({}),
      run({ inputs }, context) {
        context.deliver('text.txt', inputs.text);
        context.warn({ code: 'short', message: 'It is short.' });
        return { text: inputs.text };
      },
    }),
    defineNode({
      ...common,
      type: 'test/graph',
      title: 'Graph',
      resource: 'none',
      inputs: {},
      outputs: { text: output('text', words('The graph.')) },
      params: z.object({}),
      readsGraph: true,
      run: (_work, context) => ({ text: context.graph() }),
    }),
    defineNode({
      ...common,
      type: 'test/picture',
      title: 'Picture',
      resource: 'provider',
      modality: 'image',
      localModel: 'local/frame',
      inputs: { prompt: field('text', z.string().default(''), words('What to show.')) },
      outputs: { image: output('image', words('The picture.')) },
      params: z.object({
        model: z.string().default('paid/image').describe('Model.'),
        width: z.int().min(16).max(4000).default(1000).describe('Width.'),
        comment: z.string().default('').describe('Not part of the request.'),
      }),
      request: ({ inputs, params }) => ({
        modality: 'image',
        prompt: inputs.prompt,
        negativePrompt: '',
        references: [],
        width: params.width,
        height: 1000,
        options: {},
      }),
      respond: ([image]) => {
        if (!image) throw new Fault('model-answer-empty', 'unknown', 'The model gave nothing.');
        return { image };
      },
    }),
  ];
  return new Map(definitions.map((definition) => [definition.info.type, definition]));
}

const testModels: ReadonlyMap<string, Model> = new Map(
  [
    modelOf('local/frame', undefined, 0),
    modelOf('paid/image', 'PAID_KEY', 50_000),
    modelOf('other/image', 'OTHER_KEY', 70_000),
    { ...modelOf('paid/unpriced', 'PAID_KEY', 0), price: undefined as never },
  ].map((model) => [model.id, model]),
);

function modelOf(id: string, key: string | undefined, micros: number): Model {
  return {
    id,
    version: '1',
    title: id,
    provider: id.slice(0, id.indexOf('/')),
    modality: 'image',
    description: '',
    limits: {},
    options: {},
    price: { rules: [{ per: 'megapixel', micros, step: 1 }], checkedAt: '2026-01-01', source: 'test' },
    takes: { low: 1, high: 3 },
    ...(key !== undefined && { key }),
  };
}

/** A provider that counts what it is asked, finishes a job at the second poll and makes the picture of the prompt. */
export class CountingAdapter implements Adapter {
  readonly provider: string;
  readonly modalities = ['image'] as const;
  /** Prompts that were submitted. */
  readonly submitted: string[] = [];
  polls = 0;
  readonly cancelled: Json[] = [];
  /** What goes wrong, if anything. */
  onSubmit: ((prompt: string) => void) | undefined;
  onPoll: ((polls: number) => void) | undefined;
  find?: NonNullable<Adapter['find']>;
  readonly #jobs = new Map<string, { key: string; prompt: string; polls: number }>();

  constructor(provider: string) {
    this.provider = provider;
  }

  jobOf(idempotencyKey: string): Json | undefined {
    for (const [id, job] of this.#jobs) if (job.key === idempotencyKey) return { id };
    return undefined;
  }

  submit: Adapter['submit'] = async ({ request, seed, idempotencyKey }) => {
    const prompt = request.modality === 'image' ? `${request.prompt}/${seed}` : '';
    this.onSubmit?.(prompt);
    this.submitted.push(prompt);
    const id = `job-${this.#jobs.size + 1}`;
    this.#jobs.set(id, { key: idempotencyKey, prompt, polls: 0 });
    return { state: 'waiting', handle: { id }, progress: 0.1 };
  };

  poll: Adapter['poll'] = async (handle, tools) => {
    this.polls += 1;
    this.onPoll?.(this.polls);
    const { id } = handle as { id: string };
    const job = this.#jobs.get(id);
    if (!job) throw new Fault('job-unknown', 'permanent', `There is no job ${id}.`);
    job.polls += 1;
    if (job.polls < 2) return { state: 'waiting', handle, progress: 0.5 };
    const bytes = new TextEncoder().encode(`picture of ${job.prompt}`);
    return { state: 'done', assets: [await tools.write(bytes, { kind: 'image', mime: 'image/png' })] };
  };

  cancel: Adapter['cancel'] = async (handle) => void this.cancelled.push(handle);
}

/** The free provider of this machine: answers at once. */
export const localAdapter: Adapter = {
  provider: 'local',
  modalities: ['image'],
  async submit({ request }, tools) {
    const bytes = new TextEncoder().encode(JSON.stringify(request));
    return { state: 'done', assets: [await tools.write(bytes, { kind: 'image', mime: 'image/png' })] };
  },
  poll: () => Promise.reject(new Error('There is nothing to poll.')),
  cancel: async () => {},
};

export interface TestEngine {
  readonly engine: Engine;
  readonly store: Store;
  readonly clock: VirtualClock;
  readonly journal: Journal;
  /** Starts a run and lets the clock go on until it ends. @throws when the graph has errors */
  run(
    request: Omit<StartRequest, 'tier'> & Partial<Pick<StartRequest, 'tier'>>,
  ): Promise<RunOutcome & { events: RunEvent[] }>;
  start(request: Omit<StartRequest, 'tier'> & Partial<Pick<StartRequest, 'tier'>>): RunHandle;
}

export interface TestEngineOptions extends Partial<EngineOptions> {
  behaviour?: NodeBehaviour;
  journal?: Journal;
}

let ids = 0;

export function testEngine(options: TestEngineOptions = {}): TestEngine {
  const clock = new VirtualClock();
  const store = options.store ?? newMemoryStore();
  const journal = options.journal ?? [];
  const engine = createEngine({
    definitions: testDefinitions(journal, options.behaviour),
    models: testModels,
    adapters: new Map([[localAdapter.provider, localAdapter]]),
    store,
    hash: sha256,
    clock,
    newId: () => `id-${(ids += 1)}`,
    toolsFor: ({ signal, progress }) => storeTools(store, signal, progress),
    hasKey: () => true,
    limits: { lanes: { cpu: 2 }, otherwise: 2 },
    ...options,
  });
  const start: TestEngine['start'] = (request) => {
    const started = engine.start({ tier: 'animatic', ...request });
    if ('problems' in started) throw new Error(started.problems.map((problem) => problem.message).join('\n'));
    return started.run;
  };
  return {
    engine,
    store,
    clock,
    journal,
    start,
    async run(request) {
      const events: RunEvent[] = [];
      const handle = start({ ...request, onEvents: (batch) => events.push(...batch) });
      return { ...(await clock.runUntil(handle.done)), events };
    },
  };
}

/** Tools over a store alone: no ffmpeg. */
function storeTools(store: Store, signal: AbortSignal, progress: WorkTools['progress']): WorkTools {
  return {
    signal,
    progress,
    ffmpeg: () => Promise.reject(new Error('There is no ffmpeg here.')),
    probe: async (asset) => asset.facts ?? {},
    read: ({ hash: assetHash }) => store.assets.read(assetHash),
    find: (assetHash) => store.assets.find(assetHash),
    write: (bytes, as) => store.assets.put(bytes, as),
  };
}

interface ShortNode {
  type: string;
  params?: Record<string, Value>;
  [more: string]: unknown;
}

/** A graph from nodes and wires written `from.port > to.port`; the last part may name an order: `… @2`. */
export function graphOf(
  nodes: Readonly<Record<string, ShortNode>>,
  wires: readonly string[] = [],
  more: Readonly<Record<string, unknown>> = {},
): Graph {
  return zGraph.parse({
    format: 'shotgraph',
    version: 1,
    id: 'g',
    name: 'Test',
    nodes: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, { typeVersion: 1, ...node }])),
    edges: Object.fromEntries(wires.map((wire, index) => [wire, edgeOf(wire, index)])),
    ...more,
  });
}

function edgeOf(wire: string, index: number): object {
  const [ends = '', order] = wire.split(' @');
  const [from = '', to = ''] = ends.split(' > ');
  return { from: refOf(from), to: refOf(to), order: order === undefined ? index : Number(order) };
}

function refOf(text: string): object {
  const dot = text.lastIndexOf('.');
  return { node: text.slice(0, dot), port: text.slice(dot + 1) };
}
