import { graphVersion, zGraph } from './graph.ts';
import type { GraphCommand } from './graphCommand.ts';
import { stripSecrets } from './stripSecrets.ts';

/** Stands for the graph around what a command brings. */
const empty = zGraph.parse({ format: 'shotgraph', version: graphVersion, id: 'x', name: '' });

/**
 * The commands without what `stripSecrets` would take out of the graph that they make: what a history keeps. One that
 * sets nothing but a secret takes the param or field away instead.
 */
export function stripCommands(commands: readonly GraphCommand[], secrets: readonly string[]): GraphCommand[] {
  return commands.map((command) => stripped(command, secrets));
}

function stripped(command: GraphCommand, secrets: readonly string[]): GraphCommand {
  const strip = (part: object) => stripSecrets({ ...empty, ...part }, secrets);
  switch (command.op) {
    case 'set-node':
    case 'set-edge':
    case 'set-frame':
    case 'set-note': {
      const section = sectionOf[command.op];
      const [entry] = Object.entries(strip({ [section]: { [command.id]: command.value } })[section]);
      const [id, value] = entry ?? [command.id, command.value];
      return { ...command, id, value };
    }
    case 'set-place': {
      const [entry] = Object.entries(strip({ layout: { nodes: { [command.id]: command.value } } }).layout.nodes);
      const [id, value] = entry ?? [command.id, command.value];
      return { ...command, id, value };
    }
    case 'set-param': {
      const node = { type: 'x', typeVersion: 1, params: { [command.param]: command.value } };
      const [entry] = Object.values(strip({ nodes: { x: node } }).nodes).flatMap(({ params }) =>
        Object.entries(params),
      );
      const { node: of, param } = command;
      return entry ? { ...command, param: entry[0], value: entry[1] } : { op: 'remove-param', node: of, param };
    }
    case 'set-field': {
      const value = strip({ [command.field]: command.value })[command.field] as typeof command.value | undefined;
      return value === undefined ? { op: 'remove-field', field: command.field } : { ...command, value };
    }
    default:
      return command;
  }
}

const sectionOf = { 'set-node': 'nodes', 'set-edge': 'edges', 'set-frame': 'frames', 'set-note': 'notes' } as const;
