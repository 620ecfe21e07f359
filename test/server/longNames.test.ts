import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { openTestServer, type TestServer } from '../harness/serverHarness.ts';

/** So that nothing can be pressed together. */
const letters = (count: number) => randomBytes(count).toString('hex').slice(0, count);
const base = { format: 'shotgraph', version: 1 };
const node = (type: string, params: object = {}) => ({ type, typeVersion: 1, params });

async function stateOf(server: TestServer, graph: object): Promise<string> {
  const run = await server.call('POST', '/api/runs', { graph });
  expect([run.status, run.body.error]).toEqual([201, undefined]);
  const state = async () => (await server.call('GET', `/api/runs/${run.body.id}`)).body.state;
  await expect.poll(state).not.toBe('running');
  return state();
}

it('are kept as far as anybody asks for them', async () => {
  const server = await openTestServer();
  const name = letters(9000);
  const depiction = { people: [{ id: name, name }], place: { id: name, name } };
  const graph = { ...base, id: letters(200), name: 'G', nodes: { [letters(200)]: node('text/value', { depiction }) } };
  expect(await stateOf(server, graph)).toBe('done');
});

it('are refused where templates in templates make them endless, and say at which node', async () => {
  const server = await openTestServer();
  /** A template in a template in a template … each under a long id. */
  const nested = (levels: number, length: number) => {
    const id = (name: string) => `${name}${letters(length - name.length)}`;
    const templates: Record<string, object> = {};
    for (let level = 0; level < levels; level += 1) {
      const [inner, port] = [id('n'), level === 0 ? 'text' : 'o'];
      const type = level === 0 ? 'text/value' : `template/t${level - 1}@1`;
      const outputs = [{ name: 'o', node: inner, port }];
      const nodes = { [inner]: node(type) };
      templates[`template/t${level}@1`] = { ...base, id: `t${level}`, name: `T${level}`, nodes, outputs };
    }
    return { ...base, id: 'outer', name: 'Outer', nodes: { x: node(`template/t${levels - 1}@1`) }, templates };
  };
  const { body } = await server.call('POST', '/api/plans', { graph: nested(9, 190) });
  expect(body.problems).toMatchObject([{ code: 'template-id-too-long', severity: 'error', node: 'x' }]);
  expect((await server.call('POST', '/api/runs', { graph: nested(9, 190) })).status).toBe(422);
  expect(await stateOf(server, nested(9, 30))).toBe('done');
});
