import { expect, test } from 'vitest';
import { slateSource, slateTexts } from './slate.ts';

const format = { width: 640, height: 360, rate: { num: 24, den: 1 } };

test('texts are broken to fit, long words too, and what is too much ends in an ellipsis', () => {
  const { title, message } = slateTexts(
    { title: 'Shot 3', message: `${'word '.repeat(200)}${'x'.repeat(300)}` },
    format,
  );
  expect(title).toBe('Shot 3');
  const lines = message.split('\n');
  expect(lines).toHaveLength(6);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(80);
  expect(message.endsWith('…')).toBe(true);
  const long = slateTexts({ title: 'x'.repeat(50), message: '' }, format).title;
  expect(long.split('\n')).toHaveLength(2);
});

test('paths with the characters of filter graphs are escaped', () => {
  const paths = { fonts: '/a:b/it’s', title: "/t'1.txt", message: '/m,2.txt' };
  const source = slateSource(format, paths, { title: 'Shot', message: '灯りが消えている' });
  expect(source).toContain(String.raw`fontfile=/a\\:b/it’s/DejaVuSans-Bold.ttf`);
  expect(source).toContain(String.raw`textfile=/t\\\'1.txt`);
  expect(source).toContain(String.raw`textfile=/m\,2.txt`);
  expect(source).toContain(String.raw`fontfile=/a\\:b/it’s/NotoSansHans-Regular.otf`);
});

test('lines of Arabic and Hebrew are told to run leftwards, and emoji without a font go', () => {
  const { title, message } = slateTexts({ title: 'צא לטיול.', message: 'No 🎬 camera: ליאור' }, format);
  expect(title).toBe('\u202bצא לטיול.\u202c');
  expect(message).toBe('No camera: ליאור');
});
