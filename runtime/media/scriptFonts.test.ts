import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fontRuns, scriptFontsOf } from './scriptFonts.ts';

const named = (text: string) => fontRuns(text).map(({ text: own, font }) => [own, font?.name]);

describe('the fonts of a text', () => {
  it.each([
    ['Plain text, “quoted” — é Ж', []],
    ['今夜は渡らない', ['han']],
    ['안녕하세요', ['hangul']],
    ['สวัสดี', ['thai']],
    ['नमस्ते', ['devanagari']],
    ['OK, 今夜 and 안녕', ['han', 'hangul']],
  ])('%s', (text, names) => {
    expect(scriptFontsOf(text).map(({ name }) => name)).toEqual(names);
  });

  it('change where the script does', () => {
    expect(named('He said 今夜は、渡らない。 twice')).toEqual([
      ['He said ', undefined],
      ['今夜は、渡らない。 ', 'han'],
      ['twice', undefined],
    ]);
    expect(named('안녕 하세요')).toEqual([['안녕 하세요', 'hangul']]);
    expect(named('')).toEqual([]);
  });

  it('never part a letter from its marks', () => {
    expect(named('पानी here')).toEqual([
      ['पानी ', 'devanagari'],
      ['here', undefined],
    ]);
    expect(named('น้ำ')).toEqual([['น้ำ', 'thai']]);
  });

  it('lose nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', ' ', '今', '안', 'น', '้', 'न', 'े', '\n', '。') }), (text) => {
        expect(
          fontRuns(text)
            .map((run) => run.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});
