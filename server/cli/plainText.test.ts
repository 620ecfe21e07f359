import { expect, it } from 'vitest';
import { plainText } from './plainText.ts';

it('leaves no control character but new lines and tabs', () => {
  expect(plainText('a\u001b]0;owned\u0007b\u0000c\u009b2J\rd')).toBe('a\ufffd]0;owned\ufffdb\ufffdc\ufffd2J\ufffdd');
  expect(plainText('Grand-père — “日本語” 🎬\n\tx')).toBe('Grand-père — “日本語” 🎬\n\tx');
});
