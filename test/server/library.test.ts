import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { makeZip } from '../harness/makeZip.ts';
import { openTestServer, type TestServer } from '../harness/serverHarness.ts';
import { temporaryFolder } from '../harness/temporaryFolder.ts';

const packageFolder = join(import.meta.dirname, '..', 'fixtures', 'packages', 'kervael');
const packageFiles = Object.fromEntries(
  readdirSync(packageFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, readFileSync(join(packageFolder, name))]),
);

async function upload(server: TestServer, name: string, bytes: string | Uint8Array) {
  const query = new URLSearchParams({ name });
  const body = typeof bytes === 'string' ? bytes : new Uint8Array(bytes);
  const response = await fetch(`${server.url}/api/screenplays?${query.toString()}`, { method: 'POST', body });
  return { status: response.status, body: await response.json() };
}

describe('catalogs', () => {
  it('serve the node types of plug-in files, say which file is broken, and run theirs', async () => {
    const pluginFolder = await temporaryFolder();
    writeFileSync(
      join(pluginFolder, 'shout.js'),
      `export default ({ defineNode, z, field, output }) => defineNode({
        type: 'text/shout', version: 1, title: 'Shout', category: 'Text', description: 'Loud.', resource: 'none',
        inputs: { text: field('text', z.string().default(''), { description: 'Words.' }) },
        outputs: { text: output('text', { description: 'Louder.' }) }, params: z.object({}),
        run: ({ inputs }) => ({ text: inputs.text.toUpperCase() }) });`,
    );
    writeFileSync(join(pluginFolder, 'broken.js'), 'export default (');
    const server = await openTestServer({ pluginFolder });
    const { nodeTypes, problems } = (await server.call('GET', '/api/node-types')).body;
    expect(nodeTypes.map(({ type }: { type: string }) => type)).toEqual(
      expect.arrayContaining(['video/animate', 'text/shout']),
    );
    expect(problems).toMatchObject([{ code: 'plugin-broken', source: { file: 'broken.js' } }]);
    const graph = {
      ...{ format: 'shotgraph', version: 1, id: 'shout', name: 'Shout' },
      nodes: { shout: { type: 'text/shout', typeVersion: 1, params: { text: 'land ahoy' } } },
      outputs: [{ name: 'said', node: 'shout', port: 'text' }],
    };
    const { body: run } = await server.call('POST', '/api/runs', { graph });
    await expect.poll(async () => (await server.call('GET', `/api/runs/${run.id}`)).body.state).toBe('done');
    const results = (await server.call('GET', `/api/runs/${run.id}/results`)).body;
    expect(results.outputs).toEqual({ said: 'LAND AHOY' });
  });

  it('let a voice be heard, and heard again without being sent again', async () => {
    const server = await openTestServer();
    const { voices } = (await server.call('GET', '/api/voices')).body;
    expect(voices.length).toBeGreaterThan(20);
    const [{ preview }] = voices;
    const heard = await fetch(`${server.url}${preview}`);
    expect([heard.status, heard.headers.get('content-type')]).toEqual([200, 'audio/flac']);
    expect(new TextDecoder().decode((await heard.arrayBuffer()).slice(0, 4))).toBe('fLaC');
    const etag = heard.headers.get('etag') ?? '';
    const again = await fetch(`${server.url}${preview}`, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect((await server.call('GET', '/api/voices/nobody/preview')).status).toBe(404);
  });
});

describe('screenplays', () => {
  it('become a breakdown, and graphs with corrections', async () => {
    const server = await openTestServer();
    const zip = makeZip(Object.entries(packageFiles).map(([name, content]) => ({ name, content })));
    const { status, body } = await upload(server, 'Kervaël.zip', zip);
    expect(status).toBe(201);
    expect(body).toMatchObject({ file: 'Kervaël.zip', counts: { scenes: 3, lines: 16 } });
    expect(body.scenes.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3]);
    expect((await upload(server, 'Kervaël.zip', zip)).body.id).toBe(body.id);
    expect((await server.call('GET', '/api/screenplays')).body.screenplays).toHaveLength(1);
    expect((await server.call('GET', `/api/screenplays/${body.id}`)).body).toEqual(body);

    const [person] = body.breakdown.people;
    const wanted = {
      scenes: [2, 1, 2],
      size: '640x360',
      hand: 'noir',
      corrections: { people: { [person.id]: { look: 'red coat' } } },
    };
    const { body: made } = await server.call('POST', `/api/screenplays/${body.id}/graph`, wanted);
    expect(made.counts.scenes).toBe(2);
    expect(JSON.stringify(made.graph.nodes[`person/${person.id}`])).toContain('red coat');
    expect(JSON.stringify(made.graph)).toContain('"hand":"noir"');
    const { body: plan } = await server.call('POST', '/api/plans', { graph: made.graph });
    expect(plan.problems.filter(({ severity }: { severity: string }) => severity === 'error')).toEqual([]);

    const wrong = await server.call('POST', `/api/screenplays/${body.id}/graph`, { size: 'big' });
    expect([wrong.status, wrong.body.error.code]).toEqual([400, 'size']);
    expect((await server.call('DELETE', `/api/screenplays/${body.id}`)).status).toBe(200);
    expect((await server.call('GET', `/api/screenplays/${body.id}`)).status).toBe(404);
  });

  it('come as a folder that a browser read, too, and show what corrections make of them', async () => {
    const server = await openTestServer();
    const texts = Object.entries(packageFiles).map(([name, bytes]) => ({
      ...{ path: `Kervaël/${name}`, text: bytes.toString('utf8') },
    }));
    const hidden = { path: 'Kervaël/.DS_Store', text: 'x' };
    const sent = await server.call('POST', '/api/screenplays/folder', { name: 'Kervaël', files: [...texts, hidden] });
    expect(sent.status).toBe(201);
    expect(sent.body).toMatchObject({ file: 'Kervaël', counts: { scenes: 3, lines: 16 } });
    const again = await server.call('POST', '/api/screenplays/folder', { name: 'Kervaël', files: texts.toReversed() });
    expect(again.body.id).toBe(sent.body.id);
    const none = await server.call('POST', '/api/screenplays/folder', { name: 'notes', files: [hidden] });
    expect([none.status, none.body.error.code]).toEqual([400, 'not-a-package']);

    const path = `/api/screenplays/${sent.body.id}`;
    const [person, other] = sent.body.breakdown.people;
    const [setting] = sent.body.breakdown.settings;
    const corrections = {
      aliases: { [other.name]: person.name },
      people: { [person.id]: { name: 'Somebody Else' } },
      scenes: Object.fromEntries(sent.body.scenes.map(({ id }: { id: string }) => [id, { setting: setting.id }])),
    };
    const { body } = await server.call('POST', `${path}/breakdown`, { corrections });
    expect(body.breakdown.people).toHaveLength(sent.body.breakdown.people.length - 1);
    expect(body.breakdown.people[0]).toMatchObject({ id: person.id, name: 'Somebody Else' });
    expect(body.breakdown.people[0].lines).toBe(person.lines + other.lines);
    expect(body.breakdown.settings.map(({ id }: { id: string }) => id)).toEqual([setting.id]);
    expect(body.counts).toMatchObject({ settings: 1 });
    expect((await server.call('GET', path)).body).toEqual(sent.body);
  });

  it('that are none are refused by name, and leave nothing behind', async () => {
    const server = await openTestServer();
    const evil = makeZip([{ name: '../evil.fountain', content: 'INT. A - DAY' }]);
    const cases: [string, string | Uint8Array, RegExp][] = [
      ['note.pdf', '%PDF-1.7', /note\.pdf is not a screenplay/],
      ['evil.zip', evil, /evil\.zip.*leads out of it/],
      ['../../etc/passwd', 'root', /^passwd is not a screenplay/],
      ['empty.fountain', '', /empty\.fountain is empty/],
      ['cut.zip', 'PK\u0003\u0004', /cut\.zip is not a whole zip/],
    ];
    for (const [name, bytes, words] of cases) {
      const { status, body } = await upload(server, name, bytes);
      expect([name, status, body.error.message]).toEqual([name, 400, expect.stringMatching(words)]);
      expect(body.error.message).not.toContain(server.cacheFolder);
    }
    const [scratch = ''] = readdirSync(join(server.cacheFolder, 'work'));
    expect(readdirSync(join(server.cacheFolder, 'work', scratch))).toEqual([]);
    expect((await server.call('GET', '/api/screenplays')).body.screenplays).toEqual([]);
  });
});

