import { createHash, randomUUID } from 'node:crypto';
import type { RunEvent } from '../../../runtime/events/runEvent.ts';
import { emptyRunState, reduceRunEvents, type RunState } from '../../../runtime/events/runState.ts';
import type { Asset } from '../../../runtime/graph/asset.ts';
import { canonicalJson } from '../../../runtime/graph/canonicalJson.ts';
import { type Graph, zGraph } from '../../../runtime/graph/graph.ts';
import type { NodeId, RunId } from '../../../runtime/graph/ids.ts';
import type { Json } from '../../../runtime/graph/json.ts';
import type { NodeTypes } from '../../../runtime/graph/nodeTypeInfo.ts';
import type { AssetKind } from '../../../runtime/graph/portType.ts';
import { bringSources } from '../../ingest/ingestGraph.ts';
import { isAddress } from '../../network/fetchGuarded.ts';
import type { PlanAnswer, PlanRequest, RunnableBody } from '../../../runtime/protocol/plans.ts';
import type {
  Run,
  RunRequestBody,
  RunResults,
  RunsQuery,
  RunSummary,
  RetryRequest,
  TaskLogEntry,
  TaskLogQuery,
} from '../../../runtime/protocol/runs.ts';
import type { Engine, RunRequest } from '../../../runtime/run/engine.ts';
import type { RunRecord } from '../../../runtime/run/store.ts';
import { EventEntity } from '../../store/entities.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { MoreThan } from 'typeorm';
import { Refusal } from '../refusal.ts';
import { ended, keyUsed, stalePlan, stillFetching, unfit } from './runRefusals.ts';
import { listRuns, type RunListSources, runSummary } from './listRuns.ts';
import { planPreviews } from './planPreviews.ts';
import { runnableOf, type RunnableSources } from './runnable.ts';
import { runOutputs } from './runOutputs.ts';
import { RunRows } from './runRows.ts';
import { progressOf, summaryOf } from './runSummary.ts';
import type { Desk, Scheduler } from './scheduler.ts';
import type { TaskLog } from './taskLog.ts';

export interface RunsOptions extends RunnableSources {
  readonly store: FileStore;
  readonly scheduler: Scheduler;
  /** For plans: it runs nothing, so that a server without the lease plans too. */
  readonly planner: Engine;
  readonly taskLog: TaskLog;
  /** Most seconds that a request waits for what an address names; it is fetched on meanwhile. */
  readonly fetchSeconds?: number | undefined;
}

/** Where a new run comes from, beside its request. */
interface Origin {
  readonly inputs: Readonly<Record<string, Json>>;
  readonly maxCost: number | undefined;
  readonly idempotencyKey: string | undefined;
  readonly fingerprint?: string | undefined;
  readonly retryOf?: RunId;
  readonly priority: number;
}

/** Plans and runs as the outside sees them. */
export class Runs {
  readonly #options: RunsOptions;
  readonly #rows: RunRows;
  /** Requests under way by idempotency key: two at once are one. */
  readonly #launching = new Map<string, Promise<Run>>();

  constructor(options: RunsOptions) {
    this.#options = options;
    this.#rows = new RunRows(options.store);
  }

