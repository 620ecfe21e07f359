import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDefinitions } from '../../nodes/index.ts';
import { zGraph, type Graph } from '../../runtime/graph/graph.ts';
import type { Soundscape } from '../../runtime/graph/soundscape.ts';
import { validateGraph } from '../../runtime/graph/validateGraph.ts';
import { sampleFilm, sampleGraph, sampleNames } from './sampleFilms.ts';

const nodeTypes = new Map(nodeDefinitions.map((definition) => [definition.info.type, definition.info]));
/** `UPDATE_GOLDEN=1 npx vitest run test/film` writes them anew: look through the diff before it is committed. */
const golden = join(import.meta.dirname, '../golden/film');

it('leaves only what is said where no sound of places is wanted, and lays music under where it is', () => {
  const film = sampleFilm('kervael');
  const typesOf = (graph: Graph) => new Set(Object.values(graph.nodes).map(({ type }) => type));
  const bare = typesOf(sampleGraph(film, { nodeTypes, ambience: false }).graph);
  expect([...bare]).not.toContain('audio/generate');
  expect([...bare]).not.toContain('video/audio-bed');
  const { graph } = sampleGraph(film, { nodeTypes, ambience: false, music: 'sad' });
  expect(validateGraph(graph, nodeTypes)).toEqual([]);
  expect(Object.entries(graph.nodes).filter(([id]) => id.startsWith('film/music'))).toMatchObject([
    ['film/music', { type: 'audio/compose', params: { mood: 'sad' } }],
    ['film/music-bed', { type: 'video/audio-bed' }],
  ]);
});

