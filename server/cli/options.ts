import type { Tier } from '../../runtime/graph/graph.ts';
import type { Rate } from '../../runtime/graph/rate.ts';
import { type CommandContext, textOption, UsageError } from './command.ts';

/** `1280x720` → even pixels (the encoder's chroma needs pairs). */
export function sizeOption(context: CommandContext): { width: number; height: number } | undefined {
  const text = textOption(context, 'size');
  if (text === undefined) return undefined;
  const match = /^(\d{2,4})x(\d{2,4})$/i.exec(text);
  const [width, height] = [Number(match?.[1]), Number(match?.[2])];
  if (!match || width < 64 || height < 64 || width > 7680 || height > 4320) {
    throw new UsageError(`--size "${text}" is not a size: write it like 1280x720, from 64x64 to 7680x4320.`);
  }
  if (width % 2 !== 0 || height % 2 !== 0) {
    throw new UsageError(
      `--size ${text}: width and height must be even, such as ${width + (width % 2)}x${height + (height % 2)}.`,
    );
  }
  return { width, height };
}

/** Whole frames a second, or one of the NTSC rates by their usual short names. */
export function rateOption(context: CommandContext): Rate | undefined {
  const text = textOption(context, 'fps');
  if (text === undefined) return undefined;
  const ntsc: Record<string, Rate> = {
    '23.976': { num: 24_000, den: 1001 },
    '29.97': { num: 30_000, den: 1001 },
    '59.94': { num: 60_000, den: 1001 },
  };
  const rate = ntsc[text] ?? { num: Number(text), den: 1 };
  if (!Number.isInteger(rate.num) || rate.num < 1 || rate.num / rate.den > 120) {
    throw new UsageError(
      `--fps "${text}" is not a frame rate: write a whole number from 1 to 120, or 23.976, 29.97, 59.94.`,
    );
  }
  return rate;
}

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