  async plan(body: PlanRequest): Promise<PlanAnswer> {
    const runnable = await runnableOf(body, this.#options);
    if (!runnable.request) return { ...noPlan, problems: [...runnable.problems] };
    const { planner, store, nodeTypes } = this.#options;
    const plan = await planner.plan(runnable.request);
    const { graph } = runnable.request;
    const previews = body.previews ? await planPreviews(graph, plan.tasks, { store, nodeTypes: nodeTypes() }) : nothing;
    return {
      ...plan,
      tasks: plan.tasks.map((task) => {
        const preview = previews.get(task.id);
        return preview ? { ...task, preview } : { ...task };
      }),
      problems: [...runnable.problems, ...plan.problems],
      ...(runnable.problems.some(isError) && { fingerprint: '' }),
    };
  }

  /** @throws Refusal 422 with problems, 409 for a stale plan or a key of another request, 503 without the lease */
  async start(body: RunRequestBody): Promise<Run> {
    const { idempotencyKey, maxCost, fingerprint, priority, inputs = {} } = body;
    return this.#once(idempotencyKey, digestOf(body), async (digest) => {
      const { request, asked } = await this.#ready(body);
      // A plan can not know what is fetched only now: it was agreed to with the addresses.
      const isAgreed = this.desk().engine.identify(asked).fingerprint === fingerprint;
      const origin = { inputs, maxCost, idempotencyKey, fingerprint: isAgreed ? undefined : fingerprint, priority };
      return this.#launch(request, digest, origin);
    });
  }

  /** Refuses what `start` would refuse, and starts nothing. */
  async check(body: RunnableBody): Promise<void> {
    const { request } = await this.#ready(body);
    const { problems, fingerprint } = this.desk().engine.identify(request);
    if (fingerprint === undefined) throw unfit(problems);
  }

  /** The same graph again, as it was: what is finished is there already, so only what failed is done. */
  async retry(id: RunId, body: RetryRequest): Promise<Run> {
    const { store } = this.#options;
    return this.#once(body.idempotencyKey, digestOf({ ...body, retryOf: id }), async (digest) => {
      const live = this.#options.scheduler.live(id);
      // Whoever was told of the end may come before the record says so.
      if (live?.state.endedAt !== undefined) await live.handle.done.catch(() => undefined);
      const record = await this.#record(id);
      if (record.state === 'running' || record.state === 'paused') {
        throw new Refusal('conflict', 'run-under-way', 'The run has not ended: cancel it first, or wait.');
      }
      const before = await new RunRows(store).request(id);
      const request: RunRequest = {
        graph: zGraph.parse(JSON.parse(record.snapshot)),
        tier: record.tier,
        ...(before?.targets && { targets: JSON.parse(before.targets) as NodeId[] }),
      };
      return this.#launch(request, digest, {
        inputs: before ? (JSON.parse(before.inputs) as Record<string, Json>) : {},
        maxCost: body.maxCost ?? record.maxCost,
        idempotencyKey: body.idempotencyKey,
        priority: body.priority ?? before?.priority ?? 0,
        retryOf: id,
      });
    });
  }

  list(query: RunsQuery): Promise<{ runs: RunSummary[]; total: number }> {
    return listRuns(query, this.#listSources);
  }

  /** As it stands in a list; undefined when there is no such run. */
  summary(id: RunId): Promise<RunSummary | undefined> {
    return runSummary(id, this.#listSources);
  }

  /** @throws Refusal 404 */
  async get(id: RunId): Promise<Run> {
    const record = await this.#record(id);
    const request = await this.#rows.request(id);
    const state = await this.state(id);
    const { cost, seq, total, counts } = state;
    return {
      ...summaryOf({ ...record, maxCost: record.maxCost ?? null }, request, progressOf(state)),
      fingerprint: record.fingerprint,
      ...(request?.targets && { targets: JSON.parse(request.targets) as string[] }),
      inputs: request ? (JSON.parse(request.inputs) as Record<string, Json>) : {},
      ...{ cost, seq, total, counts: { ...counts } },
    };
  }

  /** The run that was started with an idempotency key; undefined when there is none. */
  async ofKey(key: string): Promise<Run | undefined> {
    const row = await this.#rows.ofIdempotencyKey(key);
    return row && this.get(row.run as RunId);
  }

  /** The whole state of a run: from memory while it is conducted here, else folded from its events. */
  async state(id: RunId): Promise<RunState> {
    const live = this.#options.scheduler.live(id);
    if (live && live.state.seq > 0) return live.state;
    return reduceRunEvents(emptyRunState, await this.#options.store.runs.events(id, 0));
  }

  /** The graph as it was at the start. @throws Refusal 404 */
  async snapshot(id: RunId): Promise<Graph> {
    return zGraph.parse(JSON.parse((await this.#record(id)).snapshot));
  }

  /** @throws Refusal 404 */
  async events(id: RunId, since: number, limit: number): Promise<{ events: RunEvent[]; more: boolean }> {
    await this.#record(id);
    const rows = await this.#options.store.database.getRepository(EventEntity).find({
      where: { run: id, seq: MoreThan(since) },
      order: { seq: 'ASC' },
      take: limit + 1,
    });
    const events = rows.slice(0, limit).map(({ body }) => JSON.parse(body) as RunEvent);
    return { events, more: rows.length > limit };
  }

  /** @throws Refusal 404 */
  async results(id: RunId): Promise<RunResults> {
    const graph = await this.snapshot(id);
    const events = await this.#options.store.runs.events(id, 0);
    return runOutputs(graph, events, { store: this.#options.store, nodeTypes: this.#options.nodeTypes() });
  }

  /** @throws Refusal 404 */
  async log(id: RunId, of: TaskLogQuery): Promise<TaskLogEntry[]> {
    await this.#record(id);
    return this.#options.taskLog.read(id, of);
  }

  /** Resolves when the run has ended, or the workers need longer than a request may take. */
  async cancel(id: RunId): Promise<Run> {
    const desk = this.desk();
    const record = await this.#record(id);
    const live = this.#options.scheduler.live(id);
    if (live) {
      live.handle.cancel();
      await Promise.race([live.handle.done.catch(() => undefined), later(longestCancel)]);
    } else if (record.state === 'running' || record.state === 'paused') {
      await desk.rows.end(id, 'cancelled');
    }
    return this.get(id);
  }

  /** @throws Refusal 409 when the run has ended */
  async pause(id: RunId): Promise<Run> {
    const desk = this.desk();
    const record = await this.#record(id);
    const live = this.#options.scheduler.live(id);
    if (record.state !== 'paused') {
      if (!live) throw ended(record);
      live.handle.pause();
      await desk.rows.moveState(id, 'running', 'paused');
    }
    return this.get(id);
  }

  /** @throws Refusal 409 when the run has ended */
  async resume(id: RunId): Promise<Run> {
    const desk = this.desk();
    const record = await this.#record(id);
    if (record.state === 'paused') {
      await desk.rows.moveState(id, 'paused', 'running');
      const live = this.#options.scheduler.live(id);
      if (live) live.handle.resume();
      else await this.#options.scheduler.takeUp(id);
    } else if (record.state !== 'running') {
      throw ended(record);
    }
    return this.get(id);
  }

  /** From now on it goes before or after other runs. @throws Refusal 409 when the run has ended */
  async prioritize(id: RunId, priority: number): Promise<Run> {
    const desk = this.desk();
    const record = await this.#record(id);
    if (record.state !== 'running' && record.state !== 'paused') throw ended(record);
    await desk.rows.prioritize(id, priority);
    this.#options.scheduler.live(id)?.handle.prioritize(priority);
    return this.get(id);
  }

  /** What can be started, with all that it names by an address stored here. @throws Refusal 422, Fault 503 */
  async #ready(body: RunnableBody): Promise<{ request: RunRequest; asked: RunRequest }> {
    this.desk();
    const { request, asked, problems, nodeTypes } = await runnableOf(body, this.#options);
    if (!request || !asked || problems.some(isError)) throw unfit(problems);
    return { request: { ...request, graph: await this.#fetchSources(request.graph, nodeTypes) }, asked };
  }

  /** @throws Refusal 422 for what can not be fetched, Fault 503 for what takes longer than a request may */
  async #fetchSources(graph: Graph, nodeTypes: NodeTypes | undefined): Promise<Graph> {
    const { fetched, fetchSeconds = usualFetchSeconds } = this.#options;
    const begun: Promise<void>[] = [];
    const begin = async (source: string, kind: AssetKind) => {
      if (isAddress(source)) begun.push(fetched.begin(source, kind));
      return undefined;
    };
    await bringSources(graph, begin, nodeTypes);
    if (begun.length === 0) return graph;
    const isHere = await Promise.race([Promise.all(begun).then(() => true), later(fetchSeconds * 1000)]);
    if (!isHere) throw stillFetching();
    const bring = async (source: string, kind: AssetKind) =>
      isAddress(source) ? fetched.fetch(source, kind) : undefined;
    const found = await bringSources(graph, bring, nodeTypes);
    if (found.problems.length > 0) throw unfit(found.problems);
    return found.graph;
  }

  async #launch(request: RunRequest, digest: string, origin: Origin): Promise<Run> {
    const desk = this.desk();
    const { problems, fingerprint, graph } = desk.engine.identify(request);
    if (fingerprint === undefined || !graph) throw unfit(problems);
    if (origin.fingerprint !== undefined && origin.fingerprint !== fingerprint) throw stalePlan();
    const id = randomUUID() as string as RunId;
    const { maxCost, inputs, idempotencyKey, retryOf, priority } = origin;
    const record: RunRecord = {
      ...{ id, graph: graph.id, tier: request.tier, state: 'running' as const, fingerprint },
      snapshot: JSON.stringify(graph),
      ...(maxCost !== undefined && { maxCost }),
      createdAt: new Date().toISOString(),
    };
    await desk.rows.create(record, {
      name: graph.name,
      idempotencyKey: idempotencyKey ?? null,
      digest,
      targets: request.targets ? JSON.stringify(request.targets) : null,
      inputs: JSON.stringify(inputs),
      retryOf: retryOf ?? null,
      priority,
    });
    this.#options.scheduler.conduct({ ...request, id, priority, ...(maxCost !== undefined && { maxCost }) });
    return this.get(id);
  }

  /** The run that was started with this key before, if any; else the new one. */
  async #once(key: string | undefined, digest: string, launch: (digest: string) => Promise<Run>): Promise<Run> {
    this.desk();
    if (key === undefined) return launch(digest);
    const under = this.#launching.get(key);
    if (under) {
      await under.catch(() => undefined);
      return this.#once(key, digest, launch);
    }
    const known = (async () => {
      const before = await this.#rows.ofIdempotencyKey(key);
      if (!before) return launch(digest);
      if (before.digest === digest) return this.get(before.run as RunId);
      throw keyUsed();
    })();
    this.#launching.set(key, known);
    try {
      return await known;
    } finally {
      this.#launching.delete(key);
    }
  }

  /** What it takes to schedule. @throws Refusal 503 while another server does */
  desk(): Desk {
    const { desk, heldBy } = this.#options.scheduler;
    if (desk) return desk;
    const who = heldBy === '' ? 'Another server' : heldBy;
    throw new Refusal(
      'unavailable',
      'not-coordinator',
      `${who} schedules the runs of this database: ask there, or wait until it stops.`,
    );
  }

  get #listSources(): RunListSources {
    const { store, scheduler } = this.#options;
    return { store, live: (run) => scheduler.live(run)?.state };
  }

  async #record(id: RunId): Promise<RunRecord> {
    const record = await this.#options.store.runs.find(id);
    if (!record) throw new Refusal('missing', 'run-missing', `There is no run with the id ${id}.`);
    return record;
  }
}

const longestCancel = 5000;
const usualFetchSeconds = 10;
const nothing: ReadonlyMap<string, Asset> = new Map();

const noPlan: PlanAnswer = {
  tasks: [],
  problems: [],
  counts: { cached: 0, run: 0, unknown: 0, skip: 0 },
  cost: { low: 0, high: 0, unknown: false },
  seconds: { low: 0, high: 0 },
  fingerprint: '',
};

function isError({ severity }: { readonly severity: string }): boolean {
  return severity === 'error';
}

function digestOf(request: object): string {
  return createHash('sha256').update(canonicalJson(request)).digest('hex');
}

function later(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
