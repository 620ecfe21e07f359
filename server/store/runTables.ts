import { EntitySchema } from 'typeorm';
import { integer, key, nullableText, order, text } from './columns.ts';

/** What a server was asked for, beside the record of the run; written in one transaction with it. */
export interface RunRequestRow {
  run: string;
  /** Name of the graph at the start. */
  name: string;
  /** Sent by the caller: the same key is the same run. */
  idempotencyKey: string | null;
  /** Hash of the request, so that one key for two different requests is told apart. */
  digest: string;
  /** Node ids as JSON; null for the whole graph. */
  targets: string | null;
  /** Values of exposed inputs, as JSON. */
  inputs: string;
  /** Run whose failures this one does again. */
  retryOf: string | null;
  /** Higher goes before other runs. */
  priority: number;
}

/** Who schedules runs on this database. */
export interface LeaseRow {
  name: string;
  /** Id of the holder: a process's lifetime, never reused. */
  holder: string;
  /** Who that is, for people. */
  holderName: string;
  /** Grows with each change of holder: writes with an older one are refused. */
  fence: number;
  /** ISO time; '' once given up. */
  expiresAt: string;
}

export interface TaskLogRow {
  /** Order of arrival. */
  seq: number;
  run: string;
  task: string;
  at: string;
  level: string;
  text: string;
}

export const RunRequestEntity = new EntitySchema<RunRequestRow>({
  name: 'run_request',
  columns: {
    run: key,
    name: text,
    idempotencyKey: nullableText,
    digest: text,
    targets: nullableText,
    inputs: text,
    retryOf: nullableText,
    priority: { ...integer, default: 0 },
  },
  uniques: [{ name: 'run_request_idempotency', columns: ['idempotencyKey'] }],
});

export const LeaseEntity = new EntitySchema<LeaseRow>({
  name: 'lease',
  columns: {
    name: key,
    holder: text,
    holderName: text,
    fence: integer,
    expiresAt: text,
  },
});

export const TaskLogEntity = new EntitySchema<TaskLogRow>({
  name: 'task_log',
  columns: {
    seq: order,
    run: text,
    task: text,
    at: text,
    level: text,
    text,
  },
  indices: [{ name: 'task_log_task', columns: ['run', 'task'] }],
});

export const runEntities = [RunRequestEntity, LeaseEntity, TaskLogEntity];
