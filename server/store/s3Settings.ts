import { Fault } from '../../runtime/graph/fault.ts';

export interface S3Settings {
  bucket: string;
  /** Before each hash in the keys of the bucket, such as `assets/`. */
  prefix: string;
  region: string;
  /** Address of R2, MinIO, Ceph …; AWS itself when absent. */
  endpoint?: string;
  /** Both, or what AWS's own chain (profile, role) finds. */
  accessKeyId?: string;
  secretAccessKey?: string;
  /** Bytes of each part of a large file. */
  partBytes?: number;
  /** How often a request is tried in all. */
  attempts?: number;
}

/**
 * Where assets are kept, by the environment: `SHOTGRAPH_S3_BUCKET` turns it on, with `SHOTGRAPH_S3_ENDPOINT`, `_REGION`
 * (auto), `_PREFIX`, and the keys in `AWS_ACCESS_KEY_ID` and `AWS_SECRET_ACCESS_KEY`. Undefined without a bucket.
 * @throws Fault asset-store-settings
 */
export function s3Settings(env: Readonly<Record<string, string | undefined>>): S3Settings | undefined {
  const bucket = env['SHOTGRAPH_S3_BUCKET'];
  if (!bucket) return undefined;
  const endpoint = env['SHOTGRAPH_S3_ENDPOINT'];
  const accessKeyId = env['AWS_ACCESS_KEY_ID'];
  const secretAccessKey = env['AWS_SECRET_ACCESS_KEY'];
  if (endpoint && !URL.canParse(endpoint)) {
    throw new Fault('asset-store-settings', 'permanent', `SHOTGRAPH_S3_ENDPOINT "${endpoint}" is not an address.`);
  }
  if (Boolean(accessKeyId) !== Boolean(secretAccessKey)) {
    const words = 'Set both AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or neither.';
    throw new Fault('asset-store-settings', 'permanent', words);
  }
  return {
    bucket,
    prefix: env['SHOTGRAPH_S3_PREFIX'] ?? '',
    region: env['SHOTGRAPH_S3_REGION'] || 'auto',
    ...(endpoint && { endpoint }),
    ...(accessKeyId && secretAccessKey && { accessKeyId, secretAccessKey }),
  };
}
