import { Worker } from 'node:worker_threads';

/** What the watching thread is told. */
export interface LoopWatch {
  /** Holds one number, which the watched thread raises. */
  readonly beats: SharedArrayBuffer;
  readonly everyMilliseconds: number;
  /** So many looks without a beat are told. */
  readonly silentLooks: number;
  /** Descriptor of the file that the line is written to. */
  readonly file: number;
}

const standardError = 2;

/**
 * Says in the log when this thread does nothing but one thing for long, which it can not say itself: nobody is answered
 * then, and another server takes over the runs.
 * @returns ends the watch
 */
export function watchLoop(options: Partial<Omit<LoopWatch, 'beats'>> = {}): () => Promise<void> {
  const { everyMilliseconds = 1000, silentLooks = 10, file = standardError } = options;
  const beats = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const counter = new Int32Array(beats);
  const timer = setInterval(() => Atomics.add(counter, 0, 1), everyMilliseconds / 2).unref();
  const workerData: LoopWatch = { beats, everyMilliseconds, silentLooks, file };
  const worker = new Worker(new URL('./loopWatchWorker.ts', import.meta.url), {
    workerData,
    resourceLimits: { maxOldGenerationSizeMb: 16 },
  });
  worker.unref();
  // Without a watch the server works as well.
  worker.on('error', () => undefined);
  return async () => {
    clearInterval(timer);
    await worker.terminate();
  };
}
