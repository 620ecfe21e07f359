import { parseArgs } from 'node:util';
import { Fault } from '../../runtime/graph/fault.ts';
import { type Command, type CommandContext, exitCodes, UsageError } from './command.ts';
import { type CommandEntry, commands } from './commands.ts';
import { commandHelp, generalHelp } from './help.ts';
import { plainText } from './plainText.ts';
import { systemWords } from './systemWords.ts';
import { version } from './version.ts';

/** Milliseconds. */
const sameSignal = 1000;

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
  let stopping = 0;
  const onSignal = () => {
    // One Ctrl-C may come twice, from the terminal and from whoever started this; a second one means it.
    if (stop.signal.aborted && performance.now() - stopping > sameSignal) process.exit(exitCodes.cancelled);
    if (!stop.signal.aborted) stopping = performance.now();
    stop.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  // A terminal that is closed: what it started would otherwise outlive it, as ffmpeg runs in groups of its own.
  process.on('SIGHUP', onSignal);
  const lost = lostOutput();
  try {
    const command = await entry.load();
    const { values, positionals } = parsed(entry.name, command, argv);
    if (values['help'] === true) {
      process.stdout.write(commandHelp(entry, command));
      return exitCodes.done;
    }
    const exit = await command.run(contextFor(positionals, values, stop.signal));
    return (await lost()) ? exitCodes.failed : exit;
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
    const words = parsingWords(error instanceof Error ? error.message : String(error));
    throw new UsageError(`${words} "shotgraph ${name} --help" shows what it takes.`);
  }
}

/** Of several sentences the first says it; the others explain how a parser sees it. */
function parsingWords(message: string): string {
  const option = /^Option '(?:-\w, )?(--[\w-]+)[^']*' argument (missing|is ambiguous)/.exec(message);
  if (option?.[2] === 'missing') return `${option[1]} needs a value.`;
  if (option) return `${option[1]} needs a value; write one that begins with a dash as ${option[1]}=-1.`;
  return `${message.split(/\.\s/)[0]?.replace(/\.$/, '')}.`;
}

/**
 * A reader that went away (`| head`) is no fault of the run; results that a full disk did not take are.
 * @returns what tells so, with a sentence for people, when all has been written
 */
function lostOutput(): () => Promise<boolean> {
  let code: string | undefined;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') code ??= error.code ?? error.message;
  });
  process.stderr.on('error', () => undefined);
  return async () => {
    // What was printed last is still on its way.
    await new Promise<void>((resolve) => process.stdout.write('', () => resolve()));
    if (code === undefined) return false;
    const words = code === 'ENOSPC' ? 'the disk that it goes to is full' : code;
    process.stderr.write(`What was printed did not get where it goes: ${words}.\n`);
    return true;
  };
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
  const words = systemWords(error);
  if (words !== undefined) {
    process.stderr.write(`${plainText(words)}\n`);
    return exitCodes.usage;
  }
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`"shotgraph ${name}" stopped on a fault of its own: ${message}\n`);
  if (process.env['SHOTGRAPH_DEBUG'] && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
  else process.stderr.write('Set SHOTGRAPH_DEBUG=1 and run it again to see where.\n');
  return exitCodes.failed;
}
