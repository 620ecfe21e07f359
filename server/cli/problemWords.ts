import type { Problem } from '../../runtime/graph/problem.ts';

const mostNamed = 3;

/** Lines for people. What is wrong with many nodes alike is told once, with the first of them. */
export function problemLines(problems: readonly Problem[]): string[] {
  const groups = Map.groupBy(problems, ({ code, severity, message, param, source }) =>
    JSON.stringify([code, severity, message, param, source]),
  );
  return [...groups.values()].flatMap(([first, ...others]) => (first ? problemWords(first, others) : []));
}

/** The sentence, and where, unless the sentence says so already. */
function problemWords(problem: Problem, alike: readonly Problem[]): string {
  const marks = { error: '✗', warning: '!', doubt: '?' } as const;
  const { file, line, scene, text } = problem.source ?? {};
  const source = [file && line !== undefined ? `${file}:${line}` : file, scene].filter(Boolean).join(', ');
  const place = [nodesOf(problem, alike), problem.port ?? problem.param, source].filter(Boolean).join(', ');
  const quote = text ? `\n    “${text.length > 160 ? `${text.slice(0, 159)}…` : text}”` : '';
  return `${marks[problem.severity]} ${problem.message}${place && !problem.message.includes(place) ? ` [${place}]` : ''}${quote}`;
}

function nodesOf(problem: Problem, alike: readonly Problem[]): string {
  const nodes = [problem, ...alike].flatMap(({ node }) => node ?? []);
  const more = nodes.length - mostNamed;
  return more > 0 ? `${nodes.slice(0, mostNamed).join(', ')} and ${more} more` : nodes.join(', ');
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}
