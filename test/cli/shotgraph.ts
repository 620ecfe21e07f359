import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type RunEvent, zRunEvent } from '../../runtime/events/runEvent.ts';

/** The command itself. */
export const shotgraphBin = fileURLToPath(new URL('../../server/bin/shotgraph.js', import.meta.url));

export interface Ran {
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  readonly ended: Promise<Ran>;
  /** Resolves when stdout holds so many lines, or the program has ended. */
  lines(count: number): Promise<void>;
  /** What stands on stdout by now. */
  printed(): string;
  kill(signal: NodeJS.Signals): void;
}

/** Starts the real command in a process of its own. */
export function startShotgraph(
  args: readonly string[],
  options: { cwd: string; env?: NodeJS.ProcessEnv; nodeOptions?: readonly string[] },
): Running {
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), shotgraphBin, ...args], {
    cwd: options.cwd,
    // Whatever database the person who tests works with, it is not for tests.
    env: { ...process.env, DATABASE_URL: '', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    for (const watcher of watchers) watcher();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const ended = new Promise<Ran>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });
  return {
    ended,
    kill: (signal) => void child.kill(signal),
    printed: () => stdout,
    lines: (count) => {
      const reached = new Promise<void>((resolve) => {
        const look = () => {
          if (stdout.split('\n').length <= count) return;
          watchers.delete(look);
          resolve();
        };
        watchers.add(look);
        look();
      });
      return Promise.race([reached, ended.then(() => undefined)]);
    },
  };
}

export function shotgraph(args: readonly string[], options: { cwd: string; env?: NodeJS.ProcessEnv }): Promise<Ran> {
  return startShotgraph(args, options).ended;
}

/** The events that `--json` printed. A last line that a kill cut off is left out. */
export function eventsOf(stdout: string): RunEvent[] {
  const lines = stdout.split('\n').slice(0, -1);
  return z.array(zRunEvent).parse(lines.map((line) => JSON.parse(line) as unknown));
}

/** Nodes of the tasks that really ran. */
export function nodesRun(stdout: string): string[] {
  return eventsOf(stdout)
    .flatMap((event) => (event.type === 'task-end' && !event.cached ? [event.node] : []))
    .toSorted();
}

/** A PATH on which ffmpeg and ffprobe write down each start before they do their work: a count from outside. */
export function countingPath(folder: string): { env: NodeJS.ProcessEnv; starts(): number } {
  const stubs = join(folder, 'counting-bin');
  const count = join(folder, 'starts');
  mkdirSync(stubs);
  writeFileSync(count, '');
  for (const name of ['ffmpeg', 'ffprobe']) {
    writeFileSync(join(stubs, name), `#!/bin/sh\necho ${name} >> "${count}"\nexec ${realProgram(name)} "$@"\n`);
    chmodSync(join(stubs, name), 0o755);
  }
  return {
    env: { PATH: `${stubs}:${process.env['PATH'] ?? ''}`, FFMPEG_PATH: '', FFPROBE_PATH: '' },
    starts: () => readFileSync(count, 'utf8').split('\n').length - 1,
  };
}

function realProgram(name: string): string {
  return process.env[`${name.toUpperCase()}_PATH`] || `/usr/bin/${name}`;
}

/** Two scenes, four lines, one of them off screen: as little as makes a film. */
export const smallScript = `Title: The Small Lamp

INT. KITCHEN - NIGHT

MAELLE (27, navy jumper) winds a dead clock. YANN (50s, flat cap) comes in from the rain.

YANN
Nobody crosses tonight.

MAELLE
The lamp is out, Yann.

ANSELM (O.S.)
With the old lamp, then.

EXT. CLIFF PATH - NIGHT

Rain lashes the path. Maelle climbs.

MAELLE
Twenty minutes.
`;

export function writeScript(folder: string, text = smallScript): string {
  const path = join(folder, 'small.fountain');
  writeFileSync(path, text);
  return path;
}

/** Small enough to draw and encode at once. */
export const smallFilm = ['--size', '320x180', '--fps', '24', '--cache', 'cache'] as const;
