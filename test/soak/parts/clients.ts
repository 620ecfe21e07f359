import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { RunEvent } from '../../../runtime/events/runEvent.ts';
import { emptyRunState, reduceRunEvents } from '../../../runtime/events/runState.ts';
import { type ServerProcess, spawnServer } from '../../harness/spawnServer.ts';
import type { ClientsNews, ClientsTask } from '../clientsProcess.ts';
import { hold, type Soak, type SoakEnd, type SoakPart } from '../soakPart.ts';
import { stepGraph, writeStepPlugin } from '../stepPlugin.ts';

const queuedRuns = 50;
const stepsOfEach = 60;
const stepsOfWatched = 300;
/** The whole part ends by then, or says that it does not. */
const longest = 300_000;
/** Milliseconds: the figure is printed; beyond this something is wrong with it. */
const mostP99 = 1000;

export const clients: SoakPart = {
  ...{ name: 'clients', amount: 200, words: `sockets on one run while ${queuedRuns} runs are queued` },
  run: listenMany,
};

async function listenMany(soak: Soak): Promise<SoakEnd> {
  const pluginFolder = await soak.folder();
  await writeStepPlugin(pluginFolder);
  const provider = 'http://127.0.0.1:9';
  const server = await spawnServer({ cacheFolder: await soak.folder(), provider, canFind: false, pluginFolder });
  soak.atEnd(() => server.kill());
  const watched = await start(server, 'watched', stepsOfWatched);
  await server.call('POST', `/api/runs/${watched}/pause`);
  const audience = startClients({ url: server.url, run: watched, count: soak.amount });
  soak.atEnd(async () => audience.kill('SIGKILL'));
  await news(audience, 'listening');
  const runs = [watched];
  for (let index = 0; index < queuedRuns; index += 1) runs.push(await start(server, `queued-${index}`, stepsOfEach));
  soak.say(`${soak.amount} sockets listen, ${queuedRuns} runs are queued`);
  const ended = news(audience, 'ended');
  await server.call('POST', `/api/runs/${watched}/resume`);
  const times = await askUntilDone(server, runs, soak);
  const { states, bytes } = await ended;
  const events = (await server.call('GET', `/api/runs/${watched}/events?limit=10000`))?.body.events as RunEvent[];
  const { state, seq, counts, total, cost } = reduceRunEvents(emptyRunState, events);
  const stored = JSON.stringify({ state, seq, counts, total, cost });
  hold(states.length === 1 && states[0] === stored, () => `Clients know ${states.join(' and ')}; stored is ${stored}`);
  const p99 = part(times, 0.99);
  hold(p99 <= mostP99, () => `99 of 100 answers came within ${p99.toFixed(0)} ms: more than ${mostP99}.`);
  const figures = `GET /api/runs/:id: p50 ${part(times, 0.5).toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, of ${times.length}`;
  const each = `${Math.round(bytes / soak.amount / 1024)} KB to each of ${soak.amount} clients, all with the stored state`;
  return { state: 'held', words: `${figures}; ${each}` };
}

async function start(server: ServerProcess, name: string, steps: number): Promise<string> {
  const answer = await server.call('POST', '/api/runs', { graph: stepGraph(name, steps), tier: 'animatic' });
  hold(answer?.status === 201, () => `The run ${name} did not start: ${JSON.stringify(answer)}`);
  return answer.body.id as string;
}

function startClients(task: ClientsTask): ChildProcess {
  return fork(new URL('../clientsProcess.ts', import.meta.url), [JSON.stringify(task)]);
}

async function news<Type extends ClientsNews['type']>(
  audience: ChildProcess,
  type: Type,
): Promise<Extract<ClientsNews, { type: Type }>> {
  const [said] = (await once(audience, 'message', { signal: AbortSignal.timeout(longest) })) as [ClientsNews];
  hold(said.type === type, () => `The clients said ${said.type} instead of ${type}.`);
  return said as Extract<ClientsNews, { type: Type }>;
}

/** Asks after the runs in turn, four at a time, until all have ended. @returns milliseconds of each answer */
async function askUntilDone(server: ServerProcess, runs: readonly string[], soak: Soak): Promise<number[]> {
  const open = new Set(runs);
  const times: number[] = [];
  const until = performance.now() + longest;
  const ask = async (first: number) => {
    for (let next = first; open.size > 0; next += 1) {
      hold(performance.now() < until, () => `${open.size} runs do not end.`);
      const id = runs[next % runs.length] ?? '';
      const askedAt = performance.now();
      const answer = await server.call('GET', `/api/runs/${id}`);
      times.push(performance.now() - askedAt);
      hold(answer?.status === 200, () => `GET /api/runs/${id} answered ${answer?.status ?? 'nothing'}.`);
      const { state } = answer.body as { state: string };
      hold(!['failed', 'cancelled'].includes(state), () => `The run ${id} is ${state}.`);
      if (state === 'done' && open.delete(id) && open.size % 10 === 0) soak.say(`${open.size} runs to go`);
    }
  };
  await Promise.all([0, 13, 26, 39].map((first) => ask(first)));
  return times;
}

function part(times: readonly number[], share: number): number {
  return times.toSorted((one, other) => one - other)[Math.floor((times.length - 1) * share)] ?? 0;
}
