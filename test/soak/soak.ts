import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bucket } from './parts/bucket.ts';
import { clients } from './parts/clients.ts';
import { frozen, frozenPostgres } from './parts/frozen.ts';
import { kills, killsPostgres } from './parts/kills.ts';
import { memory } from './parts/memory.ts';
import type { SoakEnd, SoakPart } from './soakPart.ts';

const parts: readonly SoakPart[] = [kills, killsPostgres, frozen, frozenPostgres, clients, memory, bucket];

/** Exit codes: 0 all held, 1 something did not, 2 bad usage, 3 all that could be tried held. */
async function main(words: readonly string[]): Promise<number> {
  if (words.includes('--help')) {
    for (const { name, words: does, amount } of parts) console.log(`${name.padEnd(16)} ${does} (${amount})`);
    return 0;
  }
  const wanted = words.map((word) => wantedPart(word));
  if (wanted.includes(undefined)) {
    console.error(`Name parts, such as kills or kills=20: ${parts.map(({ name }) => name).join(', ')}.`);
    return 2;
  }
  const chosen = wanted.length === 0 ? parts.map((part) => ({ part, amount: part.amount })) : wanted;
  const ends: (SoakEnd['state'] | 'failed')[] = [];
  for (const entry of chosen) if (entry) ends.push(await soakIn(entry.part, entry.amount));
  if (ends.includes('failed')) return 1;
  return ends.includes('skipped') ? 3 : 0;
}

function wantedPart(word: string): { part: SoakPart; amount: number } | undefined {
  const [name, count] = word.split('=');
  const part = parts.find((candidate) => candidate.name === name);
  const amount = count === undefined ? part?.amount : Number(count);
  return part && amount !== undefined && Number.isInteger(amount) && amount > 0 ? { part, amount } : undefined;
}

async function soakIn(part: SoakPart, amount: number): Promise<SoakEnd['state'] | 'failed'> {
  const { name } = part;
  const ends: (() => Promise<unknown>)[] = [];
  const startedAt = performance.now();
  const tell = (sign: string, words: string) => {
    console.log(`${sign} ${name}: ${words} (${Math.round((performance.now() - startedAt) / 1000)} s)`);
  };
  try {
    const end = await part.run({
      amount,
      say: (words) => console.log(`  ${name}: ${words}`),
      atEnd: (work) => void ends.push(work),
      folder: async () => {
        const folder = await mkdtemp(join(tmpdir(), 'shotgraph-soak-'));
        ends.push(() => rm(folder, { recursive: true, force: true }));
        return folder;
      },
    });
    tell(end.state === 'held' ? '✓' : '–', end.words);
    return end.state;
  } catch (error) {
    tell('✗', error instanceof Error ? (error.stack ?? error.message) : String(error));
    return 'failed';
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}

process.exitCode = await main(process.argv.slice(2));
