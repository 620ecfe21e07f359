import type { GraphCommand } from '../../runtime/graph/graphCommand.ts';

/** Names of all parts that commands change; a param is a part of its node. */
function partsOf(commands: readonly GraphCommand[]): Set<string> {
  return new Set(commands.map(partOf));
}

function partOf(command: GraphCommand): string {
  if ('param' in command) return `node ${command.node} ${command.param}`;
  if ('field' in command) return `field ${command.field}`;
  return `${command.op.slice(command.op.indexOf('-') + 1)} ${command.id}`;
}

/** Whether two lists of commands, made of the same graph, change the same thing. */
export function touchSame(mine: readonly GraphCommand[], theirs: readonly GraphCommand[]): boolean {
  const other = partsOf(theirs);
  for (const part of partsOf(mine)) {
    if (other.has(part)) return true;
    const [section, id] = part.split(' ', 2);
    if (section !== 'node') continue;
    // A node set as a whole and one of its params; a node that went and a wire to it is found by the server's checks.
    if (part === `node ${id}`) {
      for (const their of other) if (their.startsWith(`node ${id} `)) return true;
    } else if (other.has(`node ${id}`)) {
      return true;
    }
  }
  return false;
}
