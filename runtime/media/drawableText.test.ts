import { expect, it } from 'vitest';
import { drawableText, lacksEmoji } from './drawableText.ts';

it.each([
  ['Well 👍🏽 done 😀 👨‍👩‍👧 — café', 'Well done 😀 — café', true],
  ['🎬 Action! 🎬🎬', 'Action!', true],
  ['Line\n👍 two', 'Line\ntwo', true],
  ['From 🇫🇷, 3️⃣ times', 'From, 3 times', true],
  ['❤️ ☎ ★ © ™ “x” …', '❤ ☎ ★ © ™ “x” …', false],
  ['花子: नमस्ते (الآن)', '花子: नमस्ते (الآن)', false],
  ['👍', '', true],
])('makes of %j what can be drawn', (text, kept, lacks) => {
  expect(drawableText(text)).toBe(kept);
  expect(lacksEmoji(text)).toBe(lacks);
});