describe.each(sampleNames)('the film graph of %s', (name) => {
  const film = sampleFilm(name);
  const { graph, problems } = sampleGraph(film, { nodeTypes });
  const edges = Object.values(graph.edges);
  const into = (node: string, port: string) =>
    edges
      .filter((edge) => edge.to.node === node && edge.to.port === port)
      .toSorted((a, b) => (a.order ?? 0) - (b.order ?? 0));
  const node = (id: string) => graph.nodes[id as keyof Graph['nodes']];
  const idsOf = (type: string) => Object.keys(graph.nodes).filter((id) => node(id)?.type === type);

  it('is a valid graph without problems', () => {
    expect(zGraph.parse(graph)).toEqual(graph);
    expect(problems).toEqual([]);
    expect(validateGraph(graph, nodeTypes)).toEqual([]);
    for (const { type, params } of Object.values(graph.nodes)) {
      const definition = nodeDefinitions.find((candidate) => candidate.info.type === type);
      expect(definition?.paramsSchema.safeParse(params).error, type).toBeUndefined();
    }
  });

  it.runIf(name.startsWith('kervael'))('is the golden one', () => {
    const file = join(golden, `${name}.graph.json`);
    const text = `${JSON.stringify(graph, null, 1)}\n`;
    if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(file, text);
    expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('speaks every line once, in its own words, and ties it to the script', () => {
    const spoken = idsOf('audio/speak');
    expect(spoken.map((id) => node(id)?.params['text'])).toEqual(
      film.shots.flatMap((shot) => shot.lines).map((line) => line.text),
    );
    expect(new Set(spoken.map((id) => node(id)?.source?.line)).size).toBe(name.startsWith('kervael') ? 16 : 69);
  });

  it('syncs the lips of everybody who is seen speaking, and of nobody else', () => {
    const seen = film.shots.filter((shot) => shot.lines.some((line) => line.seen)).map((shot) => shot.id);
    expect(idsOf('video/lipsync')).toEqual(seen.map((id) => `${id}/lipsync`));
    for (const id of idsOf('video/lipsync')) {
      const shot = film.shots.find((candidate) => `${candidate.id}/lipsync` === id);
      expect(node(id)?.params['speaker']).toBe(shot?.lines[0]?.speaker);
      expect(shot?.depiction.people.map((person) => person.id)).toContain(node(id)?.params['speaker']);
    }
  });

  it('lays voices that are only heard over their shot', () => {
    for (const shot of film.shots.filter((candidate) => candidate.lines.some((line) => !line.seen))) {
      expect(into(`${shot.id}/sound`, 'audios').map((edge) => edge.from)).toEqual([
        { node: `${shot.id}/mix`, port: 'audio' },
      ]);
      expect(into(`${shot.id}/sound`, 'video')[0]?.from.node).toBe(`${shot.id}/animate`);
    }
  });

  it('joins all shots of a scene and all scenes, with one caption list and one title each', () => {
    for (const scene of film.screenplay.scenes) {
      const shots = film.shots.filter((shot) => shot.scene === scene.id);
      const concat = `${scene.id}/concat`;
      expect(into(concat, 'clips').map((edge) => edge.from.node)).toEqual(
        shots.map((shot) => {
          if (node(`${shot.id}/effect`)) return `${shot.id}/with-effect`;
          return shot.lines.length > 0 ? `${shot.id}/sound` : `${shot.id}/trim`;
        }),
      );
      expect(into(concat, 'captions').map((edge) => edge.from.node)).toEqual(
        shots.map((shot) => (shot.lines.length > 0 ? `${shot.id}/captions` : `${scene.id}/no-captions`)),
      );
      expect(node(concat)?.params['transitions']).toHaveLength(shots.length - 1);
    }
    expect(into('film/concat', 'clips').map((edge) => edge.from.node)).toEqual(
      film.screenplay.scenes.map((scene) => `${scene.id}/place`),
    );
    expect(node('film/concat')?.params['titles']).toEqual(film.screenplay.scenes.map((scene) => scene.heading.text));
    expect(graph.outputs).toEqual([{ name: 'film', title: 'Film', node: 'film/export', port: 'file' }]);
  });

  it('lays the sound of its place under each scene, made on this machine in every tier', () => {
    for (const { id } of film.screenplay.scenes) {
      expect(into(`${id}/place`, 'video')[0]?.from.node).toBe(`${id}/concat`);
      expect(into(`${id}/place`, 'song')[0]?.from.node).toBe(`${id}/ambience`);
      const heard = node(`${id}/ambience`)?.params['soundscape'] as Soundscape | undefined;
      expect(heard?.ambience.length).toBeGreaterThan(0);
    }
    for (const id of idsOf('audio/generate')) expect(node(id)?.tier).toBe('animatic');
    expect(idsOf('audio/compose')).toEqual([]);
  });

  it('lets sound run over a cut only where no lips are seen', () => {
    const joins = film.screenplay.scenes.flatMap((scene) => {
      const shots = film.shots.filter((shot) => shot.scene === scene.id);
      const made = node(`${scene.id}/concat`)?.params['transitions'] as { kind: string }[];
      return made.map(({ kind }, index) => ({ kind, before: shots[index], after: shots[index + 1] }));
    });
    for (const { kind, before, after } of joins) {
      const moved = kind === 'l-cut' ? before : kind === 'j-cut' ? after : undefined;
      expect(moved?.lines.filter((line) => line.seen) ?? [], before?.id).toEqual([]);
    }
    const wanted = joins.filter(({ before }) => before?.transition.kind === 'l-cut');
    if (name !== 'kervael-listed') expect(wanted.filter(({ kind }) => kind === 'cut').length).toBeGreaterThan(0);
    for (const { kind, before } of wanted)
      expect(kind, before?.id).toBe(before?.lines.some((line) => line.seen) ? 'cut' : 'l-cut');
  });

  it('tells a voice from where it comes', () => {
    const directionOf = (element: string) => node(`${element}/speak`)?.params['direction'];
    for (const line of film.shots.flatMap((shot) => shot.lines)) {
      if (line.offScreen) expect(directionOf(line.element)).toMatch(/^O\.S\./);
      if (line.seen) expect(directionOf(line.element)).toBe(line.direction);
      if (line.speaker === 'coastguard') expect(directionOf(line.element)).toBe('over the radio');
    }
  });

  it('measures lengths in whole frames, never shorter than planned', () => {
    const rate = node('film/concat') && (name.startsWith('kervael') ? 30 : 24);
    for (const shot of film.shots) {
      const params = node(`${shot.id}/trim`)?.params ?? node(`${shot.id}/mix`)?.params;
      const frames = Number(params?.['seconds'] ?? params?.['least']) * Number(rate);
      expect(frames).toBeCloseTo(Math.round(frames), 6);
      expect(frames).toBeGreaterThanOrEqual(shot.seconds * Number(rate) - 1e-3);
    }
  });

  it('draws each place once for each light, and one portrait for each face that is seen', () => {
    const places = new Set(
      film.shots.map(
        ({ depiction }) =>
          `${depiction.place.id}|${depiction.light.time}|${depiction.place.interior ? '' : depiction.light.weather}`,
      ),
    );
    const people = new Set(film.shots.flatMap((shot) => shot.depiction.people.map((person) => `person/${person.id}`)));
    expect(idsOf('image/generate').filter((id) => id.startsWith('place/'))).toHaveLength(places.size);
    expect(new Set(idsOf('image/generate').filter((id) => id.startsWith('person/')))).toEqual(people);
    for (const shot of film.shots)
      expect(into(`${shot.id}/composite`, 'people').map((edge) => edge.from.node)).toEqual(
        shot.depiction.people.map((person) => `person/${person.id}`),
      );
  });

  it('names nobody in a prompt for a shot', () => {
    const words = new Set(
      film.breakdown.people
        .flatMap((person) => person.name.split(/\s+/u))
        .filter((word) => word.length > 3 && !/^(?:Mr|Mrs|Dr)\./u.test(word)),
    );
    for (const shot of film.shots) {
      const prompt = String(node(`${shot.id}/composite`)?.params['prompt']);
      const said = shot.depiction.people
        .flatMap((person) => person.name.split(/\s+/u))
        .filter((word) => words.has(word));
      for (const word of said) expect(prompt.split(/[^\p{L}'’-]+/u), shot.id).not.toContain(word);
    }
  });

  it('frames every scene with its shots', () => {
    expect(Object.keys(graph.frames)).toEqual(film.screenplay.scenes.map((scene) => scene.id));
    const framed = Object.values(graph.frames).flatMap((frame) => frame.nodes);
    expect(new Set(framed)).toEqual(
      new Set(Object.keys(graph.nodes).filter((id) => node(id)?.source?.scene !== undefined)),
    );
    expect(Object.keys(graph.layout.nodes)).toHaveLength(Object.keys(graph.nodes).length);
  });

  it('keeps what was imported on every node', () => {
    for (const [id, { params, source }] of Object.entries(graph.nodes)) {
      expect(source?.imported, id).toEqual(params);
      expect(source?.screenplay).toBe(film.screenplay.id);
    }
  });
});

describe('a part of a film', () => {
  const film = sampleFilm('redheaded');

  it('is the scenes that were asked for, with only their places and people', () => {
    const { graph, problems } = sampleGraph(film, { scenes: [3], nodeTypes });
    expect(problems).toEqual([]);
    expect(validateGraph(graph, nodeTypes)).toEqual([]);
    expect(Object.keys(graph.frames)).toEqual(['s003']);
    expect(Object.keys(graph.nodes).filter((id) => id.startsWith('person/'))).toEqual(['person/jabez-wilson']);
  });

  it('says which scenes there are not', () => {
    const { problems } = sampleGraph(film, { scenes: [3, 99] });
    expect(problems).toEqual([
      {
        code: 'scene-unknown',
        severity: 'error',
        message: 'There is no scene 99: this screenplay has scenes 1 to 13.',
      },
    ]);
  });
});

describe('a cast file', () => {
  const film = sampleFilm('kervael');

  it('sets voice, look, sex and age by id or any name, in prompts and drawings', () => {
    const { graph, problems } = sampleGraph(film, {
      cast: { people: { yann: { voice: 'auto:yann-le-goff@boris', look: 'bald, a red scarf', age: 61 }, nobody: {} } },
    });
    expect(problems.map((problem) => problem.code)).toEqual(['cast-unknown']);
    const nodes = Object.entries(graph.nodes);
    const voices = nodes
      .filter(([id, node]) => id.endsWith('/speak') && node.title === 'Yann Le Goff')
      .map(([, node]) => node.params['voice']);
    expect(new Set(voices)).toEqual(new Set(['auto:yann-le-goff@boris']));
    const portrait = nodes.find(([id]) => id === 'person/yann-le-goff')?.[1];
    expect(portrait?.params['prompt']).toContain('a man of 61, bald, a red scarf');
    const shots = JSON.stringify(nodes.filter(([id]) => id.endsWith('/composite')).map(([, node]) => node.params));
    expect(shots).toContain('"look":"bald, a red scarf"');
    expect(shots).not.toContain('flat cap');
  });
});
