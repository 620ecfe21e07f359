import type { Logger } from 'pino';
import type { RunEvent } from '../../../runtime/events/runEvent.ts';
import { emptyRunState, reduceRunEvents, type RunState } from '../../../runtime/events/runState.ts';
import { zGraph } from '../../../runtime/graph/graph.ts';
import type { NodeId, RunId } from '../../../runtime/graph/ids.ts';
import type { Engine, StartRequest } from '../../../runtime/run/engine.ts';
import type { RunHandle } from '../../../runtime/run/startRun.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { type Lease, leaseLost } from './lease.ts';
import { RunRows } from './runRows.ts';
import { Spending } from './spending.ts';

export interface SchedulerOptions {
  store: FileStore;
  lease: Lease;
  /** Seconds between signs of life; the lease has to outlast several. */
  beat: number;
  /** An engine over a store whose writes are fenced. */
  openEngine(store: FileStore, spending: Spending): Engine;
  log: Logger;
}

export type RunListener = (run: RunId, events: readonly RunEvent[]) => void;

/** What this process needs to schedule: only the holder of the lease has it. */
export interface Desk {
  readonly fence: number;
  readonly engine: Engine;
  /** Fenced. */
  readonly store: FileStore;
  readonly rows: RunRows;
}

interface HeldDesk extends Desk {
  readonly spending: Spending;
  isClosed: boolean;
}

interface LiveRun {
  readonly handle: RunHandle;
  state: RunState;
}

/** A run whose store failed is taken up again after so many beats. */
const stalledBeats = 2;

/**
 * Holds the lease and conducts the runs: at the start, and whenever another process has died, it goes on with
 * whatever is under way. Without the lease it waits for it and conducts nothing.
 */
export class Scheduler {
  readonly #options: SchedulerOptions;
  readonly #live = new Map<RunId, LiveRun>();
  readonly #stalled = new Map<RunId, number>();
  readonly #listeners = new Set<RunListener>();
  #desk: HeldDesk | undefined;
  #heldBy = '';
  #timer: NodeJS.Timeout | undefined;
  #beating: Promise<void> | undefined;
  #closed = false;

  constructor(options: SchedulerOptions) {
    this.#options = options;
  }

  /** Resolves when the lease was looked at, and what was under way has been taken up. */
  async start(): Promise<void> {
    await this.#beat();
  }

  /** Undefined while another process schedules. */
  get desk(): Desk | undefined {
    return this.#desk;
  }

  /** Who schedules instead, for people. */
  get heldBy(): string {
    return this.#heldBy;
  }

  get liveRuns(): number {
    return this.#live.size;
  }

