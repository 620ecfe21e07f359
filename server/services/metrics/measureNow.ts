import type { Engine } from '../../../runtime/run/engine.ts';
import { RunEntity } from '../../store/entities.ts';
import type { FileStore } from '../../store/fileStore.ts';
import { freeBytes } from '../system/system.ts';
import type { MeasuredNow } from './metrics.ts';

/** Looks up how much there is of everything. Without the engine (another process schedules) there are no tasks. */
export async function measureNow(store: FileStore, engine: Pick<Engine, 'load'> | undefined): Promise<MeasuredNow> {
  const [{ assets, results }, runs, free] = await Promise.all([
    store.status(),
    runsByState(store),
    freeBytes(store.cacheFolder),
  ]);
  return {
    runs,
    tasks: (engine?.load() ?? []).flatMap(({ lane, waiting, running }) => [
      { lane, state: 'waiting', count: waiting },
      { lane, state: 'running', count: running },
    ]),
    store: { assets: assets.count, assetBytes: assets.bytes, results, freeBytes: free },
  };
}

async function runsByState({ database }: FileStore): Promise<Record<string, number>> {
  const rows = await database
    .getRepository(RunEntity)
    .createQueryBuilder('run')
    .select('run.state', 'state')
    .addSelect('COUNT(*)', 'count')
    .groupBy('run.state')
    .getRawMany<{ state: string; count: number | string }>();
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}
