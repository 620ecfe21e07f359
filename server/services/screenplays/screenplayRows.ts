import { ScreenplayEntity, type ScreenplayRow } from '../../store/screenplayTable.ts';
import type { FileStore } from '../../store/fileStore.ts';

/** Where uploaded screenplays are kept. */
export class ScreenplayRows {
  readonly #store: Pick<FileStore, 'database' | 'writes'>;

  constructor(store: Pick<FileStore, 'database' | 'writes'>) {
    this.#store = store;
  }

  /** Writes one over the earlier one of its id. */
  async save(row: ScreenplayRow): Promise<void> {
    await this.#store.writes.add(async (manager) => {
      await manager.upsert(ScreenplayEntity, row, ['id']);
    });
  }

  async find(id: string): Promise<ScreenplayRow | undefined> {
    return (await this.#rows.findOneBy({ id })) ?? undefined;
  }

  /** Newest first, without bodies. */
  async summaries(): Promise<readonly string[]> {
    const rows = await this.#rows.find({
      select: { id: true, summary: true },
      order: { createdAt: 'DESC', id: 'ASC' },
    });
    return rows.map(({ summary }) => summary);
  }

  /** @returns whether there was one */
  async remove(id: string): Promise<boolean> {
    const found = await this.#rows.existsBy({ id });
    await this.#store.writes.add(async (manager) => {
      await manager.delete(ScreenplayEntity, { id });
    });
    return found;
  }

  get #rows() {
    return this.#store.database.getRepository(ScreenplayEntity);
  }
}
