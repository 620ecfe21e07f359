import { expect, test } from 'vitest';
import { localVoices } from '../catalog/localVoices.ts';
import { castFilm, voiceGroup, voiceOfPerson, type PersonToCast } from './castVoices.ts';

const voiceOf = (cast: Readonly<Record<string, string>>, id: string) => cast[id]?.split('@')[1] ?? '';
const baseOf = (voice: string) => localVoices.find((known) => known.id === voice.replace(/[+-]\d+$/, ''));

const crowd = (count: number, more: Partial<PersonToCast> = {}): PersonToCast[] =>
  Array.from({ length: count }, (_, at) => ({ id: `person-${at}`, sex: 'male', ...more }));

test('no two people of a film share a voice while there are enough', () => {
  for (const people of [crowd(8), crowd(40), crowd(30, { sex: 'unknown' }), crowd(5, { age: 9 })]) {
    const cast = castFilm(people, localVoices);
    expect(Object.keys(cast)).toHaveLength(people.length);
    expect(new Set(people.map(({ id }) => voiceOf(cast, id))).size).toBe(people.length);
  }
});

test('more people than voices: everyone still has one of their own group', () => {
  const cast = castFilm(crowd(300, { age: 70 }), localVoices);
  for (const { id } of crowd(300)) expect(baseOf(voiceOf(cast, id))).toMatchObject({ sex: 'male', group: 'old' });
});

test('voices fit sex and age', () => {
  const cast = castFilm(
    [
      { id: 'maelle', sex: 'female', age: 34 },
      { id: 'anselm', sex: 'male', age: 81 },
      { id: 'pim', sex: 'male', age: 8 },
      { id: 'lou', sex: 'female', age: 15 },
    ],
    localVoices,
  );
  expect(baseOf(voiceOf(cast, 'maelle'))).toMatchObject({ sex: 'female', group: 'adult' });
  expect(baseOf(voiceOf(cast, 'anselm'))).toMatchObject({ sex: 'male', group: 'old' });
  expect(baseOf(voiceOf(cast, 'pim'))).toMatchObject({ sex: 'male', group: 'child' });
  expect(baseOf(voiceOf(cast, 'lou'))).toMatchObject({ sex: 'female', group: 'teen' });
  expect([12, 13, 17, 18, 59, 60, undefined].map(voiceGroup).join(' ')).toBe('child teen teen adult adult old adult');
});

test('the order of the cast does not matter, and a newcomer moves few', () => {
  const people = crowd(10);
  const cast = castFilm(people, localVoices);
  expect(castFilm(people.toReversed(), localVoices)).toEqual(cast);
  const later = castFilm([...people, { id: 'newcomer', sex: 'male' }], localVoices);
  const moved = people.filter(({ id }) => later[id] !== cast[id]);
  expect(moved.length).toBeLessThan(people.length / 2);
});

test('one person alone gets in a film the voice they have without one', () => {
  const person = { id: 'watson', sex: 'male', age: 45 } as const;
  expect(castFilm([person], localVoices)).toEqual({ watson: `auto:watson@${voiceOfPerson(person, localVoices)}` });
});

test('without any voice the cast is automatic', () => {
  expect(castFilm([{ id: 'a', sex: 'male' }], [])).toEqual({ a: 'auto:a' });
});
