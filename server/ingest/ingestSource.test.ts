import { copyFile, mkdir, readFile, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { AssetKind } from '../../runtime/graph/portType.ts';
import { harnessStore, makeClip, makePicture, makeTone, pathOf } from '../../test/harness/nodeHarness.ts';
import { temporaryFolder } from '../../test/harness/temporaryFolder.ts';
import { ingestSource, type SourceOptions } from './ingestSource.ts';

async function ingest(source: string, kind: AssetKind, options: Partial<SourceOptions> & { folder: string }) {
  const signal = new AbortController().signal;
  return ingestSource(source, { kind, store: await harnessStore(), signal, anywhere: false, ...options });
}

describe('ingestSource', () => {
  it('stores a file by what its bytes are, whatever it is called', async () => {
    const folder = await temporaryFolder();
    const picture = await makePicture({ width: 48, height: 32, extension: 'jpg' });
    await copyFile(await pathOf(picture), join(folder, 'my picture.png'));
    const asset = await ingest('my picture.png', 'image', { folder });
    expect(asset).toMatchObject({ hash: picture.hash, kind: 'image', mime: 'image/jpeg' });
    expect(asset.facts).toMatchObject({ width: 48, height: 32 });
    expect(await ingest(`asset:${asset.hash}`, 'image', { folder })).toEqual(asset);
  });

  it.each(['wav', 'mp3', 'ogg', 'm4a', 'flac', 'aiff'])('takes sound as %s', async (extension) => {
    const folder = await temporaryFolder();
    const tone = await makeTone({ seconds: 0.5, extension });
    await copyFile(await pathOf(tone), join(folder, 'tone'));
    const asset = await ingest('tone', 'audio', { folder });
    expect(asset.kind).toBe('audio');
    expect(asset.facts?.seconds).toBeCloseTo(0.5, 0);
  });

  it('takes a clip, and refuses one without a picture where a clip is wanted', async () => {
    const folder = await temporaryFolder();
    await copyFile(await pathOf(await makeClip({ seconds: 0.5 })), join(folder, 'clip'));
    expect((await ingest('clip', 'video', { folder })).facts).toMatchObject({ frames: 12, hasAudio: true });
    const soundOnly = await makeTone({ extension: 'mp4' });
    await copyFile(await pathOf(soundOnly), join(folder, 'sound.mp4'));
    await expect(ingest('sound.mp4', 'video', { folder })).rejects.toThrow(
      'sound.mp4 is damaged, or is not a video at all.',
    );
  });

  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>';
  it.each<[string, string | Uint8Array, AssetKind, string]>([
    ['a text', 'just words', 'image', 'is a text, not a picture'],
    ['nothing', '', 'image', 'is empty'],
    ['an SVG', svg, 'image', 'is an SVG drawing'],
    ['an SVG with a head', `<?xml version="1.0"?>\n<!-- x -->${svg}`, 'image', 'is an SVG drawing'],
    ['a playlist', '#EXTM3U\n#EXTINF:1,\n/etc/passwd\n', 'video', 'is a playlist'],
    ['a concat script', "ffconcat version 1.0\nfile '/etc/passwd'\n", 'video', 'is a text'],
    ['a zip', 'PK\u0003\u0004aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'image', 'is application/zip'],
    ['bytes without meaning', new Uint8Array([0, 200, 3, 180, 7, 255]), 'image', 'type that is not known'],
  ])('refuses %s, with the name of the file', async (_name, content, kind, words) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'file.png'), content);
    const outcome = ingest('file.png', kind, { folder });
    await expect(outcome).rejects.toMatchObject({ name: 'Fault', faultClass: 'invalid-input' });
    await expect(outcome).rejects.toThrow(words);
    await expect(outcome).rejects.toThrow('file.png');
  });

  it.each([
    ['png', 60],
    ['jpg', 200],
    ['webp', 40],
    ['gif', 30],
  ])('refuses a %s of which only the head is there', async (extension, bytes) => {
    const folder = await temporaryFolder();
    const whole = await readFile(await pathOf(await makePicture({ extension })));
    await writeFile(join(folder, 'cut'), whole.subarray(0, bytes));
    await expect(ingest('cut', 'image', { folder })).rejects.toMatchObject({
      code: 'media-invalid',
      message: expect.stringMatching(/^cut .*damaged/),
    });
  });

  it('refuses a wrong kind, a wrong place, an address and too much', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'graph'));
    const inside = { folder: join(folder, 'graph') };
    await copyFile(await pathOf(await makePicture()), join(folder, 'outside.png'));
    await symlink(join(folder, 'outside.png'), join(inside.folder, 'link.png'));
    await expect(ingest('../outside.png', 'video', { ...inside, anywhere: true })).rejects.toThrow('not a video');
    await expect(ingest('../outside.png', 'image', inside)).rejects.toThrow('leads out of the folder');
    await expect(ingest(join(folder, 'outside.png'), 'image', inside)).rejects.toThrow('leads out of the folder');
    await expect(ingest('link.png', 'image', inside)).rejects.toThrow('leads out of the folder');
    await expect(ingest('.', 'image', { folder })).rejects.toThrow('leads out of the folder');
    await expect(ingest('graph', 'image', { folder })).rejects.toThrow('is not a file');
    await expect(ingest('nope.png', 'image', inside)).rejects.toThrow('nope.png is not there');
    await expect(ingest('ftp://example.org/a.png', 'image', inside)).rejects.toThrow('is an address');
    await expect(ingest('http://127.0.0.1/a.png', 'image', inside)).rejects.toThrow('only public addresses');
    await expect(ingest(`asset:${'0'.repeat(64)}`, 'image', inside)).rejects.toThrow('is not stored here');
    await expect(ingest('outside.png', 'image', { folder, mostBytes: 10 })).rejects.toThrow('at most 10 bytes');
    expect((await ingest('../outside.png', 'image', { ...inside, anywhere: true })).kind).toBe('image');
  });

  it('refuses a text of 2 GB by its first bytes', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'huge.png'), 'words '.repeat(1000));
    await truncate(join(folder, 'huge.png'), 2 * 1024 ** 3);
    await expect(ingest('huge.png', 'image', { folder })).rejects.toThrow('is a text, not a picture');
  });
});
