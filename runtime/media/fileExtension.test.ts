import { expect, it } from 'vitest';
import { fileExtension } from './fileExtension.ts';

it.each([
  ['video/mp4', 'mp4'],
  ['audio/mp4', 'm4a'],
  ['video/matroska', 'mkv'],
  ['video/mp2t', 'ts'],
  ['audio/mpeg', 'mp3'],
  ['image/jpeg', 'jpg'],
  ['audio/x-wav', 'wav'],
  ['text/plain; charset=utf-8', 'txt'],
  ['data', 'bin'],
])('%s is a .%s file', (mime, extension) => {
  expect(fileExtension(mime)).toBe(extension);
});
