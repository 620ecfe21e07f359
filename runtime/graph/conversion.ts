import type { NodeTypeInfo, NodeTypes } from './nodeTypeInfo.ts';
import type { PortKind } from './portType.ts';

/** A node type that could stand between two ports that do not fit, with the ports to wire. */
export interface Conversion {
  readonly type: string;
  readonly input: string;
  readonly output: string;
}

/**
 * The node type that turns one kind into another: the source goes into its first input, no other input is
 * required, and its first output, what it is for, is what is wanted. Of several, one that must have the source comes before one
 * that merely may, one that takes a single before one that takes a list, one that works here before one that
 * costs money, and one known earlier before a later one.
 */
export function conversionFor(from: PortKind, to: PortKind, nodeTypes: NodeTypes): Conversion | undefined {
  let best: { conversion: Conversion; rank: number } | undefined;
  for (const type of nodeTypes.values()) {
    const [input, ...others] = type.inputs;
    const [output] = type.outputs;
    if (
      !input ||
      !output ||
      output.type.kind !== to ||
      output.type.list ||
      input.type.kind !== from ||
      others.some((port) => port.required && !port.field)
    )
      continue;
    const rank = (input.required || input.field ? 0 : 8) + (input.type.list ? 4 : 0) + cost[type.resource];
    if (!best || rank < best.rank) {
      best = { conversion: { type: type.type, input: input.name, output: output.name }, rank };
    }
  }
  return best?.conversion;
}

/** The node type that makes one list of lists. */
export function flatteningFor(kinds: readonly PortKind[], nodeTypes: NodeTypes): Conversion | undefined {
  for (const type of nodeTypes.values()) {
    const input = type.inputs.find((port) => port.type.nested && takes(port.type.kind, port.type.among, kinds));
    const output = type.outputs.find((port) => port.type.list);
    if (input && output) return { type: type.type, input: input.name, output: output.name };
  }
  return undefined;
}

const cost: Record<NodeTypeInfo['resource'], number> = { none: 0, cpu: 1, provider: 2 };

function takes(kind: string, among: readonly PortKind[] | undefined, kinds: readonly PortKind[]): boolean {
  return kinds.some((wanted) => (kind === 'same' ? (among?.includes(wanted) ?? true) : kind === wanted));
}
