import { EntitySchema } from 'typeorm';
import { key, text } from './columns.ts';

/** Which result holds an asset among its outputs or deliveries. */
export interface MakerRow {
  hash: string;
  result: string;
}

/** Which results a run ended with, made by it or found. */
export interface RunResultRow {
  run: string;
  result: string;
}

/** Whom and where the pictures and sounds of a node show. */
export interface NodeSubjectRow {
  graph: string;
  node: string;
  role: 'character' | 'setting';
  /** Id or name, in lower case. */
  subject: string;
}

/** Files that a person brought: they stay until that person throws them away. */
export interface UploadRow {
  hash: string;
  name: string;
  createdAt: string;
}

/** Runs whose results stay, however old. */
export interface RunPinRow {
  run: string;
  createdAt: string;
}

export const MakerEntity = new EntitySchema<MakerRow>({
  name: 'asset_maker',
  columns: { hash: key, result: key },
  indices: [{ name: 'asset_maker_result', columns: ['result'] }],
});

export const RunResultEntity = new EntitySchema<RunResultRow>({
  name: 'run_result',
  columns: { run: key, result: key },
  indices: [{ name: 'run_result_result', columns: ['result'] }],
});

export const NodeSubjectEntity = new EntitySchema<NodeSubjectRow>({
  name: 'node_subject',
  columns: { graph: key, node: key, role: key, subject: key },
  indices: [{ name: 'node_subject_subject', columns: ['role', 'subject'] }],
});

export const UploadEntity = new EntitySchema<UploadRow>({
  name: 'upload',
  columns: { hash: key, name: text, createdAt: text },
});

export const RunPinEntity = new EntitySchema<RunPinRow>({
  name: 'run_pin',
  columns: { run: key, createdAt: text },
});

export const assetEntities = [MakerEntity, RunResultEntity, NodeSubjectEntity, UploadEntity, RunPinEntity];
