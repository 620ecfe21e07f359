import { EntitySchema } from 'typeorm';
import { integer, key, nullableInteger, nullableText, order, text } from './columns.ts';

/** Rows as the database holds them; JSON as text, so that every database that TypeORM speaks keeps them alike. */
export interface AssetRow {
  hash: string;
  kind: string;
  mime: string;
  bytes: number;
  facts: string | null;
  createdAt: string;
}

export interface ResultRow {
  /** Order of arrival. */
  seq: number;
  id: string;
  key: string;
  graph: string;
  node: string;
  createdAt: string;
  /** All of the result; outputs over 8 KB stand in it by the hash of the asset that holds them. */
  body: string;
}

export interface RunRow {
  id: string;
  graph: string;
  tier: string;
  state: string;
  snapshot: string;
  fingerprint: string;
  maxCost: number | null;
  createdAt: string;
}

export interface EventRow {
  run: string;
  seq: number;
  body: string;
}

export interface LedgerRow {
  /** Order of arrival. */
  seq: number;
  id: string;
  run: string;
  task: string;
  key: string;
  model: string;
  state: string;
  idempotencyKey: string;
  handle: string | null;
  reserved: number;
  settled: number | null;
  createdAt: string;
}

export const AssetEntity = new EntitySchema<AssetRow>({
  name: 'asset',
  columns: {
    hash: key,
    kind: text,
    mime: text,
    bytes: integer,
    facts: nullableText,
    createdAt: text,
  },
  indices: [{ name: 'asset_created', columns: ['createdAt', 'hash'] }],
});

export const ResultEntity = new EntitySchema<ResultRow>({
  name: 'result',
  columns: {
    seq: order,
    id: text,
    key: text,
    graph: text,
    node: text,
    createdAt: text,
    body: text,
  },
  uniques: [{ name: 'result_id', columns: ['id'] }],
  indices: [
    { name: 'result_key', columns: ['key'] },
    { name: 'result_node', columns: ['graph', 'node'] },
  ],
});

export const RunEntity = new EntitySchema<RunRow>({
  name: 'run',
  columns: {
    id: key,
    graph: text,
    tier: text,
    state: text,
    snapshot: text,
    fingerprint: text,
    maxCost: nullableInteger,
    createdAt: text,
  },
  indices: [
    { name: 'run_created', columns: ['createdAt', 'id'] },
    { name: 'run_state', columns: ['state'] },
  ],
});

export const EventEntity = new EntitySchema<EventRow>({
  name: 'event',
  columns: {
    run: key,
    seq: { ...integer, primary: true },
    body: text,
  },
});

export const LedgerEntity = new EntitySchema<LedgerRow>({
  name: 'ledger',
  columns: {
    seq: order,
    id: text,
    run: text,
    task: text,
    key: text,
    model: text,
    state: text,
    idempotencyKey: text,
    handle: nullableText,
    reserved: integer,
    settled: nullableInteger,
    createdAt: text,
  },
  uniques: [{ name: 'ledger_id', columns: ['id'] }],
  indices: [
    { name: 'ledger_key', columns: ['key'] },
    { name: 'ledger_run', columns: ['run'] },
  ],
});
