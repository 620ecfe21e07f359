import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { Fault } from '../../../runtime/graph/fault.ts';
import type { KeyInfo } from '../../../runtime/protocol/settings.ts';
import { onDisk } from '../../store/diskFault.ts';
import { makeFolder } from '../../store/makeFolder.ts';
import { Refusal } from '../refusal.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

const zKeyFile = z.record(z.string(), z.string());

export interface KeyRingOptions {
  /** Only its owner may read it: mode 0600. It belongs outside of everything that is backed up. */
  file: string;
  env: Environment;
  /** Providers by the name of the variable that holds their key. */
  known: ReadonlyMap<string, readonly string[]>;
}

/**
 * The keys of the providers: from the environment, else from a file of their own. Values go in and are used; nothing
 * here gives them to a client.
 */
export class KeyRing {
  readonly #file: string;
  readonly #outer: Environment;
  readonly #known: KeyRingOptions['known'];
  readonly #kept: Map<string, string>;
  readonly #env: Record<string, string | undefined>;
  /** Every value that was in use since the start: logs are kept free of those that were replaced, too. */
  readonly #seen = new Set<string>();
  #writing: Promise<void> = Promise.resolve();

  private constructor({ file, env, known }: KeyRingOptions, kept: Map<string, string>) {
    this.#file = file;
    this.#outer = env;
    this.#known = known;
    this.#kept = kept;
    this.#env = { ...env };
    for (const name of known.keys()) this.#refresh(name);
    if (env['SHOTGRAPH_TOKEN']) this.#seen.add(env['SHOTGRAPH_TOKEN']);
  }

  /** @throws Fault when the file is there and can not be read */
  static async open(options: KeyRingOptions): Promise<KeyRing> {
    return new KeyRing(options, new Map(Object.entries(await readKeys(options.file))));
  }

  /** The environment with the keys that were set here: always up to date. */
  get env(): Environment {
    return this.#env;
  }

  /** What must not stand in a log, a graph or an answer. */
  get secrets(): readonly string[] {
    return [...this.#seen];
  }

  list(): KeyInfo[] {
    return [...this.#known].map(([name, providers]) => {
      const from = this.#outer[name] ? 'environment' : this.#kept.has(name) ? 'settings' : undefined;
      return { name, providers: [...providers], set: from !== undefined, ...(from && { from }) };
    });
  }

  /** @throws Fault key-unknown, key-from-environment */
  async set(name: string, value: string): Promise<void> {
    this.#check(name);
    this.#seen.add(value);
    await this.#change(() => this.#kept.set(name, value), name);
  }

  /** @throws Fault key-unknown, key-from-environment */
  async remove(name: string): Promise<void> {
    this.#check(name);
    await this.#change(() => this.#kept.delete(name), name);
  }

  #check(name: string): void {
    if (!this.#known.has(name)) {
      throw new Fault('key-unknown', 'invalid-input', `There is no key "${name}": known are ${namesOf(this.#known)}.`);
    }
    if (this.#outer[name]) {
      const message = `${name} is set in the server's environment, which wins: change it there.`;
      throw new Refusal('conflict', 'key-from-environment', message);
    }
  }

  /** One write after the other; what could not be written is not in use either. */
  async #change(change: () => void, name: string): Promise<void> {
    const work = async () => {
      const before = new Map(this.#kept);
      change();
      try {
        await writeKeys(this.#file, Object.fromEntries(this.#kept));
      } catch (error) {
        this.#kept.clear();
        for (const [kept, value] of before) this.#kept.set(kept, value);
        throw error;
      }
      this.#refresh(name);
    };
    const written = this.#writing.then(work);
    this.#writing = written.catch(() => undefined);
    await written;
  }

  #refresh(name: string): void {
    const value = this.#outer[name] || this.#kept.get(name);
    this.#env[name] = value;
    if (value) this.#seen.add(value);
  }
}

function namesOf(known: KeyRingOptions['known']): string {
  return [...known.keys()].join(', ') || 'none';
}

/** @throws Fault when the file is there and can not be read */
export async function readKeys(file: string): Promise<Record<string, string>> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '{}';
    throw new Fault('keys-unreadable', 'permanent', `The file of the keys, ${file}, can not be read.`, {
      cause: error,
    });
  });
  try {
    return zKeyFile.parse(JSON.parse(text));
  } catch {
    // Without the cause: its words could hold a key.
    throw new Fault('keys-damaged', 'permanent', `The file of the keys, ${file}, is damaged: delete it or mend it.`);
  }
}

/** Complete or not at all, and never readable by others, not even while it is written. */
async function writeKeys(file: string, keys: Readonly<Record<string, string>>): Promise<void> {
  const folder = dirname(file);
  await onDisk(folder, async () => {
    await makeFolder(folder, (one) => mkdir(one, { mode: 0o700 }));
    const unfinished = join(folder, `.${basename(file)}.${randomBytes(4).toString('hex')}.part`);
    try {
      const handle = await open(unfinished, 'wx', 0o600);
      try {
        await handle.writeFile(`${JSON.stringify(keys, null, 2)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(unfinished, file);
    } catch (error) {
      await rm(unfinished, { force: true });
      throw error;
    }
  });
}
