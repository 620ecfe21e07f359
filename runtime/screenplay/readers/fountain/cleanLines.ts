/** A line of the script without comments and notes. */
export interface Line {
  text: string;
  /** 1-based line of the file where it begins. */
  number: number;
}

/** Stand-ins, from the private use area, for what was taken out: a line break inside it, and a note. */
const lostBreak = '\uE001';
const lostNote = '\uE002';

/**
 * Takes boneyards (`/* … *\/`, nested ones too) and notes (`[[ … ]]`, over several lines but not over an empty one) out of
 * a Fountain text and keeps the line numbers. A line that held nothing but a boneyard counts as empty; a line that held
 * nothing but a note is gone, so that it parts no speech. Takes time in proportion to the text, whatever is in it.
 */
export function cleanLines(text: string): Line[] {
  const bare = text.replace(/[\uE001\uE002]/gu, '');
  const boneless = takeOut(bare, boneyards(bare), '');
  const noteless = takeOut(boneless, notes(boneless), lostNote);
  const lines: Line[] = [];
  let number = 1;
  for (const marked of noteless.split('\n')) {
    const before = /^[\s\uE001\uE002]*/u.exec(marked)?.[0] ?? '';
    const line = { text: marked.replace(/[\uE001\uE002]/gu, ''), number: number + count(before, lostBreak) };
    if (!(marked.includes(lostNote) && line.text.trim() === '')) lines.push(line);
    number += 1 + count(marked, lostBreak);
  }
  return lines;
}

interface Range {
  start: number;
  end: number;
}

function takeOut(text: string, ranges: readonly Range[], sign: string): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of ranges) {
    const lost = text.slice(start, end);
    kept += text.slice(at, start) + sign + lostBreak.repeat(count(lost, '\n') + count(lost, lostBreak));
    at = end;
  }
  return kept + text.slice(at);
}

function count(text: string, character: string): number {
  return text.split(character).length - 1;
}

/** Outermost boneyards. Nesting counts while it comes out even; else a boneyard goes to the first end. An unclosed mark is text. */
function boneyards(text: string): Range[] {
  const marks = [...text.matchAll(/\/\*|\*\//gu)].map((match) => ({ at: match.index, opens: match[0] === '/*' }));
  const nested = ranges(marks, true);
  return nested ?? ranges(marks, false) ?? [];
}

/** Undefined when nesting is asked for and does not come out even. */
function ranges(marks: readonly { at: number; opens: boolean }[], nesting: boolean): Range[] | undefined {
  const found: Range[] = [];
  let start = -1;
  let depth = 0;
  for (const { at, opens } of marks) {
    if (opens && (depth === 0 || nesting)) {
      if (depth === 0) start = at;
      depth += 1;
    } else if (!opens && depth > 0) {
      depth -= 1;
      if (depth === 0) found.push({ start, end: at + 2 });
    }
  }
  return nesting && depth > 0 ? undefined : found;
}

/** Notes end at the first `]]`; an empty line (not one of spaces) before it makes them text. */
function notes(text: string): Range[] {
  const found: Range[] = [];
  let start: number | undefined;
  for (const match of text.matchAll(/\[\[|\]\]|\n(?=\n)/gu)) {
    if (match[0] === '[[') start ??= match.index;
    else if (match[0] === '\n') start = undefined;
    else if (start !== undefined) {
      found.push({ start, end: match.index + 2 });
      start = undefined;
    }
  }
  return found;
}
