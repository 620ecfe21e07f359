import type { MicroDollars } from '../catalog/model.ts';
import type { GraphId, NodeId, ResultKey, RunId } from '../graph/ids.ts';
import type { Json } from '../graph/json.ts';
import type { Value } from '../node/defineNode.ts';
import { Fault, type FaultClass } from '../graph/fault.ts';
import type { ModelRequest } from '../node/requests.ts';
import type { ElementKey, KeyParts, Result } from './store.ts';

/** The work of a queued task as plain data: with the store, all that a worker in any process needs. */
export interface TaskWork {
  readonly run: RunId;
  /** Id in the run's events. */
  readonly task: string;
  readonly graph: GraphId;
  readonly node: NodeId;
  readonly element: ElementKey;
  readonly type: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly inputs: Readonly<Record<string, Value | undefined>>;
  readonly key: ResultKey;
  readonly keyParts: KeyParts;
  readonly call?: ModelWork;
}

export interface ModelWork {
  /** Id of the model that is called. */
  readonly model: string;
  readonly request: ModelRequest;
  readonly seed: number;
  /** What was reserved for it; absent when the price is not known. */
  readonly reserved?: MicroDollars;
  /** Set where it stands in for another. */
  readonly instead?: Instead;
}

/** The model that a fallback stands in for, and why, in a sentence. */
export interface Instead {
  readonly model: string;
  readonly words: string;
}

export interface TaskProgress {
  readonly part: number;
  readonly words?: string;
}

/** A fault as plain data, as it goes from worker to coordinator. */
export interface FaultData {
  readonly code: string;
  readonly faultClass: FaultClass;
  readonly message: string;
  readonly notCharged: boolean;
  readonly retryAfter?: number | undefined;
}

// Interfaces have no index signature, so TypeScript does not see that these are JSON. Assets, params and values
// are by their schemas, and the rest is written out above.
export const workToJson = (work: TaskWork): Json => work as unknown as Json;
export const workFromJson = (json: Json): TaskWork => json as unknown as TaskWork;
export const resultToJson = (result: Result): Json => result as unknown as Json;
export const resultFromJson = (json: Json): Result => json as unknown as Result;
export const faultFromJson = (json: Json): FaultData => json as unknown as FaultData;
export const progressToJson = (progress: TaskProgress): Json => ({ ...progress });
export const progressFromJson = (json: Json): TaskProgress => json as unknown as TaskProgress;

export function faultToJson({ code, faultClass, message, notCharged, retryAfter }: Fault): Json {
  return { code, faultClass, message, notCharged, ...(retryAfter !== undefined && { retryAfter }) };
}

/** Anything thrown by a node or an adapter, as a fault. Mistakes in code come again the same: they are permanent. */
export function asFault(thrown: unknown, node: string): Fault {
  if (thrown instanceof Fault) return thrown;
  if (thrown instanceof Error && thrown.name === 'AbortError') {
    return new Fault('cancelled', 'cancelled', `${node} was stopped.`, { cause: thrown });
  }
  const isMistake =
    thrown instanceof TypeError ||
    thrown instanceof RangeError ||
    thrown instanceof ReferenceError ||
    thrown instanceof SyntaxError;
  const words = thrown instanceof Error ? thrown.message : String(thrown);
  return new Fault('node-error', isMistake ? 'permanent' : 'unknown', `${node} failed: ${words}`, { cause: thrown });
}
