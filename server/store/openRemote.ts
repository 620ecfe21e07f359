import type { S3Blobs } from './s3Blobs.ts';
import { s3Settings } from './s3Settings.ts';

/**
 * The bucket that the environment names; undefined when it names none.
 * @throws Fault asset-store-settings
 */
export async function openRemote(env: Readonly<Record<string, string | undefined>>): Promise<S3Blobs | undefined> {
  const settings = s3Settings(env);
  if (!settings) return undefined;
  // The client is large, and most machines need none.
  const { S3Blobs } = await import('./s3Blobs.ts');
  return new S3Blobs(settings);
}
