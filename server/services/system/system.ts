import { statfs } from 'node:fs/promises';
import { Fault } from '../../../runtime/graph/fault.ts';
import type { ReadyAnswer, ReadyCheck } from '../../../runtime/protocol/status.ts';
import { findFfmpeg } from '../../ffmpeg/findFfmpeg.ts';
import { byteWords } from '../../ingest/byteWords.ts';
import type { FileStore } from '../../store/fileStore.ts';

/** A film's intermediates need more than this at once. */
const leastFreeBytes = 256 * 1024 * 1024;

/** Resolves when all is well; rejects with a sentence for people. */
export type Check = () => Promise<void>;

export interface SystemOptions {
  version: string;
  store: FileStore;
  /** What other parts of the server need to take work, by name. */
  checks?: Readonly<Record<string, Check>>;
}

/** How the server is. */
export class System {
  readonly version: string;
  readonly #checks: Readonly<Record<string, Check>>;

  constructor({ version, store, checks }: SystemOptions) {
    this.version = version;
    this.#checks = {
      database: async () => void (await store.database.query('SELECT 1')),
      disk: () => checkDisk(store.cacheFolder),
      ffmpeg: async () => void (await findFfmpeg(store)),
      ...checks,
    };
  }

  health(): { status: 'ok'; version: string; uptime: number } {
    return { status: 'ok', version: this.version, uptime: process.uptime() };
  }

  async ready(): Promise<ReadyAnswer> {
    const checks = await Promise.all(Object.entries(this.#checks).map(([name, check]) => outcome(name, check)));
    return { ready: checks.every(({ ok }) => ok), checks };
  }
}

async function outcome(name: string, check: Check): Promise<ReadyCheck> {
  try {
    await check();
    return { name, ok: true };
  } catch (error) {
    const message = error instanceof Fault ? error.message : `The ${name} does not answer.`;
    return { name, ok: false, message };
  }
}

async function checkDisk(folder: string): Promise<void> {
  const free = await freeBytes(folder);
  if (free < leastFreeBytes) {
    throw new Fault(
      'disk-full',
      'disk-full',
      `The disk of ${folder} has ${byteWords(free)} left: free some, or work will stop.`,
    );
  }
}

/** Bytes that this user can still write where the folder is. */
export async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize;
}
