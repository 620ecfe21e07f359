import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileFolder } from '../harness/fileFolder.ts';
import { eventsOf, shotgraph, smallFilm, startShotgraph, writeScript } from './shotgraph.ts';

const folder = fileFolder();
writeScript(folder);
const args = (cache: string) => [
  'film',
  'small.fountain',
  '--out',
  `${cache}.mp4`,
  ...smallFilm,
  '--cache',
  cache,
  '--json',
];

/** Ids of tasks that ended, in the run that stopped or in the one that went on. */
function ended(stdout: string, cached: boolean): string[] {
  return eventsOf(stdout).flatMap((event) =>
    event.type === 'task-end' && event.cached === cached ? [event.task] : [],
  );
}

describe('an interrupted film', () => {
  it.each([8, 20, 45])('killed after %i events goes on without repeating a finished task', async (count) => {
    const cache = `killed-${count}`;
    const running = startShotgraph(args(cache), { cwd: folder });
    await running.lines(count);
    running.kill('SIGKILL');
    const stopped = await running.ended;
    expect(stopped.signal).toBe('SIGKILL');
    const finished = ended(stopped.stdout, false);
    expect(finished.length).toBeGreaterThan(0);
    const again = await shotgraph(args(cache), { cwd: folder });
    expect(again.code).toBe(0);
    expect(ended(again.stdout, true)).toEqual(expect.arrayContaining(finished));
    expect(ended(again.stdout, false).filter((task) => finished.includes(task))).toEqual([]);
  });

  it('stops on Ctrl-C with 130, says that what is finished is kept, and goes on from there', async () => {
    const running = startShotgraph(args('stopped'), { cwd: folder });
    await running.lines(12);
    running.kill('SIGINT');
    const stopped = await running.ended;
    expect(stopped).toMatchObject({ code: 130, signal: null });
    expect(stopped.stderr).toContain('What was finished is kept');
    const events = eventsOf(stopped.stdout);
    expect(events.at(-1)).toMatchObject({ type: 'run-end', state: 'cancelled' });
    expect(readdirSync(folder)).not.toContain('stopped.mp4');
    const finished = ended(stopped.stdout, false);
    const again = await shotgraph(args('stopped'), { cwd: folder });
    expect(again.code).toBe(0);
    expect(ended(again.stdout, false).filter((task) => finished.includes(task))).toEqual([]);
  });

  it('stops when a script sends Ctrl-C to the old Node that handed over', async () => {
    // As an older Node would see itself: it starts the one of the project, and passes on what it is sent.
    const older = `data:text/javascript,${encodeURIComponent('Object.defineProperty(process.versions, "node", { value: "20.20.2" })')}`;
    const running = startShotgraph(args('older'), { cwd: folder, nodeOptions: ['--import', older] });
    await running.lines(12);
    running.kill('SIGINT');
    const stopped = await running.ended;
    expect(stopped).toMatchObject({ code: 130, signal: null });
    expect(eventsOf(stopped.stdout).at(-1)).toMatchObject({ type: 'run-end', state: 'cancelled' });
  });
});
