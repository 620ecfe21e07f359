import { setTimeout } from 'node:timers/promises';
import type { RunEvent } from '../../../runtime/events/runEvent.ts';
import { openPaidProvider } from '../../harness/paidProvider.ts';
import { endOf, promptsOf, startPaid } from '../../harness/paidRuns.ts';
import { type ServerProcess, spawnServer } from '../../harness/spawnServer.ts';
import { databasesFor, type SoakDatabase } from '../soakDatabase.ts';
import { hold, type Soak, type SoakEnd, type SoakPart } from '../soakPart.ts';

const leaseSeconds = 2;
/** By the issue; a file that a stopped process holds locked can be taken by nobody. */
const longestTakeOver = 15_000;

/** Two servers on one database: whichever schedules is stopped in the middle of its work, and thaws later. */
async function freezeServers(soak: Soak, kind: SoakDatabase): Promise<SoakEnd> {
  const databaseUrl = await (await databasesFor(kind, soak))('frozen');
  const paid = await openPaidProvider({ work: 200, answerAfter: 30 });
  soak.atEnd(() => paid.close());
  const options = { cacheFolder: await soak.folder(), provider: paid.url, canFind: true, leaseSeconds };
  const servers = [await spawnServer(options, databaseUrl), await spawnServer(options, databaseUrl)];
  for (const server of servers) soak.atEnd(() => server.kill());
  const names: string[] = [];
  let [held, slowest] = [0, 0];
  for (let round = 1; round <= soak.amount; round += 1) {
    const name = `round-${round}`;
    const { scheduler, other, id } = await begin(servers, name);
    names.push(name);
    await setTimeout(Math.random() * 500);
    scheduler.child.kill('SIGSTOP');
    const frozenAt = performance.now();
    const run = await Promise.race([endOf(other, id), setTimeout(longestTakeOver)]);
    if (run) slowest = Math.max(slowest, performance.now() - frozenAt);
    else held += 1;
    const before = run && (await eventsOf(other, id));
    scheduler.child.kill('SIGCONT');
    const ended = await endOf(other, id);
    hold(ended.state === 'done', () => `The run ${name} ended as ${ended.state}: ${ended.message ?? ''}`);
    // Whoever thawed has had time to write what it still wanted to.
    await setTimeout(leaseSeconds * 1000);
    const after = await eventsOf(other, id);
    hold(!before || before.length === after.length, () => `Events came after the end of ${name}: ${words(after)}`);
    const ends = after.filter(({ type }) => type === 'run-end');
    hold(ends.length === 1, () => `The run ${name} ended ${ends.length} times: ${words(after)}`);
    const gap = after.find(({ seq }, index) => seq !== index + 1);
    hold(!gap, () => `The events of ${name} have a gap: ${words(after)}`);
    soak.say(`${round} of ${soak.amount} freezes, ${paid.taken.length} paid calls`);
  }
  const wanted = names.flatMap(promptsOf).toSorted(byText);
  const taken = paid.taken.toSorted(byText);
  hold(wanted.join() === taken.join(), () => `Wanted ${wanted.join()}, but paid for ${taken.join()}`);
  hold(kind === 'sqlite' || held === 0, () => `${held} times nobody took over within ${longestTakeOver / 1000} s.`);
  const stuck = held > 0 ? `; ${held} times the stopped process held the file locked, and the run went on after` : '';
  const done = `${soak.amount} freezes, ${taken.length} paid calls, 0 twice, no write with an old fence`;
  return { state: 'held', words: `${done}; taken over and ended in at most ${(slowest / 1000).toFixed(1)} s${stuck}` };
}

export const frozen: SoakPart = {
  ...{ name: 'frozen', amount: 15, words: 'freezes of the server that schedules, beside another, on SQLite' },
  run: (soak) => freezeServers(soak, 'sqlite'),
};

export const frozenPostgres: SoakPart = {
  ...{ name: 'frozen-postgres', amount: 15, words: 'the same on Postgres' },
  run: (soak) => freezeServers(soak, 'postgres'),
};

/** Starts a run at the server that schedules; for a moment there may be none. */
async function begin(
  servers: readonly ServerProcess[],
  name: string,
): Promise<{ scheduler: ServerProcess; other: ServerProcess; id: string }> {
  for (let tried = 0; tried < 100; tried += 1) {
    for (const scheduler of servers) {
      const answer = await startPaid(scheduler, name);
      const other = servers.find((server) => server !== scheduler);
      if (answer?.status === 201 && other) return { scheduler, other, id: answer.body.id };
    }
    await setTimeout(200);
  }
  throw new Error(`No server takes the run ${name}.`);
}

async function eventsOf(server: ServerProcess, id: string): Promise<RunEvent[]> {
  return (await server.call('GET', `/api/runs/${id}/events`))?.body.events as RunEvent[];
}

function words(events: readonly RunEvent[]): string {
  return events.map(({ seq, type }) => `${seq} ${type}`).join(', ');
}

function byText(one: string, other: string): number {
  return one < other ? -1 : 1;
}
