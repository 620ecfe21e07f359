import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { temporaryFolder } from '../../test/harness/temporaryFolder.ts';
import { watchLoop } from './watchLoop.ts';

it('says so while a loop that never waits keeps the thread busy, and again when it goes on', async () => {
  const path = join(await temporaryFolder(), 'log');
  const file = openSync(path, 'a');
  onTestFinished(() => closeSync(file));
  const end = watchLoop({ everyMilliseconds: 20, silentLooks: 5, file });
  const lines = () => readFileSync(path, 'utf8').split('\n').filter(Boolean);
  // The thread is not let go before it was said: only another thread can.
  while (lines().length < 2);
  expect(JSON.parse(lines()[0] ?? '')).toMatchObject({ level: 'error', msg: expect.stringContaining('plug-in') });
  await end();
});
