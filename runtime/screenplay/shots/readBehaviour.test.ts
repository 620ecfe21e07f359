import { describe, expect, it } from 'vitest';
import { createNameIndex } from '../breakdown/nameIndex.ts';
import type { Person } from '../breakdown.ts';
import { behaviourIn, behavioursOf } from './readBehaviour.ts';

const person = (id: string, name: string): Person => ({
  id,
  name,
  aliases: [name],
  sex: 'male',
  look: '',
  voice: '',
  heardOnly: false,
  lines: 1,
});
const names = createNameIndex([person('holmes', 'Sherlock Holmes'), person('watson', 'John Watson')]);
const both = ['holmes', 'watson'];

describe('behavioursOf', () => {
  it.each([
    ['Holmes sits down. Watson laughs.', { holmes: { pose: 'sit' }, watson: { face: 'happy' } }],
    ['Holmes and Watson walk home.', { holmes: { pose: 'walk' }, watson: { pose: 'walk' } }],
    ['Both stop and laugh.', { holmes: { pose: 'stand', face: 'happy' }, watson: { pose: 'stand', face: 'happy' } }],
    ['Holmes points at Watson.', { holmes: { pose: 'point' } }],
    ['A boy runs past, shouting.', {}],
    ['Watson does not smile.', {}],
    ['Holmes springs, and he seizes the rope.', { holmes: { pose: 'run' } }],
  ])('%s', (text, expected) => {
    expect(Object.fromEntries(behavioursOf(text, both, names))).toEqual(expected);
  });
});

it('reads faces and poses from directions', () => {
  expect(behaviourIn('screaming over the wind')).toEqual({ face: 'afraid' });
  expect(behaviourIn('sitting, sadly')).toEqual({ pose: 'sit', face: 'sad' });
  expect(behaviourIn('beat')).toEqual({});
});
