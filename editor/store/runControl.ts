import { createStore, type StoreApi } from 'zustand/vanilla';
import type { GraphNode } from '../../runtime/graph/graph.ts';
import type { NodeId } from '../../runtime/graph/ids.ts';
import type { PlanAnswer } from '../../runtime/protocol/plans.ts';
import type { Run, RunSummary } from '../../runtime/protocol/runs.ts';
import type { Api } from '../api/api.ts';
import { RequestError } from '../api/requestError.ts';
import type { RunRequest } from '../api/runsApi.ts';
import type { Autosave } from './autosave.ts';
import type { GraphDocument } from './graphDocument.ts';
import type { PlanWatcher } from './planWatcher.ts';
import type { Preferences } from './preferences.ts';
import { needsConsent } from './needsConsent.ts';
import type { RunFollower } from './runFollower.ts';
import type { Toasts } from './toasts.ts';

/** How often a start is asked for again while the server fetches: each time it waits for some seconds by itself. */
const mostWaits = 90;

export interface RunControlParts {
  readonly document: GraphDocument;
  readonly autosave: Autosave;
  readonly plan: PlanWatcher;
  readonly run: RunFollower;
  readonly api: Pick<Api, 'runs'>;
  readonly toasts: Toasts;
  readonly preferences: Preferences;
  /** Brings a node to the eye. */
  show(node: NodeId): void;
}

/** A price that a person has to agree to before anything runs. */
export interface Question {
  readonly scope: RunScope;
  readonly plan: PlanAnswer;
  /** It is another one than was agreed to a moment ago. */
  readonly isChanged: boolean;
}

export interface RunControlState {
  /** A request to start is under way. */
  readonly isStarting: boolean;
  /** Most micro-dollars that a run may spend; absent for no limit. */
  readonly maxCost?: number | undefined;
  readonly question?: Question | undefined;
  /** The submissions of the run that nobody knows the fate of are shown. */
  readonly isDeciding: boolean;
}

/** What to run: all, some nodes with what they need, or a node and all that follows it. */
export type RunScope = Pick<RunRequest, 'targets' | 'from' | 'priority'>;

/** Starts and steers runs of the open graph. Nothing above the person's limit runs before they have agreed. */
export class RunControl {
  readonly state: StoreApi<RunControlState> = createStore<RunControlState>(() => ({
    isStarting: false,
    isDeciding: false,
  }));
  readonly #parts: RunControlParts;
  readonly #started = new Set<string>();
  /** When the run that is shown was created. */
  #shownSince: string | undefined;

  constructor(parts: RunControlParts) {
    this.#parts = parts;
  }

  setMaxCost(maxCost: number | undefined): void {
    this.state.setState({ maxCost });
  }

  decide(isDeciding = true): void {
    this.state.setState({ isDeciding });
  }

  /** Whether this tab has started it: its end is news, however soon it comes. */
  hasStarted(run: string): boolean {
    return this.#started.has(run);
  }

