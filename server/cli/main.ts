import { parseArgs } from 'node:util';
import { Fault } from '../../runtime/graph/fault.ts';
import { type Command, type CommandContext, exitCodes, UsageError } from './command.ts';
import { type CommandEntry, commands } from './commands.ts';
import { commandHelp, generalHelp } from './help.ts';
import { plainText } from './plainText.ts';
import { version } from './version.ts';

/**
 * Runs one command line.
 * @returns the exit code: 0 done, 1 run failed, 2 bad usage or invalid input, 3 over budget, 130 cancelled
 */
export async function main(argv: readonly string[]): Promise<number> {
  const [name = '--help', ...rest] = argv;
  if (name === '--version' || name === '-v') {
    process.stdout.write(`${version()}\n`);
    return exitCodes.done;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(generalHelp(commands));
    return exitCodes.done;
  }
  const entry = commands.find((candidate) => candidate.name === name);
  if (!entry) {
    process.stderr.write(`There is no command "${name}". "shotgraph --help" lists them.\n`);
    return exitCodes.usage;
  }
  return await runEntry(entry, rest);
}

async function runEntry(entry: CommandEntry, argv: readonly string[]): Promise<number> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // A terminal that is closed: what it started would otherwise outlive it, as ffmpeg runs in groups of its own.
  process.on('SIGHUP', onSignal);
  // A reader that went away (`| head`) is no fault of the run.
  process.stdout.on('error', () => undefined);
  process.stderr.on('error', () => undefined);
  try {
    const command = await entry.load();
    const { values, positionals } = parsed(entry.name, command, argv);
    if (values['help'] === true) {
      process.stdout.write(commandHelp(entry, command));
      return exitCodes.done;
    }
    return await command.run(contextFor(positionals, values, stop.signal));
  } catch (error) {
    return tell(error, entry.name, stop.signal);
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
    process.off('SIGHUP', onSignal);
  }
}

function parsed(name: string, command: Command, argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    // The first sentence says it; the next ones explain how a parser sees it.
    const words = error instanceof Error ? error.message.split(/\.\s/)[0] : String(error);
    throw new UsageError(`${words?.replace(/\.$/, '')}. "shotgraph ${name} --help" shows what it takes.`);
  }
}

function contextFor(
  positionals: readonly string[],
  values: CommandContext['values'],
  signal: AbortSignal,
): CommandContext {
  return {
    positionals,
    values,
    env: process.env,
    signal,
    terminal: process.stderr.isTTY,
    columns: process.stderr.columns || 80,
    print: (text) => void process.stdout.write(`${text}\n`),
    say: (words) => void process.stderr.write(`${plainText(words)}\n`),
    draw: (text) => void process.stderr.write(text),
  };
}

/** Tells people what went wrong in a sentence; a stack trace only for a bug of ours, and only when asked for. */
function tell(error: unknown, name: string, signal: AbortSignal): number {
  if (error instanceof UsageError) {
    process.stderr.write(`${plainText(error.message)}\n`);
    return exitCodes.usage;
  }
  if (signal.aborted || (error instanceof Fault && error.faultClass === 'cancelled')) {
    process.stderr.write('Stopped. What was finished is kept: the next run goes on from there.\n');
    return exitCodes.cancelled;
  }
  if (error instanceof Fault) {
    process.stderr.write(`${plainText(error.message)}\n`);
    return error.faultClass === 'invalid-input' || error.faultClass === 'permanent'
      ? exitCodes.usage
      : exitCodes.failed;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`"shotgraph ${name}" stopped on a fault of its own: ${message}\n`);
  if (process.env['SHOTGRAPH_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  else process.stderr.write('Set SHOTGRAPH_DEBUG=1 and run it again to see where.\n');
  return exitCodes.failed;
}
