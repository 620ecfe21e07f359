import { expect, it } from 'vitest';
import { isOurs } from './strayErrors.ts';

/** An error with this stack. */
const thrown = (...frames: string[]) => Object.assign(new Error('x'), { stack: ['Error: x', ...frames].join('\n') });
const ours = `    at Scheduler.beat (${new URL('../services/runs/scheduler.ts', import.meta.url).href}:1:2)`;
const timer = '    at listOnTimeout (node:internal/timers:605:17)';
const plugin = '    at Timeout._onTimeout (file:///home/ann/plugins/loud.js:3:9)';

it('tells errors of plug-ins, and of nobody, from our own', () => {
  expect(isOurs(new Error('here'), undefined)).toBe(true);
  expect(isOurs(thrown(ours, timer), '/home/ann/plugins')).toBe(true);
  expect(isOurs(thrown(plugin, timer), '/home/ann/plugins')).toBe(false);
  expect(isOurs(thrown(plugin, ours), '/home/ann/plugins')).toBe(false);
  expect(isOurs(thrown(timer), undefined)).toBe(false);
  expect(isOurs('a text', undefined)).toBe(false);
  const inside = new URL('../../plugins', import.meta.url).pathname;
  expect(isOurs(thrown(`    at run (file://${inside}/a.js:1:1)`), inside)).toBe(false);
});
