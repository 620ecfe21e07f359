import { type ChildProcess, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Fault } from '../../runtime/graph/fault.ts';

export interface Program {
  command: string;
  args: readonly string[];
  signal: AbortSignal;
  cwd?: string;
  /** Pulled only as fast as the program takes it. When it throws, the program is killed and the error thrown on. */
  stdin?: AsyncIterable<Uint8Array>;
  onStdout?: (chunk: Buffer) => void;
  /** What the program writes to file descriptor 3. */
  onSide?: (chunk: Buffer) => void;
}

export interface Ended {
  /** Exit code; null when a signal ended it. */
  code: number | null;
  killedBy: NodeJS.Signals | null;
  /** The last part of what it wrote to stderr, at most `mostLog` characters. */
  log: string;
}

/** More than any measuring filter writes about a feature film; a runaway log must not fill the memory. */
const mostLog = 4_000_000;

const running = new Set<ChildProcess>();
let exitHooked = false;

/**
 * Runs a program with an argument list, never through a shell, in a process group of its own, so that an abort
 * kills it and all it started with SIGKILL at once. Nothing that it started outlives this process's ordinary exit.
 * @throws Fault cancelled when `signal` aborts, program-not-started, and whatever `stdin` throws
 */
export async function runProgram(program: Program): Promise<Ended> {
  if (program.signal.aborted) throw cancelled();
  const child = spawn(program.command, [...program.args], {
    stdio: [program.stdin ? 'pipe' : 'ignore', program.onStdout ? 'pipe' : 'ignore', 'pipe', 'pipe'],
    detached: true,
    env: childEnvironment(process.env),
    ...(program.cwd !== undefined && { cwd: program.cwd }),
  });
  hookExit();
  running.add(child);
  const kill = () => killGroup(child);
  program.signal.addEventListener('abort', kill, { once: true });
  try {
    const log = collect(child.stderr as Readable);
    if (program.onStdout) child.stdout?.on('data', program.onStdout);
    const side = child.stdio[3] as Readable;
    if (program.onSide) side.on('data', program.onSide);
    else side.resume();
    const ended = waitForEnd(child);
    const feeding = program.stdin ? feed(program.stdin, child) : undefined;
    const { code, killedBy } = await ended;
    const feedError = await feeding;
    if (program.signal.aborted) throw cancelled();
    if (feedError) throw feedError.error;
    return { code, killedBy, log: log() };
  } finally {
    program.signal.removeEventListener('abort', kill);
    running.delete(child);
  }
}

function cancelled(): Fault {
  return new Fault('cancelled', 'cancelled', 'The work was cancelled.');
}

function waitForEnd(child: ChildProcess): Promise<{ code: number | null; killedBy: NodeJS.Signals | null }> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) =>
      reject(
        new Fault('program-not-started', 'transient', `${child.spawnfile} could not be started: ${error.message}.`, {
          cause: error,
        }),
      ),
    );
    child.once('close', (code, killedBy) => resolve({ code, killedBy }));
  });
}

/** Streams into the program. What it does not want to read (it has enough, or failed) is no error of ours. */
async function feed(source: AsyncIterable<Uint8Array>, child: ChildProcess): Promise<{ error: unknown } | undefined> {
  let failure: { error: unknown } | undefined;
  async function* watched(): AsyncGenerator<Uint8Array> {
    try {
      yield* source;
    } catch (error) {
      failure = { error };
      throw error;
    }
  }
  try {
    await pipeline(watched, child.stdin as Writable);
  } catch {
    // A closed pipe: how the program ended says what there is to say.
  }
  if (failure) killGroup(child);
  return failure;
}

function collect(stream: Readable): () => string {
  const parts: string[] = [];
  let length = 0;
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    parts.push(text);
    length += text.length;
    while (length > mostLog && parts.length > 1) length -= (parts.shift() as string).length;
  });
  return () => parts.join('');
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It ended in the meantime.
  }
}

function hookExit(): void {
  if (exitHooked) return;
  exitHooked = true;
  process.once('exit', () => running.forEach(killGroup));
}

/**
 * For the GNU allocator: what a frame took is kept for the next one. Handing it back and being given it again, emptied,
 * costs a quarter of the time of an encode where memory is slow.
 */
const keepMemory = { MALLOC_MMAP_THRESHOLD_: '268435456', MALLOC_TRIM_THRESHOLD_: '268435456' };

/** Tools need no keys; and nothing in the environment may change what ffmpeg prints or where it writes. */
function childEnvironment(environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(environment).filter(
    ([name]) =>
      name !== 'FFREPORT' && !name.startsWith('AV_LOG_') && !/KEY|TOKEN|SECRET|PASSWORD|DATABASE_URL/i.test(name),
  );
  return { ...Object.fromEntries(kept), ...keepMemory, AV_LOG_FORCE_NOCOLOR: '1' };
}
