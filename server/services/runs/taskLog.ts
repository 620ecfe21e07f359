import type { TaskLogEntry, TaskLogQuery } from '../../../runtime/protocol/runs.ts';
import { TaskLogEntity } from '../../store/runTables.ts';
import type { FileStore } from '../../store/fileStore.ts';

/** Most characters kept of one entry: the last lines say what went wrong. */
const mostText = 4000;

export interface TaskPlace {
  readonly run: string;
  readonly task: string;
}

/** What ffmpeg and the providers said while tasks ran: for people, beside the events. */
export class TaskLog {
  readonly #store: FileStore;
  readonly #secrets: () => readonly string[];
  readonly #onLost: (error: unknown) => void;

  /** `secrets`: values that must not stand in an entry, whoever printed them. */
  constructor(store: FileStore, secrets: () => readonly string[], onLost: (error: unknown) => void) {
    this.#store = store;
    this.#secrets = secrets;
    this.#onLost = onLost;
  }

  /** Does not wait: a log that can not be written stops no work. */
  add({ run, task }: TaskPlace, level: TaskLogEntry['level'], text: string): void {
    const said = this.#withoutSecrets(text.trim()).slice(-mostText);
    if (said === '') return;
    const row = { run, task, at: new Date().toISOString(), level, text: said };
    this.#store.writes.add(async (manager) => void (await manager.insert(TaskLogEntity, row))).catch(this.#onLost);
  }

  /** Of one task, of all tasks of a node, or of the whole run. */
  async read(run: string, { task, node }: TaskLogQuery): Promise<TaskLogEntry[]> {
    const select = this.#store.database
      .getRepository(TaskLogEntity)
      .createQueryBuilder('entry')
      .where('entry.run = :run', { run });
    if (task !== undefined) select.andWhere('entry.task = :task', { task });
    if (node !== undefined) {
      const like = `${node.replace(/[\\%_]/g, '\\$&')}#%`;
      select.andWhere("(entry.task = :node OR entry.task LIKE :like ESCAPE '\\')", { node, like });
    }
    const rows = await select.orderBy('entry.seq', 'ASC').take(10_000).getMany();
    return rows.map(({ task: of, at, level, text }) => ({ task: of, at, level: level as TaskLogEntry['level'], text }));
  }

  #withoutSecrets(text: string): string {
    return this.#secrets().reduce((clean, secret) => clean.replaceAll(secret, '***'), text);
  }
}
