import { foldText, foldedWords } from '../../foldText.ts';
import type { CastEntry } from '../../screenplay.ts';
import { looseObject, looseObjects, looseText, type LooseObject } from '../looseValue.ts';
import { readAge } from '../../breakdown/readAge.ts';

export interface CastSources {
  hero: LooseObject;
  fullCast: LooseObject;
  /** The deprecated `sp_step_3b_supporting_cast.json`. */
  supportingCast: LooseObject;
  visualBible: LooseObject;
}

/** The people that a package describes: leads (3), full cast (3c), legacy cast (3b), with the portraits of the visual bible (5b). */
export function readCast(sources: CastSources): CastEntry[] {
  const cast: CastEntry[] = [];
  const { hero, fullCast } = sources;
  const leads: readonly (readonly [unknown, string])[] = [
    [hero['hero'] ?? hero['hero_profile'], 'hero'],
    [hero['antagonist'] ?? hero['antagonist_profile'], 'antagonist'],
    [hero['b_story_character'] ?? hero['b_story'], 'b-story'],
  ];
  for (const [lead, role] of leads) addPerson(cast, looseObject(lead), role);
  for (const person of looseObjects(fullCast['tier_1_major_supporting'])) addPerson(cast, person, 'supporting');
  for (const person of looseObjects(fullCast['tier_2_minor_supporting'])) addPerson(cast, person, 'minor');
  for (const person of looseObjects(sources.supportingCast['characters'])) addPerson(cast, person, 'supporting');
  for (const person of looseObjects(fullCast['tier_3_background_types'])) addPerson(cast, person, 'background');
  for (const note of looseObjects(sources.visualBible['character_visual_notes'])) addNote(cast, note);
  return cast;
}

function addPerson(cast: CastEntry[], person: LooseObject, role: string): void {
  const name = looseText(person['name'] ?? person['type_name']);
  if (name === '' || cast.some((known) => foldText(known.name) === foldText(name))) return;
  const body = looseObject(person['physical_appearance']);
  const biography = looseText(person['character_biography']);
  const words = [looseText(body['age_range']), looseText(person['age_range'])].filter((text) => text !== '');
  const ages = words.map(readAge).filter((age) => age !== undefined);
  const age = ages.find((known) => known.exact) ?? ages[0];
  cast.push({
    name,
    aliases: [],
    sex: readSex([looseText(person['gender']), looseText(body['gender'])], biography),
    ...(age === undefined ? {} : { age: age.years }),
    look: describeLook(person, body, biography),
    voice: describeVoice(person, biography),
    role,
  });
}

/** From the gender field; where there is none, from the pronouns of the biography. */
function readSex(genders: readonly string[], biography: string): CastEntry['sex'] {
  for (const gender of genders) {
    const words = foldedWords(gender);
    if (words.some((word) => ['female', 'woman', 'girl', 'f', 'femme', 'she'].includes(word))) return 'female';
    if (words.some((word) => ['male', 'man', 'boy', 'm', 'homme', 'he'].includes(word))) return 'male';
  }
  const words = foldedWords(biography);
  const she = words.filter((word) => word === 'she' || word === 'her' || word === 'hers').length;
  const he = words.filter((word) => word === 'he' || word === 'him' || word === 'his').length;
  return she > he * 2 ? 'female' : he > she * 2 ? 'male' : 'unknown';
}

/** Free text for prompts and drawing: `hair: black, cropped short; build: wiry; … wearing …`. */
function describeLook(person: LooseObject, body: LooseObject, biography: string): string {
  const wardrobe = looseText(body['default_wardrobe']);
  const parts = [
    labelled('hair', looseText(body['hair'])),
    labelled('build', looseText(body['build'])),
    labelled('height', looseText(body['height'])),
    labelled('skin', looseText(body['skin_tone'])),
    wardrobe === '' ? '' : `wearing ${wardrobe}`,
    looseText(body['distinguishing_marks']),
    looseText(person['signature_identifier']) || looseText(person['visual_identifier']),
  ].filter((part) => part !== '');
  if (parts.length > 0) return parts.join('; ');
  const described =
    looseText(person['physical_description']) ||
    looseText(person['description']) ||
    looseText(person['distinctive_trait']);
  return described || /^.*?[.!?](?=\s|$)/su.exec(biography)?.[0] || biography.slice(0, 160);
}

function labelled(label: string, text: string): string {
  return text === '' ? '' : `${label}: ${text}`;
}

function describeVoice(person: LooseObject, biography: string): string {
  const written = looseText(person['voice_profile']) || looseText(person['voice_trait']);
  if (written !== '') return written;
  const sentences = biography.match(/[^.!?]+[.!?]+/gu) ?? [];
  const about = sentences.find((sentence) => /\b(?:speaks?|voice|accent|drawl|says)\b/iu.test(sentence));
  return (about ?? '').trim();
}

/** A portrait goes to the person of the same name, else to the only one whose name holds all its words, else it is a new person. */
function addNote(cast: CastEntry[], note: LooseObject): void {
  const name = looseText(note['character_name'] ?? note['name']);
  if (name === '') return;
  const index = findByName(cast, name);
  const prompt = looseText(note['t2i_portrait_prompt']);
  const summary = [looseText(note['physical_summary']), looseText(note['signature_visual_identifier'])]
    .filter((text) => text !== '')
    .join('; ');
  const known = index === undefined ? undefined : cast[index];
  const person: CastEntry = known ?? { name, aliases: [], sex: 'unknown', look: '', voice: '', role: 'supporting' };
  const better: CastEntry = {
    ...person,
    aliases:
      known === undefined || foldText(name) === foldText(person.name) ? person.aliases : [...person.aliases, name],
    look: person.look || summary,
    ...(prompt === '' ? {} : { portraitPrompt: prompt }),
  };
  if (index === undefined) cast.push(better);
  else cast[index] = better;
}

function findByName(cast: readonly CastEntry[], name: string): number | undefined {
  const exact = cast.findIndex((person) => foldText(person.name) === foldText(name));
  if (exact >= 0) return exact;
  const words = foldedWords(name);
  const holding = cast.flatMap((person, index) => {
    const own = new Set(foldedWords(person.name));
    return words.length > 0 && words.every((word) => own.has(word)) ? [index] : [];
  });
  return holding.length === 1 ? holding[0] : undefined;
}
