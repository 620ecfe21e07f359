import { z } from 'zod';
import { zGraphCommand, type GraphCommand } from '../../runtime/graph/graphCommand.ts';

/** The part of `localStorage` that is used. */
export type KeyValueStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const zPending = z.strictObject({ revision: z.int().positive(), commands: z.array(zGraphCommand) });
export type Pending = z.infer<typeof zPending>;

/** Commands that the server does not have yet, kept in the browser: a reload or a crash loses nothing. */
export class PendingCommands {
  readonly #storage: KeyValueStorage;
  readonly #name: string;

  constructor(storage: KeyValueStorage, graph: string) {
    this.#storage = storage;
    this.#name = `shotgraph.pending.${graph}`;
  }

  read(): Pending | undefined {
    const text = this.#storage.getItem(this.#name);
    if (text === null) return undefined;
    try {
      return zPending.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
  }

  write(revision: number, commands: readonly GraphCommand[]): void {
    if (commands.length === 0) return this.#storage.removeItem(this.#name);
    try {
      this.#storage.setItem(this.#name, JSON.stringify({ revision, commands }));
    } catch {
      // The browser's storage is full: the server still gets them, only a crash before that would lose them.
      this.#storage.removeItem(this.#name);
    }
  }
}
