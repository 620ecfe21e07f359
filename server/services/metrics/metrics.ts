import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { RunEvent } from '../../../runtime/events/runEvent.ts';
import type { AnsweredRequest } from './answeredRequest.ts';

/** What is looked up when somebody asks, instead of being counted along. */
export interface MeasuredNow {
  /** Runs by state. */
  runs: Readonly<Record<string, number>>;
  /** Tasks by lane and state. */
  tasks: readonly { lane: string; state: 'waiting' | 'running'; count: number }[];
  store: { assets: number; assetBytes: number; results: number; freeBytes: number };
}

/** Figures for Prometheus: each server has its own. */
export class Metrics {
  readonly #registry = new Registry();
  /** Looks the figures up. */
  readonly measure: () => Promise<MeasuredNow>;
  readonly #requests = new Histogram({
    name: 'shotgraph_http_request_seconds',
    help: 'Seconds from a request to its answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5, 30],
    registers: [this.#registry],
  });
  readonly #tasksEnded = new Counter({
    name: 'shotgraph_tasks_ended_total',
    help: 'Tasks that ended, by how.',
    labelNames: ['outcome'] as const,
    registers: [this.#registry],
  });
  readonly #taskSeconds = new Counter({
    name: 'shotgraph_task_work_seconds_total',
    help: 'Seconds that tasks worked, without cached ones.',
    registers: [this.#registry],
  });
  readonly #retries = new Counter({
    name: 'shotgraph_task_retries_total',
    help: 'Tries of a task after the first.',
    registers: [this.#registry],
  });
  readonly #runsEnded = new Counter({
    name: 'shotgraph_runs_ended_total',
    help: 'Runs that ended, by state.',
    labelNames: ['state'] as const,
    registers: [this.#registry],
  });
  readonly #spent = new Counter({
    name: 'shotgraph_spent_micro_dollars_total',
    help: 'Millionths of a US dollar that ended runs cost.',
    registers: [this.#registry],
  });
  readonly #runs = this.#gauge('shotgraph_runs', 'Runs by state, all that are kept.', ['state']);
  readonly #tasks = this.#gauge('shotgraph_tasks', 'Tasks in the queue.', ['lane', 'state']);
  readonly #store = this.#gauge('shotgraph_store', 'What the store holds, by measure.', ['measure']);

  constructor(measure: () => Promise<MeasuredNow>) {
    this.measure = measure;
    collectDefaultMetrics({ register: this.#registry, prefix: 'shotgraph_' });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  answered({ method, route, status, seconds }: AnsweredRequest): void {
    this.#requests.observe({ method, route, status: String(status) }, seconds);
  }

  happened(events: readonly RunEvent[]): void {
    for (const event of events) this.#count(event);
  }

  /** All figures in the text format of Prometheus. */
  async text(): Promise<string> {
    const { runs, tasks, store } = await this.measure();
    this.#runs.reset();
    for (const [state, count] of Object.entries(runs)) this.#runs.set({ state }, count);
    this.#tasks.reset();
    for (const { lane, state, count } of tasks) this.#tasks.set({ lane, state }, count);
    for (const [measure, figure] of Object.entries(store)) this.#store.set({ measure }, figure);
    return this.#registry.metrics();
  }

  #count(event: RunEvent): void {
    switch (event.type) {
      case 'task-end':
        this.#tasksEnded.inc({ outcome: event.cached ? 'cached' : 'done' });
        if (!event.cached) this.#taskSeconds.inc(event.seconds);
        break;
      case 'task-fail':
        this.#tasksEnded.inc({ outcome: 'failed' });
        break;
      case 'task-skip':
        this.#tasksEnded.inc({ outcome: 'skipped' });
        break;
      case 'task-retry':
        this.#retries.inc();
        break;
      case 'run-end':
        this.#runsEnded.inc({ state: event.state });
        this.#spent.inc(event.cost);
        break;
      default:
        break;
    }
  }

  #gauge(name: string, help: string, labelNames: string[]): Gauge {
    return new Gauge({ name, help, labelNames, registers: [this.#registry] });
  }
}
