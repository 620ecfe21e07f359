import { foldText } from '../../foldText.ts';
import type { PlaceEntry } from '../../screenplay.ts';
import { looseObject, looseObjects, looseText, looseTexts, type LooseObject } from '../looseValue.ts';
import { parseHeading } from '../parseHeading.ts';

/** Places from the visual bible's designs (5b), completed by the world bible's key locations (3b). A place named twice is one. */
export function readPlaces(visualBible: LooseObject, worldBible: LooseObject): PlaceEntry[] {
  const places = new Map<string, PlaceEntry>();
  for (const design of looseObjects(visualBible['location_designs'])) addPlace(places, fromDesign(design));
  const geography = looseObject(worldBible['geography']);
  for (const location of looseObjects(geography['key_locations'] ?? worldBible['key_locations']))
    addPlace(places, fromKeyLocation(location));
  return [...places.values()];
}

function addPlace(places: Map<string, PlaceEntry>, place: PlaceEntry): void {
  if (place.name === '') return;
  const key = foldText(place.name);
  const known = places.get(key);
  if (known === undefined) {
    places.set(key, place);
    return;
  }
  places.set(key, {
    ...known,
    description: known.description || place.description,
    ...((known.prompt ?? place.prompt) === undefined ? {} : { prompt: known.prompt ?? place.prompt }),
    times: { ...place.times, ...known.times },
    palette: known.palette.length > 0 ? known.palette : place.palette,
    mood: known.mood.length > 0 ? known.mood : place.mood,
  });
}

/** A design may be named by a bare place or by a whole heading; a time in the heading does not make another place. */
function placeName(value: unknown): string {
  return parseHeading(looseText(value)).place;
}

function fromDesign(design: LooseObject): PlaceEntry {
  const prompt = looseText(design['t2i_base_prompt']);
  return {
    name: placeName(design['location_name'] ?? design['name']),
    description: looseText(design['visual_description'] ?? design['description']),
    ...(prompt === '' ? {} : { prompt }),
    times: Object.fromEntries(
      Object.entries(looseObject(design['time_variants']))
        .map(([time, text]) => [time.trim().toLowerCase(), looseText(text)] as const)
        .filter(([time, text]) => time !== '' && text !== ''),
    ),
    palette: looseTexts(design['color_sub_palette']),
    mood: looseTexts(design['mood_keywords']),
  };
}

function fromKeyLocation(location: LooseObject): PlaceEntry {
  return {
    name: placeName(location['name'] ?? location['location_name']),
    description: looseText(location['description']),
    times: {},
    palette: [],
    mood: looseTexts(location['atmosphere']),
  };
}
