import type { Problem } from '../../runtime/graph/problem.ts';

/** One line for people: the sentence, and where, unless the sentence says so already. */
export function problemWords(problem: Problem): string {
  const marks = { error: '✗', warning: '!', doubt: '?' } as const;
  const { file, line, scene, text } = problem.source ?? {};
  const source = [file && line !== undefined ? `${file}:${line}` : file, scene].filter(Boolean).join(', ');
  const place = [problem.node, problem.port ?? problem.param, source].filter(Boolean).join(', ');
  const quote = text ? `\n    “${text.length > 160 ? `${text.slice(0, 159)}…` : text}”` : '';
  return `${marks[problem.severity]} ${problem.message}${place && !mentions(problem.message, place) ? ` [${place}]` : ''}${quote}`;
}

export function hasErrors(problems: readonly Problem[]): boolean {
  return problems.some((problem) => problem.severity === 'error');
}

function mentions(message: string, place: string): boolean {
  return message.includes(place);
}
