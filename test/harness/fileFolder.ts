import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

/** A folder for all tests of one file, gone when the file is done. */
export function fileFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'shotgraph-file-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
