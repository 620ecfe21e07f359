import type { Tier } from '../../runtime/graph/graph.ts';
import { type CommandContext, textOption, UsageError } from './command.ts';

export function tierOption(context: CommandContext): Tier {
  const text = textOption(context, 'tier') ?? 'animatic';
  if (text !== 'animatic' && text !== 'final') {
    throw new UsageError(
      `--tier "${text}" is not a tier: choose animatic (free, on this machine) or final (the models named in the graph).`,
    );
  }
  return text;
}

/** US dollars → whole micro-dollars. */
export function maxCostOption(context: CommandContext): number | undefined {
  const text = textOption(context, 'max-cost');
  if (text === undefined) return undefined;
  const dollars = Number(text.replace(/^\$/, ''));
  if (text.trim() === '' || !Number.isFinite(dollars) || dollars < 0) {
    throw new UsageError(`--max-cost "${text}" is not an amount: write US dollars, such as 2.50.`);
  }
  return Math.floor(dollars * 1_000_000);
}

/** A whole number from 1 on. */
export function countOption(context: CommandContext, name: string, most: number): number | undefined {
  const text = textOption(context, name);
  if (text === undefined) return undefined;
  const count = Number(text);
  if (!/^\d+$/.test(text.trim()) || count < 1 || count > most)
    throw new UsageError(`--${name} "${text}" does not fit: write a whole number from 1 to ${most}.`);
  return count;
}

/** `1-3,7` → scene numbers, ascending, each once. */
export function scenesOption(context: CommandContext): readonly number[] | undefined {
  const text = textOption(context, 'scenes');
  if (text === undefined) return undefined;
  const numbers = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^\s*(\d{1,5})(?:\s*-\s*(\d{1,5}))?\s*$/.exec(part);
    const first = Number(match?.[1]);
    const last = Number(match?.[2] ?? match?.[1]);
    if (!match || first < 1 || last < first) {
      throw new UsageError(`--scenes "${text}" is not a list of scenes: write numbers and ranges, such as 1-3,7.`);
    }
    for (let number = first; number <= last; number++) numbers.add(number);
  }
  return [...numbers].sort((a, b) => a - b);
}
