import type { LedgerBook } from '../services/runs/ledgerBook.ts';
import type { Runs } from '../services/runs/runs.ts';
import type { Takes } from '../services/runs/takes.ts';
import type { Guard } from './guard.ts';

/** What routes may call, one member a domain. */
export interface Services {
  readonly guard: Guard;
  readonly runs: Runs;
  readonly takes: Takes;
  readonly ledger: LedgerBook;
}
