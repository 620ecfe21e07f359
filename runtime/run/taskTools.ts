import type { WorkTools } from '../node/workTools.ts';

/** The task that tools are made for. */
interface ToolsTask {
  readonly run: string;
  readonly task: string;
  readonly node: string;
  readonly type: string;
  /** `none`, `cpu` or `provider:<id>`: the slot that the task holds while it runs. */
  readonly lane: string;
  /** Aborted when the task is cancelled. */
  readonly signal: AbortSignal;
  progress(part: number, words?: string): void;
  /** A sign of life, where there is no progress to tell: a task that gives none for too long is taken back. */
  alive(): void;
}

/** Made by the host for each task that asks for anything; `signal`, `progress` and `alive` are to be passed through. */
export type ToolsFor = (task: ToolsTask) => WorkTools;