describe('templates', () => {
  it('are graphs that can run here, with finished results to look at', async () => {
    const server = await openTestServer();
    const { templates, problems } = (await server.call('GET', '/api/templates')).body;
    expect(problems).toEqual([]);
    const ids = templates.map(({ id }: { id: string }) => id);
    expect(ids).toEqual(expect.arrayContaining(['slideshow-with-music', 'the-last-lamp', 'vertical-explainer']));
    for (const { id, result } of templates) {
      const { body } = await server.call('GET', `/api/templates/${id}`);
      expect([id, body.problems.filter(isError)]).toEqual([id, []]);
      const { body: plan } = await server.call('POST', '/api/plans', { graph: body.graph });
      expect([id, plan.problems.filter(isError)]).toEqual([id, []]);
      if (!result) continue;
      const film = await fetch(`${server.url}${result.url}`);
      expect([film.status, film.headers.get('content-type')]).toEqual([200, result.mime]);
      const whole = Buffer.from(await film.arrayBuffer());
      expect(whole.byteLength).toBe(result.bytes);
      const part = await fetch(`${server.url}${result.url}`, { headers: { range: 'bytes=100-199' } });
      expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, whole.subarray(100, 200)]);
      const poster = await fetch(`${server.url}${result.poster}`);
      expect([poster.status, poster.headers.get('content-type')]).toEqual([200, 'image/webp']);
      const picture = await loadImage(Buffer.from(await poster.arrayBuffer()));
      expect(Math.max(picture.width, picture.height)).toBeGreaterThan(300);
      const etag = poster.headers.get('etag') ?? '';
      const again = await fetch(`${server.url}${result.poster}`, { headers: { 'if-none-match': etag } });
      expect(again.status).toBe(304);
    }
    expect((await server.call('GET', '/api/templates/none/poster')).status).toBe(404);
    expect((await server.call('GET', '/api/templates/none')).status).toBe(404);
  });
});

