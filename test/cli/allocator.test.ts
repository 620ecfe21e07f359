import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { shotgraphBin } from './shotgraph.ts';

/** How often the command began, in which process, and with which setting of the allocator. */
async function starts(args: readonly string[], more: NodeJS.ProcessEnv = {}): Promise<string[]> {
  const hook = join(await temporaryFolder(), 'tell.cjs');
  await writeFile(hook, 'console.error(`began ${process.pid} ${process.env.MALLOC_TRIM_THRESHOLD_}`);');
  const { stderr } = spawnSync(process.execPath, ['--require', hook, shotgraphBin, ...args], {
    encoding: 'utf8',
    env: { ...process.env, ...more },
  });
  return [...stderr.matchAll(/^began (.*)$/gm)].map((match) => match[1] ?? '');
}

test.runIf(process.platform === 'linux')(
  'what draws begins anew in the same process, unless the person has told the allocator',
  async () => {
    const [first, second, ...others] = await starts(['film', '--help']);
    const [pid] = first?.split(' ') ?? [];
    expect([first, second, others]).toEqual([`${pid} undefined`, `${pid} 131072`, []]);
    expect(await starts(['--version'])).toHaveLength(1);
    expect(await starts(['film', '--help'], { MALLOC_TRIM_THRESHOLD_: '1000000' })).toEqual([
      expect.stringMatching(/ 1000000$/),
    ]);
  },
);
