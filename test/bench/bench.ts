import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Bench, BenchRow } from './benchRow.ts';

/** Runs every `*.bench.ts` here, or those whose names hold a word of the command line, and prints one table. */
async function main(words: readonly string[]): Promise<number> {
  const files = (await readdir(import.meta.dirname)).filter((file) => file.endsWith('.bench.ts')).sort();
  const wanted = words.length === 0 ? files : files.filter((file) => words.some((word) => file.includes(word)));
  console.log(line(['name', 'floor', 'measured', 'ratio', 'limit']));
  let exceeded = 0;
  for (const file of wanted) {
    const module = (await import(pathToFileURL(join(import.meta.dirname, file)).href)) as { bench: Bench };
    for (const row of await module.bench()) {
      console.log(line(cells(row)));
      if (row.limit !== undefined && row.measured / row.floor > row.limit) exceeded += 1;
    }
  }
  if (exceeded > 0) console.error(`${exceeded} above the limit`);
  return exceeded > 0 ? 1 : 0;
}

function cells({ name, floor, measured, limit, unit }: BenchRow): string[] {
  const figure = unit === 'bytes' ? size : milliseconds;
  const ratio = `${(measured / floor).toFixed(2)} ×`;
  return [name, figure(floor), figure(measured), ratio, limit === undefined ? '–' : `${limit} ×`];
}

function milliseconds(value: number): string {
  return value < 1000 ? `${value.toFixed(2)} ms` : `${(value / 1000).toFixed(2)} s`;
}

function size(bytes: number): string {
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${Math.round(kilobytes)} KB` : `${Math.round(kilobytes / 1024)} MB`;
}

function line([name = '', ...figures]: readonly string[]): string {
  return name.padEnd(44) + figures.map((figure) => figure.padStart(12)).join('');
}

process.exitCode = await main(process.argv.slice(2));
