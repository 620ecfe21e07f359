import { mkdtempSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { KeyRing } from './keyRing.ts';

const known = new Map([
  ['FAL_KEY', ['fal']],
  ['VOICE_KEY', ['voices']],
]);

function newFile(): string {
  return join(mkdtempSync(join(tmpdir(), 'shotgraph-keys-')), 'settings', 'keys.json');
}

describe('the key ring', () => {
  it('keeps a key in a file for its owner alone, uses it at once, and finds it again', async () => {
    const file = newFile();
    const ring = await KeyRing.open({ file, env: {}, known });
    expect(ring.list()).toEqual([
      { name: 'FAL_KEY', providers: ['fal'], set: false },
      { name: 'VOICE_KEY', providers: ['voices'], set: false },
    ]);
    const { env } = ring;
    await ring.set('FAL_KEY', 'one');
    expect(env['FAL_KEY']).toBe('one');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(join(file, '..')).mode & 0o777).toBe(0o700);
    const again = await KeyRing.open({ file, env: {}, known });
    expect(again.env['FAL_KEY']).toBe('one');
    expect(again.list()[0]).toEqual({ name: 'FAL_KEY', providers: ['fal'], set: true, from: 'settings' });
    await again.remove('FAL_KEY');
    expect(again.env['FAL_KEY']).toBeUndefined();
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({});
  });

  it('lets the environment win, and says so', async () => {
    const ring = await KeyRing.open({ file: newFile(), env: { FAL_KEY: 'outer' }, known });
    await expect(ring.set('FAL_KEY', 'inner')).rejects.toMatchObject({ code: 'key-from-environment' });
    expect(ring.list()[0]).toMatchObject({ set: true, from: 'environment' });
    await expect(ring.set('PATH', 'x')).rejects.toMatchObject({ code: 'key-unknown' });
  });

  it('goes on naming a replaced key as a secret', async () => {
    const ring = await KeyRing.open({ file: newFile(), env: { SHOTGRAPH_TOKEN: 'token' }, known });
    await ring.set('FAL_KEY', 'old');
    await ring.set('FAL_KEY', 'new');
    expect(ring.secrets).toEqual(['token', 'old', 'new']);
  });

  it('loses nothing when two keys are set at once', async () => {
    const file = newFile();
    const ring = await KeyRing.open({ file, env: {}, known });
    await Promise.all([ring.set('FAL_KEY', 'one'), ring.set('VOICE_KEY', 'two')]);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ FAL_KEY: 'one', VOICE_KEY: 'two' });
    expect(readdirSync(join(file, '..'))).toEqual(['keys.json']);
  });

  it('says that its file is damaged without a word of what stands in it', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'shotgraph-keys-')), 'keys.json');
    writeFileSync(file, '{"FAL_KEY": "canary');
    const opening = KeyRing.open({ file, env: {}, known });
    await expect(opening).rejects.toMatchObject({ code: 'keys-damaged' });
    await expect(opening).rejects.not.toThrow('canary');
  });
});
