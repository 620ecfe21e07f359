import type { Command } from './command.ts';
import type { CommandEntry } from './commands.ts';

export function generalHelp(commands: readonly CommandEntry[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    'Shotgraph turns screenplays into editable graphs, and graphs into films.',
    '',
    'shotgraph <command> [arguments]',
    '',
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    '',
    '"shotgraph <command> --help" shows what a command takes. "shotgraph --version" shows the version.',
    'Exit codes: 0 done, 1 run failed, 2 bad usage or invalid input, 3 over budget, 130 cancelled.',
    '',
  ].join('\n');
}

export function commandHelp(entry: CommandEntry, command: Command): string {
  const width = Math.max(0, ...command.help.map(([option]) => option.length));
  return [
    entry.summary,
    '',
    `shotgraph ${entry.name} ${command.usage}`,
    '',
    ...command.help.map(([option, words]) => `  ${option.padEnd(width)}  ${words}`),
    '',
  ].join('\n');
}
