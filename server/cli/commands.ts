import type { Command } from './command.ts';

export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  /** Loaded only when it is called: `--help` and small commands start at once. */
  load(): Promise<Command>;
}

export const commands: readonly CommandEntry[] = [
  {
    name: 'film',
    summary: 'Makes a film of a screenplay.',
    load: async () => (await import('./commands/film.ts')).filmCommand,
  },
  {
    name: 'boards',
    summary: 'Draws the storyboard of a screenplay as sheets.',
    load: async () => (await import('./commands/boards.ts')).boardsCommand,
  },
  {
    name: 'import',
    summary: 'Makes an editable graph of a screenplay.',
    load: async () => (await import('./commands/import.ts')).importCommand,
  },
  {
    name: 'validate',
    summary: 'Says what is wrong with a graph, and where.',
    load: async () => (await import('./commands/validate.ts')).validateCommand,
  },
  {
    name: 'plan',
    summary: 'Says what a run would do, cost and take, before anything runs.',
    load: async () => (await import('./commands/plan.ts')).planCommand,
  },
  {
    name: 'run',
    summary: 'Runs a graph.',
    load: async () => (await import('./commands/run.ts')).runCommand,
  },
  {
    name: 'serve',
    summary: 'Runs the server: graphs, assets and runs over HTTP.',
    load: async () => (await import('./commands/serve.ts')).serveCommand,
  },
  {
    name: 'node-types',
    summary: 'Lists the nodes with their ports and params.',
    load: async () => (await import('./commands/nodeTypes.ts')).nodeTypesCommand,
  },
  {
    name: 'cache',
    summary: 'Says what the cache holds, or frees what nothing needs.',
    load: async () => (await import('./commands/cache.ts')).cacheCommand,
  },
  {
    name: 'backup',
    summary: 'Copies the database and all files, while a server works with them.',
    load: async () => (await import('./commands/backup.ts')).backupCommand,
  },
  {
    name: 'restore',
    summary: 'Brings back what a backup holds.',
    load: async () => (await import('./commands/restore.ts')).restoreCommand,
  },
];
