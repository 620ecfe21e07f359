import { parentPort } from 'node:worker_threads';
import { drawClip } from './drawClip.ts';
import { drawStill } from './drawStill.ts';
import { makeSound } from './makeSound.ts';
import type { StudioAnswer, StudioJob, StudioOrder } from './studioJob.ts';

/** A thread that draws: one job at a time, frames only as fast as they are asked for. */
const port = parentPort;
if (!port) throw new Error('The studio draws in worker threads only.');

let leave = 0;
let stopped = false;
/** What frames are handed over in: shared, because memory that is moved to and fro is counted as garbage each time. */
let slots: Uint8Array<SharedArrayBuffer>[] = [];
/** Those that hold no frame on its way. */
let spare: number[] = [];
let wake: (() => void) | undefined;

const answer = (message: StudioAnswer, moved: readonly ArrayBuffer[] = []): void =>
  port.postMessage(message, [...moved]);

port.on('message', (order: StudioOrder) => {
  if (order.kind === 'job') {
    leave = 0;
    stopped = false;
    spare = [...slots.keys()];
    void perform(order.job);
    return;
  }
  if (order.kind === 'more') {
    leave += 1;
    if (order.spare !== undefined) spare.push(order.spare);
  } else stopped = true;
  wake?.();
});

async function perform(job: StudioJob): Promise<void> {
  try {
    if (job.kind === 'still' || job.kind === 'sound') {
      const bytes = job.kind === 'still' ? await drawStill(job) : makeSound(job);
      answer({ kind: 'whole', bytes }, [bytes.buffer as ArrayBuffer]);
      return;
    }
    let at = 0;
    for (const frame of await drawClip(job)) {
      if (frame) {
        if (!(await mayGoOn())) break;
        answer({ kind: 'frame', at, ...handed(frame) });
      }
      at += 1;
    }
    answer({ kind: 'end' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    answer({ kind: 'failed', code: 'studio-failed', message });
  }
}

/** Copies a frame into shared memory, used before where there is some. */
function handed(frame: Uint8Array): { slot: number; memory: SharedArrayBuffer } {
  if (slots[0]?.length !== frame.length) [slots, spare] = [[], []];
  const slot = spare.pop() ?? slots.push(new Uint8Array(new SharedArrayBuffer(frame.length))) - 1;
  const shared = slots[slot] as Uint8Array<SharedArrayBuffer>;
  shared.set(frame);
  return { slot, memory: shared.buffer };
}

/** Waits for leave to draw one more frame; false when nobody wants any. */
async function mayGoOn(): Promise<boolean> {
  while (true) {
    if (leave > 0 || stopped) break;
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  leave -= 1;
  return !stopped;
}