  async start(scope: RunScope = {}): Promise<void> {
    await this.#starting(async () => {
      const plan = await this.#planOf(scope);
      if (!plan) return;
      const { confirmAbove } = this.#parts.preferences.state.getState();
      if (needsConsent(plan.cost, confirmAbove)) this.#ask({ scope, plan, isChanged: false });
      else await this.#launch(scope, plan, false);
    });
  }

  /** The answer to the question: run it for that price, or not. */
  async answer(isYes: boolean): Promise<void> {
    const { question } = this.state.getState();
    this.state.setState({ question: undefined });
    if (!question || !isYes) return;
    await this.#starting(() => this.#launch(question.scope, question.plan, true));
  }

  /** Makes a new take of a node: the next re-roll ordinal, then a run of it. */
  async roll(node: NodeId): Promise<void> {
    const { document } = this.#parts;
    const before = document.graph.nodes[node];
    if (!before || before.locked) return;
    const { pick: _pick, ...rest } = before;
    const value: GraphNode = { ...rest, roll: (before.roll ?? 0) + 1 };
    document.apply('New take', [{ op: 'set-node', id: node, value }]);
    await this.start({ targets: [node] });
  }

  cancel = () => this.#steer('cancel');
  pause = () => this.#steer('pause');
  resume = () => this.#steer('resume');

  /** Runs the failures of the last run again; with another cap where it had reached it. */
  async retry(maxCost?: number): Promise<void> {
    const { api, run, toasts } = this.#parts;
    try {
      const body = maxCost === undefined ? {} : { maxCost };
      this.#follow(await api.runs.retry(run.state.getState().run, body));
    } catch (error) {
      toasts.failed(error);
    }
  }

  /** Shows the newest run of the graph, which may be under way. */
  async followLatest(): Promise<void> {
    const { api, document, run } = this.#parts;
    const { runs } = await api.runs.list({ graph: document.id, limit: 1 });
    const [latest] = runs;
    if (!latest) return;
    this.#shownSince = latest.createdAt;
    run.follow(latest.id);
  }

  /** A run of this graph that somebody started elsewhere, after the one that is shown. */
  followNewer({ id, graph, state, createdAt }: RunSummary): void {
    const { document, run } = this.#parts;
    if (graph !== document.id || (state !== 'running' && state !== 'paused')) return;
    const shown = run.state.getState();
    if (shown.run === id || (this.#shownSince !== undefined && createdAt <= this.#shownSince)) return;
    this.#shownSince = createdAt;
    run.follow(id);
  }

  async #starting(work: () => Promise<void>): Promise<void> {
    if (this.state.getState().isStarting) return;
    this.state.setState({ isStarting: true });
    try {
      await work();
    } catch (error) {
      this.#parts.toasts.failed(error);
      this.#parts.plan.refresh();
    } finally {
      this.state.setState({ isStarting: false });
    }
  }

  /** What the run would do; undefined when something stands against it, which was said. */
  async #planOf(scope: RunScope): Promise<PlanAnswer | undefined> {
    const { autosave, plan, api, document, toasts, show } = this.#parts;
    await autosave.flush();
    const { tier } = plan.state.getState();
    const { targets, from } = scope;
    const asked = { graphId: document.id, tier, ...(targets && { targets }), ...(from !== undefined && { from }) };
    const answer = await api.runs.plan(asked);
    const problem = answer.problems.find(({ severity }) => severity === 'error');
    if (!problem) return answer;
    const node = problem.node as NodeId | undefined;
    toasts.show({
      tone: 'bad',
      message: problem.message,
      ...(node !== undefined && { action: { words: 'Show it', run: () => show(node) } }),
    });
    return undefined;
  }

  #ask(question: Question): void {
    this.state.setState({ question });
  }

  /** @param isAgreed a person has seen the price; where it is another one by now they see it again */
  async #launch(scope: RunScope, { fingerprint }: PlanAnswer, isAgreed: boolean): Promise<void> {
    const { document, plan } = this.#parts;
    const { maxCost } = this.state.getState();
    try {
      const started = await this.#startWhenFetched({
        graphId: document.id,
        tier: plan.state.getState().tier,
        ...(maxCost !== undefined && { maxCost }),
        idempotencyKey: crypto.randomUUID(),
        fingerprint,
        ...scope,
      });
      this.#follow(started);
    } catch (error) {
      if (!(error instanceof RequestError) || error.code !== 'plan-stale') throw error;
      const now = await this.#planOf(scope);
      if (now) this.#ask({ scope, plan: now, isChanged: isAgreed });
    }
  }

  /** The server waits only so long for what an address names, and fetches on: asked again, it goes on waiting. */
  async #startWhenFetched(request: RunRequest): Promise<Run> {
    const { api, toasts } = this.#parts;
    for (let asked = 1; ; asked += 1) {
      try {
        return await api.runs.start(request);
      } catch (error) {
        const isFetching = error instanceof RequestError && error.code === 'sources-fetching';
        if (!isFetching || asked === mostWaits) throw error;
        if (asked === 1) {
          toasts.show({
            tone: 'plain',
            message: 'A file is still being fetched from the web: the run starts when it is here.',
          });
        }
      }
    }
  }

  #follow({ id, createdAt }: RunSummary): void {
    this.#started.add(id);
    this.#shownSince = createdAt;
    this.#parts.run.follow(id);
  }

  async #steer(act: 'cancel' | 'pause' | 'resume'): Promise<void> {
    const { api, run, toasts } = this.#parts;
    try {
      await api.runs[act](run.state.getState().run);
    } catch (error) {
      toasts.failed(error);
    }
  }
}
