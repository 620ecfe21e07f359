import type { Problem } from '../../graph/problem.ts';
import type { Setting } from '../breakdown.ts';
import { foldedWords } from '../foldText.ts';
import { doubt } from '../readers/doubt.ts';
import type { Heading, PlaceEntry, Scene, Screenplay } from '../screenplay.ts';
import { slug } from '../slug.ts';
import { titleCase } from './titleCase.ts';

export interface SettingsBreakdown {
  settings: Setting[];
  /** Scene id → setting id. */
  ofScene: Map<string, string>;
  doubts: Problem[];
}

/**
 * One setting per place: the key is the folded place, inside or outside, and the year of a flashback. The same place
 * inside and outside is two designs; `INT./EXT.` joins the one that exists, else it is an interior. `merged` sends a
 * place (folded slug) to another place's name.
 */
export function breakDownSettings(
  screenplay: Screenplay,
  merged: ReadonlyMap<string, string>,
  withoutPeople: (text: string) => string,
): SettingsBreakdown {
  const places = screenplay.scenes.map((scene) => ({ scene, place: mergedPlace(scene.heading.place, merged) }));
  const sides = new Set(places.map(({ scene, place }) => `${slug(place, 'unnamed')}|${scene.heading.setting}`));
  const byId = new Map<string, Setting>();
  const ofScene = new Map<string, string>();
  const doubts: Problem[] = [];
  for (const { scene, place } of places) {
    const interior = isInterior(scene.heading, place, sides);
    const id = settingId(place, interior, scene.heading.modifiers);
    ofScene.set(scene.id, id);
    const known = byId.get(id);
    if (known !== undefined) known.scenes.push(scene.id);
    else byId.set(id, newSetting(screenplay, scene, place, interior, id));
  }
  const settings = [...byId.values()].map((setting) => describe(setting, screenplay, withoutPeople));
  doubts.push(...similarPlaces(settings, screenplay.scenes), ...unusedDesigns(settings, screenplay));
  return { settings, ofScene, doubts };
}

function mergedPlace(place: string, merged: ReadonlyMap<string, string>): string {
  return merged.get(slug(place, 'unnamed')) ?? place;
}

function isInterior(heading: Heading, place: string, sides: ReadonlySet<string>): boolean {
  if (heading.setting !== 'both') return heading.setting === 'int';
  const key = slug(place, 'unnamed');
  return sides.has(`${key}|int`) || !sides.has(`${key}|ext`);
}

/** `lighthouse-kitchen-int`; with the year where a heading names one: `house-1944-int`. */
function settingId(place: string, interior: boolean, modifiers: readonly string[]): string {
  const year = yearOf(modifiers);
  return `${slug(place, 'unnamed')}${year === undefined ? '' : `-${year}`}-${interior ? 'int' : 'ext'}`;
}

function yearOf(modifiers: readonly string[]): string | undefined {
  return modifiers
    .map((modifier) => /\b(1[0-9]{3}|2[01][0-9]{2})s?\b/u.exec(modifier)?.[0])
    .find((year) => year !== undefined);
}

function newSetting(screenplay: Screenplay, scene: Scene, place: string, interior: boolean, id: string): Setting {
  const entry = findEntry(screenplay.places, place);
  const year = yearOf(scene.heading.modifiers);
  const name = entry?.name ?? (place === '' ? 'Unnamed place' : place);
  return {
    id,
    name: `${titleCase(name)}${year === undefined ? '' : ` (${year})`}`,
    interior,
    description: entry?.description ?? '',
    ...(entry?.prompt === undefined ? {} : { prompt: entry.prompt }),
    times: entry?.times ?? {},
    palette: entry?.palette ?? [],
    mood: entry?.mood ?? [],
    scenes: [scene.id],
  };
}

/** The same name, or the same words in another order or punctuation (`LIGHTHOUSE - KITCHEN`). */
function findEntry(entries: readonly PlaceEntry[], place: string): PlaceEntry | undefined {
  const words = (text: string): string => foldedWords(text).toSorted().join(' ');
  return (
    entries.find((entry) => slug(entry.name, '') === slug(place, 'unnamed')) ??
    entries.find((entry) => words(entry.name) === words(place))
  );
}

/** Where nobody described the place, the first sentences of its scenes that name no people. */
function describe(setting: Setting, screenplay: Screenplay, withoutPeople: (text: string) => string): Setting {
  if (setting.description !== '') return setting;
  for (const scene of screenplay.scenes) {
    if (!setting.scenes.includes(scene.id)) continue;
    const action = scene.elements.find((element) => element.kind === 'action');
    const description = action === undefined ? '' : withoutPeople(action.text);
    if (description !== '') return { ...setting, description };
  }
  return setting;
}

/** `KITCHEN` beside `LIGHTHOUSE KITCHEN`: perhaps one place under two names. A part of a place (`HOUSE - KITCHEN`) is none. */
function similarPlaces(settings: readonly Setting[], scenes: readonly Scene[]): Problem[] {
  return settings.flatMap((shorter) =>
    settings.flatMap((longer) => {
      const few = foldedWords(shorter.name);
      const many = foldedWords(longer.name);
      if (shorter.interior !== longer.interior || few.length === 0 || few.length >= many.length) return [];
      if (!few.every((word) => many.includes(word)) || /[,/–—]|\s-\s|\(\d{4}/u.test(longer.name)) return [];
      const scene = scenes.find(({ id }) => id === shorter.scenes[0]);
      return [
        doubt(
          'places-alike',
          `${shorter.name} (scene ${scene?.number ?? '?'}) and ${longer.name} are taken as two places: merge them if they are one.`,
          { scene: scene?.id, text: scene?.heading.text, names: [shorter.name, longer.name] },
        ),
      ];
    }),
  );
}

/** A design that somebody wrote a prompt for and no scene uses is probably a place under another name. */
function unusedDesigns(settings: readonly Setting[], screenplay: Screenplay): Problem[] {
  return screenplay.places.flatMap((entry) => {
    if (entry.prompt === undefined || settings.some((setting) => setting.prompt === entry.prompt)) return [];
    const words = foldedWords(entry.name);
    const near = settings.find((setting) =>
      foldedWords(setting.name).some((word) => word.length > 3 && words.includes(word)),
    );
    const scene = screenplay.scenes.find(({ id }) => id === near?.scenes[0]);
    return [
      doubt(
        'design-unused',
        `The design of ${entry.name} belongs to no scene heading${near === undefined ? '' : `; ${near.name} is near it`}: give the heading the same name, or copy the description.`,
        { scene: scene?.id, text: scene?.heading.text ?? entry.name },
      ),
    ];
  });
}
