import { expect, test } from 'vitest';
import type { Captions } from '../graph/captions.ts';
import { assText } from './ass.ts';
import { captionArea } from './captionArea.ts';
import { captionStyleNames } from './captionStyles.ts';
import { languageCode } from './languageCode.ts';
import { srtText } from './srt.ts';
import { timeWords } from './timeWords.ts';
import { vttText } from './vtt.ts';

const captions: Captions = [
  { start: 0.5, end: 2.0417, text: 'Who is there?', speaker: 'ANSELM' },
  { start: 3661.2, end: 3662, text: 'Nobody.\nNobody at all.' },
];

const hostile: Captions = [
  {
    start: 0,
    end: 1,
    text: '{\\pos(1,1)}A --> B <i>x</i> & c\\N\r\n\r\n2\n00:00:09,000 --> 00:00:10,000\nfake\u0000',
    speaker: 'A<b>\n',
  },
];

/** Without the invisible joiner. */
const seen = (text: string) => text.replaceAll('\u2060', '');

test('SubRip as it is written', () => {
  expect(srtText(captions)).toBe(
    '1\n00:00:00,500 --> 00:00:02,042\nANSELM: Who is there?\n\n2\n01:01:01,200 --> 01:01:02,000\nNobody.\nNobody at all.\n',
  );
  expect(srtText([])).toBe('');
});

test('WebVTT with speakers', () => {
  expect(vttText(captions)).toBe(
    'WEBVTT\n\n00:00:00.500 --> 00:00:02.042\n<v ANSELM>Who is there?\n\n01:01:01.200 --> 01:01:02.000\nNobody.\nNobody at all.\n',
  );
  expect(vttText(captions, { speakers: false })).not.toContain('<v');
});

test('a caption can not end itself, open another or format itself', () => {
  const srt = srtText(hostile);
  expect(srt.match(/-->/g)).toHaveLength(1);
  expect(srt.trimEnd()).not.toContain('\n\n');
  expect(srt).not.toMatch(/\{\\|<i>|<\/i>|\\N/);
  expect(seen(srt)).toContain('{\\pos(1,1)}A --> B <i>x</i> & c\\N\n2\n00:00:09,000 --> 00:00:10,000\nfake');
  const vtt = vttText(hostile);
  expect(vtt.match(/-->/g)).toHaveLength(1);
  expect(vtt).toContain('<v A&lt;b&gt;>{\\pos(1,1)}A --&gt; B &lt;i&gt;x&lt;/i&gt; &amp; c');
  const events = assText(hostile, { width: 1280, height: 720, style: 'plain', position: 'bottom', safe: true })
    .split('\n')
    .filter((line) => line.startsWith('Dialogue:'));
  expect(events).toHaveLength(1);
  // No brace is left that would begin an override.
  expect(events[0]).not.toMatch(/(?<!\\)\{/);
});

test('an empty caption keeps its place', () => {
  expect(srtText([{ start: 0, end: 1, text: '\n' }])).toBe('1\n00:00:00,000 --> 00:00:01,000\n\u00a0\n');
});

test('every style is one ASS file with its events inside the captions', () => {
  for (const style of captionStyleNames) {
    const text = assText(captions, { width: 1080, height: 1920, style, position: 'bottom', safe: true });
    expect(text.match(/^Style: /gm)).toHaveLength(1);
    const events = [...text.matchAll(/^Dialogue: 0,(\d:\d\d:\d\d\.\d\d),(\d:\d\d:\d\d\.\d\d),Caption/gm)];
    expect(events.length).toBeGreaterThanOrEqual(2);
    expect(events[0]?.[1]).toBe('0:00:00.50');
    expect(events.at(-1)?.[2]).toBe('1:01:02.00');
    for (const [, start = '', end = ''] of events) expect(start < end).toBe(true);
  }
});

test('word by word: each word is lit once, groups follow without a gap', () => {
  const speech = [{ start: 0, end: 4, text: 'I told you never to come back here.' }];
  const look = { width: 1080, height: 1920, style: 'highlight', position: 'bottom', safe: true } as const;
  const lit = assText(speech, look).match(/\\1c&H4DE1FF&\}[^{]*/g);
  expect(lit?.map((word) => word.split('}')[1])).toEqual(['I', 'told', 'you', 'never', 'to', 'come', 'back', 'here.']);
});

test('scripts that have no spaces are lit word by word too, and drawn in a font that has them', () => {
  const speech = [{ start: 0, end: 4, text: '今夜は「誰」も\n渡らない。 OK' }];
  const look = { width: 1080, height: 1920, style: 'highlight', position: 'bottom', safe: true } as const;
  const words = timeWords({ ...speech[0]!, text: '今夜は「誰」も渡らない。 OK' });
  expect(words.map(({ text, spaced }) => (spaced ? ' ' : '') + text).join('')).toBe(' 今夜は「誰」も渡らない。 OK');
  expect(words.length).toBeGreaterThan(4);
  const [first = ''] = assText(speech, look).match(/^Dialogue.*$/m) ?? [];
  expect(first).toContain('{\\fnNoto Sans S Chinese Bold\\fs');
  expect(assText(speech, look)).not.toMatch(/も [^O]/u);
});

test('a caption without spaces is cut to the width of an upright picture', () => {
  const text = '今夜は誰も渡らない。灯りが消えているから、船は港に入れない。';
  const look = { width: 1080, height: 1920, style: 'plain', position: 'bottom', safe: true } as const;
  const [event = ''] = assText([{ start: 0, end: 4, text }], look).match(/^Dialogue.*$/m) ?? [];
  const drawn = event.split(',').slice(9).join(',');
  const lines = drawn.replaceAll(/\{[^}]*\}/g, '').split('\\N');
  expect(lines.join('')).toBe(text);
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(14);
});

test('words take their share of the time, and the last ends with the caption', () => {
  const words = timeWords({ start: 1, end: 3, text: 'No. Extraordinarily so.' });
  expect(words.map(({ text }) => text)).toEqual(['No.', 'Extraordinarily', 'so.']);
  expect(words[0]?.start).toBe(1);
  expect(words[2]?.end).toBe(3);
  const [no, long] = words.map(({ start, end }) => end - start);
  expect(long).toBeGreaterThan(3 * (no ?? 9));
  expect(words[1]?.start).toBeGreaterThan(words[0]?.end ?? 9);
});

test('upright pictures keep captions clear of the buttons of the apps', () => {
  expect(captionArea(1080, 1920, 'bottom', true)).toEqual({ left: 120, right: 180, edge: 680 });
  expect(captionArea(1080, 1920, 'top', true).edge).toBe(269);
  expect(captionArea(1920, 1080, 'bottom', true)).toEqual({ left: 96, right: 96, edge: 54 });
  expect(captionArea(1080, 1080, 'bottom', true).edge).toBe(54);
});

test.each([
  ['en', 'eng'],
  ['fr-CA', 'fra'],
  ['pt_BR', 'por'],
  ['deu', 'deu'],
  ['', 'und'],
  ['xx', 'und'],
])('%s is %s', (tag, code) => expect(languageCode(tag)).toBe(code));
