import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { zNodeTypeInfo } from '../../../runtime/graph/nodeTypeInfo.ts';
import type { Problem } from '../../../runtime/graph/problem.ts';
import type { NodeDefinition } from '../../../runtime/node/defineNode.ts';
import { type PluginTools, pluginTools } from './pluginTools.ts';

export interface Plugins {
  definitions: readonly NodeDefinition[];
  /** One warning for each file that could not be used. */
  problems: readonly Problem[];
}

type Plugin = (tools: PluginTools) => NodeDefinition;

const pluginFile = /\.(?:ts|mts|js|mjs)$/;
/** A file that waits for something while it is loaded must not keep the server from starting. */
const patience = 5000;

/**
 * Loads the node types of a folder: each file default-exports a function that gets `defineNode` with all that goes
 * with it and returns the definition. They run with the rights of this process. A broken one is reported and skipped.
 * @param taken node types that are there already, by type
 */
export async function loadPlugins(
  folder: string | undefined,
  taken: ReadonlySet<string>,
  models: Pick<ReadonlySet<string>, 'has'>,
): Promise<Plugins> {
  if (!folder) return { definitions: [], problems: [] };
  const definitions: NodeDefinition[] = [];
  const problems: Problem[] = [];
  const types = new Set(taken);
  for (const name of await pluginNames(folder, problems)) {
    try {
      const definition = checked(await loadPlugin(join(folder, name)), types, models);
      types.add(definition.info.type);
      definitions.push(definition);
    } catch (error) {
      problems.push(broken(name, error instanceof Error ? error.message : String(error)));
    }
  }
  return { definitions, problems };
}

/** In the order of their names; tests and types beside a plug-in are none. */
async function pluginNames(folder: string, problems: Problem[]): Promise<readonly string[]> {
  try {
    const names = await readdir(folder);
    return names
      .filter((name) => pluginFile.test(name) && !/\.(?:test|d)\.m?ts$/.test(name) && !name.startsWith('.'))
      .sort();
  } catch {
    problems.push(broken(folder, 'the folder of the plug-ins can not be read'));
    return [];
  }
}

async function loadPlugin(path: string): Promise<unknown> {
  const module = await inTime(import(pathToFileURL(path).href) as Promise<{ default?: unknown }>);
  if (typeof module.default !== 'function') {
    throw new Error('it has no default export that is a function: export default ({ defineNode, z }) => defineNode(…)');
  }
  return await inTime(Promise.resolve((module.default as Plugin)(pluginTools)));
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it was not loaded after ${patience / 1000} seconds`)), patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const zDefinition = z.looseObject({ info: zNodeTypeInfo, call: z.enum(['local', 'model']) });

function checked(value: unknown, types: ReadonlySet<string>, models: Pick<ReadonlySet<string>, 'has'>): NodeDefinition {
  const parsed = zDefinition.safeParse(value);
  if (!parsed.success) throw new Error('it does not return what defineNode makes');
  const { type, localModel } = parsed.data.info;
  if (!/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(type)) {
    throw new Error(`its type "${type}" is not like kind/verb in lower case`);
  }
  if (types.has(type)) throw new Error(`there is a node type "${type}" already`);
  if (localModel !== undefined && !models.has(localModel)) {
    throw new Error(`it names a local model "${localModel}", which is not in the catalog`);
  }
  return value as NodeDefinition;
}

function broken(name: string, words: string): Problem {
  return {
    code: 'plugin-broken',
    severity: 'warning',
    message: `The plug-in ${name} is left out: ${words}.`,
    source: { file: name },
  };
}
