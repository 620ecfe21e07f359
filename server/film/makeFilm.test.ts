import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeDefinitions } from '../../nodes/index.ts';
import { readScreenplay } from '../../runtime/screenplay/readers/readScreenplay.ts';
import { importFilm } from './importFilm.ts';
import { draftFilm, makeFilm } from './makeFilm.ts';

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

test('of some scenes only their own doubts are told, and what is in them is counted', () => {
  const script = `INT. KITCHEN - NIGHT\n\nANNA\nNow.\n\nHILLTOP\n\nAnna climbs.\n\nEXT. SEA - DAY\n\nBEN\n(waves)\n\nANNA\nWell.\n\nCARL\nNo.\n`;
  const bytes = new TextEncoder().encode(script.replace('HILLTOP', '.HILLTOP'));
  const draft = draftFilm(readScreenplay(new Map([['a.fountain', bytes]])));
  const film = (scenes?: readonly number[]) => makeFilm(draft, { scenes });
  const scenesOf = (made: ReturnType<typeof film>) => made.problems.map(({ source }) => source?.scene);
  expect(scenesOf(film())).toEqual(['s002', 's003']);
  expect(scenesOf(film([1]))).toEqual([]);
  expect(scenesOf(film([2]))).toEqual(['s002']);
  expect(film([1]).counts).toEqual({ scenes: 1, shots: 2, lines: 1, people: 1, settings: 1 });
  expect(film().counts).toMatchObject({ scenes: 3, people: 2, settings: 3 });
});
