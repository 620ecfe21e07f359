import { expect, test } from 'vitest';
import { speakableText } from './speakableText.ts';

test.each([
  ['“Hélène’s café” — naïve…', "Helene's cafe, naive..."],
  ['42% & more @ home', '42% and more at home'],
  ['Œuvre, straße, Łódź, smørrebrød', 'Oeuvre, strasse, Lodz, smorrebrod'],
  ['€5 and £20', '5 euros and 20 pounds'],
  ['Wait -- what?', 'Wait, what?'],
  ['*Never* again_', 'Never again'],
  ['Nooooooo!', 'Noo!'],
  ['half\u00a0past\u200b nine\n\nsharp', 'half past nine sharp'],
  ['😀 Hello 👋', 'Hello'],
  ['-v slt', 'v slt'],
  ['well-known', 'well known'],
  ['(aside) Yes.', 'Yes.'],
  ['Half (of it) is gone.', 'Half, of it, is gone.'],
  ['Two, if I’m lucky. (beat) Don’t fire (sighing) first.', "Two, if I'm lucky. Don't fire, first."],
  ['Half wages. (beat) What is he like?', 'Half wages. What is he like?'],
  ['Why — dear me! — it sounds hollow.', 'Why, dear me! it sounds hollow.'],
])('%s', (written, spoken) => {
  expect(speakableText(written).text).toBe(spoken);
  expect(speakableText(written)).toMatchObject({ murmur: false, scripts: [] });
});

test.each([
  ['Привет, как дела?', ['Cyrillic']],
  ['こんにちは、元気ですか。', ['Han', 'Hiragana']],
  ['مرحبا', ['Arabic']],
  ['안녕하세요', ['Hangul']],
])('%s becomes syllables of about its length', (written, scripts) => {
  const { text, murmur, scripts: found } = speakableText(written);
  expect({ murmur, found }).toEqual({ murmur: true, found: scripts });
  expect(text).toMatch(/^[a-z ,.?]+$/);
  const twice = speakableText(written + written).text.replace(/[^a-z]/g, '').length;
  expect(twice).toBeGreaterThan(1.6 * text.replace(/[^a-z]/g, '').length);
});

test('pauses of another script stay where they are', () => {
  expect(speakableText('Привет, друг. Пока!').text).toMatch(/^[a-z ]+, [a-z ]+\. [a-z ]+!$/);
});

test('a few foreign letters in English are left out, and said so', () => {
  expect(speakableText('They call it Дом here.')).toEqual({
    text: 'They call it here.',
    murmur: false,
    scripts: ['Cyrillic'],
  });
});

test('all that comes out is ASCII, whatever comes in', () => {
  const all = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code)).join('');
  expect(speakableText(all).text).toMatch(/^[\x20-\x7e]*$/);
});
