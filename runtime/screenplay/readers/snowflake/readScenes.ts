import type { Problem } from '../../../graph/problem.ts';
import type { Scene } from '../../screenplay.ts';
import { assembleElements } from '../assembleElements.ts';
import { doubt } from '../doubt.ts';
import { looseNumber, looseObject, looseText, looseTexts, type LooseObject } from '../looseValue.ts';
import { headingSide, parseHeading } from '../parseHeading.ts';
import type { RawItem } from '../rawScript.ts';

/** Scenes of `sp_step_8_screenplay.json`. The slugline is the one reliable place field: scenes of step 8b have no other. */
export function readScenes(rawScenes: readonly LooseObject[], file: string, doubts: Problem[]): Scene[] {
  return rawScenes.map((raw, index) => readScene(raw, index, file, doubts));
}

function readScene(raw: LooseObject, index: number, file: string, doubts: Problem[]): Scene {
  const id = `s${String(index + 1).padStart(3, '0')}`;
  const written = looseNumber(raw['scene_number']);
  const slugline = findSlugline(raw);
  if (headingSide(slugline) === undefined)
    doubts.push(
      doubt(
        'heading-unclear',
        `Scene ${index + 1} has ${slugline === '' ? 'no heading' : 'a heading without INT. or EXT.'}: it is taken as an interior${slugline === '' ? ' of an unnamed place' : ''}. Write the heading as INT. PLACE - TIME.`,
        { file, scene: id, text: slugline },
      ),
    );
  const { elements, doubts: more } = assembleElements(id, readItems(raw, id, file, doubts), file);
  doubts.push(...more);
  const seconds = looseNumber(raw['estimated_duration_seconds']);
  const [emotionStart, emotionEnd] = readEmotions(raw);
  return {
    id,
    number: index + 1,
    ...(written === undefined || written === index + 1 ? {} : { label: String(written) }),
    heading: parseHeading(slugline),
    elements,
    beat: looseText(raw['beat']),
    ...(emotionStart === undefined ? {} : { emotionStart }),
    ...(emotionEnd === undefined ? {} : { emotionEnd }),
    conflict: looseText(raw['conflict']),
    present: looseTexts(raw['characters_present']),
    ...(seconds === undefined || seconds <= 0 ? {} : { seconds }),
  };
}

function findSlugline(raw: LooseObject): string {
  const written = looseText(raw['slugline']);
  if (written !== '') return written;
  for (const element of rawElements(raw))
    if (looseObject(element)['element_type'] === 'slugline') return looseText(looseObject(element)['content']);
  const side = looseText(raw['int_ext']).replace(/\.?$/u, '.');
  const place = looseText(raw['location']);
  const time = looseText(raw['time_of_day']);
  return place === '' ? '' : `${side === '.' ? '' : `${side} `}${place}${time === '' ? '' : ` - ${time}`}`;
}

/** Start and end where both are given, else the single older value for both. */
function readEmotions(raw: LooseObject): ['+' | '-' | undefined, '+' | '-' | undefined] {
  const sign = (value: unknown): '+' | '-' | undefined => (value === '+' || value === '-' ? value : undefined);
  const single = sign(raw['emotional_polarity']);
  return [sign(raw['emotional_start']) ?? single, sign(raw['emotional_end']) ?? single];
}

export function rawElements(raw: LooseObject): readonly unknown[] {
  const elements = raw['elements'];
  return Array.isArray(elements) ? elements : elements === undefined || elements === null ? [] : [elements];
}

function readItems(raw: LooseObject, scene: string, file: string, doubts: Problem[]): RawItem[] {
  const items: RawItem[] = [];
  rawElements(raw).forEach((element, index) => {
    const at = { element: index };
    const type = typeof element === 'string' ? 'action' : looseText(looseObject(element)['element_type']).toLowerCase();
    const text = typeof element === 'string' ? element.trim() : looseText(looseObject(element)['content']);
    if (text === '' || type === 'slugline' || type === 'scene_heading') return;
    if (type === 'action')
      for (const paragraph of paragraphs(text)) items.push({ kind: 'action', text: paragraph, at });
    else if (type === 'character') items.push({ kind: 'cue', text, at });
    else if (type === 'parenthetical' || type === 'dialogue' || type === 'transition')
      items.push({ kind: type, text, at });
    else
      doubts.push(
        doubt(
          'element-unknown',
          `Element ${index + 1} of scene ${scene} is of the unknown kind "${type}" and is left out.`,
          { file, scene, text },
        ),
      );
  });
  return items;
}

/** Paragraphs of an action; the list of shots cuts between them. */
function paragraphs(text: string): string[] {
  return text
    .split(/\n[^\S\n]*\n/u)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}