  /** Each batch of each run that is conducted here, after it was stored. */
  subscribe(listener: RunListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  live(run: RunId): { readonly handle: RunHandle; readonly state: RunState } | undefined {
    return this.#live.get(run);
  }

  /** Conducts a run whose record is stored. @throws Error when its graph has errors */
  conduct(request: StartRequest & { id: RunId }, known: RunState = emptyRunState): void {
    const desk = this.#desk;
    if (!desk) throw leaseLost();
    const { id } = request;
    if (this.#live.has(id)) return;
    let state = known;
    const started = desk.engine.start({
      ...request,
      onEvents: (events) => {
        state = reduceRunEvents(state, events);
        const live = this.#live.get(id);
        if (live) live.state = state;
        for (const listener of this.#listeners) listener(id, events);
      },
    });
    if (!('run' in started)) throw new Error(started.problems.map(({ message }) => message).join(' '));
    this.#live.set(id, { handle: started.run, state });
    void this.#follow(id, started.run, desk);
  }

  /** Goes on with a run from its record. One whose graph can not run any more ends as failed. */
  async takeUp(id: RunId): Promise<void> {
    const desk = this.#desk;
    if (!desk || this.#live.has(id)) return;
    const { store, rows } = desk;
    const record = await store.runs.find(id);
    if (!record) return;
    const request = await rows.request(id);
    const state = reduceRunEvents(emptyRunState, await store.runs.events(id, 0));
    try {
      this.conduct(
        {
          id,
          graph: zGraph.parse(JSON.parse(record.snapshot)),
          tier: record.tier,
          ...(request?.targets && { targets: JSON.parse(request.targets) as NodeId[] }),
          ...(record.maxCost !== undefined && { maxCost: record.maxCost }),
          ...(request && { priority: request.priority }),
        },
        state,
      );
      this.#options.log.info({ run: id }, 'The run goes on.');
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      this.#options.log.error({ run: id, err: error }, 'The run can not go on.');
      await rows.end(id, 'failed', `It could not go on after the restart: ${words}`);
    }
  }

  /** Lets go of everything and leaves it as it is: the next start, or the next process, goes on with it. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#beating;
    const desk = this.#desk;
    if (!desk) return;
    await this.#leaveDesk(desk);
    await this.#options.lease.giveUp(desk.fence).catch(() => undefined);
  }

  async #beat(): Promise<void> {
    this.#beating = this.#lookAtLease().catch((error: unknown) => {
      this.#options.log.error({ err: error }, 'The lease could not be looked at.');
    });
    await this.#beating;
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.#beat(), this.#options.beat * 1000);
  }

  async #lookAtLease(): Promise<void> {
    const { lease, log } = this.#options;
    const desk = this.#desk;
    if (desk) {
      const isMine = await lease.renew(desk.fence);
      if (isMine) {
        await this.#takeUpStalled();
        return;
      }
      log.warn({ fence: desk.fence }, 'Another server has taken over the runs.');
      await this.#leaveDesk(desk);
    }
    const state = await lease.take();
    if ('heldBy' in state) {
      if (state.heldBy !== this.#heldBy) log.warn({ holder: state.heldBy }, 'Another server schedules the runs.');
      this.#heldBy = state.heldBy;
      return;
    }
    this.#heldBy = '';
    this.#openDesk(state.fence);
    for (const id of await this.#rowsOf().underWay()) await this.takeUp(id);
  }

  #rowsOf(): RunRows {
    return this.#desk?.rows ?? new RunRows(this.#options.store);
  }

  #openDesk(fence: number): void {
    const { store, lease, openEngine, log } = this.#options;
    const inDatabase = lease.guard(fence);
    const spending = new Spending(() => lease.isStillMine(fence));
    const fenced = store.guardedBy(async (manager) => {
      if (desk.isClosed) throw leaseLost();
      await inDatabase(manager);
    });
    const engine = openEngine(fenced, spending);
    const desk: HeldDesk = { fence, spending, store: fenced, rows: new RunRows(fenced), engine, isClosed: false };
    this.#desk = desk;
    log.info({ fence }, 'This server schedules the runs.');
  }

  async #leaveDesk(desk: HeldDesk): Promise<void> {
    if (this.#desk === desk) this.#desk = undefined;
    await desk.spending.end();
    desk.isClosed = true;
    this.#live.clear();
    this.#stalled.clear();
    await desk.engine.close();
  }

  /** Waits for the end of a run. Its store may fail: then it is taken up again, for nothing of it is lost. */
  async #follow(id: RunId, handle: RunHandle, desk: Desk): Promise<void> {
    const { log } = this.#options;
    try {
      await handle.done;
    } catch (error) {
      if (this.#desk !== desk) return;
      this.#stalled.set(id, Date.now());
      log.error({ run: id, err: error }, 'The run has stalled: it is taken up again soon.');
    } finally {
      if (this.#live.get(id)?.handle === handle) this.#live.delete(id);
    }
  }

  async #takeUpStalled(): Promise<void> {
    for (const [id, since] of this.#stalled) {
      if (Date.now() - since < stalledBeats * this.#options.beat * 1000) continue;
      this.#stalled.delete(id);
      await this.takeUp(id);
    }
  }
}
