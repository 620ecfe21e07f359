import { looseObject, looseText, looseTexts, type LooseObject } from '../looseValue.ts';
import { rawElements } from './readScenes.ts';

/** A piece of a raw scene: an element, and of an action one paragraph. */
interface Piece {
  element: number;
  paragraph: number;
}

/** One shot as Snowflake's own decomposition would cut it. */
export interface Cut {
  kind: 'establish' | 'action' | 'dialogue';
  /** Cue without brackets, folded to capitals; '' for other kinds and for a line without cue. */
  speaker: string;
  /** What the shot list repeats of it: the action block, or the lines joined. */
  text: string;
  pieces: Piece[];
}

const noEstablishing = new Set([
  'CONTINUOUS',
  'MOMENTS LATER',
  'SAME TIME',
  'LATER',
  'SECONDS LATER',
  "CONT'D",
  'CONTINUED',
]);
const mostLines = 6;
const mostWords = 100;

interface Line {
  cue: string;
  text: string;
  pieces: Piece[];
}

/**
 * Replays how Snowflake cuts a scene into shots (its first rule step), so that the shots of a list can be tied to the
 * elements that they cover. Its faults are replayed too (a parenthetical parts the cue from its line): the caller mends them.
 * `established` collects the places seen so far; scenes must come in film order.
 */
export function decomposeScene(raw: LooseObject, established: Set<string>): Cut[] {
  const cuts: Cut[] = [];
  const elements = rawElements(raw).map(looseObject);
  const present = looseTexts(raw['characters_present']);
  if (establishes(raw, established))
    cuts.push({ kind: 'establish', speaker: '', text: looseText(raw['slugline']), pieces: [] });
  for (let index = 0; index < elements.length;) {
    const type = elements[index]?.['element_type'];
    if (type === 'action') cuts.push(...cutAction(looseText(elements[index]?.['content']), index, present));
    if (type === 'dialogue')
      cuts.push({
        kind: 'dialogue',
        speaker: '',
        text: looseText(elements[index]?.['content']),
        pieces: [{ element: index, paragraph: 0 }],
      });
    if (type === 'character') {
      const { lines, next } = takeGroup(elements, index);
      cuts.push(...cutGroup(lines));
      index = next;
    } else index += 1;
  }
  return cuts;
}

function establishes(raw: LooseObject, established: Set<string>): boolean {
  const slugline = looseText(raw['slugline']).toUpperCase();
  if (noEstablishing.has(looseText(raw['time_of_day']).toUpperCase()) || slugline.includes('INTERCUT')) return false;
  const key = looseText(raw['location']).toUpperCase() || slugline;
  if (established.has(key)) return false;
  established.add(key);
  return true;
}

function cutAction(text: string, element: number, present: readonly string[]): Cut[] {
  const cuts: Cut[] = [];
  text
    .split('\n\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .forEach((paragraph, index) => {
      const piece = { element, paragraph: index };
      const last = cuts.at(-1);
      if (last === undefined || startsBlock(last.text, paragraph, present)) {
        cuts.push({ kind: 'action', speaker: '', text: paragraph, pieces: [piece] });
      } else {
        last.text = `${last.text}\n\n${paragraph}`;
        last.pieces.push(piece);
      }
    });
  return cuts;
}

function startsBlock(block: string, paragraph: string, present: readonly string[]): boolean {
  if (countWords(block) + countWords(paragraph) > mostWords) return true;
  if (['INT.', 'EXT.', 'INT/EXT.', 'I/E.'].some((prefix) => paragraph.includes(prefix))) return true;
  return present.some((name) => names(paragraph, name) && !names(block, name));
}

const countWords = (text: string): number => text.split(/\s+/u).filter((word) => word !== '').length;

function names(text: string, name: string): boolean {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'iu').test(text);
}

/** Cues that follow each other, each with the dialogue directly after it: at most six, of at most two speakers. */
function takeGroup(elements: readonly LooseObject[], start: number): { lines: Line[]; next: number } {
  const lines: Line[] = [];
  const speakers = new Set<string>();
  let next = start;
  while (next < elements.length && elements[next]?.['element_type'] === 'character' && lines.length < mostLines) {
    const cue = looseText(elements[next]?.['content']);
    const speaker = bareSpeaker(cue);
    if (!speakers.has(speaker) && speakers.size === 2) break;
    speakers.add(speaker);
    const line: Line = { cue, text: '', pieces: [{ element: next, paragraph: 0 }] };
    next += 1;
    if (elements[next]?.['element_type'] === 'dialogue') {
      line.text = looseText(elements[next]?.['content']);
      line.pieces.push({ element: next, paragraph: 0 });
      next += 1;
    }
    lines.push(line);
  }
  return { lines, next };
}

/** One shot a speaker, in the order of their first lines. */
function cutGroup(lines: readonly Line[]): Cut[] {
  const bySpeaker = new Map<string, Line[]>();
  for (const line of lines) {
    const speaker = bareSpeaker(line.cue);
    bySpeaker.set(speaker, [...(bySpeaker.get(speaker) ?? []), line]);
  }
  const joinsNames = bySpeaker.size === 1 && lines.length > 1;
  return [...bySpeaker].map(([speaker, spoken]) => ({
    kind: 'dialogue',
    speaker,
    text: spoken
      .map((line) => (joinsNames && line.text !== '' ? `${line.cue}: ${line.text}` : line.text))
      .filter((text) => text !== '')
      .join(' | '),
    pieces: spoken.flatMap((line) => line.pieces),
  }));
}

export function bareSpeaker(cue: string): string {
  return cue
    .replace(/\s*\([^()]*\)\s*$/u, '')
    .trim()
    .toUpperCase();
}
