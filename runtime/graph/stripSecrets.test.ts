import { describe, expect, it } from 'vitest';
import { stripSecrets } from './stripSecrets.ts';
import { testGraph } from './testNodeTypes.ts';

const strippedParams = (params: Record<string, unknown>, secrets?: readonly string[]) =>
  Object.values(stripSecrets(testGraph({ a: { type: 'text/value', params } }), secrets).nodes)[0]?.params;

describe('stripSecrets', () => {
  it.each([
    'key',
    'apiKey',
    'API_KEY',
    'x-api-key',
    'token',
    'accessToken',
    'secret',
    'clientSecret',
    'password',
    'dbPassword',
    'Authorization',
    'auth',
    'credentials',
    'cookie',
  ])('leaves out a param named %s', (name) => {
    expect(strippedParams({ [name]: 'canary', text: 'stays' })).toEqual({ text: 'stays' });
    expect(strippedParams({ headers: [{ [name]: { deep: 'canary' } }] })).toEqual({ headers: [{}] });
  });

  it.each([
    ['keyframe', 'first'],
    ['monkey', 'yes'],
    ['author', 'Verne'],
    ['keywords', 'quay'],
    ['maxTokens', 5],
    ['secretly', 'in love'],
    ['token', 3],
  ])('keeps %s: %j', (name, value) => {
    expect(strippedParams({ [name]: value })).toEqual({ [name]: value });
  });

  it.each([
    ['https://user:canary@host/a.mp4', 'https://host/a.mp4'],
    ['https://canary@host/a.mp4?size=2', 'https://host/a.mp4?size=2'],
    ['https://h/a?X-Amz-Signature=canary&size=2', 'https://h/a?size=2'],
    ['https://h/a?size=2&token=canary&fit=pad#t=4', 'https://h/a?size=2&fit=pad#t=4'],
    ['https://h/a?sig=canary', 'https://h/a'],
    ['https://h/a#access_token=canary', 'https://h/a'],
    ['https://h/a?api%5Fkey=canary', 'https://h/a'],
    ['see https://h/a?key=canary and “https://h/b?page=2”', 'see https://h/a and “https://h/b?page=2”'],
    ['postgres://me:canary@db/films', 'postgres://db/films'],
    ['He asks: who? A & B; C=D #4', 'He asks: who? A & B; C=D #4'],
    ['Authorization: Bearer canary0123456789abcdef', 'Authorization: removed'],
    ['Bearer of bad news in the 19th century', 'Bearer of bad news in the 19th century'],
    ['sk-canary0123456789abcdefghij', 'removed'],
    ['AKIAIOSFODNN7EXAMPLE', 'removed'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.canary', 'removed'],
  ])('reads %s as %s', (text, clean) => {
    expect(strippedParams({ text })).toEqual({ text: clean });
  });

  it('removes given values wherever they stand', () => {
    const secret = 'c/an"ary é';
    const graph = testGraph(
      {
        a: {
          type: 'text/value',
          title: `with ${secret}`,
          params: { text: `x${encodeURIComponent(secret)}`, [secret]: [secret] },
        },
      },
      [],
      {
        description: secret,
        notes: { n: { text: JSON.stringify({ secret }), x: 0, y: 0, width: 1, height: 1 } },
        later: { secret },
      },
    );
    const text = JSON.stringify(stripSecrets(graph, [secret, 'abc', '']));
    expect(text).not.toMatch(/an\W{0,3}ary|c%2Fan/);
    expect(text).toContain('with removed');
  });

  it('keeps nodes whose ids sound like a secret, and the wires between them', () => {
    const graph = testGraph(
      { 's1/key': 'video/trim', token: 'video/trim', 'sk-abcdefghijklmnopqrstuvwxyz': 'video/trim' },
      ['s1/key.video -> token.video', 'token.video -> sk-abcdefghijklmnopqrstuvwxyz.video'],
    );
    expect(stripSecrets(graph)).toEqual(graph);
  });

  it('looks into what was imported and what others added, and changes nothing itself', () => {
    const graph = testGraph(
      { a: { type: 'text/value', source: { imported: { apiKey: 'canary' } }, plugin: { token: 'canary' } } },
      [],
      {
        plugin: { password: 'canary' },
      },
    );
    const copy = structuredClone(graph);
    expect(JSON.stringify(stripSecrets(graph))).not.toContain('canary');
    expect(graph).toEqual(copy);
  });
});
