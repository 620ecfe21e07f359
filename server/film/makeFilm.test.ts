import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeDefinitions } from '../../nodes/index.ts';
import { importFilm } from './importFilm.ts';

const packageFolder = (name: string) => join(import.meta.dirname, '../../test/fixtures/packages', name);

test.each(['kervael', 'redheaded'])('everybody who speaks in %s has a voice of their own', async (name) => {
  const { graph } = await importFilm(packageFolder(name), {});
  const voices = new Map<string, Set<unknown>>();
  for (const { type, params } of Object.values(graph.nodes)) {
    if (type !== 'audio/speak') continue;
    const { id } = params['speaker'] as { id: string };
    voices.set(id, (voices.get(id) ?? new Set()).add(params['voice']));
  }
  expect(voices.size).toBeGreaterThan(3);
  const voiceOf = [...voices].map(([id, used]) => {
    expect(used.size, id).toBe(1);
    expect([...used][0]).toMatch(new RegExp(`^auto:${id}@`));
    return String([...used][0]).split('@')[1];
  });
  expect(new Set(voiceOf).size).toBe(voiceOf.length);
});

test('nodes have the versions that their types are at', async () => {
  const { graph } = await importFilm(packageFolder('kervael'), { scenes: [2] });
  const versions = new Map(nodeDefinitions.map(({ info }) => [info.type, info.version]));
  for (const { type, typeVersion } of Object.values(graph.nodes)) expect(typeVersion, type).toBe(versions.get(type));
});
