import { In, type Repository } from 'typeorm';
import type { GraphId, NodeId, ResultKey } from '../../runtime/graph/ids.ts';
import type { Result, ResultStore } from '../../runtime/run/store.ts';
import { MakerEntity } from './assetTables.ts';
import { ResultEntity, type ResultRow } from './entities.ts';
import { inChunks } from './inChunks.ts';
import { insertRows } from './insertRows.ts';
import { bodyOf, hashesInBody, parseBody, resultOf } from './resultBody.ts';
import type { DatabaseAssets } from './databaseAssets.ts';
import type { WriteQueue } from './writeQueue.ts';

/** SQLite binds a bounded number of values in one statement. */
const keysAtOnce = 500;

export class DatabaseResults implements ResultStore {
  readonly #rows: Repository<ResultRow>;
  readonly #assets: DatabaseAssets;
  readonly #writes: WriteQueue;

  constructor(rows: Repository<ResultRow>, assets: DatabaseAssets, writes: WriteQueue) {
    this.#rows = rows;
    this.#assets = assets;
    this.#writes = writes;
  }

  async latest(keys: readonly ResultKey[]): Promise<ReadonlyMap<ResultKey, Result>> {
    const found = new Map<ResultKey, Result>();
    const unique = [...new Set(keys)];
    for (let start = 0; start < unique.length; start += keysAtOnce) {
      const rows = await this.#rows.find({
        select: { key: true, body: true },
        where: { key: In(unique.slice(start, start + keysAtOnce)) },
        order: { seq: 'DESC' },
      });
      for (const row of rows) {
        const key = row.key as ResultKey;
        if (found.has(key)) continue;
        const result = await this.#whole(row);
        if (result) found.set(key, result);
      }
    }
    return found;
  }

  async byId(id: string): Promise<Result | undefined> {
    const row = await this.#rows.findOneBy({ id });
    return row ? this.#readable(row) : undefined;
  }

  async takes(graph: GraphId, node: NodeId): Promise<readonly Result[]> {
    const rows = await this.#rows.find({ where: { graph, node }, order: { seq: 'DESC' } });
    const results = await Promise.all(rows.map((row) => this.#readable(row)));
    return results.filter((result) => result !== undefined);
  }

  async nodesWithTakes(graph: GraphId): Promise<ReadonlySet<NodeId>> {
    const rows = await this.#rows
      .createQueryBuilder('result')
      .select('DISTINCT result.node', 'node')
      .where('result.graph = :graph', { graph })
      .getRawMany<{ node: NodeId }>();
    return new Set(rows.map(({ node }) => node));
  }

  async append(result: Result): Promise<void> {
    const stored = await bodyOf(result, this.#assets);
    const body = JSON.stringify(stored);
    const held = [...new Set(hashesInBody(stored))].map((hash) => ({ hash, result: result.id }));
    const { id, key, graph, node, createdAt } = result;
    await this.#writes.add(async (manager) => {
      await insertRows(manager, ResultEntity, [{ id, key, graph, node, createdAt, body }]);
      for (const rows of inChunks(held, keysAtOnce)) await insertRows(manager, MakerEntity, rows);
    });
  }

  async #whole(row: Pick<ResultRow, 'body'>): Promise<Result | undefined> {
    const body = parseBody(row.body);
    if (!(await this.#assets.arePresent(hashesInBody(body)))) return undefined;
    return resultOf(body, this.#assets);
  }

  /** The result unless a value that was put aside is gone; its pictures and clips may be. */
  async #readable(row: Pick<ResultRow, 'body'>): Promise<Result | undefined> {
    const body = parseBody(row.body);
    for (const output of Object.values(body.outputs)) {
      if ('spilled' in output && !(await this.#assets.arePresent([output.spilled]))) return undefined;
    }
    return resultOf(body, this.#assets);
  }
}
