/** Where a text stops being JSON, and what is wrong there. */
export interface JsonFault {
  /** In UTF-16 units from the start. */
  readonly offset: number;
  readonly words: string;
}

/** Called at the start of each value inside an object or a list; return true to stop. */
export type JsonVisitor = (depth: number, key: string | number, offset: number) => boolean;

interface Level {
  readonly close: '}' | ']';
  readonly offset: number;
  key: string | number;
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const literal = /true|false|null/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/**
 * Walks over JSON text with places, which `JSON.parse` does not tell: for the line of what is wrong in a file.
 * Returns the first fault of syntax, if any. Nothing recursive.
 */
export function walkJson(text: string, visit: JsonVisitor = () => false): JsonFault | undefined {
  const stack: Level[] = [];
  let at = 0;
  let expect: 'value' | 'first' | 'key' | 'after' = 'value';
  for (;;) {
    at = skipSpace(text, at);
    const level = stack.at(-1);
    const character = text[at];
    if (expect === 'after') {
      if (!level)
        return character === undefined ? undefined : { offset: at, words: 'There is more text after the end' };
      if (character === ',') expect = level.close === '}' ? 'key' : 'value';
      else if (character === level.close) stack.pop();
      else return unexpected(text, at, stack, `a comma or “${level.close}”`);
      if (typeof level.key === 'number') level.key += 1;
      at += 1;
      continue;
    }
    if (expect === 'first' && character === level?.close) {
      stack.pop();
      expect = 'after';
      at += 1;
      continue;
    }
    if (level?.close === '}' && expect !== 'value') {
      if (character !== '"') return unexpected(text, at, stack, 'a name in double quotes');
      const end = stringEnd(text, at);
      if (typeof end !== 'number') return end;
      level.key = JSON.parse(text.slice(at, end)) as string;
      at = skipSpace(text, end);
      if (text[at] !== ':') return unexpected(text, at, stack, 'a colon');
      at += 1;
      expect = 'value';
      continue;
    }
    if (level && visit(stack.length - 1, level.key, at)) return undefined;
    if (character === '{' || character === '[') {
      stack.push({ close: character === '{' ? '}' : ']', offset: at, key: character === '{' ? '' : 0 });
      expect = 'first';
      at += 1;
      continue;
    }
    const end = character === '"' ? stringEnd(text, at) : (matchEnd(literal, text, at) ?? matchEnd(number, text, at));
    if (end === undefined) return unexpected(text, at, stack, 'a value');
    if (typeof end !== 'number') return end;
    at = end;
    expect = 'after';
  }
}

/** The offset of the value at a path; of the nearest one around it that is there. */
export function findInJson(text: string, path: readonly (string | number)[]): number {
  let matched = 0;
  let found = 0;
  walkJson(text, (depth, key, offset) => {
    if (depth < matched) return true;
    if (depth > matched || key !== path[depth]) return false;
    matched += 1;
    found = offset;
    return matched === path.length;
  });
  return found;
}

/** The line of an offset, counted from 1. */
export function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) line += 1;
  return line;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \t\n\r'.includes(text[at] as string)) at += 1;
  return at;
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** The offset behind a string. */
function stringEnd(text: string, start: number): number | JsonFault {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === 34) return at + 1;
    if (code < 32) return { offset: at, words: 'A text is not closed before the end of its line' };
    if (code === 92) {
      const end = matchEnd(escape, text, at);
      if (end === undefined) return { offset: at, words: 'A text holds a backslash that means nothing' };
      at = end;
    } else {
      at += 1;
    }
  }
  return { offset: text.length, words: 'The file ends in the middle of a text: it is cut off' };
}

function unexpected(text: string, at: number, stack: readonly Level[], wanted: string): JsonFault {
  const open = stack.at(-1);
  if (at >= text.length) {
    const where = open ? `: what opens in line ${lineOf(text, open.offset)} is never closed` : '';
    return { offset: at, words: `The file is cut off${where}` };
  }
  const [character] = text.slice(at, at + 2);
  return { offset: at, words: `There is “${character}” where ${wanted} should be` };
}
