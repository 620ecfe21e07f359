import type { DataSourceOptions, Logger } from 'typeorm';
import { assetEntities } from './assetTables.ts';
import { AssetEntity, EventEntity, LedgerEntity, ResultEntity, RunEntity } from './entities.ts';
import { graphEntities } from './graphTables.ts';
import { AssetTables } from './migrations/assetTables.ts';
import { FirstTables } from './migrations/firstTables.ts';
import { GraphTables } from './migrations/graphTables.ts';
import { RunPriority } from './migrations/runPriority.ts';
import { RunTables } from './migrations/runTables.ts';
import { ScreenplayTable } from './migrations/screenplayTable.ts';
import { runEntities } from './runTables.ts';
import { ScreenplayEntity } from './screenplayTable.ts';

/** What fails is thrown, and told by whoever asked: TypeORM would print it on standard output as well. */
const silent: Logger = {
  log: () => undefined,
  logMigration: () => undefined,
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
};

/** What the database holds, whichever it is. */
export const schema = {
  entities: [
    AssetEntity,
    ResultEntity,
    RunEntity,
    EventEntity,
    LedgerEntity,
    ...assetEntities,
    ...graphEntities,
    ...runEntities,
    ScreenplayEntity,
  ],
  migrations: [FirstTables, GraphTables, RunTables, AssetTables, ScreenplayTable, RunPriority],
  migrationsTransactionMode: 'all',
  logger: silent,
} satisfies Partial<DataSourceOptions>;
