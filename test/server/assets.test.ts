import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { zAssetPage, zLineage, zPeaks, zStorage, zUploaded } from '../../runtime/protocol/assets.ts';
import { readZip } from '../../server/zip/readZip.ts';
import { makeClip, makeMedia, makePicture, makeTone, pathOf } from '../harness/nodeHarness.ts';
import { openTestServer, type TestServer } from '../harness/serverHarness.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';
import { filesUnder } from '../store/openTestStore.ts';

async function upload(server: TestServer, bytes: Uint8Array, query = '', headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/api/assets${query}`, {
    method: 'POST',
    body: Buffer.from(bytes),
    headers,
  });
  return {
    status: response.status,
    headers: response.headers,
    body: await json(response),
  };
}

const picture = async (options?: Parameters<typeof makePicture>[0]) =>
  readFile(await pathOf(await makePicture(options)));
const clip = async () => readFile(await pathOf(await makeClip({ seconds: 1 })));
const tone = async () => readFile(await pathOf(await makeTone()));
/** A tone of half the full loudness on the left, and of a quarter on the right. */
const halfAndQuarter = async () =>
  makeMedia({ kind: 'audio', extension: 'flac' }, [
    ...['-f', 'lavfi', '-i', 'aevalsrc=0.5*sin(440*2*PI*t)|0.25*sin(440*2*PI*t):s=48000:d=2'],
  ]);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** Of every shape: tests look into it. */
async function json(response: Response): Promise<ReturnType<typeof JSON.parse>> {
  return response.json();
}

async function unfinished(server: TestServer): Promise<string[]> {
  return filesUnder(join(server.cacheFolder, 'work'));
}

describe('upload', () => {
  it('stores a picture by its bytes, tells what it is, and stores the same bytes once', async () => {
    const server = await openTestServer();
    const bytes = await picture({ width: 120, height: 80 });
    const first = await upload(server, bytes, '?name=Kitchen.png', { 'content-type': 'text/html' });
    expect(first.status).toBe(201);
    expect(zUploaded.parse(first.body)).toMatchObject({
      ...{
        hash: sha256(bytes),
        kind: 'image',
        mime: 'image/png',
        bytes: bytes.length,
        name: 'Kitchen.png',
        known: false,
      },
      facts: { width: 120, height: 80 },
    });
    const again = await upload(server, bytes, '?name=other.png');
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ hash: sha256(bytes), known: true, name: 'Kitchen.png' });
    expect(await filesUnder(join(server.cacheFolder, 'assets'))).toHaveLength(1);
    expect(await unfinished(server)).toEqual([]);
  });

  it('tells sound in a container of video from a clip', async () => {
    const server = await openTestServer();
    const sound = await readFile(await pathOf(await makeTone({ extension: 'mp4' })));
    expect((await upload(server, sound)).body).toMatchObject({ kind: 'audio', mime: 'audio/mp4' });
    expect((await upload(server, await clip())).body).toMatchObject({ kind: 'video', facts: { frames: 24 } });
  });

  it.each<[string, (png: Buffer) => string | Uint8Array, number]>([
    ['an SVG', () => '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>', 415],
    ['a playlist', () => '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n', 415],
    ['a concat script', () => "ffconcat version 1.0\nfile '/etc/passwd'\n", 415],
    ['a web page', () => '<!doctype html><script>alert(1)</script>', 415],
    ['a program', () => Buffer.from('7f454c4602010100', 'hex'), 415],
    ['nothing', () => '', 400],
    ['the head of a picture', (png) => png.subarray(0, 60), 422],
    ['a picture with a zip at its end', (png) => Buffer.concat([png, emptyZip]), 415],
    ['a picture with a zip and a comment', (png) => Buffer.concat([png, zipWithComment]), 415],
    ['a picture that is a page', (png) => withText(png, '<script>alert(1)</script>'), 415],
    ['a picture that is a document', (png) => withText(png, '%PDF-1.7'), 415],
  ])('refuses %s and keeps nothing of it', async (_name, make, status) => {
    const server = await openTestServer();
    const content = make(await picture());
    const { status: answered, body } = await upload(server, Buffer.from(content), '?name=my%20file.png');
    expect({ status: answered, error: body.error }).toMatchObject({ status });
    expect(body.error.message).toContain('my file.png');
    expect(await filesUnder(server.cacheFolder).then(mediaFiles)).toEqual([]);
  });

  it('keeps of a name what can be shown, and nothing of the folders around it', async () => {
    const server = await openTestServer();
    const name = encodeURIComponent('../../my\r\nkitchen\u0007.png');
    expect((await upload(server, await picture(), `?name=${name}`)).body.name).toBe('my kitchen .png');
  });

  it('refuses a form, and too much by what the caller says', async () => {
    const server = await openTestServer({ mostUploadBytes: 1000 });
    const form = await upload(server, await picture(), '', { 'content-type': 'multipart/form-data; boundary=x' });
    expect(form).toMatchObject({ status: 415, body: { error: { code: 'not-a-file' } } });
    const large = await upload(server, await picture({ width: 640, height: 480 }));
    expect(large).toMatchObject({ status: 413, body: { error: { code: 'upload-too-large' } } });
    expect((await server.call('GET', '/api/assets')).body.items).toEqual([]);
  });

  it('stops a stream that becomes too much, and leaves nothing', async () => {
    const server = await openTestServer({ mostUploadBytes: 200_000 });
    const png = await picture();
    const sent = await stream(server, [png, ...Array.from({ length: 64 }, () => randomBytes(64 * 1024))]);
    expect(sent).toBe(413);
    expect(await unfinished(server)).toEqual([]);
    expect((await server.call('GET', '/api/assets')).body.items).toEqual([]);
  });

  it('that the caller breaks off half-way leaves nothing', async () => {
    const server = await openTestServer();
    const bytes = await clip();
    const going = request(`${server.url}/api/assets`, { method: 'POST', headers: { 'content-length': bytes.length } });
    going.on('error', () => undefined);
    going.write(bytes.subarray(0, bytes.length / 2));
    while ((await unfinished(server)).length === 0) await setTimeout(10);
    going.destroy();
    while ((await unfinished(server)).length > 0) await setTimeout(10);
    expect(await filesUnder(server.cacheFolder).then(mediaFiles)).toEqual([]);
    expect((await server.call('GET', '/api/assets')).body.items).toEqual([]);
    expect((await upload(server, bytes)).status).toBe(201);
  });
});

describe('the bytes of an asset', () => {
  it('come whole and in ranges, as what they are, for ever', async () => {
    const server = await openTestServer();
    const bytes = await clip();
    const { body } = await upload(server, bytes, `?name=${encodeURIComponent('He said "Öl"\r\nX: y/../z.mp4')}`);
    const whole = await fetch(server.url + body.url);
    expect(Buffer.from(await whole.arrayBuffer()).equals(bytes)).toBe(true);
    const headers = Object.fromEntries(whole.headers);
    expect(headers).toMatchObject({
      ...{ 'content-type': 'video/mp4', 'content-length': String(bytes.length), etag: `"${body.hash}"` },
      ...{ 'accept-ranges': 'bytes', 'x-content-type-options': 'nosniff' },
      ...{ 'content-security-policy': "default-src 'none'; sandbox" },
      'cache-control': expect.stringContaining('immutable'),
    });
    expect(headers['content-disposition']).toMatch(/^inline; filename=/);
    expect(headers['x']).toBeUndefined();
    expect(await filename(server, `${body.url}?download=1`)).toMatch(/^attachment; /);
    for (const [range, start, end] of [
      ['bytes=0-9', 0, 10],
      ['bytes=100-', 100, undefined],
      ['bytes=-7', -7, undefined],
    ] as const) {
      const part = await fetch(server.url + body.url, { headers: { range } });
      expect(part.status).toBe(206);
      expect(Buffer.from(await part.arrayBuffer()).equals(bytes.subarray(start, end))).toBe(true);
    }
    const first = await fetch(server.url + body.url, { headers: { range: 'bytes=0-9' } });
    expect(first.headers.get('content-range')).toBe(`bytes 0-9/${bytes.length}`);
    const head = await fetch(server.url + body.url, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
    expect(await head.text()).toBe('');
  });

  it('are not sent again to who has them, nor a part to who has other bytes', async () => {
    const server = await openTestServer();
    const { body } = await upload(server, await picture());
    const get = (headers: Record<string, string>) => server.call('GET', body.url, undefined, headers);
    expect(await get({ 'if-none-match': `"${body.hash}"` })).toMatchObject({ status: 304, body: '' });
    expect((await get({ range: 'bytes=0-3', 'if-range': `"${body.hash}"` })).status).toBe(206);
    expect((await get({ range: 'bytes=0-3', 'if-range': '"another"' })).status).toBe(200);
  });

  it('are not given by abuse of ranges', async () => {
    const server = await openTestServer();
    const { body } = await upload(server, await picture());
    const beyond = await server.call('GET', body.url, undefined, { range: `bytes=${body.bytes}-` });
    expect(beyond).toMatchObject({ status: 416, body: { error: { code: 'range-unsatisfiable' } } });
    expect(beyond.headers.get('content-range')).toBe(`bytes */${body.bytes}`);
    const many = await server.call('GET', body.url, undefined, { range: `bytes=${'0-,'.repeat(2000)}0-` });
    expect(many.status).toBe(200);
    expect(many.headers.get('content-length')).toBe(String(body.bytes));
  });

  it.each([
    ['..%2f..%2fstore.sqlite', 400],
    ['%2e%2e%2f%2e%2e%2fetc%2fpasswd', 400],
    ['../../../../etc/passwd', 404],
    ['A'.repeat(64), 400],
    ['0'.repeat(63), 400],
    ['0'.repeat(64), 404],
    [`${'0'.repeat(64)}%00`, 400],
    ['0'.repeat(2000), 400],
  ])('are not found at %s', async (hash, status) => {
    const server = await openTestServer();
    for (const after of ['', '/thumbnail', '/peaks', '/lineage', '/facts']) {
      const answer = await server.call('GET', `/api/assets/${hash}${after}`);
      expect(answer.body.error.message).toEqual(expect.any(String));
      expect([status, 404]).toContain(answer.status);
      expect(JSON.stringify(answer.body)).not.toContain('root:');
    }
  });
});

describe('small pictures and waveforms', () => {
  it('are made once, in the width that is asked for, never larger than the picture', async () => {
    const server = await openTestServer();
    const { body } = await upload(server, await picture({ width: 800, height: 400 }));
    const small = await thumbnail(server, `${body.thumbnail}?width=160`);
    expect(small).toMatchObject({ status: 200, type: 'image/webp', width: 160, height: 80 });
    expect(await thumbnail(server, `${body.thumbnail}?width=1280`)).toMatchObject({ width: 800, height: 400 });
    const made = await derived(server);
    const before = await Promise.all(made.map((path) => readFile(path)));
    await writeFile(made[0]!, 'as it was made');
    await Promise.all(Array.from({ length: 5 }, () => fetch(`${server.url}${body.thumbnail}?width=160`)));
    expect(await derived(server)).toEqual(made);
    expect(await readFile(made[0]!, 'utf8')).toBe('as it was made');
    expect(before).toHaveLength(2);
    expect((await server.call('GET', `${body.thumbnail}?width=161`)).status).toBe(400);
  });

  it('of a clip show a frame of it; of a sound there is none', async () => {
    const server = await openTestServer();
    const video = await upload(server, await clip());
    expect(await thumbnail(server, video.body.thumbnail)).toMatchObject({ status: 200, width: 160, height: 90 });
    const sound = await upload(server, await tone());
    expect(sound.body.thumbnail).toBeUndefined();
    const refused = await server.call('GET', `${sound.body.url}/thumbnail`);
    expect(refused).toMatchObject({ status: 422, body: { error: { code: 'no-picture' } } });
  });

  it('show how loud a sound is through time', async () => {
    const server = await openTestServer();
    const { body } = await upload(server, await readFile(await pathOf(await halfAndQuarter())));
    const peaks = zPeaks.parse((await server.call('GET', body.peaks)).body);
    expect(peaks.seconds).toBeCloseTo(2, 1);
    expect(peaks.lowest).toHaveLength(100);
    for (const value of peaks.highest) expect(Math.abs(value - 127 / 2)).toBeLessThan(3);
    for (const value of peaks.lowest) expect(Math.abs(value + 127 / 2)).toBeLessThan(3);
    const still = await upload(server, await picture());
    expect((await server.call('GET', `${still.body.url}/peaks`)).status).toBe(422);
  });
});

describe('the list of assets', () => {
  it('goes page by page without losing or repeating any, newest first', async () => {
    const server = await openTestServer();
    const hashes: string[] = [];
    for (let width = 20; width < 34; width += 2)
      hashes.unshift((await upload(server, await picture({ width }))).body.hash);
    const seen: string[] = [];
    let cursor = '';
    for (;;) {
      const answer = await server.call('GET', `/api/assets?limit=3${cursor}`);
      const page = zAssetPage.parse(answer.body);
      seen.push(...page.items.map(({ hash }) => hash));
      // What comes between two pages moves nothing.
      if (cursor === '') await upload(server, await picture({ width: 98 }));
      if (page.next === undefined) break;
      cursor = `&cursor=${page.next}`;
    }
    expect(seen).toEqual(hashes);
  });

  it('says what is wrong with a query', async () => {
    const server = await openTestServer();
    for (const query of [
      'limit=0',
      'limit=201',
      'limit=x',
      'kind=film',
      'cursor=abc',
      `cursor=${'a'.repeat(600)}`,
      'no=1',
      'cursor=WzEsMl0',
    ]) {
      expect((await server.call('GET', `/api/assets?${query}`)).status, query).toBe(400);
    }
  });
});

describe('a zip', () => {
  it('holds many files under safe names, once each', async () => {
    const server = await openTestServer();
    const [png, mp4] = [await picture(), await clip()];
    const first = (await upload(server, png)).body.hash as string;
    const second = (await upload(server, mp4)).body.hash as string;
    const files = [
      { hash: first, name: '../../etc/passwd' },
      { hash: first, name: 'C:\\shot.png' },
      { hash: second, name: 'shot.mp4' },
      { hash: second, name: 'shot.mp4' },
      { hash: second },
    ];
    const response = await fetch(`${server.url}/api/assets/zip`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ files, name: 'sc"ene\n1' }),
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('application/zip');
    const entries = await unzipped(response);
    expect([...entries].map(([name, bytes]) => [name, sha256(bytes)])).toEqual([
      ['_.._etc_passwd.png', first],
      ['C_shot.png', first],
      ['shot.mp4', second],
      ['shot-2.mp4', second],
      [`${second.slice(0, 16)}.mp4`, second],
    ]);
  });

  it('of what is not there is refused before it begins', async () => {
    const server = await openTestServer();
    const { body } = await upload(server, await picture());
    const ask = async (files: unknown) => server.call('POST', '/api/assets/zip', { files });
    const absent = 'f'.repeat(64);
    const refused = await ask([{ hash: body.hash }, { hash: absent }]);
    expect(refused).toMatchObject({ status: 404, body: { error: { code: 'asset-missing' } } });
    expect(refused.body.error.message).toContain(absent);
    expect((await ask([])).status).toBe(400);
    expect((await ask([{ hash: '../x' }])).status).toBe(400);
    expect((await ask(Array.from({ length: 501 }, () => ({ hash: body.hash })))).status).toBe(400);
  });

  it('of 500 files streams', async () => {
    const server = await openTestServer();
    const { body } = await upload(server, await picture());
    const files = Array.from({ length: 500 }, () => ({ hash: body.hash }));
    const response = await fetch(`${server.url}/api/assets/zip`, {
      ...{ method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ files }) },
    });
    expect((await unzipped(response)).size).toBe(500);
  });
});

describe('storage', () => {
  it('tells its room, and lets go only of what was brought and nobody refers to', async () => {
    const server = await openTestServer();
    const { body } = await upload(server, await picture());
    const storage = zStorage.parse((await server.call('GET', '/api/storage')).body);
    expect(storage).toMatchObject({ files: 1, bytes: body.bytes });
    expect(zLineage.parse((await server.call('GET', `${body.url}/lineage`)).body).makers).toEqual([]);
    expect((await server.call('POST', '/api/storage/prune', {})).body).toMatchObject({ assets: 0 });
    expect((await server.call('DELETE', `${body.url}/upload`)).status).toBe(200);
    expect((await server.call('DELETE', `${body.url}/upload`)).status).toBe(404);
    expect((await server.call('PUT', '/api/runs/nobody/pin', {})).status).toBe(404);
  });
});

/** End records of a zip without entries. */
const emptyZip = Buffer.from('504b0506'.padEnd(44, '0'), 'hex');
const zipWithComment = Buffer.concat([emptyZip.subarray(0, 20), Buffer.from([5, 0]), Buffer.from('hello')]);

/** A picture that stays whole with a text inside. */
function withText(png: Buffer, text: string): Buffer {
  const afterHeader = 33;
  const data = Buffer.concat([Buffer.from('Comment\0', 'latin1'), Buffer.from(text)]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const chunk = [length, Buffer.from('tEXt'), data, Buffer.alloc(4)];
  return Buffer.concat([png.subarray(0, afterHeader), ...chunk, png.subarray(afterHeader)]);
}

async function unzipped(response: Response): Promise<ReadonlyMap<string, Uint8Array>> {
  const path = join(await temporaryFolder(), 'a.zip');
  await writeFile(path, new Uint8Array(await response.arrayBuffer()));
  return readZip(path, () => true, { entries: 1000, bytes: 1e9 });
}

function mediaFiles(paths: string[]): string[] {
  return paths.filter((path) => !/store\.sqlite|ffmpeg\.json/.test(path));
}

async function derived(server: TestServer): Promise<string[]> {
  return (await filesUnder(join(server.cacheFolder, 'derived'))).sort();
}

async function filename(server: TestServer, path: string): Promise<string> {
  const response = await fetch(server.url + path, { method: 'HEAD' });
  return response.headers.get('content-disposition') ?? '';
}

/** Status, type and size of a WebP that came. */
async function thumbnail(server: TestServer, path: string) {
  const response = await fetch(server.url + path);
  const bytes = Buffer.from(await response.arrayBuffer());
  const head = bytes.toString('latin1', 12, 16);
  // Lossy (VP8), and with alpha (VP8X): https://developers.google.com/speed/webp/docs/riff_container
  const [width, height] =
    head === 'VP8X'
      ? [bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1]
      : [bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff];
  return { status: response.status, type: response.headers.get('content-type'), width, height };
}

/** Sends pieces without saying how many; the status, or that the line was cut. */
async function stream(server: TestServer, pieces: readonly Uint8Array[]): Promise<number | 'cut off' | undefined> {
  return new Promise((resolve) => {
    const going = request(`${server.url}/api/assets`, { method: 'POST' }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    going.on('error', () => resolve('cut off'));
    for (const piece of pieces) going.write(piece);
    going.end();
  });
}
