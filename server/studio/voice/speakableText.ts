/** What can be said of a text by a speaker who knows English and Latin letters only. */
export interface SpeakableText {
  /** ASCII; '' when there is nothing to say. */
  text: string;
  /** True when the text stands for another script: syllables of about its length, not its words. */
  murmur: boolean;
  /** Scripts that were not spoken, as Unicode names them; empty for Latin text. */
  scripts: readonly string[];
}

/** Letters that have no decomposition in Unicode. */
const letters: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', Æ: 'Ae', œ: 'oe', Œ: 'Oe', ø: 'o', Ø: 'O', ł: 'l', Ł: 'L', đ: 'd', Đ: 'D', ð: 'th', Ð: 'Th' },
  ...{ þ: 'th', Þ: 'Th', ı: 'i', ħ: 'h', Ħ: 'H', ŋ: 'ng', ə: 'e' },
};

const words: readonly (readonly [RegExp, string])[] = [
  [/€\s?(\d[\d.,]*)/gu, '$1 euros'],
  [/£\s?(\d[\d.,]*)/gu, '$1 pounds'],
  [/¥\s?(\d[\d.,]*)/gu, '$1 yen'],
  [/€/gu, ' euros '],
  [/£/gu, ' pounds '],
  [/№\s?/gu, 'number '],
  [/°\s?C\b/gu, ' degrees celsius'],
  [/°\s?F\b/gu, ' degrees fahrenheit'],
  [/°/gu, ' degrees'],
  [/&/gu, ' and '],
  [/@/gu, ' at '],
  [/\+/gu, ' plus '],
  [/=/gu, ' equals '],
  [/#(?=\d)/gu, 'number '],
  [/½/gu, ' and a half'],
  [/(\d)\s?[×x]\s?(?=\d)/gu, '$1 times '],
];

const scriptNames = [
  'Cyrillic',
  'Greek',
  'Han',
  'Hiragana',
  'Katakana',
  'Hangul',
  'Arabic',
  'Hebrew',
  'Devanagari',
  'Thai',
];
const scriptTests = scriptNames.map((name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const);

/** Scripts in which one character is about one syllable. */
const syllabic = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Letters in a spoken syllable of an alphabetic script. */
const lettersInSyllable = 2.4;

const syllables = ['mah', 'noh', 'loo', 'rah', 'meh', 'nah', 'vah', 'loh', 'dah', 'boh'] as const;

/**
 * Text as the local voice can say it: accents folded (é as e), typographic quotes and dashes to what they mean
 * (a dash is a pause), signs to words. Other scripts become a murmur of about their length.
 */
export function speakableText(written: string): SpeakableText {
  const signs = words.reduce((text, [sign, word]) => text.replace(sign, word), written.normalize('NFC'));
  const folded = foldLetters(signs);
  const foreign = folded.match(/\p{L}/gu)?.filter((letter) => letter > '\u007f') ?? [];
  const scripts = namesOf(foreign);
  const latin = folded.match(/[A-Za-z]/g)?.length ?? 0;
  const murmur = foreign.length > latin;
  return { text: plainSigns(murmur ? murmurOf(folded) : folded), murmur, scripts };
}

function foldLetters(text: string): string {
  let folded = '';
  for (const char of text) {
    // Marks come off Latin letters only: off kana or Cyrillic they would make other letters.
    const base = char.normalize('NFKD').replace(/\p{M}+/gu, '');
    folded += letters[char] ?? (/^[\u0020-\u007e]+$/u.test(base) ? base : char);
  }
  return folded;
}

/** What scripts put into brackets in the middle of a line: for the actor, not for the ear. */
const stageWords =
  /\((?:an? )?(?:long |short |brief )?(?:beat|pause|silence|then|sigh(?:s|ing)?|laugh(?:s|ing)?|chuckl(?:es|ing)|cough(?:s|ing)?|sob(?:s|bing)?|gasp(?:s|ing)?|sniff(?:s|ing)?|smil(?:es|ing)|nod(?:s|ding)?|whisper(?:s|ing)?|shout(?:s|ing)?|quietly|softly|loudly|aside|off|more|cont[’']?d|to (?:him|her|them)sel(?:f|ves))\)/giu;

/** To ASCII: quotes, dashes and dots to the pauses that they stand for; what has no sound goes. */
function plainSigns(text: string): string {
  return text
    .replace(stageWords, ', ')
    .replace(/[\u2018\u2019\u201a\u201b\u02bc\u2032`\u00b4]/gu, "'")
    .replace(/[\u3002\uff0e]/gu, '. ')
    .replace(/[\u3001\uff0c]/gu, ', ')
    .replace(/\s*(?:[\u2012-\u2015\u2e3a\u2e3b]+|-{2,})\s*/gu, ', ')
    .replace(/\u2026+|\.{2,}/gu, '... ')
    .replace(/(?<=\p{L})[-\u2010\u2011](?=\p{L})/gu, ' ')
    .replace(/[^A-Za-z0-9.,;:!?'$%/()\s-]/gu, ' ')
    .replace(/[()]/g, ', ')
    .replace(/([A-Za-z])\1{2,}/g, '$1$1')
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[,.;:!?])/g, '')
    .replace(/(?<=[.!?]),/g, '')
    .replace(/^[\s,;:.!?'/-]+/, '')
    .replace(/(?:\s*,)+(?=\s*[,.!?;:])/g, '')
    .trim();
}

function namesOf(foreign: readonly string[]): string[] {
  const found = new Set<string>();
  for (const letter of foreign) found.add(scriptTests.find(([, test]) => test.test(letter))?.[0] ?? 'another script');
  return [...found].sort();
}

function murmurOf(text: string): string {
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const codes = Array.from(word).filter((char) => !/\p{M}/u.test(char));
    const count = Math.max(
      1,
      Math.round(codes.reduce((sum, char) => sum + (syllabic.test(char) ? 1 : 1 / lettersInSyllable), 0)),
    );
    const sounds = Array.from({ length: count }, (_, at) => {
      const code = codes[Math.min(codes.length - 1, Math.floor((at * codes.length) / count))]?.codePointAt(0) ?? 0;
      return `${syllables[(code + at) % syllables.length] ?? ''}${at % 3 === 2 ? ' ' : ''}`;
    });
    return sounds.join('');
  });
}
