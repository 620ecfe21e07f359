import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { captionLines, captionLimits, textWidth } from './captionLines.ts';
import { timeCaptions } from './timeCaptions.ts';

const flat = (text: string) => text.split(/\s+/u).filter(Boolean).join(' ');

test('a short line stays one', () => {
  expect(captionLines('I told you never to come back.', 2)).toEqual(['I told you never to come back.']);
});

test('two lines break where a reader pauses, and evenly', () => {
  expect(captionLines('I told you never to come back here, and yet you stand at my door.', 4)).toEqual([
    'I told you never to come back here,\nand yet you stand at my door.',
  ]);
});

test('no break between an article and its noun', () => {
  for (const caption of captionLines(
    'He gave the lantern to a keeper of the old lighthouse near a village by the sea.',
    5,
  )) {
    for (const line of caption.split('\n').slice(0, -1)) expect(line).not.toMatch(/ (?:a|the)$/);
  }
});

test('a speech becomes several captions, at ends of sentences where it can', () => {
  const speech =
    'You see, but you do not observe. The distinction is clear. You have often seen the steps ' +
    'which lead up from the hall to this room. How often? Well, some hundreds of times. Then how many are there?';
  const captions = captionLines(speech, 12);
  expect(captions[0]).toBe('You see, but you do not observe.\nThe distinction is clear.');
  expect(flat(captions.join(' '))).toBe(speech);
});

test('slow speech: no caption stands longer than seven seconds', () => {
  const captions = timeCaptions([{ text: 'One moment please, I have to think about all of this.', start: 2, end: 22 }]);
  expect(captions.length).toBeGreaterThanOrEqual(3);
  for (const { start, end } of captions) expect(end - start).toBeLessThanOrEqual(captionLimits.seconds);
  expect(captions[0]!.start).toBe(2);
  expect(captions.at(-1)!.end).toBe(22);
});

test('wide scripts get fewer letters a line, and closing signs stay with their word', () => {
  const captions = captionLines('私は昨日、古い灯台の近くで小さな船を見ました。誰も乗っていませんでした。', 6);
  for (const line of captions.flatMap((caption) => caption.split('\n'))) {
    expect(Array.from(line).length).toBeLessThanOrEqual(17);
    expect(line).not.toMatch(/^[、。]/u);
  }
  expect(captions.join('').replaceAll('\n', '')).toBe(
    '私は昨日、古い灯台の近くで小さな船を見ました。誰も乗っていませんでした。',
  );
});

test('any text: lines fit, at most two, nothing lost, captions follow one another without overlap', () => {
  const word = fc.string({ minLength: 1, maxLength: 60 }).filter((text) => !/[\s\n]/u.test(text));
  fc.assert(
    fc.property(
      fc.array(word, { minLength: 1, maxLength: 60 }),
      fc.double({ min: 0.2, max: 60, noNaN: true }),
      (words, seconds) => {
        const text = words.join(' ');
        const captions = timeCaptions([{ text, start: 1, end: 1 + seconds }]);
        expect(
          captions
            .map((caption) => caption.text)
            .join('')
            .replace(/\s/gu, ''),
        ).toBe(text.replace(/\s/gu, ''));
        let last = 1;
        for (const caption of captions) {
          expect(caption.start).toBeCloseTo(last, 9);
          last = caption.end;
          const lines = caption.text.split('\n');
          expect(lines.length).toBeLessThanOrEqual(2);
          for (const line of lines) expect(textWidth(line)).toBeLessThanOrEqual(42);
        }
        expect(last).toBe(1 + seconds);
      },
    ),
    { numRuns: 60 },
  );
});

test('nothing said, nothing shown', () => {
  expect(captionLines('  \n ', 2)).toEqual([]);
});

test('Korean is broken at its spaces, and Thai between its words', () => {
  const korean = '안녕하세요, 오늘 날씨가 정말 좋네요. 산책하러 갑시다.';
  const lines = captionLines(korean, 4).flatMap((caption) => caption.split('\n'));
  expect(lines.length).toBeGreaterThan(1);
  expect(lines.join(' ')).toBe(korean);
  const thai = 'วันนี้อากาศดีมากเราไปเดินเล่นกันเถอะนะคะ'.repeat(2);
  const parts = captionLines(thai, 6).flatMap((caption) => caption.split('\n'));
  expect(parts.length).toBeGreaterThan(1);
  expect(parts.join('')).toBe(thai);
  for (const part of parts) expect(part).not.toMatch(/^\p{M}|^า|เร$/u);
});
