import type { NodeTypeInfo, PortInfo } from '../graph/nodeTypeInfo.ts';
import { isAssetKind, type PortKind } from '../graph/portType.ts';
import type { Value } from '../node/defineNode.ts';
import { Fault } from '../graph/fault.ts';
import { isAsset } from './assetHashes.ts';

/**
 * What a node gave, checked against its ports: every declared output is there and of its kind. What it does not
 * declare is left out.
 * @throws Fault permanent: the node is at fault, and it would give the same again
 */
export function checkOutputs(
  node: string,
  info: NodeTypeInfo,
  outputs: Readonly<Record<string, unknown>>,
): Readonly<Record<string, Value>> {
  const checked: Record<string, Value> = {};
  for (const port of info.outputs) {
    const value: unknown = outputs[port.name];
    if (!fits(port, value)) throw wrongOutput(node, info, port, value);
    checked[port.name] = value as Value;
  }
  return checked;
}

function fits({ type }: PortInfo, value: unknown): boolean {
  if (!type.list) return isOfKind(type.kind, value);
  return Array.isArray(value) && value.every((entry) => isOfKind(type.kind, entry));
}

function isOfKind(kind: PortKind | 'same', value: unknown): boolean {
  switch (kind) {
    case 'text':
      return typeof value === 'string';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value);
    case 'boolean':
      return typeof value === 'boolean';
    case 'captions':
      return Array.isArray(value) && value.every(isCaption);
    case 'json':
    case 'same':
      return value !== undefined && typeof value !== 'function';
    default:
      return isAssetKind(kind) && isAsset(value) && value.kind === kind;
  }
}

function isCaption(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'start' in value &&
    typeof value.start === 'number' &&
    'end' in value &&
    typeof value.end === 'number' &&
    'text' in value &&
    typeof value.text === 'string'
  );
}

function wrongOutput(node: string, info: NodeTypeInfo, { name, type }: PortInfo, value: unknown): Fault {
  const wanted = type.list ? `a list of ${type.kind}` : type.kind;
  const message = `${node}: the node type ${info.type} gave ${describe(value)} on its output "${name}", which carries ${wanted}.`;
  return new Fault('output-wrong', 'permanent', message);
}

function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (isAsset(value)) return value.kind;
  return typeof value === 'string' ? 'text' : `a value of type ${typeof value}`;
}
