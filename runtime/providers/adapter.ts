import type { Model } from '../catalog/model.ts';
import type { Asset } from '../graph/asset.ts';
import type { Json } from '../graph/json.ts';
import type { Problem } from '../graph/problem.ts';
import type { Modality, ModelRequest } from '../node/requests.ts';
import type { WorkTools } from '../node/workTools.ts';

/**
 * Code of the `Fault` that `poll` throws when the provider says that the job itself came to a bad end, as against
 * not being able to ask: the ledger closes the entry, and a later run may submit anew.
 */
export const jobFailed = 'job-failed';

/** Where a submitted job stands. The handle is opaque JSON: it is stored, so a job outlives the process. */
export type JobState =
  | { state: 'waiting'; handle: Json; progress?: number; words?: string }
  | {
      state: 'done';
      assets: readonly Asset[];
      cost?: number;
      /** What people should know of the answer: text that was left out, a size that was changed. */
      problems?: readonly Pick<Problem, 'code' | 'message'>[];
    };

export interface Submission {
  request: ModelRequest;
  model: Model;
  /** Seed for the provider: the set seed at ordinal 0, derived from (seed, ordinal) after. */
  seed: number;
  /** Sent as the provider's idempotency key where it has one. */
  idempotencyKey: string;
}

/**
 * Code that speaks one provider's wire format. Every adapter passes the shared conformance suite
 * (`test/conformance/adapter.ts`). Faults are thrown as `Fault` with a class that knows whether a retry
 * helps; after the request was sent, any failure that leaves acceptance in doubt is `submission-unknown`.
 */
export interface Adapter {
  readonly provider: string;
  readonly modalities: readonly Modality[];
  submit(submission: Submission, tools: WorkTools): Promise<JobState>;
  poll(handle: Json, tools: WorkTools): Promise<JobState>;
  cancel(handle: Json): Promise<void>;
  /** Finds a job by its idempotency key after a crash between intent and handle; absent where the provider can not. */
  find?(idempotencyKey: string): Promise<Json | undefined>;
}
