import type { Graph } from '../../graph/graph.ts';
import { zGraphId } from '../../graph/ids.ts';
import { layoutFilm, type FilmGroup } from '../../graph/layoutFilm.ts';
import type { NodeTypes } from '../../graph/nodeTypeInfo.ts';
import type { Problem } from '../../graph/problem.ts';
import type { Rate } from '../../graph/rate.ts';
import type { MusicMood } from '../../graph/soundscape.ts';
import { shorten } from '../../graph/shorten.ts';
import type { Breakdown, Setting } from '../breakdown.ts';
import { castFilm, type VoiceToCast } from '../castVoices.ts';
import type { Scene, Screenplay } from '../screenplay.ts';
import type { Shot, Transition } from '../shot.ts';
import { slug } from '../slug.ts';
import { styleText } from '../shots/depictShot.ts';
import { negativePrompt } from '../shots/promptOf.ts';
import { addAmbience, addEffect, addMusic } from './ambienceNodes.ts';
import { applyCast, type Cast } from './cast.ts';
import type { FilmStyle } from './filmStyle.ts';
import { GraphBuilder, longestTitle, type Out } from './graphBuilder.ts';
import { joinOf } from './joinOf.ts';
import { addPlace, addPortrait, placeId } from './pictureNodes.ts';
import { addShot, type ShotEnd } from './shotNodes.ts';
import type { Voices } from './soundNodes.ts';

export interface FilmOptions {
  /** Even pixels: `chooseSize` finds them. */
  width: number;
  height: number;
  rate: Rate;
  /** Numbers of the scenes to make; all when absent. */
  scenes?: readonly number[];
  cast?: Cast;
  /** Automatic voices to choose from: without them each speaker's voice is chosen alone. */
  voices?: readonly VoiceToCast[];
  /** BCP 47 tag of the language that is spoken. */
  language?: string;
  /** Places and what happens are heard unless this is false. */
  ambience?: boolean;
  /** Music under the whole film; none where nothing is said. `auto`: from the words on its tone. */
  music?: MusicMood | 'auto';
  /** For the versions of the node types; 1 where it is not given. */
  nodeTypes?: NodeTypes;
}

/**
 * The graph of a film: a picture a place and time, a portrait a person, four to eight nodes a shot, a join a scene, the
 * film with captions, chapters and loudness. A frame a scene. Ids are readable and stay the same from draft to draft.
 */
export function filmGraph(film: {
  screenplay: Screenplay;
  breakdown: Breakdown;
  shots: readonly Shot[];
  options: FilmOptions;
}): { graph: Graph; problems: Problem[] } {
  const { screenplay, options } = film;
  const cast = applyCast(film.breakdown, film.shots, options.cast ?? { people: {} });
  const problems = [...cast.problems];
  const scenes = scenesToMake(screenplay, cast.shots, options.scenes, problems);
  const builder = new GraphBuilder(screenplay.id, options.nodeTypes);
  const maker = new ShotMaker(builder, screenplay, cast, options);
  const joins = scenes.slice(1).map(({ shots }, index) => joinOf(scenes[index]?.shots ?? [], shots));
  const places = placesOf(cast.breakdown);
  const ends = scenes.map(({ scene, shots }, index) => {
    const end = addScene(builder, scene, shots, joins[index], maker);
    const video = options.ambience === false ? end.video : addAmbience(builder, scene, places(scene), end.video);
    return { scene, shots, ...end, video };
  });
  const output = addFilm(builder, screenplay, ends, joins, options.music);
  const name = shorten(screenplay.title, longestTitle);
  const graph = builder.graph({
    id: zGraphId.parse(slug(screenplay.title, 'film')),
    name,
    description: `Film of “${name}”: ${scenes.length} scenes, ${scenes.reduce((sum, { shots }) => sum + shots.length, 0)} shots.`,
    outputs: output ? [{ name: 'film', title: 'Film', ...output }] : [],
  });
  return {
    graph: { ...graph, ...layoutFilm(graph, groupsOf(builder, ends)) },
    problems: [...problems, ...builder.problems],
  };
}

