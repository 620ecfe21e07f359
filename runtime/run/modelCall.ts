import type { MicroDollars, Model } from '../catalog/model.ts';
import type { Asset } from '../graph/asset.ts';
import type { Json } from '../graph/json.ts';
import type { Problem } from '../graph/problem.ts';
import { Fault } from '../graph/fault.ts';
import type { WorkTools } from '../node/workTools.ts';
import { jobFailed, type Adapter, type JobState } from '../providers/adapter.ts';
import type { Clock } from './clock.ts';
import { isFree } from './price.ts';
import { retryDelay } from './retryDelay.ts';
import type { LedgerEntry, Store } from './store.ts';
import { asFault, type ModelWork, type TaskWork } from './taskWork.ts';

export interface ModelCall {
  readonly work: TaskWork;
  readonly call: ModelWork;
  readonly model: Model;
  readonly adapter: Adapter;
  readonly tools: WorkTools;
  readonly store: Store;
  readonly clock: Clock;
  readonly newId: () => string;
  /** Tells that the provider has answered. */
  readonly alive: () => void;
}

export interface ModelAnswer {
  readonly assets: readonly Asset[];
  /** What it cost; undefined when neither the provider nor the price table says. */
  readonly cost: MicroDollars | undefined;
  /** The ledger entry to settle when the result is stored. */
  readonly entry: string | undefined;
  /** What the model's adapter has to say of the answer. */
  readonly problems: readonly Pick<Problem, 'code' | 'message'>[];
}

/** Code of the fault of work that nothing was heard of for too long. */
export const taskSilent = 'task-silent';

const firstPoll = 1;
const longestPoll = 5;

/**
 * Asks a model once, and never pays twice. Order of commits for a paid one: intent → submit with idempotency key →
 * the provider's handle; result and settlement are the caller's next two. What an earlier process left open for
 * this key is taken up: a handle is polled, an intent without one is looked for at the provider.
 * @throws Fault of class submission-unknown when only a person can tell whether a submission was accepted
 */
export async function callModel(call: ModelCall): Promise<ModelAnswer> {
  if (isFree(call.model)) {
    const done = await finishJob(call, await submit(call, call.newId()), undefined);
    return { assets: done.assets, cost: 0, entry: undefined, problems: done.problems ?? [] };
  }
  const open = await takeUp(call);
  const { entry, state } = open ?? (await submitPaid(call));
  const done = await finishJob(call, state, entry);
  return { assets: done.assets, cost: done.cost ?? call.call.reserved, entry, problems: done.problems ?? [] };
}

/** Continues what a crash left open for this key; undefined when there is nothing to continue. */
async function takeUp({ work, adapter, store }: ModelCall): Promise<{ entry: string; state: JobState } | undefined> {
  const entries = await store.ledger.open(work.key);
  const accepted = entries.find((entry) => entry.handle !== undefined);
  if (accepted) return { entry: accepted.id, state: waiting(JSON.parse(accepted.handle ?? 'null') as Json) };
  for (const entry of entries) {
    const handle = await findJob(adapter, entry);
    if (handle === undefined) throw await inDoubt(store, entry.id, work.node);
    if (handle === null) {
      await store.ledger.update(entry.id, { state: 'released' });
      continue;
    }
    await store.ledger.update(entry.id, { state: 'accepted', handle: JSON.stringify(handle.job) });
    return { entry: entry.id, state: waiting(handle.job) };
  }
  return undefined;
}

/** The job of an intent; null when the provider never got it; undefined when it can not tell. */
async function findJob(adapter: Adapter, entry: LedgerEntry): Promise<{ job: Json } | null | undefined> {
  if (!adapter.find) return undefined;
  const job = await adapter.find(entry.idempotencyKey);
  return job === undefined ? null : { job };
}

async function submitPaid(call: ModelCall): Promise<{ entry: string; state: JobState }> {
  const { work, store, clock } = call;
  const entry = call.newId();
  await store.ledger.intend({
    id: entry,
    run: work.run,
    task: work.task,
    key: work.key,
    model: call.model.id,
    state: 'intended',
    idempotencyKey: entry,
    reserved: call.call.reserved ?? 0,
    createdAt: new Date(clock.now()).toISOString(),
  });
  const state = await submit(call, entry).catch(async (thrown: unknown) => {
    const fault = asFault(thrown, work.node);
    // What was not thrown on purpose says nothing of what the provider got: `fetch` ends in a TypeError on a cut line.
    if (!(thrown instanceof Fault) || !isRefusal(fault)) throw await inDoubt(store, entry, work.node, fault);
    await store.ledger.update(entry, { state: 'released' });
    throw new Fault(fault.code, fault.faultClass, fault.message, {
      notCharged: true,
      cause: thrown,
      ...(fault.retryAfter !== undefined && { retryAfter: fault.retryAfter }),
    });
  });
  if (state.state === 'waiting') {
    await store.ledger.update(entry, { state: 'accepted', handle: JSON.stringify(state.handle) });
  }
  return { entry, state };
}

