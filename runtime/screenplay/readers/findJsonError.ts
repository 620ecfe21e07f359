const token =
  /[ \t\n\r]*(?:("[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})[^"\\\u0000-\u001f]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\],:]))/uy;

/** What may come next: a value, a value or the end of an empty list, a key, a key or the end of an empty object, a colon, a comma or the end. */
type Wanted = 'value' | 'first-value' | 'key' | 'first-key' | 'colon' | 'comma';

/**
 * Offset where a text stops being JSON, for telling a person the place: engines do not always say it. The length of the
 * text when it breaks off; undefined when it is JSON.
 */
export function findJsonError(text: string): number | undefined {
  const open: ('{' | '[')[] = [];
  let wanted: Wanted | 'end' = 'value';
  let at = 0;
  while (wanted !== 'end') {
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) return offsetOfNext(text, at);
    const next = step(wanted, match, open);
    if (next === undefined) return offsetOfNext(text, at);
    wanted = next;
    at = token.lastIndex;
  }
  const rest = skipSpace(text, at);
  return rest < text.length ? rest : undefined;
}

/** The state after a token; undefined when the token may not stand there. Opens and closes on `open`. */
function step(wanted: Wanted, match: RegExpExecArray, open: ('{' | '[')[]): Wanted | 'end' | undefined {
  const [, string, scalar, mark] = match;
  const after = (): Wanted | 'end' => (open.length === 0 ? 'end' : 'comma');
  const mayEnd = wanted === 'comma' || wanted === (open.at(-1) === '{' ? 'first-key' : 'first-value');
  if (mark === '}' || mark === ']') {
    if (!mayEnd || open.pop() !== (mark === '}' ? '{' : '[')) return undefined;
    return after();
  }
  if (wanted === 'key' || wanted === 'first-key') return string === undefined ? undefined : 'colon';
  if (wanted === 'colon') return mark === ':' ? 'value' : undefined;
  if (wanted === 'comma') return mark === ',' ? (open.at(-1) === '{' ? 'key' : 'value') : undefined;
  if (string !== undefined || scalar !== undefined) return after();
  if (mark !== '{' && mark !== '[') return undefined;
  open.push(mark);
  return mark === '{' ? 'first-key' : 'first-value';
}

function skipSpace(text: string, at: number): number {
  const next = /[^ \t\n\r]/gu;
  next.lastIndex = at;
  return next.exec(text)?.index ?? text.length;
}

/** The next character that is no space: there the wrong thing stands. A string or word that breaks off counts to its end. */
function offsetOfNext(text: string, at: number): number {
  const start = skipSpace(text, at);
  const rest = text.slice(start);
  const brokenString = /^"[^"\\\u0000-\u001f]*(?:\\.[^"\\\u0000-\u001f]*)*\\?$/u;
  return brokenString.test(rest) || /^(?:t|tr|tru|f|fa|fal|fals|n|nu|nul|-)$/u.test(rest) ? text.length : start;
}