interface SceneToMake {
  scene: Scene;
  shots: readonly Shot[];
}

function scenesToMake(
  screenplay: Screenplay,
  shots: readonly Shot[],
  wanted: readonly number[] | undefined,
  problems: Problem[],
): SceneToMake[] {
  const byScene = Map.groupBy(shots, (shot) => shot.scene);
  const chosen = wanted && new Set(wanted);
  for (const number of chosen ?? []) {
    if (screenplay.scenes.some((scene) => scene.number === number)) continue;
    problems.push({
      code: 'scene-unknown',
      severity: 'error',
      message: `There is no scene ${number}: this screenplay has scenes 1 to ${screenplay.scenes.length}.`,
    });
  }
  const scenes = screenplay.scenes
    .filter((scene) => chosen === undefined || chosen.has(scene.number))
    .map((scene) => ({ scene, shots: byScene.get(scene.id) ?? [] }))
    .filter((scene) => scene.shots.length > 0);
  if (scenes.length === 0)
    problems.push({ code: 'film-empty', severity: 'error', message: 'There are no shots to make a film of.' });
  return scenes;
}

/** Makes shots, with each place and each face only once. */
class ShotMaker {
  readonly #builder: GraphBuilder;
  readonly #film: FilmStyle;
  readonly #style: string;
  readonly #settings: ReadonlyMap<string, Setting>;
  readonly #voices: Voices;
  readonly #hasEffects: boolean;
  readonly #pictures = new Map<string, Out>();

  constructor(
    builder: GraphBuilder,
    screenplay: Screenplay,
    cast: { breakdown: Breakdown; voices: ReadonlyMap<string, string> },
    options: FilmOptions,
  ) {
    const { people, settings } = cast.breakdown;
    const automatic = options.voices
      ? castFilm(
          people.filter((person) => person.lines > 0),
          options.voices,
        )
      : {};
    this.#builder = builder;
    this.#hasEffects = options.ambience !== false;
    this.#style = styleText(screenplay.style);
    this.#settings = new Map(settings.map((setting) => [setting.id, setting]));
    this.#film = {
      width: options.width,
      height: options.height,
      rate: options.rate,
      negativePrompt: negativePrompt(screenplay.style),
      language: options.language ?? 'en',
    };
    this.#voices = {
      people: new Map(people.map((person) => [person.id, person])),
      voiceOf: (person) => cast.voices.get(person) ?? automatic[person] ?? `auto:${person}`,
      spoken: new Map(),
      devices: new Map(),
    };
  }

  /** @param scene the shots of its scene up to this one, which is the last */
  add(shot: Shot, scene: readonly Shot[]): ShotEnd {
    const { depiction } = shot;
    const place = this.#once(placeId(depiction), () =>
      addPlace(this.#builder, shot, this.#settings.get(depiction.place.id), this.#film),
    );
    const people = depiction.people.flatMap(({ id }) => {
      const person = this.#voices.people.get(id);
      return person
        ? [this.#once(`person/${id}`, () => addPortrait(this.#builder, person, this.#style, this.#film))]
        : [];
    });
    const end = addShot(this.#builder, shot, scene, { place, people }, this.#voices, this.#film);
    return this.#hasEffects ? { ...end, video: addEffect(this.#builder, shot, end.video) } : end;
  }

  #once(id: string, make: () => Out): Out {
    const made = this.#pictures.get(id) ?? make();
    this.#pictures.set(id, made);
    return made;
  }
}

interface SceneEnd {
  video: Out;
  /** The join of its shots, without the sound of the place. */
  joined: Out;
  captions: Out;
}

/** Where each scene is, and at what time and in what weather. */
function placesOf({ settings, scenes }: Breakdown) {
  return (scene: Scene) => {
    const facts = scenes.find((known) => known.scene === scene.id);
    return { setting: settings.find(({ id }) => id === facts?.setting), facts };
  };
}

