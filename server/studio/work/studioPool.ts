import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Fault } from '../../../runtime/graph/fault.ts';
import type { DrawnFrame } from '../rawMatroska.ts';
import type { ClipJob, SoundJob, StillJob, StudioAnswer, StudioJob, StudioOrder } from './studioJob.ts';

/** Frames that may be under way between the drawing thread and the encoder: what bounds the memory of a clip. */
const framesAhead = 4;

/** Bytes that a pipe may take in before they are written: only what is larger is surely out when more is wanted. */
const mostBuffered = 131_072;

/** Threads that draw, started when they are first needed. They keep no process alive while they have nothing to do. */
export class StudioPool {
  private readonly size: number;
  private readonly idle: Worker[] = [];
  private readonly waiting: ((worker: Worker) => void)[] = [];
  private readonly all = new Set<Worker>();
  private closed = false;

  constructor(size = availableParallelism()) {
    this.size = size;
  }

  /** A picture or a sound, which comes as one. @throws Fault cancelled; permanent when the work failed */
  async whole(job: StillJob | SoundJob, signal: AbortSignal): Promise<Uint8Array> {
    for await (const answer of this.answers(job, signal)) {
      if (answer.kind === 'whole') return answer.bytes;
    }
    throw new Fault('studio-silent', 'unknown', 'The studio ended its work without giving anything.');
  }

  /**
   * The frames of a clip that differ from the one before; drawing stops when nobody takes them any more. A large one holds
   * only until the next is asked for: its memory is drawn into again.
   */
  async *clip(job: ClipJob, signal: AbortSignal): AsyncGenerator<DrawnFrame> {
    const spare: number[] = [];
    for await (const answer of this.answers(job, signal, spare)) {
      if (answer.kind !== 'frame') continue;
      const picture = new Uint8Array(answer.memory);
      yield { at: answer.at, picture: picture.length > mostBuffered ? picture : picture.slice() };
      spare.push(answer.slot);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await Promise.all([...this.all].map((worker) => worker.terminate()));
    this.all.clear();
    this.idle.length = 0;
  }

  private async *answers(job: StudioJob, signal: AbortSignal, spare: number[] = []): AsyncGenerator<StudioAnswer> {
    const worker = await this.take(signal);
    const queue: StudioAnswer[] = [];
    let wake: (() => void) | undefined;
    let broken: Fault | undefined;
    let ended = false;
    const onMessage = (answer: StudioAnswer): void => {
      queue.push(answer);
      if (answer.kind !== 'frame') ended = true;
      wake?.();
    };
    const onLost = (): void => {
      broken ??= new Fault('studio-thread-lost', 'transient', 'A drawing thread ended before its work was done.');
      wake?.();
    };
    const onAbort = (): void => {
      broken ??= cancelled();
      wake?.();
    };
    worker.on('message', onMessage).on('error', onLost).on('exit', onLost);
    signal.addEventListener('abort', onAbort);
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    const order = (message: StudioOrder): void => worker.postMessage(message);
    order({ kind: 'job', job });
    for (let ahead = 0; ahead < framesAhead; ahead += 1) order({ kind: 'more', spare: undefined });
    try {
      while (true) {
        while (true) {
          if (queue.length > 0 || broken) break;
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (broken) throw broken;
        const answer = queue.shift() as StudioAnswer;
        if (answer.kind === 'failed')
          throw new Fault(answer.code, 'permanent', `The studio could not make this: ${answer.message}`);
        if (answer.kind === 'end') return;
        yield answer;
        if (answer.kind === 'whole') return;
        order({ kind: 'more', spare: spare.pop() });
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      if (!ended && this.all.has(worker)) {
        order({ kind: 'stop' });
        await endOf(worker, () => ended || broken?.code === 'studio-thread-lost');
      }
      worker.off('message', onMessage).off('error', onLost).off('exit', onLost);
      this.giveBack(worker);
    }
  }

  private async take(signal: AbortSignal): Promise<Worker> {
    if (signal.aborted) throw cancelled();
    if (this.closed) throw new Fault('studio-closed', 'permanent', 'The studio is closed.');
    const idle = this.idle.pop();
    if (idle) {
      idle.ref();
      return idle;
    }
    if (this.all.size < this.size) return this.start();
    return new Promise<Worker>((resolve, reject) => {
      const onAbort = (): void => {
        const at = this.waiting.indexOf(take);
        if (at >= 0) this.waiting.splice(at, 1);
        reject(cancelled());
      };
      const take = (worker: Worker): void => {
        signal.removeEventListener('abort', onAbort);
        resolve(worker);
      };
      signal.addEventListener('abort', onAbort, { once: true });
      this.waiting.push(take);
    });
  }

  private start(): Worker {
    const worker = new Worker(new URL('./studioWorker.ts', import.meta.url), {
      // Drawings are large and short-lived, and their memory is only let go by a collection: let those come often.
      resourceLimits: { maxYoungGenerationSizeMb: 8 },
    });
    this.all.add(worker);
    worker.on('error', () => this.all.delete(worker));
    worker.on('exit', () => this.all.delete(worker));
    return worker;
  }

  private giveBack(worker: Worker): void {
    const next = this.waiting.shift();
    if (!this.all.has(worker)) {
      next?.(this.start());
      return;
    }
    if (next) {
      next(worker);
      return;
    }
    worker.unref();
    this.idle.push(worker);
  }
}

/** A stopped worker says so; until then it can not take another job. */
async function endOf(worker: Worker, done: () => boolean): Promise<void> {
  while (!done()) {
    await new Promise<void>((resolve) => {
      // Both go with the first: a thread lives through many jobs that were stopped.
      const told = (): void => {
        worker.off('message', told).off('exit', told);
        resolve();
      };
      worker.on('message', told).on('exit', told);
    });
  }
}

function cancelled(): Fault {
  return new Fault('cancelled', 'cancelled', 'The work was cancelled.');
}