/** Whether the provider has certainly not taken the job: it said no, or the adapter knows that nothing was charged. */
function isRefusal(fault: Fault): boolean {
  const { notCharged, faultClass } = fault;
  return notCharged || faultClass === 'rate-limit' || faultClass === 'invalid-input' || faultClass === 'permanent';
}

/**
 * For a call that nothing was heard of: the fault that holds a task when it is not certain whether its job was
 * submitted; undefined when it was, or nothing was to be paid.
 */
export async function submissionInDoubt(store: Store, work: TaskWork, cause: Fault): Promise<Fault | undefined> {
  if (!work.call) return undefined;
  const entries = await store.ledger.open(work.key);
  const inFlight = entries.find(({ state, handle }) => state === 'intended' && handle === undefined);
  return inFlight && inDoubt(store, inFlight.id, work.node, cause);
}

function isSilent(reason: unknown): boolean {
  return reason instanceof Fault && reason.code === taskSilent;
}

async function inDoubt(store: Store, entry: string, node: string, cause?: Fault): Promise<Fault> {
  await store.ledger.update(entry, { state: 'unknown' });
  const why = cause ? ` (${cause.message})` : '';
  return new Fault(
    'submission-unknown',
    'submission-unknown',
    `${node}: it is not certain whether the provider accepted the job${why}. Look at the provider's list of jobs, ` +
      'then say whether to submit it again.',
    { cause },
  );
}

function submit({ adapter, model, call, tools }: ModelCall, idempotencyKey: string): Promise<JobState> {
  return adapter.submit({ request: call.request, model, seed: call.seed, idempotencyKey }, tools);
}

/** Polls until the job is done, and tells the provider when the task is cancelled meanwhile. */
async function finishJob(
  call: ModelCall,
  first: JobState,
  entry: string | undefined,
): Promise<Extract<JobState, { state: 'done' }>> {
  const { adapter, clock, tools } = call;
  let state = first;
  let pause = 0;
  try {
    while (state.state === 'waiting') {
      if (state.progress !== undefined) tools.progress(state.progress, state.words);
      if (pause > 0) await clock.sleep(pause, tools.signal);
      state = await pollOnce(call, state.handle);
      call.alive();
      pause = Math.min(Math.max(pause * 1.25, firstPoll), longestPoll);
    }
    return state;
  } catch (thrown) {
    // A job that nothing was heard of goes on at its provider: somebody else will look after it.
    const isCancelled = tools.signal.aborted && !isSilent(tools.signal.reason);
    if (isCancelled && state.state === 'waiting') await cancelJob(adapter, state.handle);
    throw await jobFault(call, entry, asFault(thrown, call.work.node));
  }
}

/** A lost poll is repeated by the table; the job itself never is. */
async function pollOnce({ adapter, clock, tools, work }: ModelCall, handle: Json): Promise<JobState> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await adapter.poll(handle, tools);
    } catch (thrown) {
      const fault = asFault(thrown, work.node);
      const delay = tools.signal.aborted ? undefined : retryDelay(fault.faultClass, attempt, fault.retryAfter);
      if (delay === undefined) throw fault;
      await clock.sleep(delay, tools.signal);
    }
  }
}

/** A job that its provider ended badly is closed in the ledger; one that could not be asked after stays open. */
async function jobFault(call: ModelCall, entry: string | undefined, fault: Fault): Promise<Fault> {
  const ended = fault.code === jobFailed || fault.faultClass === 'invalid-input' || fault.notCharged;
  if (entry !== undefined && ended && !call.tools.signal.aborted) {
    const charged = fault.notCharged ? 0 : (call.call.reserved ?? 0);
    await call.store.ledger.update(
      entry,
      fault.notCharged ? { state: 'released' } : { state: 'settled', settled: charged },
    );
  }
  return fault;
}

/** Best effort: the task is being cancelled, and the ledger still holds the handle. */
async function cancelJob(adapter: Adapter, handle: Json): Promise<void> {
  await adapter.cancel(handle).catch(() => undefined);
}

function waiting(handle: Json): JobState {
  return { state: 'waiting', handle };
}
