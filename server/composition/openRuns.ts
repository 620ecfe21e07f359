import { hash, randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Model } from '../../runtime/catalog/model.ts';
import { providers } from '../../runtime/catalog/providers.ts';
import type { NodeDefinition } from '../../runtime/node/defineNode.ts';
import type { WorkTools } from '../../runtime/node/workTools.ts';
import type { Adapter } from '../../runtime/providers/adapter.ts';
import { systemClock } from '../../runtime/run/clock.ts';
import { createEngine, type Engine } from '../../runtime/run/engine.ts';
import { nodeTypesOf } from '../../runtime/run/nodeTypesOf.ts';
import type { Store } from '../../runtime/run/store.ts';
import { Lease } from '../services/runs/lease.ts';
import { endHolder, newHolder } from '../services/runs/leaseHolder.ts';
import { FetchedSources } from '../services/runs/fetchedSources.ts';
import { LedgerBook } from '../services/runs/ledgerBook.ts';
import { Runs } from '../services/runs/runs.ts';
import type { PublishedTemplates } from '../services/graphs/publishedTemplates.ts';
import type { SavedGraphs } from '../services/runs/savedGraphs.ts';
import { Scheduler } from '../services/runs/scheduler.ts';
import { Takes } from '../services/runs/takes.ts';
import { TaskLog, type TaskPlace } from '../services/runs/taskLog.ts';
import type { Network } from '../network/network.ts';
import type { FileStore } from '../store/fileStore.ts';
import { laneLimits } from './laneLimits.ts';
import { makeWorkTools } from '../work/workTools.ts';

/** What runs are made of: what ships, or what a test puts in its place. */
export interface RunParts {
  readonly definitions: ReadonlyMap<string, NodeDefinition>;
  readonly models: ReadonlyMap<string, Model>;
  /** By provider. */
  readonly adapters: ReadonlyMap<string, Adapter>;
  /** Whether the key of this name is set. */
  hasKey(variable: string): boolean;
}

export interface OpenRunsOptions extends RunParts {
  readonly store: FileStore;
  readonly graphs: SavedGraphs;
  readonly templates: PublishedTemplates;
  readonly network: Network | undefined;
  /** Values that must stand in no graph and no log. */
  secrets(): readonly string[];
  readonly log: Logger;
  /** Seconds without a sign of life after which another server may take over. */
  readonly leaseSeconds?: number;
  /** Most seconds that the start of a run waits for what addresses name. */
  readonly fetchSeconds?: number;
}

export interface RunsDomain {
  readonly runs: Runs;
  readonly takes: Takes;
  readonly ledger: LedgerBook;
  readonly scheduler: Scheduler;
  /** Lets go of the runs as they are: whoever comes next goes on with them. */
  close(): Promise<void>;
}

const usualLeaseSeconds = 10;

/** The domain of runs over a store. Nothing is scheduled before `scheduler.start`. */
export function openRuns(options: OpenRunsOptions): RunsDomain {
  const { store, log, leaseSeconds = usualLeaseSeconds } = options;
  const taskLog = new TaskLog(
    store,
    () => options.secrets(),
    (error) => log.warn({ err: error }, 'task log lost'),
  );
  const planner = engineOver(store, options, options.adapters, taskLog);
  const holder = newHolder();
  const lease = new Lease({ store, holder: holder.id, holderName: holder.name, seconds: leaseSeconds });
  const scheduler = new Scheduler({
    store,
    lease,
    beat: leaseSeconds / 4,
    log,
    openEngine: (fenced, spending) => {
      const adapters = new Map([...options.adapters].map(([name, adapter]) => [name, spending.adapter(adapter)]));
      return engineOver(fenced, options, adapters, taskLog);
    },
  });
  const { graphs, definitions, templates } = options;
  const nodeTypes = () => nodeTypesOf(definitions);
  const fetched = new FetchedSources(store, options.network);
  const runs = new Runs({
    ...{ store, graphs, scheduler, planner, taskLog, nodeTypes, templates },
    fetched,
    fetchSeconds: options.fetchSeconds,
    secrets: () => options.secrets(),
  });
  return {
    runs,
    scheduler,
    takes: new Takes({ store, graphs, runs, nodeTypes }),
    ledger: new LedgerBook({ store, runs, adapters: options.adapters }),
    close: async () => {
      fetched.close();
      await scheduler.close();
      endHolder(holder.id);
      await planner.close();
    },
  };
}

function engineOver(
  store: FileStore,
  { definitions, models, hasKey, templates }: OpenRunsOptions,
  adapters: ReadonlyMap<string, Adapter>,
  taskLog: TaskLog,
): Engine {
  return createEngine({
    ...{ definitions, models, adapters, store: store satisfies Store },
    hash: (text) => hash('sha256', text, 'hex'),
    clock: systemClock,
    newId: () => randomUUID(),
    toolsFor: (task) => {
      const tools = makeWorkTools({
        store,
        signal: task.signal,
        onProgress: (part, words) => task.progress(part, words),
        onAlive: () => task.alive(),
      });
      return withLog(tools, task, taskLog);
    },
    hasKey: (variable) => hasKey(variable),
    findTemplate: templates.find,
    limits: laneLimits(providers),
    onFault: (task, { message, detail }) =>
      taskLog.add(task, 'error', detail === undefined ? message : `${message}\n${detail}`),
  });
}

/** ffmpeg's last lines are kept of work that went well, too: they say what it did. */
function withLog(tools: WorkTools, task: TaskPlace, taskLog: TaskLog): WorkTools {
  return {
    ...tools,
    ffmpeg: async (job) => {
      const done = await tools.ffmpeg(job);
      taskLog.add(task, 'info', done.log);
      return done;
    },
  };
}
