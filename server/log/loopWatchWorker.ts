import { writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { LoopWatch } from './watchLoop.ts';

const { beats, everyMilliseconds, silentLooks, file } = workerData as LoopWatch;
const counter = new Int32Array(beats);

let known = -1;
let silent = 0;
let toldAt = silentLooks;

/** Looks, not seconds, are counted: a machine that slept has looked as seldom as the other thread has beaten. */
setInterval(() => {
  const now = Atomics.load(counter, 0);
  silent = now === known ? silent + 1 : 0;
  known = now;
  if (silent === 0) toldAt = silentLooks;
  if (silent < toldAt) return;
  // Again after twice, four times … as long.
  toldAt *= 2;
  const seconds = Math.round((silent * everyMilliseconds) / 1000);
  const msg =
    'The server answers nobody: work that never waits keeps its only thread busy, as a loop in a plug-in does. If it does not end, take the plug-in away and stop the server with kill -9: its runs go on at the next start.';
  writeSync(file, `${JSON.stringify({ level: 'error', time: new Date().toISOString(), seconds, msg })}\n`);
}, everyMilliseconds);
