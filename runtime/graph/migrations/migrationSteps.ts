import type { Migration } from './migration.ts';

/**
 * Every step from one version of the graph format to the next, oldest first, each in a file of its own in this
 * folder. A step never changes once it has been published. Version 1 is the first: there is nothing older.
 */
export const migrationSteps: readonly Migration[] = [];
