/** ISO 639-2 codes, which MP4 wants, of the languages that people write films in; by BCP 47's two letters. */
const threeLetters: Readonly<Record<string, string>> = {
  ...{ ar: 'ara', bg: 'bul', bn: 'ben', br: 'bre', ca: 'cat', cs: 'ces', cy: 'cym', da: 'dan', de: 'deu', el: 'ell' },
  ...{ en: 'eng', es: 'spa', et: 'est', eu: 'eus', fa: 'fas', fi: 'fin', fr: 'fra', ga: 'gle', gl: 'glg', he: 'heb' },
  ...{ hi: 'hin', hr: 'hrv', hu: 'hun', id: 'ind', is: 'isl', it: 'ita', ja: 'jpn', ko: 'kor', lt: 'lit', lv: 'lav' },
  ...{ ms: 'msa', nb: 'nob', nl: 'nld', nn: 'nno', no: 'nor', pl: 'pol', pt: 'por', ro: 'ron', ru: 'rus', sk: 'slk' },
  ...{ sl: 'slv', sq: 'sqi', sr: 'srp', sv: 'swe', sw: 'swa', ta: 'tam', te: 'tel', th: 'tha', tl: 'tgl', tr: 'tur' },
  ...{ uk: 'ukr', ur: 'urd', vi: 'vie', zh: 'zho' },
};

/** The three letters of a BCP 47 tag (`en-GB` → `eng`); `und` for a language that is not known. */
export function languageCode(tag: string): string {
  const primary = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return /^[a-z]{3}$/.test(primary) ? primary : (threeLetters[primary] ?? 'und');
}
