import type { Breakdown, Corrections, Person, SceneBreakdown, Setting } from '../breakdown.ts';
import { foldText } from '../foldText.ts';
import type { Scene, Screenplay } from '../screenplay.ts';
import { slug } from '../slug.ts';
import { breakDownSettings } from './breakDownSettings.ts';
import { describePeople } from './describePeople.ts';
import { findIntroductions } from './introductions.ts';
import { createNameIndex, type NameIndex } from './nameIndex.ts';
import { chorusDoubts, peopleDoubts } from './peopleDoubts.ts';
import { propsOf } from './propsOf.ts';
import { resolvePeople, type Candidate } from './resolvePeople.ts';
import { isRelativeTime, timeOfDay } from './timeOfDay.ts';
import { weatherOf } from './weatherOf.ts';

const none: Corrections = { aliases: {}, people: {}, places: {}, settings: {}, scenes: {} };

/**
 * People, settings, light and things of a screenplay, with its doubts. Everybody who speaks is a person; of the others
 * only those whom a cast list or an introduction knows and who are seen. Pure: equal arguments give equal results.
 */
export function breakDown(screenplay: Screenplay, corrections: Corrections = none): Breakdown {
  const introductions = findIntroductions(screenplay);
  const aliases = new Map(
    Object.entries(corrections.aliases).map(([name, person]) => [foldText(name), person] as const),
  );
  takeAlong(aliases, screenplay, introductions);
  const resolution = resolvePeople(screenplay, introductions, aliases);
  const described = describePeople(resolution.candidates.filter(isPerson), screenplay, corrections.people);
  addCorrectedNames(described, corrections.aliases);
  const everybody = createNameIndex(described);
  addPresentNames(screenplay, everybody, resolution.candidates, described);
  const names = createNameIndex(described);
  const seen = new Map(screenplay.scenes.map((scene) => [scene.id, seenIn(scene, names, described)]));
  const named = namedInActions(screenplay, names);
  const isUnseen = (id: string) => corrections.people[id]?.seen === false;
  const people = described.map((person) => ({
    ...person,
    heardOnly: isUnseen(person.id) || (person.heardOnly && !named.has(person.id)),
  }));
  const kept = people.filter(
    ({ id, lines }) => lines > 0 || (!isUnseen(id) && [...seen.values()].some((ids) => ids.has(id))),
  );
  const heardOnly = new Set(people.filter((person) => person.heardOnly).map(({ id }) => id));
  const places = new Map(
    Object.entries(corrections.places).map(([name, place]) => [slug(name, 'unnamed'), place] as const),
  );
  const { settings, ofScene, doubts } = breakDownSettings(screenplay, places, (text) =>
    sentencesWithoutPeople(text, names),
  );
  for (const [scene, { setting }] of Object.entries(corrections.scenes)) {
    if (setting !== undefined && ofScene.has(scene) && settings.some(({ id }) => id === setting)) {
      ofScene.set(scene, setting);
    }
  }
  return {
    people: kept,
    settings: usedSettings(settings, screenplay, ofScene).map((setting) => ({
      ...setting,
      ...corrected(corrections.settings[setting.id]),
    })),
    scenes: breakDownScenes(
      screenplay,
      ofScene,
      (scene) => [...(seen.get(scene) ?? [])].filter((id) => !heardOnly.has(id)),
      corrections,
    ),
    doubts: [...peopleDoubts(screenplay, resolution.unresolved), ...chorusDoubts(screenplay), ...doubts],
  };
}

/** The settings that scenes are still in, each with its scenes in their order. */
function usedSettings(
  settings: readonly Setting[],
  { scenes }: Screenplay,
  ofScene: ReadonlyMap<string, string>,
): Setting[] {
  return settings.flatMap((setting) => {
    const own = scenes.flatMap(({ id }) => (ofScene.get(id) === setting.id ? [id] : []));
    return own.length === 0 ? [] : [{ ...setting, scenes: own }];
  });
}

/** Not a type of extras nor a force (`The Storm`), nor a sign with a remark in brackets, unless it speaks or an action tells its age. */
function isPerson(candidate: Candidate): boolean {
  if (candidate.lines.length > 0 || candidate.introductions.some(({ age }) => age !== undefined)) return true;
  const { cast } = candidate;
  if (cast === undefined || cast.role === 'background') return false;
  return !(/^(?:the|a|an) /iu.test(candidate.name) && cast.sex === 'unknown');
}

