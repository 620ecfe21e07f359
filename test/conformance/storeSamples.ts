import type { RunEvent } from '../../runtime/events/runEvent.ts';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { AssetHash, GraphId, NodeId, ResultKey, RunId } from '../../runtime/graph/ids.ts';
import type { LedgerEntry, Result, RunRecord } from '../../runtime/run/store.ts';

export const runId = 'run-1' as RunId;
export const graphId = 'graph-1' as GraphId;
export const missingHash = 'f'.repeat(64) as AssetHash;

export const keyOf = (digit: string) => digit.repeat(64) as ResultKey;
export const bytesOf = (text: string) => new TextEncoder().encode(text);

export function sampleResult(id: string, change: Partial<Result> = {}): Result {
  return {
    id,
    key: keyOf('a'),
    keyParts: { type: 'text/value@1', 'param.text': '"é"' },
    graph: graphId,
    node: 'n1' as NodeId,
    element: '',
    outputs: { text: 'é ’ —', number: 0.1 },
    deliveries: [],
    problems: [],
    cost: 0,
    seconds: 1.5,
    createdAt: '2026-01-02T03:04:05.678Z',
    ...change,
  };
}

export function missingAsset(): Asset {
  return { hash: missingHash, kind: 'image', mime: 'image/png', bytes: 3 };
}

export function sampleRun(change: Partial<RunRecord> = {}): RunRecord {
  return {
    id: runId,
    graph: graphId,
    tier: 'animatic',
    state: 'running',
    snapshot: '{"name":"é"}',
    fingerprint: 'print',
    maxCost: 1_500_000,
    createdAt: '2026-01-02T03:04:05.678Z',
    ...change,
  };
}

export function sampleEvent(seq: number): RunEvent {
  return {
    type: 'run-start',
    run: runId,
    seq,
    at: '2026-01-02T03:04:05.678Z',
    graph: graphId,
    tier: 'animatic',
    tasks: seq,
  };
}

export function sampleEntry(id: string, change: Partial<LedgerEntry> = {}): LedgerEntry {
  return {
    id,
    run: runId,
    task: 'n1',
    key: keyOf('a'),
    model: 'fal/wan22',
    state: 'intended',
    idempotencyKey: `idem-${id}`,
    reserved: 400_000,
    createdAt: '2026-01-02T03:04:05.678Z',
    ...change,
  };
}
