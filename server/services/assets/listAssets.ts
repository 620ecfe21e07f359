import type { DataSource, SelectQueryBuilder } from 'typeorm';
import { z } from 'zod';
import { type Asset, zAsset } from '../../../runtime/graph/asset.ts';
import { Fault } from '../../../runtime/graph/fault.ts';
import type { AssetItem, AssetPage, AssetQuery } from '../../../runtime/protocol/assets.ts';
import { MakerEntity, NodeSubjectEntity, RunResultEntity, UploadEntity } from '../../store/assetTables.ts';
import { AssetEntity, type AssetRow, ResultEntity } from '../../store/entities.ts';
import { assetItem } from './assetItem.ts';

const zCursor = z.tuple([z.string(), z.string()]);
type Select = SelectQueryBuilder<AssetRow>;

/**
 * One page of the assets that fit all filters, newest first. Pages do not shift when assets come meanwhile.
 * @throws Fault cursor-invalid (invalid-input)
 */
export async function listAssets(database: DataSource, query: AssetQuery): Promise<AssetPage> {
  const select = database.getRepository(AssetEntity).createQueryBuilder('a');
  if (query.kind) select.where('a.kind = :kind', { kind: query.kind });
  else select.where('a.kind <> :kind', { kind: 'data' });
  filterByMaker(select, query);
  if (query.uploaded !== undefined) filterUploads(select, query.uploaded === 'true');
  if (query.cursor !== undefined) {
    const [createdAt, hash] = readCursor(query.cursor);
    select.andWhere('(a.createdAt < :createdAt OR (a.createdAt = :createdAt AND a.hash < :hash))', { createdAt, hash });
  }
  const rows = await select
    .orderBy('a.createdAt', 'DESC')
    .addOrderBy('a.hash', 'DESC')
    .limit(query.limit + 1)
    .getMany();
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    items: await itemsOf(database, shown),
    ...(rows.length > shown.length && last && { next: writeCursor(last) }),
  };
}

/** Rows as the outside sees them, with the names that people's files had. */
export async function itemsOf(database: DataSource, rows: readonly AssetRow[]): Promise<AssetItem[]> {
  const names = new Map<string, string>();
  if (rows.length > 0) {
    const uploads = await database
      .getRepository(UploadEntity)
      .createQueryBuilder('u')
      .where('u.hash IN (:...hashes)', { hashes: rows.map(({ hash }) => hash) })
      .getMany();
    for (const { hash, name } of uploads) if (name !== '') names.set(hash, name);
  }
  return rows.map((row) => {
    const name = names.get(row.hash);
    return assetItem(assetOf(row), { createdAt: row.createdAt, ...(name !== undefined && { name }) });
  });
}

function assetOf({ hash, kind, mime, bytes, facts }: AssetRow): Asset {
  return zAsset.parse({ hash, kind, mime, bytes, ...(facts !== null && { facts: JSON.parse(facts) }) });
}

/** All that is asked of the maker has to be true of one and the same result. */
function filterByMaker(select: Select, { graph, run, node, character, setting }: AssetQuery): void {
  if ([graph, run, node, character, setting].every((wanted) => wanted === undefined)) return;
  const makers = select
    .subQuery()
    .select('1')
    .from(MakerEntity, 'm')
    .innerJoin(ResultEntity.options.name, 'r', 'r.id = m.result')
    .where('m.hash = a.hash');
  if (graph !== undefined) makers.andWhere('r.graph = :graph', { graph });
  if (node !== undefined) makers.andWhere('r.node = :node', { node });
  if (run !== undefined) {
    const ofRun = makers.subQuery().select('1').from(RunResultEntity, 'rr');
    makers.andWhere(`EXISTS ${ofRun.where('rr.result = r.id AND rr.run = :run').getQuery()}`);
    select.setParameter('run', run);
  }
  for (const [role, subject] of [
    ['character', character],
    ['setting', setting],
  ] as const) {
    if (subject === undefined) continue;
    const shown = makers.subQuery().select('1').from(NodeSubjectEntity, role);
    const words = `${role}.graph = r.graph AND ${role}.node = r.node AND ${role}.role = '${role}'`;
    makers.andWhere(`EXISTS ${shown.where(`${words} AND ${role}.subject = :${role}`).getQuery()}`);
    select.setParameter(role, subject.toLowerCase());
  }
  select.andWhere(`EXISTS ${makers.getQuery()}`).setParameters(makers.getParameters());
}

function filterUploads(select: Select, wanted: boolean): void {
  const uploads = select.subQuery().select('1').from(UploadEntity, 'u').where('u.hash = a.hash');
  select.andWhere(`${wanted ? '' : 'NOT '}EXISTS ${uploads.getQuery()}`);
}

function writeCursor({ createdAt, hash }: AssetRow): string {
  return Buffer.from(JSON.stringify([createdAt, hash])).toString('base64url');
}

function readCursor(text: string): readonly [createdAt: string, hash: string] {
  try {
    return zCursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch (error) {
    throw new Fault('cursor-invalid', 'invalid-input', 'The cursor is not one that a page of this list gave.', {
      cause: error,
    });
  }
}
