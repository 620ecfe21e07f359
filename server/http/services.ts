import type { Catalog } from '../services/catalog/catalog.ts';
import type { Graphs } from '../services/graphs/graphs.ts';
import type { Publications } from '../services/graphs/publications.ts';
import type { KeyRing } from '../services/keys/keyRing.ts';
import type { Metrics } from '../services/metrics/metrics.ts';
import type { Screenplays } from '../services/screenplays/screenplays.ts';
import type { System } from '../services/system/system.ts';
import type { Templates } from '../services/templates/templates.ts';
import type { Voices } from '../services/voices/voices.ts';
import type { LedgerBook } from '../services/runs/ledgerBook.ts';
import type { Runs } from '../services/runs/runs.ts';
import type { Takes } from '../services/runs/takes.ts';
import type { AssetService } from '../services/assets/assetService.ts';
import type { Guard } from './guard.ts';

/** What routes may call, one member a domain. */
export interface Services {
  readonly guard: Guard;
  readonly graphs: Graphs;
  readonly publications: Publications;
  readonly assets: AssetService;
  readonly runs: Runs;
  readonly takes: Takes;
  readonly ledger: LedgerBook;
  readonly catalog: Catalog;
  readonly keys: KeyRing;
  readonly metrics: Metrics;
  readonly screenplays: Screenplays;
  readonly system: System;
  readonly templates: Templates;
  readonly voices: Voices;
}
