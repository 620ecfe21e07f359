import type { Model } from '../catalog/model.ts';
import type { Asset } from '../graph/asset.ts';
import type { AssetHash } from '../graph/ids.ts';
import { isAssetKind, type PortKind } from '../graph/portType.ts';
import type { Value } from '../node/defineNode.ts';
import { anyOfCosts, type CostRange } from './costRange.ts';
import type { ModelAsk } from './modelAsk.ts';
import { requestCost } from './price.ts';
import type { PreparedInput, PreparedNode } from './prepareGraph.ts';
import type { NodeOutcome } from './taskInputs.ts';

type Bound = 'low' | 'high';

/**
 * What a model will ask for a task whose inputs are not known yet: the price of the smallest and of the largest
 * request that the node can make of what is known, lengths bounded by what the model offers.
 */
export function guessCost(node: PreparedNode, outcomeOf: (source: PreparedNode) => NodeOutcome | undefined): CostRange {
  return anyOfCosts(
    node.asks.map((ask) => {
      const low = boundCost(node, ask, 'low', outcomeOf);
      const high = boundCost(node, ask, 'high', outcomeOf);
      return { low: low ?? 0, high: high ?? low ?? 0, unknown: low === undefined || high === undefined };
    }),
  );
}

function boundCost(
  node: PreparedNode,
  { named, model }: ModelAsk,
  bound: Bound,
  outcomeOf: (source: PreparedNode) => NodeOutcome | undefined,
): number | undefined {
  const { definition } = node;
  if (definition.call !== 'model') return 0;
  let guessed = false;
  const inputs: Record<string, Value | undefined> = {};
  for (const input of node.inputs) {
    const known = knownValue(node, input, outcomeOf);
    guessed ||= known === undefined && input.info.type.kind === 'text' && input.wires.length > 0;
    inputs[input.info.name] = known ?? guess(input, bound, named);
  }
  try {
    const request = definition.request({ inputs, params: node.params.params, named });
    // The price of a text that is not written yet can not be bounded.
    return guessed && request.modality === 'speech' && !isFreeFor(model) ? undefined : requestCost(model, request);
  } catch {
    // A node may refuse a placeholder; then there is no bound, which is not a finding.
    return undefined;
  }
}

function isFreeFor(model: Model): boolean {
  return model.price?.rules.every((rule) => rule.micros === 0) === true;
}

function knownValue(
  node: PreparedNode,
  input: PreparedInput,
  outcomeOf: (source: PreparedNode) => NodeOutcome | undefined,
): Value | undefined {
  const [wire, ...others] = input.wires;
  if (!wire) return node.params.fields[input.info.name] as Value | undefined;
  const outcome = outcomeOf(wire.from);
  if (others.length > 0 || input.mapped || outcome?.kind !== 'single' || outcome.element.state !== 'done') {
    return undefined;
  }
  const value = outcome.element.result.outputs[wire.port];
  return input.info.type.list && wire.depth === 0 && value !== undefined ? [value] : value;
}

function guess(input: PreparedInput, bound: Bound, named: Model): Value | undefined {
  const { kind, list } = input.info.type;
  if (list) return input.wires.map(() => guessValue(kind, bound, named)).filter((value) => value !== undefined);
  return input.wires.length > 0 ? guessValue(kind, bound, named) : undefined;
}

function guessValue(kind: PortKind | 'same', bound: Bound, named: Model): Value | undefined {
  if (isAssetKind(kind)) return placeholder(kind);
  switch (kind) {
    case 'text':
      return 'text';
    case 'number':
      return offeredSeconds(named, bound);
    case 'boolean':
      return false;
    case 'captions':
      return [];
    default:
      return undefined;
  }
}

function offeredSeconds({ limits }: Model, bound: Bound): number {
  const { seconds, secondsRange } = limits;
  if (secondsRange) return bound === 'low' ? secondsRange.least : secondsRange.most;
  return (bound === 'low' ? seconds?.at(0) : seconds?.at(-1)) ?? 1;
}

/** Stands for bytes that are not made yet; it never leaves the plan. */
function placeholder(kind: Asset['kind']): Asset {
  return { hash: '0'.repeat(64) as AssetHash, kind, mime: 'application/octet-stream', bytes: 0 };
}
