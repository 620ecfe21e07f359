import { DataSource } from 'typeorm';
import { Fault } from '../../runtime/graph/fault.ts';
import { type AssetHash, zAssetHash } from '../../runtime/graph/ids.ts';

/** An asset as a database file knows it. */
export interface KnownAsset {
  hash: AssetHash;
  bytes: number;
}

/**
 * Writes a copy of a database as it is at one moment, while others write to it: one reading transaction, so that
 * however busy they are, it ends.
 */
export async function copyDatabase(from: string, to: string): Promise<void> {
  await withFile(from, async (database) => {
    await database.query('VACUUM INTO ?', [to]);
  });
}

/**
 * The assets that a database file knows, after a look at whether the file is sound.
 * @throws Fault backup-damaged
 */
export async function assetsInDatabase(file: string): Promise<KnownAsset[]> {
  try {
    return await withFile(file, async (database) => {
      const [sound] = await database.query<{ integrity_check: string }[]>('PRAGMA integrity_check(1)');
      if (sound?.integrity_check !== 'ok') throw new Error(sound?.integrity_check);
      const rows = await database.query<{ hash: string; bytes: number }[]>(
        'SELECT hash, bytes FROM asset ORDER BY hash',
      );
      return rows.map(({ hash, bytes }) => ({ hash: zAssetHash.parse(hash), bytes }));
    });
  } catch (error) {
    throw new Fault('backup-damaged', 'invalid-input', `The database in ${file} is damaged: use another backup.`, {
      cause: error,
    });
  }
}

/** Who schedules runs on a database just now; undefined when nobody does. */
export async function holderOf(file: string): Promise<string | undefined> {
  return withFile(file, async (database) => {
    const [table] = await database.query<unknown[]>(
      "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'lease'",
    );
    if (!table) return undefined;
    const now = new Date().toISOString();
    const rows = await database.query<{ holderName: string }[]>('SELECT holderName FROM lease WHERE expiresAt > ?', [
      now,
    ]);
    return rows[0]?.holderName;
  });
}

async function withFile<T>(file: string, work: (database: DataSource) => Promise<T>): Promise<T> {
  const database = new DataSource({ type: 'better-sqlite3', database: file, readonly: true, fileMustExist: true });
  await database.initialize();
  try {
    return await work(database);
  } finally {
    await database.destroy();
  }
}
