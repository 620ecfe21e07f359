import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { promisify } from 'node:util';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { S3Settings } from '../../server/store/s3Settings.ts';
import type { Soak } from './soakPart.ts';

const run = promisify(execFile);
const packages = ['radosgw', 'ceph-mon', 'ceph-osd', 'ceph-common'];
const install = ['install', '-y', '-q', '--no-install-recommends', ...packages];
const longestStart = 90_000;

/**
 * Ceph's S3 gateway over a cluster of one monitor and one disk in memory, all on 127.0.0.1: a server that others wrote.
 * Debian's packages are installed where this user may; a sentence when they are not to be had.
 */
export async function startRadosGateway(soak: Soak): Promise<{ settings: S3Settings } | { lacking: string }> {
  if (!(await areThere(['radosgw', 'ceph-mon', 'ceph-osd', 'radosgw-admin', 'ceph']))) {
    const lacking = await installCeph(soak);
    if (lacking !== undefined) return { lacking };
  }
  const folder = await soak.folder();
  const [monitor, legacy, port] = [await freePort(), await freePort(), await freePort()];
  const addresses = `[v2:127.0.0.1:${monitor},v1:127.0.0.1:${legacy}]`;
  const cluster = randomUUID();
  const file = join(folder, 'ceph.conf');
  await writeFile(file, configuration(folder, cluster, addresses));
  for (const name of ['mon', 'osd', 'rgw']) await mkdir(join(folder, name));
  const at = { cwd: folder, timeout: longestStart };
  const conf = ['-c', file];
  await makeKeys(folder);
  await run('monmaptool', ['--create', '--fsid', cluster, '--addv', 'a', addresses, 'monmap'], at);
  await run('ceph-mon', [...conf, '--mkfs', '-i', 'a', '--monmap', 'monmap', '--keyring', 'keyring'], at);
  keep(soak, spawn('ceph-mon', [...conf, '-f', '-i', 'a'], { cwd: folder, stdio: 'ignore' }));
  await run('ceph', [...conf, 'osd', 'create'], at);
  await run('ceph-osd', [...conf, '-i', '0', '--mkfs'], at);
  keep(soak, spawn('ceph-osd', [...conf, '-f', '-i', '0'], { cwd: folder, stdio: 'ignore' }));
  const keys = { accessKeyId: 'SOAKSOAKSOAKSOAKSOAK', secretAccessKey: 'a secret/of+the+soak' };
  const user = ['user', 'create', '--uid', 'soak', '--display-name', 'Soak'];
  const withKeys = ['--access-key', keys.accessKeyId, '--secret-key', keys.secretAccessKey];
  await run('radosgw-admin', [...conf, ...user, ...withKeys], at);
  const frontend = `--rgw-frontends=beast endpoint=127.0.0.1:${port}`;
  const gateway = [...conf, '-f', '-n', 'client.admin', frontend];
  keep(soak, spawn('radosgw', gateway, { cwd: folder, stdio: 'ignore' }));
  const settings = {
    endpoint: `http://127.0.0.1:${port}`,
    bucket: 'films',
    prefix: 'assets/',
    region: 'default',
    ...keys,
  };
  await makeBucket(settings);
  return { settings };
}

function configuration(folder: string, cluster: string, addresses: string): string {
  const auth = ['cluster', 'service', 'client'].map((side) => `auth ${side} required = cephx`);
  const data = [['mon', 'osd', 'rgw'].map((name) => `${name} data = ${join(folder, name)}`)].flat();
  return [
    ...['[global]', `fsid = ${cluster}`, `mon host = ${addresses}`, ...auth, `keyring = ${join(folder, 'keyring')}`],
    ...['osd pool default size = 1', 'osd pool default min size = 1', 'osd pool default pg num = 4'],
    ...['mon allow pool size one = true', 'osd crush chooseleaf type = 0', 'public network = 127.0.0.0/8'],
    ...['osd objectstore = memstore', 'memstore device bytes = 1073741824', ...data],
    ...[`run dir = ${folder}`, `crash dir = ${folder}`, `admin socket = ${folder}/$name.asok`],
    ...[`log file = ${folder}/$name.log`, `pid file = ${folder}/$name.pid`, ''],
  ].join('\n');
}

async function makeKeys(folder: string): Promise<void> {
  const all = ['--cap', 'mon', 'allow *', '--cap', 'osd', 'allow *', '--cap', 'mgr', 'allow *'];
  await run('ceph-authtool', ['--create-keyring', 'keyring', '--gen-key', '-n', 'mon.', '--cap', 'mon', 'allow *'], {
    cwd: folder,
  });
  for (const name of ['client.admin', 'osd.0']) {
    await run('ceph-authtool', ['keyring', '--gen-key', '-n', name, ...all], { cwd: folder });
  }
}

function keep(soak: Soak, child: ChildProcess): void {
  const ended = once(child, 'exit');
  soak.atEnd(async () => {
    child.kill('SIGKILL');
    await ended;
  });
}

/** Waits until the gateway answers. */
async function makeBucket({
  bucket,
  region,
  endpoint,
  accessKeyId,
  secretAccessKey,
}: Required<Pick<S3Settings, 'bucket' | 'region' | 'endpoint' | 'accessKeyId' | 'secretAccessKey'>>): Promise<void> {
  const client = new S3Client({
    region,
    endpoint,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  });
  try {
    const until = performance.now() + longestStart;
    for (;;) {
      try {
        await client.send(new CreateBucketCommand({ Bucket: bucket }));
        return;
      } catch (error) {
        if (performance.now() > until) throw error;
        await setTimeout(300);
      }
    }
  } finally {
    client.destroy();
  }
}

/** @returns why not */
async function installCeph(soak: Soak): Promise<string | undefined> {
  if (!(await areThere(['apt-get']))) return 'Ceph is not here, and there is no apt to install it with';
  const command = `apt-get ${install.join(' ')}`;
  if (process.getuid?.() !== 0) return `Ceph is not here; run: sudo ${command}`;
  soak.say(`installs Ceph: ${command}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  try {
    await run('apt-get', ['update', '-q'], { env });
    await run('apt-get', install, { env, maxBuffer: 64 * 1024 ** 2 });
    return undefined;
  } catch (error) {
    return `Ceph could not be installed by ${command}: ${error instanceof Error ? error.message : String(error)}`;
  }
}

async function areThere(programs: readonly string[]): Promise<boolean> {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  for (const program of programs) {
    const found = await Promise.all(
      folders.map((folder) =>
        access(join(folder, program)).then(
          () => true,
          () => false,
        ),
      ),
    );
    if (!found.includes(true)) return false;
  }
  return true;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
