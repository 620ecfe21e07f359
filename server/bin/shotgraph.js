#!/usr/bin/env node
// The `shotgraph` command. Plain JavaScript without imports of packages: it has to start under any Node, say
// clearly when that Node is too old, and hand over to the one that the project brings.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import nodeModule from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const runsTypeScript = major > 22 || (major === 22 && minor >= 18);

// For the GNU allocator, which reads it at the start of a process only: what was let go goes back to the system. Pictures
// are large and made in several threads, and what each thread would keep of them is a fifth of all memory. Given back each
// by itself, from half a megabyte on, they would cost two and a half times the kernel's time; from one on, nothing.
const thrift = { MALLOC_MMAP_THRESHOLD_: '1048576', MALLOC_TRIM_THRESHOLD_: '131072' };
const draws = ['film', 'run', 'serve'].includes(process.argv[2] ?? '');
const asked = Object.keys(thrift).some((name) => name in process.env);
if (draws && !asked && runsTypeScript && process.platform === 'linux' && process.execve && !process.channel) {
  // The same process, begun anew. Whoever only conducts needs little room for young objects: 70 MB less than is usual.
  const room = process.argv[2] === 'serve' ? [] : ['--max-semi-space-size=4'];
  process.execve(process.execPath, [process.execPath, ...room, ...process.execArgv, ...process.argv.slice(1)], {
    ...process.env,
    ...thrift,
  });
}

// Kept between starts, in the system's folder for temporary files: half of a start is reading our own source. From
// Node 22.8 on; older ones start without.
nodeModule.enableCompileCache?.();

const folder = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const ownNode = join(folder, 'node_modules', '.bin', 'node');

if (!existsSync(join(folder, 'node_modules'))) {
  console.error('Shotgraph is not set up yet: run "npm run setup" in its folder first.');
  process.exitCode = 2;
} else if (runsTypeScript) {
  const { main } = await import('../cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
} else if (existsSync(ownNode)) {
  handOver();
} else {
  console.error(`Shotgraph needs Node 22.18 or newer, and this is ${process.versions.node}: install a newer one.`);
  process.exitCode = 2;
}

function handOver() {
  const child = spawn(ownNode, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio: 'inherit' });
  // The terminal sends Ctrl-C to the whole group, a script to this process alone: what comes twice stops once.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}
