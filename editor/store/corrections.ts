import type { Corrections } from '../../runtime/screenplay/breakdown.ts';

export type PersonChange = NonNullable<Corrections['people'][string]>;
export type PlaceChange = NonNullable<Corrections['settings'][string]>;
export type SceneChange = NonNullable<Corrections['scenes'][string]>;

export const noCorrections: Corrections = { aliases: {}, people: {}, places: {}, settings: {}, scenes: {} };

/** A value that is undefined takes the correction back. */
type Change<T> = { readonly [Key in keyof T]?: T[Key] | undefined };

export function correctPerson(all: Corrections, id: string, change: Change<PersonChange>): Corrections {
  return { ...all, people: changed(all.people, id, change) };
}

export function correctPlace(all: Corrections, id: string, change: Change<PlaceChange>): Corrections {
  return { ...all, settings: changed(all.settings, id, change) };
}

export function correctScene(all: Corrections, id: string, change: Change<SceneChange>): Corrections {
  return { ...all, scenes: changed(all.scenes, id, change) };
}

/** @param person name of the one whom the name means; undefined for a person of its own */
export function correctName(all: Corrections, name: string, person: string | undefined): Corrections {
  const { [name]: _before, ...aliases } = all.aliases;
  return { ...all, aliases: person === undefined ? aliases : { ...aliases, [name]: person } };
}

/** Puts every scene of one place into another. */
export function mergePlaces(all: Corrections, scenes: readonly string[], into: string): Corrections {
  return scenes.reduce((made, scene) => correctScene(made, scene, { setting: into }), all);
}

function changed<T extends object>(
  entries: Readonly<Record<string, T>>,
  id: string,
  change: Change<T>,
): Record<string, T> {
  const { [id]: before, ...others } = entries;
  const after = Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(([, value]) => value !== undefined),
  ) as T;
  return Object.keys(after).length === 0 ? others : { ...others, [id]: after };
}
