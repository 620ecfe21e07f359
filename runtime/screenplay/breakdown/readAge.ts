const decadeWords = ['twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'];
const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const units = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const teens = [
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];

/**
 * Years from words about age: `27`, `late 20s`, `mid-thirties`, `30-40`, `eighty-eight`, `teenager`.
 * `exact` is false where a decade was given (its middle is taken; early 2, mid 5, late 8). Undefined when there is none.
 */
export function readAge(text: string): { years: number; exact: boolean } | undefined {
  const folded = text.toLowerCase().replace(/[‐-―]/gu, '-');
  return decade(folded) ?? range(folded) ?? plain(folded) ?? spelt(folded) ?? stage(folded);
}

function decade(text: string): { years: number; exact: boolean } | undefined {
  const digits = /(?:\b(early|mid|late)[\s-]*)?(?:to[\s-]*late[\s-]*)?\b([1-9]0)['’]?s\b/u.exec(text);
  const word = new RegExp(`(?:\\b(early|mid|late)[\\s-]*)?\\b(${decadeWords.join('|')})\\b`, 'u').exec(text);
  const match = digits ?? word;
  if (match === null) return undefined;
  const start = digits === null ? (decadeWords.indexOf(match[2] ?? '') + 2) * 10 : Number(match[2]);
  const within = match[1] === 'early' ? 2 : match[1] === 'late' ? 8 : 5;
  return { years: start + within, exact: false };
}

function range(text: string): { years: number; exact: boolean } | undefined {
  const match = /\b(\d{1,3})\s*(?:-|to)\s*(\d{1,3})\b/u.exec(text);
  if (match === null) return undefined;
  const years = Math.round((Number(match[1]) + Number(match[2])) / 2);
  return years <= 120 ? { years, exact: false } : undefined;
}

function plain(text: string): { years: number; exact: boolean } | undefined {
  const match =
    /(?<![\d.:/-])(\d{1,3})(?![\d:/]|\.\d|(?:st|nd|rd|th)\b|\s*(?:cm|kg|m|lbs?|ft|feet|inch|pounds|%))/u.exec(text);
  if (match === null) return undefined;
  const years = Number(match[1]);
  return years >= 1 && years <= 120 ? { years, exact: true } : undefined;
}

function spelt(text: string): { years: number; exact: boolean } | undefined {
  const match = new RegExp(
    `\\b(?:(${tens.join('|')})(?:[\\s-](${units.join('|')}))?|(${teens.join('|')}))\\b`,
    'u',
  ).exec(text);
  if (match === null) return undefined;
  if (match[3] !== undefined) return { years: teens.indexOf(match[3]) + 10, exact: true };
  const unit = match[2] === undefined ? 0 : units.indexOf(match[2]) + 1;
  return { years: (tens.indexOf(match[1] ?? '') + 2) * 10 + unit, exact: true };
}

function stage(text: string): { years: number; exact: boolean } | undefined {
  const stages: readonly (readonly [RegExp, number])[] = [
    [/\b(?:toddler|infant|baby)\b/u, 2],
    [/\b(?:teens?|teenage[rd]?|adolescent)\b/u, 16],
    [/\b(?:child|kid)\b/u, 9],
    [/\bmiddle[\s-]aged\b/u, 48],
    [/\b(?:elderly|aged|ancient)\b/u, 75],
    [/\byoung adult\b/u, 22],
  ];
  const found = stages.find(([pattern]) => pattern.test(text));
  return found === undefined ? undefined : { years: found[1], exact: false };
}
