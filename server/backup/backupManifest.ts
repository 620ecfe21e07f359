import { z } from 'zod';

/** Names inside of a backup, whether a folder or a zip. */
export const databaseName = 'store.sqlite';
export const manifestName = 'backup.json';

export function assetName(hash: string): string {
  return `assets/${hash.slice(0, 2)}/${hash.slice(2)}`;
}

/** Says what a folder or zip is, written last: without it a backup is not whole. */
export const zBackupManifest = z.strictObject({
  format: z.literal('shotgraph-backup'),
  version: z.literal(1),
  createdAt: z.string(),
  assets: z.int(),
  /** Of the assets together. */
  bytes: z.int(),
  /** Hashes that the database knows and that were gone already. */
  missing: z.array(z.string()),
});
export type BackupManifest = z.infer<typeof zBackupManifest>;