function addScene(
  builder: GraphBuilder,
  scene: Scene,
  shots: readonly Shot[],
  wayOut: Transition | undefined,
  maker: ShotMaker,
): SceneEnd {
  const ends = shots.map((shot, index) => maker.add(shot, shots.slice(0, index + 1)));
  // Captions go along with the clips one by one: shots without words share an empty one.
  const silent = ends.some((end) => end.captions === undefined)
    ? builder.add(
        { id: `${scene.id}/no-captions`, type: 'captions/from-speech', title: 'No words', source: { scene: scene.id } },
        'captions',
      )
    : undefined;
  const transitions = shots.slice(1).map((shot, index) => joinOf(shots.slice(index, index + 1), [shot]));
  const video = builder.add(
    {
      id: `${scene.id}/concat`,
      type: 'video/concat',
      title: `Scene ${scene.label ?? scene.number}`,
      params: { transitions },
      source: { scene: scene.id },
      inputs: {
        clips: ends.map((end) => end.video),
        captions: ends.flatMap((end) => end.captions ?? silent ?? []),
        ...([...transitions, wayOut].some(dissolves) && { sources: ends.map((end) => end.source) }),
      },
    },
    'video',
  );
  return { video, joined: video, captions: { ...video, port: 'captions' } };
}

/** @returns the film's output; undefined without any scene */
function addFilm(
  builder: GraphBuilder,
  screenplay: Screenplay,
  scenes: readonly (SceneToMake & SceneEnd)[],
  transitions: readonly Transition[],
  music: FilmOptions['music'],
): Out | undefined {
  const last = scenes.at(-1)?.shots.at(-1);
  if (!last) return undefined;
  const joined = builder.add(
    {
      id: 'film/concat',
      type: 'video/concat',
      title: 'Film',
      params: {
        transitions,
        titles: scenes.map(({ scene }) => scene.heading.text),
        fadeOut: last.transition.kind === 'fade-black' ? last.transition.seconds : 1,
      },
      inputs: {
        clips: scenes.map((scene) => scene.video),
        captions: scenes.map((scene) => scene.captions),
        ...(transitions.some(dissolves) && {
          sources: scenes.map(({ joined }) => ({ ...joined, port: 'source' })),
          ends: scenes.map(({ joined }) => ({ ...joined, port: 'end' })),
        }),
      },
    },
    'video',
  );
  const video = music === undefined ? joined : addMusic(builder, screenplay, music, joined);
  const captions = { ...joined, port: 'captions' };
  const loud = builder.add(
    { id: 'film/loudness', type: 'audio/loudness', params: { target: -14, truePeak: -1.5 }, inputs: { media: video } },
    'media',
  );
  const captioned = builder.add(
    { id: 'film/caption', type: 'video/caption', params: { mode: 'soft' }, inputs: { video: loud, captions } },
    'video',
  );
  return builder.add(
    {
      id: 'film/export',
      type: 'export/file',
      title: screenplay.title,
      params: { name: slug(screenplay.title, 'film'), title: screenplay.title },
      inputs: { file: captioned, captions, chapters: { ...joined, port: 'chapters' } },
    },
    'file',
  );
}

/** Then the clips go on under it, as far as what they were cut from does. */
function dissolves(transition: Transition | undefined): boolean {
  return transition?.kind === 'dissolve';
}

function groupsOf(builder: GraphBuilder, scenes: readonly SceneToMake[]): FilmGroup[] {
  const members = Map.groupBy(Object.keys(builder.nodes) as Out['node'][], (id) => builder.nodes[id]?.source?.scene);
  return scenes.map(({ scene }) => ({
    id: scene.id,
    title: shorten(`${scene.label ?? scene.number}. ${scene.heading.text}`, longestTitle),
    nodes: members.get(scene.id) ?? [],
  }));
}
