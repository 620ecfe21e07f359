import type { ParseArgsOptionsConfig } from 'node:util';

/** What a command ends with. */
export const exitCodes = { done: 0, failed: 1, usage: 2, overBudget: 3, cancelled: 130 } as const;

/** A command line that can not be understood or names something that is not there: exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The outside of one command: results go to stdout, words for people to stderr. */
export interface CommandContext {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Aborted by Ctrl-C and SIGTERM. */
  readonly signal: AbortSignal;
  /** True when stderr is a terminal: then a progress bar is drawn. */
  readonly terminal: boolean;
  /** Columns of that terminal. */
  readonly columns: number;
  print(text: string): void;
  say(words: string): void;
  /** Writes to stderr as it is, for the progress bar. */
  draw(text: string): void;
}

export interface Command {
  /** Arguments and options as shown in `--help`. */
  readonly usage: string;
  readonly help: readonly (readonly [option: string, words: string])[];
  readonly options: ParseArgsOptionsConfig;
  /** @returns the exit code */
  run(context: CommandContext): Promise<number>;
}

/** The value of a text option. */
export function textOption(context: CommandContext, name: string): string | undefined {
  const value = context.values[name];
  return typeof value === 'string' ? value : undefined;
}

export function flag(context: CommandContext, name: string): boolean {
  return context.values[name] === true;
}

/** The only positional argument.
 * @throws UsageError when there is none or more than one
 */
export function onlyArgument(context: CommandContext, what: string): string {
  const [argument, ...rest] = context.positionals;
  if (argument === undefined || argument === '') throw new UsageError(`Name ${what}.`);
  if (rest.length > 0) throw new UsageError(`One argument is enough, ${what}; "${rest[0]}" is one too many.`);
  return argument;
}
