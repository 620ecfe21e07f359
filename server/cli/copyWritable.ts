import { chmod, copyFile, open } from 'node:fs/promises';

/**
 * Copies a file of the store, which is read-only there, into one with the rights of any new file of this person: they
 * may cut the film and correct the subtitles.
 */
export async function copyWritable(from: string, to: string): Promise<void> {
  const file = await open(to, 'w');
  const { mode } = await file.stat();
  await file.close();
  await copyFile(from, to);
  await chmod(to, mode & 0o777);
}
