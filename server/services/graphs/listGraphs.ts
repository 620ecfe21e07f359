import type { DataSource } from 'typeorm';
import { z } from 'zod';
import type { GraphPage, GraphQuery, GraphSummary } from '../../../runtime/protocol/graphs.ts';
import type { GraphId } from '../../../runtime/graph/ids.ts';
import { foldText } from '../../../runtime/screenplay/foldText.ts';
import { MakerEntity } from '../../store/assetTables.ts';
import { AssetEntity, ResultEntity } from '../../store/entities.ts';
import { GraphEntity, type GraphRow } from '../../store/graphTables.ts';
import { Refusal } from '../refusal.ts';

const zCursor = z.tuple([z.string(), z.string()]);

export const summaryColumns = [
  ...['g.id', 'g.name', 'g.description', 'g.revision', 'g.nodes', 'g.createdAt', 'g.updatedAt', 'g.deletedAt'],
];

/**
 * One page of the graphs that fit, last saved first. One that is saved meanwhile may move to an earlier page.
 * @throws Refusal malformed for a cursor that no page gave
 */
export async function listGraphs(database: DataSource, query: GraphQuery): Promise<GraphPage> {
  const select = database
    .getRepository(GraphEntity)
    .createQueryBuilder('g')
    .select(summaryColumns)
    .where(`g.deletedAt IS ${query.trash === 'true' ? 'NOT ' : ''}NULL`);
  for (const [index, word] of foldText(query.search ?? '')
    .split(' ')
    .entries()) {
    if (word === '') continue;
    const like = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    select.andWhere(`g.search LIKE :word${index} ESCAPE '\\'`, { [`word${index}`]: like });
  }
  if (query.cursor !== undefined) {
    const [updatedAt, id] = readCursor(query.cursor);
    select.andWhere('(g.updatedAt < :updatedAt OR (g.updatedAt = :updatedAt AND g.id < :id))', { updatedAt, id });
  }
  const rows = await select
    .orderBy('g.updatedAt', 'DESC')
    .addOrderBy('g.id', 'DESC')
    .limit(query.limit + 1)
    .getMany();
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const items: GraphSummary[] = [];
  for (const row of shown) items.push(summaryOf(row, await newestPicture(database, row.id)));
  return { items, ...(rows.length > shown.length && last && { next: writeCursor(last) }) };
}

export function searchText(name: string, description: string): string {
  return foldText(`${name} ${description}`);
}

function summaryOf(row: GraphRow, picture: string | undefined): GraphSummary {
  const { id, name, description, revision, nodes, createdAt, updatedAt, deletedAt } = row;
  return {
    ...{ id: id as GraphId, name, description, revision, nodes, createdAt, updatedAt },
    ...(deletedAt !== null && { deletedAt }),
    ...(picture !== undefined && { thumbnail: `/api/assets/${picture}/thumbnail` }),
  };
}

/** Hash of the last picture or clip that the graph's runs made. */
async function newestPicture(database: DataSource, graph: string): Promise<string | undefined> {
  const row = await database
    .getRepository(ResultEntity)
    .createQueryBuilder('r')
    .innerJoin(MakerEntity.options.name, 'm', 'm.result = r.id')
    .innerJoin(AssetEntity.options.name, 'a', 'a.hash = m.hash')
    .select('m.hash', 'hash')
    .where('r.graph = :graph', { graph })
    .andWhere(`a.kind IN ('image', 'video')`)
    .orderBy('r.seq', 'DESC')
    .addOrderBy('m.hash', 'ASC')
    .limit(1)
    .getRawOne<{ hash: string }>();
  return row?.hash;
}

function writeCursor({ updatedAt, id }: GraphRow): string {
  return Buffer.from(JSON.stringify([updatedAt, id])).toString('base64url');
}

function readCursor(text: string): readonly [updatedAt: string, id: string] {
  try {
    return zCursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch (cause) {
    const message = 'The cursor is not one that a page of this list gave.';
    throw new Refusal('malformed', 'cursor-invalid', message, { cause });
  }
}
