import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

/** Runs in a process of its own: within one, two builds of SQLite do not see each other's locks. */
const script = `
  const { DatabaseSync } = require('node:sqlite');
  const database = new DatabaseSync(process.argv[1]);
  database.exec('PRAGMA busy_timeout = 10000; BEGIN IMMEDIATE');
  console.log('locked');
  process.stdin.on('end', () => { database.exec('ROLLBACK'); database.close(); }).resume();
`;

/** Holds the write lock of a database file, as another program may, until the returned function is called. */
export async function lockDatabase(file: string): Promise<() => Promise<void>> {
  const child = spawn(process.execPath, ['-e', script, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  return async () => {
    child.stdin.end();
    await ended;
  };
}