/** Who is said to be somebody else brings along all cues and names that were taken for them. */
function takeAlong(
  aliases: Map<string, string>,
  screenplay: Screenplay,
  introductions: ReturnType<typeof findIntroductions>,
): void {
  if (aliases.size === 0) return;
  for (const { name, aliases: own } of resolvePeople(screenplay, introductions, new Map()).candidates) {
    const target = aliases.get(foldText(name));
    if (target === undefined) continue;
    for (const alias of [...own].map(foldText)) {
      if (!aliases.has(alias) && alias !== foldText(target)) aliases.set(alias, target);
    }
  }
}

/** A corrected cue must find its person by name too, in lists of shots and in actions. */
function addCorrectedNames(people: Person[], aliases: Readonly<Record<string, string>>): void {
  const index = createNameIndex(people);
  for (const [name, target] of Object.entries(aliases)) {
    const person = index.byName(target);
    if (person !== undefined && index.byName(name) === undefined) person.aliases.push(name);
  }
}

/** Names of the scenes' own lists (`Yann`) become aliases of those whom they mean beyond doubt. */
function addPresentNames(
  screenplay: Screenplay,
  index: NameIndex,
  candidates: readonly Candidate[],
  people: readonly Person[],
): void {
  const known = new Set(candidates.flatMap(({ aliases }) => [...aliases]));
  for (const name of new Set(screenplay.scenes.flatMap(({ present }) => present))) {
    if (known.has(name)) continue;
    const found = index.byName(name) ?? onlyOne(index.inText(name));
    people.find((person) => person.id === found?.id)?.aliases.push(name);
  }
}

const onlyOne = (people: readonly Person[]): Person | undefined => (people.length === 1 ? people[0] : undefined);

/**
 * Ids of the people seen in a scene: speakers in view, whoever an action names, and whom the source lists as present,
 * unless all their lines there are off screen.
 */
function seenIn(scene: Scene, names: NameIndex, people: readonly Person[]): Set<string> {
  const seen = new Set<string>();
  const offScreen = new Set<string>();
  for (const element of scene.elements) {
    if (element.kind === 'action') for (const person of names.inText(element.text)) seen.add(person.id);
    if (element.kind !== 'dialogue') continue;
    const speaker = names.byName(element.speaker);
    if (speaker === undefined) continue;
    if (!element.voiceOver && !element.offScreen) seen.add(speaker.id);
    else if (element.offScreen) offScreen.add(speaker.id);
  }
  for (const name of scene.present) {
    const person = names.byName(name);
    if (person !== undefined && !offScreen.has(person.id) && people.includes(person)) seen.add(person.id);
  }
  return seen;
}

/** Ids of everybody whom an action of the film names. */
function namedInActions(screenplay: Screenplay, names: NameIndex): Set<string> {
  const named = new Set<string>();
  for (const scene of screenplay.scenes)
    for (const element of scene.elements)
      if (element.kind === 'action') for (const person of names.inText(element.text)) named.add(person.id);
  return named;
}

/** The first sentences of an action that name nobody, 200 characters at most. */
function sentencesWithoutPeople(text: string, names: NameIndex): string {
  const sentences = text.replace(/\s+/gu, ' ').match(/[^.!?]+[.!?]+(?:["”’)]*)(?=\s|$)|[^.!?]+$/gu) ?? [];
  const bare = sentences
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '' && names.inText(sentence).length === 0);
  return bare
    .filter((sentence) => !/\b(?:he|she|they|his|her|him|them)\b/iu.test(sentence))
    .slice(0, 4)
    .join(' ')
    .slice(0, 200);
}

function breakDownScenes(
  screenplay: Screenplay,
  ofScene: ReadonlyMap<string, string>,
  peopleOf: (scene: string) => string[],
  corrections: Corrections,
): SceneBreakdown[] {
  const scenes: SceneBreakdown[] = [];
  for (const scene of screenplay.scenes) {
    const before = scenes.at(-1);
    const setting = ofScene.get(scene.id) ?? '';
    const { time } = scene.heading;
    const follows = isRelativeTime(time) || (time === '' && before?.setting === setting);
    const action = scene.elements.flatMap((element) => (element.kind === 'action' ? [element.text] : [])).join('\n');
    const weather = weatherOf(`${scene.heading.text}\n${action}`) ?? (follows ? before?.weather : undefined) ?? 'clear';
    const own: SceneBreakdown = {
      scene: scene.id,
      setting,
      time: timeOfDay(time) ?? (follows ? before?.time : undefined) ?? 'day',
      weather,
      people: peopleOf(scene.id),
      props: propsOf(action),
    };
    const { setting: _setting, ...correction } = corrections.scenes[scene.id] ?? {};
    scenes.push({ ...own, ...corrected(correction) });
  }
  return scenes;
}

/** The given fields of a correction; what it leaves out stays. */
function corrected<T extends object>(correction: T | undefined): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(correction ?? {}).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
