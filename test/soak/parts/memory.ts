import { endOf } from '../../harness/paidRuns.ts';
import { spawnServer } from '../../harness/spawnServer.ts';
import { hold, type Soak, type SoakEnd, type SoakPart } from '../soakPart.ts';
import { stepGraph, writeStepPlugin } from '../stepPlugin.ts';

const stepsOfEach = 250;
const megabyte = 1024 ** 2;
/** Bytes that a task may leave behind for good: caches of a bounded size fill up in the first part. */
const mostKeptOfTask = 700;

export const memory: SoakPart = {
  ...{ name: 'memory', amount: 10_000, words: 'tasks of one server, whose memory stays flat' },
  run: watchMemory,
};

async function watchMemory(soak: Soak): Promise<SoakEnd> {
  const pluginFolder = await soak.folder();
  await writeStepPlugin(pluginFolder);
  const provider = 'http://127.0.0.1:9';
  const server = await spawnServer({ cacheFolder: await soak.folder(), provider, canFind: false, pluginFolder });
  soak.atEnd(() => server.kill());
  const rounds = Math.ceil(soak.amount / stepsOfEach);
  const heaps: number[] = [];
  let resident = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const graph = stepGraph(`round-${round}`, stepsOfEach);
    const answer = await server.call('POST', '/api/runs', { graph, tier: 'animatic' });
    hold(answer?.status === 201, () => `The run did not start: ${JSON.stringify(answer)}`);
    const run = await endOf(server, answer.body.id);
    hold(run.state === 'done', () => `The run ended as ${run.state}: ${run.message ?? ''}`);
    const now = await server.memory();
    heaps.push(now.heap);
    resident = Math.max(resident, now.resident);
    if (round % 4 === 0)
      soak.say(`${round * stepsOfEach} tasks: ${megabytes(now.heap)} in use, ${megabytes(now.resident)} resident`);
  }
  const warm = Math.floor(rounds / 4);
  const [first, last] = [least(heaps.slice(warm, warm + 3)), least(heaps.slice(-3))];
  const kept = (last - first) / ((rounds - warm) * stepsOfEach);
  const words = `${rounds * stepsOfEach} tasks: ${megabytes(first)} in use after a quarter, ${megabytes(last)} at the end, ${Math.round(kept)} bytes for each task between (at most ${mostKeptOfTask}); ${megabytes(resident)} resident at most`;
  hold(kept <= mostKeptOfTask, () => words);
  return { state: 'held', words };
}

function least(values: readonly number[]): number {
  return Math.min(...values);
}

function megabytes(bytes: number): string {
  return `${(bytes / megabyte).toFixed(1)} MB`;
}
