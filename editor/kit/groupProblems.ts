import type { Problem } from '../../runtime/graph/problem.ts';

export interface ProblemGroup {
  readonly message: string;
  readonly severity: Problem['severity'];
  readonly nodes: readonly string[];
}

const order: Readonly<Record<Problem['severity'], number>> = { error: 0, doubt: 1, warning: 2 };

/** The same finding at many nodes is told once; errors come first. */
export function groupProblems(problems: readonly Problem[]): ProblemGroup[] {
  const groups = new Map<string, ProblemGroup & { nodes: string[] }>();
  for (const { message, severity, node } of problems) {
    const key = `${severity} ${message}`;
    const group = groups.get(key) ?? { message, severity, nodes: [] };
    if (node !== undefined && !group.nodes.includes(node)) group.nodes.push(node);
    groups.set(key, group);
  }
  return [...groups.values()].sort((one, other) => order[one.severity] - order[other.severity]);
}
