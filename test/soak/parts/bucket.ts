import type { AssetHash } from '../../../runtime/graph/ids.ts';
import { openFileStore } from '../../../server/store/fileStore.ts';
import { S3Blobs } from '../../../server/store/s3Blobs.ts';
import type { S3Settings } from '../../../server/store/s3Settings.ts';
import { blobRules } from '../../conformance/blobStore.ts';
import { storeRules } from '../../conformance/store.ts';
import { startRadosGateway } from '../radosGateway.ts';
import { hold, type Soak, type SoakEnd, type SoakPart } from '../soakPart.ts';

/** The least that S3 takes as a part. */
const partBytes = 5 * 1024 ** 2;

export const bucket: SoakPart = {
  ...{ name: 'bucket', amount: 1, words: 'times all rules for asset stores against Ceph’s own S3 gateway' },
  run: askGateway,
};

async function askGateway(soak: Soak): Promise<SoakEnd> {
  const started = await startRadosGateway(soak);
  if ('lacking' in started) return { state: 'skipped', words: `not tried: ${started.lacking}` };
  soak.say('the gateway answers');
  const { settings } = started;
  await holdStranger(settings);
  let checked = 0;
  for (let round = 1; round <= soak.amount; round += 1) {
    for (const [index, rule] of blobRules.entries()) {
      const blobs = openBlobs(soak, settings, `blobs-${round}-${index}/`);
      await rule.check({ blobs, folder: await soak.folder(), pieceBytes: partBytes });
      checked += 1;
    }
    for (const [index, rule] of storeRules.entries()) {
      const remote = openBlobs(soak, settings, `store-${round}-${index}/`);
      const store = await openFileStore(await soak.folder(), { remote });
      try {
        await rule.check(store);
      } finally {
        await store.close();
      }
      checked += 1;
    }
    soak.say(`${checked} rules kept`);
  }
  return { state: 'held', words: `Ceph’s gateway keeps ${checked} rules, and lets no wrong key in` };
}

function openBlobs(soak: Soak, settings: S3Settings, prefix: string): S3Blobs {
  const blobs = new S3Blobs({ ...settings, prefix, partBytes });
  soak.atEnd(async () => blobs.close());
  return blobs;
}

async function holdStranger(settings: S3Settings): Promise<void> {
  const stranger = new S3Blobs({ ...settings, secretAccessKey: 'another secret' });
  const outcome = await stranger.sizeOf('0'.repeat(64) as AssetHash).catch((error: unknown) => error);
  stranger.close();
  const isRefused = outcome instanceof Error && 'code' in outcome && outcome.code === 'asset-store-refused';
  hold(isRefused, () => `A wrong key was answered: ${String(outcome)}`);
}
