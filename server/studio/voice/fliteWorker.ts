import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WASI } from 'node:wasi';
import { parentPort, workerData } from 'node:worker_threads';
import type { FliteAnswer, FliteOrder } from './flitePool.ts';
import { wasm } from './wasm.ts';

/** A thread that speaks with Flite's own command line, one line after another, each in a fresh instance. */
const { module } = workerData as { module: object };

parentPort?.on('message', (order: FliteOrder) => {
  let answer: FliteAnswer;
  try {
    answer = { samples: speak(order) };
  } catch (error) {
    answer = { failed: error instanceof Error ? error.message : String(error) };
  }
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort?.postMessage(answer);
});

function speak(order: FliteOrder): Int16Array {
  const folder = mkdtempSync(join(tmpdir(), 'shotgraph-voice-'));
  try {
    const wasi = new WASI({
      version: 'preview1',
      args: commandLine(order),
      preopens: { '/out': folder },
      returnOnExit: true,
    });
    const code = wasi.start(new wasm.Instance(module, wasi.getImportObject()));
    if (code !== 0) throw new Error(`Flite ended with code ${code}.`);
    return wavSamples(readFileSync(join(folder, 'line.wav')));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function commandLine(order: FliteOrder): string[] {
  return [
    ...['flite', '-voice', order.base, '--setf', `duration_stretch=${order.stretch.toFixed(4)}`],
    ...(order.base === 'rms' ? [] : ['--setf', `int_f0_target_mean=${order.pitch.toFixed(2)}`]),
    ...(order.melody === undefined ? [] : ['--setf', `int_f0_target_stddev=${order.melody.toFixed(2)}`]),
    ...['-t', order.text, '/out/line.wav'],
  ];
}

/** Flite writes a plain 44-byte header and 16-bit mono. */
function wavSamples(bytes: Buffer): Int16Array {
  if (bytes.toString('latin1', 36, 40) !== 'data') throw new Error('Flite wrote no sound.');
  const samples = new Int16Array((bytes.length - 44) >> 1);
  for (let at = 0; at < samples.length; at += 1) samples[at] = bytes.readInt16LE(44 + at * 2);
  return samples;
}
