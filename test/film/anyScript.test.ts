import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDefinitions } from '../../nodes/index.ts';
import { validateGraph } from '../../runtime/graph/validateGraph.ts';
import { readScreenplay } from '../../runtime/screenplay/readers/readScreenplay.ts';
import { bytesOf, loadScript } from '../screenplay/loadFixture.ts';
import { plannedFilm, sampleGraph } from './sampleFilms.ts';

const nodeTypes = new Map(nodeDefinitions.map((definition) => [definition.info.type, definition.info]));
const root = join(import.meta.dirname, '../fixtures/screenplays');
const scripts = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /\.(?:fountain|fdx)$/u.test(file),
);

function filmOf(file: string, bytes: Uint8Array) {
  return plannedFilm(readScreenplay(new Map([[file, bytes]])).screenplay);
}

describe('any script', () => {
  it.each(scripts.toSorted())('%s becomes a film without errors, each line once', (file) => {
    const bytes = loadScript(file);
    let film;
    try {
      film = filmOf(file, bytes);
    } catch (fault) {
      // A fixture without any scene is no film: the reader says so.
      expect(fault).toMatchObject({ code: 'no-scenes' });
      return;
    }
    const { graph } = sampleGraph(film, { nodeTypes });
    expect(validateGraph(graph, nodeTypes)).toEqual([]);
    const order = film.shots.flatMap((shot) => shot.lines).map((line) => line.element);
    const speeches = film.screenplay.scenes
      .flatMap((scene) => scene.elements)
      .filter((element) => element.kind === 'dialogue');
    expect(order.filter((id, index) => id !== order[index - 1])).toEqual(speeches.map((speech) => speech.id));
  });

  it('lets lines that are spoken at once be heard at once, with both mouths moving', () => {
    const film = filmOf(
      'dual.fountain',
      bytesOf(
        'INT. ROOM - DAY\n\nAnna and Bruno stand at the window.\n\nANNA\nNow!\n\nBRUNO ^\nNever!\n\nANNA\nWell.\n',
      ),
    );
    const shot = film.shots.find((candidate) => candidate.lines.length === 2);
    expect(shot?.lines.map((line) => [line.speaker, line.text, line.seen])).toEqual([
      ['anna', 'Now!', true],
      ['bruno', 'Never!', true],
    ]);
    const { graph } = sampleGraph(film, { nodeTypes });
    const nodes = new Map(Object.entries(graph.nodes));
    expect(nodes.get(`${shot?.id}/mix`)?.params['arrangement']).toBe('together');
    expect(nodes.get(`${shot?.id}/lipsync`)?.params['speaker']).toBe('anna');
    expect(nodes.get(`${shot?.id}/lipsync-2`)?.params['speaker']).toBe('bruno');
    expect(
      Object.values(graph.edges).find((edge) => edge.to.node === `${shot?.id}/captions` && edge.to.port === 'texts')
        ?.from.node,
    ).toBe(`${shot?.id}/both`);
    expect(validateGraph(graph, nodeTypes)).toEqual([]);
  });

  it('cuts a speech that is longer than a clip at the ends of its sentences, without losing a word', () => {
    const speech = Array.from(
      { length: 12 },
      (_, index) => `This is sentence ${index + 1} of a speech that will not end.`,
    ).join(' ');
    const film = filmOf('long.fountain', bytesOf(`INT. ROOM - DAY\n\nANNA\n${speech}\n`));
    const lines = film.shots.flatMap((shot) => shot.lines);
    expect(lines.length).toBeGreaterThan(4);
    expect(lines.map((line) => line.text).join(' ')).toBe(speech);
    for (const line of lines) expect(line.text).toMatch(/^This .* end\.$/u);
    expect(new Set(film.shots.map((shot) => shot.id)).size).toBe(film.shots.length);
  });

  it('shows the place of a scene in which nothing happens', () => {
    const film = filmOf('empty.fountain', bytesOf('INT. ROOM - DAY\n\nEXT. SEA - NIGHT\n\nWaves.\n'));
    expect(film.shots.map((shot) => [shot.scene, shot.trigger])).toEqual([
      ['s001', 'location_establish'],
      ['s002', 'location_establish'],
      ['s002', 'action_beat'],
    ]);
  });
});
