import { type DataSource, In } from 'typeorm';
import { isAsset } from '../../../runtime/run/assetHashes.ts';
import { zGraph } from '../../../runtime/graph/graph.ts';
import { laidOut } from '../../../runtime/graph/laidOut.ts';
import type { AssetHash } from '../../../runtime/graph/ids.ts';
import { type Json, zJson } from '../../../runtime/graph/json.ts';
import type { Maker } from '../../../runtime/protocol/assets.ts';
import type { KeyParts } from '../../../runtime/run/store.ts';
import { MakerEntity, RunResultEntity } from '../../store/assetTables.ts';
import { ResultEntity, RunEntity } from '../../store/entities.ts';
import { parseBody, type ResultBody } from '../../store/resultBody.ts';

/** Equal bytes of as many makers are a blank picture or a silence; the newest tell enough. */
const mostMakers = 50;

/** What a run's snapshot says of a node. */
interface NodeThen {
  title?: string;
  params: Readonly<Record<string, Json>>;
}

/** The results that hold an asset, newest first, with what decided them. */
export async function assetLineage(database: DataSource, hash: AssetHash): Promise<Maker[]> {
  const held = database.createQueryBuilder().subQuery().select('m.result').from(MakerEntity, 'm');
  const rows = await database
    .getRepository(ResultEntity)
    .createQueryBuilder('r')
    .where(`r.id IN ${held.where('m.hash = :hash').getQuery()}`, { hash })
    .orderBy('r.seq', 'DESC')
    .limit(mostMakers)
    .getMany();
  const runs = await runsOf(
    database,
    rows.map(({ id }) => id),
  );
  const makers: Maker[] = [];
  for (const row of rows) {
    const ofResult = runs.get(row.id) ?? [];
    makers.push(makerOf(hash, parseBody(row.body), ofResult, await nodeThen(database, ofResult, row.node)));
  }
  return makers;
}

async function runsOf(database: DataSource, results: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const rows = await database.getRepository(RunResultEntity).findBy({ result: In([...results]) });
  for (const { run, result } of rows) found.set(result, [...(found.get(result) ?? []), run]);
  return found;
}

/** The node as the oldest run that has this result knew it. */
async function nodeThen(database: DataSource, runs: readonly string[], node: string): Promise<NodeThen | undefined> {
  const [oldest] = await database.getRepository(RunEntity).find({
    where: { id: In([...runs]) },
    order: { createdAt: 'ASC' },
    take: 1,
  });
  if (!oldest) return undefined;
  const graph = zGraph.safeParse(JSON.parse(oldest.snapshot));
  const nodes = graph.success ? laidOut(graph.data).nodes : {};
  const found = Object.entries(nodes).find(([id]) => id === node)?.[1];
  return found && { params: found.params, ...(found.title !== undefined && { title: found.title }) };
}

function makerOf(hash: string, body: ResultBody, runs: readonly string[], then: NodeThen | undefined): Maker {
  const { id, graph, node, element, keyParts, model, cost, seconds, createdAt } = body;
  const { params, inputs, shortened } = keptValues(keyParts, then);
  const seed = numberPart(keyParts, 'seed');
  const roll = numberPart(keyParts, 'roll');
  return {
    ...{ result: id, graph, node, element, params, inputs, shortened, cost, seconds, createdAt, runs: [...runs] },
    ...(keyParts['type'] !== undefined && { type: unquoted(keyParts['type']) }),
    ...(then?.title !== undefined && { title: then.title }),
    outputs: Object.entries(body.outputs).flatMap(([name, output]) =>
      ('spilled' in output ? [output.spilled, ...output.holds].includes(hash as AssetHash) : holds(output.value, hash))
        ? [name]
        : [],
    ),
    delivered: body.deliveries.flatMap(({ fileName, asset }) => (asset.hash === hash ? [fileName] : [])),
    ...(model !== undefined && { model }),
    ...(seed !== undefined && { seed }),
    ...(roll !== undefined && { roll }),
  };
}

/** Params and inputs from the parts of the key; what is too long for them comes from the run's snapshot. */
function keptValues(parts: KeyParts, then: NodeThen | undefined): Pick<Maker, 'params' | 'inputs' | 'shortened'> {
  const kept: Pick<Maker, 'params' | 'inputs' | 'shortened'> = { params: {}, inputs: {}, shortened: [] };
  for (const [part, text] of Object.entries(parts)) {
    const [, kind, name = ''] = /^(param|input|request)\.(.*)$/s.exec(part) ?? [];
    if (kind === undefined || (kind === 'request' && `param.${name}` in parts)) continue;
    const values = kind === 'input' ? kept.inputs : kept.params;
    const value = text.startsWith('#') ? then?.params[name] : jsonOf(text);
    if (value === undefined) kept.shortened.push(name);
    else values[name] = value;
  }
  return kept;
}

function jsonOf(text: string): Json {
  try {
    return zJson.parse(JSON.parse(text));
  } catch {
    return text;
  }
}

function numberPart(parts: KeyParts, name: string): number | undefined {
  const value = Number(parts[name] ?? Number.NaN);
  return Number.isFinite(value) ? value : undefined;
}

function unquoted(text: string): string {
  const value = jsonOf(text);
  return typeof value === 'string' ? value : text;
}

function holds(value: unknown, hash: string): boolean {
  const open = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (isAsset(next)) {
      if (next.hash === hash) return true;
    } else open.push(...Object.values(next));
  }
  return false;
}
