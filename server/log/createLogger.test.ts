import { expect, it } from 'vitest';
import { createLogger } from './createLogger.ts';

function logging(secrets: string[]) {
  const lines: string[] = [];
  return { log: createLogger({ write: (line) => lines.push(line), secrets: () => secrets }), lines };
}

it('keeps secrets out of every line, wherever they stand and however they are written', () => {
  const secrets = ['canary "7f3e/9d+1'];
  const { log, lines } = logging(secrets);
  log.info(
    { run: 'r1', task: 'shot#2', words: `key ${secrets[0]}`, deep: { list: [secrets[0]] } },
    `sent ${secrets[0]}`,
  );
  log.error(new Error(`no luck with ${secrets[0]}`));
  log.info({ url: `https://example.org/?key=${encodeURIComponent(secrets[0]!)}` });
  secrets.push('set-later');
  log.info('set-later');
  expect(lines).toHaveLength(4);
  expect(lines.join('')).not.toMatch(/7f3e|set-later/);
  expect(JSON.parse(lines[0]!)).toMatchObject({ level: 'info', run: 'r1', task: 'shot#2', msg: 'sent [removed]' });
});

it('leaves log-in headers out by name', () => {
  const { log, lines } = logging([]);
  log.info({ request: { headers: { authorization: 'Bearer abc', cookie: 'session=abc', host: 'localhost' } } });
  expect(lines[0]).not.toContain('abc');
  expect(lines[0]).toContain('localhost');
});

it('leaves a secret of a few letters alone, which would be found in words', () => {
  const { log, lines } = logging(['the']);
  log.info('the end');
  expect(lines[0]).toContain('the end');
});
