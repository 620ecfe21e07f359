import { expect, it } from 'vitest';
import type { RunEvent } from '../../runtime/events/runEvent.ts';
import type { CommandContext } from './command.ts';
import { progressView } from './progress.ts';

/** A context that keeps what is said, and what is drawn on a terminal. */
function listening(terminal: boolean) {
  const said: string[] = [];
  const drawn: string[] = [];
  const context: CommandContext = {
    ...{ positionals: [], values: {}, env: {}, signal: new AbortController().signal, terminal, columns: 80 },
    print: (text) => void said.push(`out: ${text}`),
    say: (words) => void said.push(words),
    draw: (text) => void drawn.push(text),
  };
  return { context, said, drawn };
}

const base = { run: 'r', at: '2026-01-01T00:00:00.000Z' };
const skipped = (task: string, seq: number): RunEvent =>
  ({
    ...base,
    seq,
    type: 'task-skip',
    task,
    node: task,
    message: `${task} was left out: its input is muted.`,
  }) as RunEvent;

it.each([true, false])('says at the end what was left out, once (terminal: %s)', (terminal) => {
  const { context, said } = listening(terminal);
  const view = progressView(context, false, { title: (node) => node, tasks: 3 });
  for (const [index, task] of ['a', 'b', 'c'].entries()) view.show(skipped(task, index + 1));
  view.end();
  expect(said).toEqual(['a was left out: its input is muted. So were 2 more.']);
});

it.each([true, false])('tells what many failed of once, and counts what they leave out (terminal: %s)', (terminal) => {
  const { context, said } = listening(terminal);
  const view = progressView(context, false, { title: (node) => node.toUpperCase(), tasks: 5 });
  const failed = (task: string, seq: number, message: string): RunEvent =>
    ({ ...base, seq, type: 'task-fail', task, node: task, code: 'x', faultClass: 'permanent', message }) as RunEvent;
  view.show(failed('a', 1, 'ffmpeg is too old.'));
  view.show(failed('b', 2, 'b: ffmpeg is too old.'));
  view.show(failed('c', 3, 'The disk is full.'));
  for (const [index, message] of ['ffmpeg is too old.', 'b: ffmpeg is too old.', 'The disk is full.'].entries())
    view.show({ ...base, seq: 4 + index, type: 'task-skip', task: 'd', node: 'd', message } as RunEvent);
  view.end();
  expect(said).toEqual([
    'Failed: A: ffmpeg is too old.',
    'Failed: C: The disk is full.',
    '1 more failed for the same reason.',
    '3 left out, for want of what failed.',
  ]);
});

it('draws no control character of a title', () => {
  const { context, drawn } = listening(true);
  const view = progressView(context, false, { title: () => 'x\u001b]0;owned\u0007', tasks: 2 });
  view.show({ ...base, seq: 1, type: 'task-start', task: 'a', node: 'a', attempt: 1 } as RunEvent);
  expect(drawn.join('')).toContain('x\ufffd]0;owned\ufffd');
});
