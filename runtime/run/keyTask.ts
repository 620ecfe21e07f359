import { canonicalJson } from '../graph/canonicalJson.ts';
import type { MicroDollars } from '../catalog/model.ts';
import type { ResultKey } from '../graph/ids.ts';
import { Fault } from '../graph/fault.ts';
import type { ModelRequest } from '../node/requests.ts';
import { cacheKey, keyPart, keyParts, materialText, type KeyMaterial } from './cacheKey.ts';
import type { HashText } from './hashText.ts';
import type { ModelAsk } from './modelAsk.ts';
import { overLimit } from './overLimit.ts';
import { requestCost } from './price.ts';
import type { PreparedNode } from './prepareGraph.ts';
import type { KeyParts } from './store.ts';
import type { TaskInputs } from './taskInputs.ts';
import { asFault } from './taskWork.ts';
import { valueText } from './valueText.ts';

/** A task whose inputs are known: what it will do, and the key of its result. */
export interface KeyedTask {
  readonly inputs: TaskInputs;
  readonly key: ResultKey;
  readonly request: ModelRequest | undefined;
  /** The model that is to be asked. */
  readonly ask: ModelAsk | undefined;
  /** What its model asks for it; 0 for work done here, undefined when the price is not known. */
  readonly cost: MicroDollars | undefined;
}

/**
 * @param ask the model to ask, of those of the node; its own one where it is not said
 * @returns the fault when the node refuses to make a request of these inputs
 */
export function keyTask(
  node: PreparedNode,
  inputs: TaskInputs,
  hash: HashText,
  ask: ModelAsk | undefined = node.asks[0],
): KeyedTask | Fault {
  if (node.definition.call === 'local') {
    return {
      inputs,
      key: cacheKey(node.materialText + inputLines(node, inputs), hash),
      request: undefined,
      ask: undefined,
      cost: 0,
    };
  }
  if (!ask) return new Fault('model-unknown', 'invalid-input', `${node.id} has no model.`);
  const { named, model } = ask;
  try {
    const request = node.definition.request({ inputs: inputs.values, params: node.params.params, named });
    const over = overLimit(node.id, model, request);
    if (over) return over;
    const key = cacheKey(ask.materialText + materialText(requestMaterial(request)), hash);
    return { inputs, key, request, ask, cost: requestCost(model, request) };
  } catch (thrown) {
    return asFault(thrown, node.id);
  }
}

/** The parts of a key by name, for the store: what a later plan tells the reason of staleness from. */
export function partsOf(node: PreparedNode, task: KeyedTask, hash: HashText): KeyParts {
  if (!task.request) {
    const parts: Record<string, string> = { ...keyParts(node.material, hash) };
    for (const { info } of node.inputs) {
      const text = task.inputs.texts[info.name];
      if (text !== undefined && !node.definition.ignoredParams.has(info.name))
        parts[`input.${info.name}`] = keyPart(text, hash);
    }
    return parts;
  }
  // Params decide a model's result only through the request; they are kept for the note on a picked take.
  return keyParts(
    [...(task.ask?.material ?? node.material), ...requestMaterial(task.request), ...paramMaterial(node)],
    hash,
  );
}

/**
 * What a picked result no longer agrees with, as far as the node itself tells: its type, params and fields.
 * Compared with the parts stored beside the result.
 */
export function ownParts(node: PreparedNode, hash: HashText): KeyParts {
  const type: KeyMaterial = node.material.filter(([name]) => name === 'type');
  return keyParts([...type, ...paramMaterial(node)], hash);
}

/** These decide which model is asked, which is a part of its own. */
const choosesModel: ReadonlySet<string> = new Set(['model', 'fallbacks']);

function paramMaterial(node: PreparedNode): KeyMaterial {
  const { params, fields } = node.params;
  const ignored = node.definition.ignoredParams;
  return [
    ...Object.entries(params)
      .filter(([name, value]) => value !== undefined && !choosesModel.has(name) && !ignored.has(name))
      .map(([name, value]) => [`param.${name}`, canonicalJson(value)] as const),
    ...Object.entries(fields)
      .filter(([name, value]) => value !== undefined && !ignored.has(name))
      .map(([name, value]) => [`input.${name}`, canonicalJson(value)] as const),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
}

function requestMaterial(request: ModelRequest): KeyMaterial {
  const fields = request as unknown as Readonly<Record<string, unknown>>;
  return Object.keys(fields)
    .filter((name) => fields[name] !== undefined)
    .sort()
    .map((name) => [`request.${name}`, valueText(fields[name])] as const);
}

function inputLines(node: PreparedNode, { texts }: TaskInputs): string {
  let lines = '';
  for (const { info } of node.inputs) {
    const text = texts[info.name];
    if (text !== undefined && !node.definition.ignoredParams.has(info.name)) lines += `input.${info.name}=${text}\n`;
  }
  return lines;
}