describe('keys', () => {
  it('go in and never come out: not by answers, logs, figures or the store', async () => {
    const canary = 'canary-7f3e9d1c5b8a2460';
    const keyFolder = await temporaryFolder();
    const keyFile = join(keyFolder, 'keys.json');
    const server = await openTestServer({ keyFile, env: { ELEVENLABS_API_KEY: `${canary}-outer` } });
    const isSet = async (key: string) => {
      const { models } = (await server.call('GET', '/api/models')).body;
      return models.find((model: { key?: string }) => model.key === key).keyIsSet as boolean;
    };
    expect([await isSet('FAL_KEY'), await isSet('ELEVENLABS_API_KEY')]).toEqual([false, true]);
    const answers = [
      await server.call('PUT', '/api/settings/keys/FAL_KEY', { value: canary }),
      await server.call('GET', '/api/settings/keys'),
      await server.call('PUT', '/api/settings/keys/FAL_KEY', { value: `${canary} `, more: 1 }),
      await server.call('PUT', '/api/settings/keys/ELEVENLABS_API_KEY', { value: 'mine' }),
      await server.call('PUT', '/api/settings/keys/PATH', { value: 'mine' }),
      await server.call('GET', `/api/${canary}`),
      await server.call('POST', '/api/plans', { graph: { format: canary } }),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 400, 409, 404, 404, 200]);
    expect(await isSet('FAL_KEY')).toBe(true);
    expect(statSync(keyFile).mode & 0o777).toBe(0o600);
    expect(JSON.stringify(answers.filter((_, index) => index < 5))).not.toContain(canary);
    await expect.poll(() => server.lines.filter((line) => line.includes('"request"')).length).toBeGreaterThan(6);
    expect(server.lines.join('')).not.toContain(canary);
    expect((await server.call('GET', '/metrics')).body).not.toContain(canary);
    for (const name of readdirSync(server.cacheFolder, { recursive: true, encoding: 'utf8' })) {
      const path = join(server.cacheFolder, name);
      if (statSync(path).isFile()) expect(readFileSync(path).includes(canary)).toBe(false);
    }
    expect((await server.call('DELETE', '/api/settings/keys/FAL_KEY')).status).toBe(200);
    expect(await isSet('FAL_KEY')).toBe(false);
  });
});

describe('figures', () => {
  it('count requests by route, tasks and runs', async () => {
    const server = await openTestServer();
    const graph = {
      ...{ format: 'shotgraph', version: 1, id: 'one', name: 'One' },
      nodes: { words: { type: 'text/value', typeVersion: 1, params: { text: 'a' } } },
    };
    const { body: run } = await server.call('POST', '/api/runs', { graph });
    await expect.poll(async () => (await server.call('GET', `/api/runs/${run.id}`)).body.state).toBe('done');
    const { body } = await server.call('GET', '/metrics');
    expect(body).toMatch(/shotgraph_http_request_seconds_count\{method="POST",route="\/api\/runs",status="201"\} 1/);
    expect(body).not.toContain(run.id);
    expect(body).toContain('shotgraph_tasks_ended_total{outcome="done"} 1');
    expect(body).toContain('shotgraph_runs{state="done"} 1');
    const lines = server.lines.map((line) => JSON.parse(line) as { msg: string });
    // Once each, in these words or others.
    expect(lines.filter(({ msg }) => /\brun\b/i.test(msg))).toMatchObject([
      { msg: 'run started', run: run.id, tasks: 1 },
      { msg: 'run ended', run: run.id, state: 'done' },
    ]);
    expect(body).toMatch(/shotgraph_store\{measure="freeBytes"\} \d+/);
    expect((await server.call('GET', '/ready')).body).toMatchObject({ ready: true });
    expect((await server.call('GET', '/health')).body).toMatchObject({ status: 'ok' });
  });
});

function isError({ severity }: { severity: string }): boolean {
  return severity === 'error';
}
