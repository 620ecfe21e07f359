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
/** Memory of frames that have been encoded. */
const spare: Uint8Array[] = [];
let wake: (() => void) | undefined;

const answer = (message: StudioAnswer, moved: readonly ArrayBuffer[] = []): void =>
  port.postMessage(message, [...moved]);

port.on('message', (order: StudioOrder) => {
  if (order.kind === 'job') {
    leave = 0;
    stopped = false;
    spare.length = 0;
    void perform(order.job);
    return;
  }
  if (order.kind === 'more') {
    leave += 1;
    if (order.spare) spare.push(order.spare);
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
    for (const frame of await drawClip(job)) {
      if (!(await mayGoOn())) break;
      const sent = frame && copied(frame);
      answer({ kind: 'frame', frame: sent }, sent ? [sent.buffer] : []);
    }
    answer({ kind: 'end' });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    answer({ kind: 'failed', code: 'studio-failed', message });
  }
}

/** A frame's bytes in memory of their own, used before where there is some. */
function copied(frame: Uint8Array): Uint8Array<ArrayBuffer> {
  const used = spare.pop();
  const sent = used?.length === frame.length ? (used as Uint8Array<ArrayBuffer>) : new Uint8Array(frame.length);
  sent.set(frame);
  return sent;
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
