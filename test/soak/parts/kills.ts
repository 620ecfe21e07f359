import { setTimeout } from 'node:timers/promises';
import { openPaidProvider, type PaidProvider } from '../../harness/paidProvider.ts';
import { finishedPaid, madeIn, promptsOf, startPaid } from '../../harness/paidRuns.ts';
import { spawnServer } from '../../harness/spawnServer.ts';
import { databasesFor, type SoakDatabase } from '../soakDatabase.ts';
import { hold, type Soak, type SoakEnd, type SoakPart } from '../soakPart.ts';

/** Longer than a run takes: some kills come after its end, and some before its first commit. */
const longestLife = 600;

/**
 * Kills servers at random moments, each with a run of its own and those of the servers before it; a provider outside of
 * them counts what it is asked. One half with a provider that can be asked what became of a submission, one without.
 */
async function killServers(soak: Soak, kind: SoakDatabase): Promise<SoakEnd> {
  const database = await databasesFor(kind, soak);
  const half = Math.ceil(soak.amount / 2);
  const told = await killHalf(soak, half, true, await database('can_tell'));
  const silent = await killHalf(soak, soak.amount - half, false, await database('can_not_tell'));
  const taken = told.taken + silent.taken;
  const words = `${soak.amount} kills, ${told.runs + silent.runs} runs ended, ${taken} paid calls, 0 twice, no finished task repeated; ${silent.inDoubt} submissions in doubt where the provider can not tell`;
  return { state: 'held', words };
}

export const kills: SoakPart = {
  ...{ name: 'kills', amount: 200, words: 'kills of a server at random moments, on SQLite' },
  run: (soak) => killServers(soak, 'sqlite'),
};

export const killsPostgres: SoakPart = {
  ...{ name: 'kills-postgres', amount: 60, words: 'the same on Postgres' },
  run: (soak) => killServers(soak, 'postgres'),
};

async function killHalf(soak: Soak, amount: number, canFind: boolean, databaseUrl: string) {
  const paid = await openPaidProvider({ work: 30, answerAfter: 15 });
  soak.atEnd(() => paid.close());
  const options = { cacheFolder: await soak.folder(), provider: paid.url, canFind };
  const names: string[] = [];
  for (let count = 1; count <= amount; count += 1) {
    const server = await spawnServer(options, databaseUrl);
    soak.atEnd(() => server.kill());
    const name = `${canFind ? 'told' : 'silent'}-${count}`;
    names.push(name);
    void startPaid(server, name);
    await setTimeout(Math.random() * longestLife);
    await server.kill();
    holdOnce(paid);
    if (count % 10 === 0) {
      const asked = canFind ? 'can be asked' : 'can not be asked';
      soak.say(`${count} of ${amount} kills, ${paid.taken.length} paid calls, 0 twice (provider ${asked})`);
    }
  }
  const last = await spawnServer(options, databaseUrl);
  soak.atEnd(() => last.kill());
  let inDoubt = 0;
  for (const name of names) {
    const run = await finishedPaid(last, name);
    const { held, failed } = run.counts;
    inDoubt += held;
    const isFine = run.state === 'done' || (!canFind && run.state === 'failed' && held > 0 && failed === 0);
    hold(isFine, () => `The run ${name} ended as ${run.state}: ${run.message ?? ''}`);
    for (const [task, times] of await madeIn(last, run.id)) {
      hold(times === 1, () => `The task ${task} of the run ${name} was done ${times} times.`);
    }
  }
  holdOnce(paid);
  const missing = names.flatMap(promptsOf).filter((prompt) => !paid.taken.includes(prompt));
  hold(!canFind || missing.length === 0, () => `Never asked for: ${missing.join(', ')}`);
  await last.kill();
  return { taken: paid.taken.length, runs: names.length, inDoubt };
}

function holdOnce({ taken }: PaidProvider): void {
  const twice = taken.filter((prompt, index) => taken.indexOf(prompt) !== index);
  hold(twice.length === 0, () => `Paid for twice: ${twice.join(', ')}`);
}
