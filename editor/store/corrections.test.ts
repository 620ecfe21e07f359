import { describe, expect, it } from 'vitest';
import type { ScreenplayAnswer } from '../../runtime/protocol/screenplays.ts';
import { correctionList } from './correctionList.ts';
import { correctName, correctPerson, correctScene, mergePlaces, noCorrections } from './corrections.ts';
import { doubtKey, doubtQuestion } from './doubtQuestion.ts';

const person = { aliases: [], sex: 'unknown', look: '', voice: '', heardOnly: false, lines: 1 } as const;
const place = { interior: true, description: '', times: {}, palette: [], mood: [] } as const;

const answer = {
  breakdown: {
    people: [
      { ...person, id: 'clay', name: 'John Clay' },
      { ...person, id: 'landlord', name: 'Landlord' },
    ],
    settings: [
      { ...place, id: 'kitchen-int', name: 'Kitchen', scenes: ['s1', 's3'] },
      { ...place, id: 'lighthouse-kitchen-int', name: 'Lighthouse Kitchen', scenes: ['s2'] },
    ],
    scenes: [],
  },
  scenes: [1, 2, 3].map((number) => ({
    ...{ id: `s${number}`, number, heading: '', beat: '', lines: 0, shots: 0, seconds: 0 },
  })),
} as unknown as ScreenplayAnswer;

describe('corrections', () => {
  it('leave nothing behind when they are taken back', () => {
    const made = correctPerson(correctName(noCorrections, 'LANDLORD', 'John Clay'), 'clay', { age: 35, name: 'Clay' });
    const less = correctPerson(made, 'clay', { age: undefined });
    expect(less.people).toEqual({ clay: { name: 'Clay' } });
    expect(correctName(correctPerson(less, 'clay', { name: undefined }), 'LANDLORD', undefined)).toEqual(noCorrections);
  });

  it('are told in words, and each can be taken back alone', () => {
    const named = correctName(noCorrections, 'LANDLORD', 'John Clay');
    const unseen = correctPerson(named, 'clay', { seen: false });
    const all = correctScene(mergePlaces(unseen, ['s1', 's3'], 'lighthouse-kitchen-int'), 's2', { people: ['clay'] });
    const items = correctionList(all, answer);
    expect(items.map(({ words }) => words)).toEqual([
      'LANDLORD is John Clay',
      'John Clay is not seen',
      'Scene 1: in Lighthouse Kitchen',
      'Scene 3: in Lighthouse Kitchen',
      'Scene 2: seen are John Clay',
    ]);
    const left = items.reduce((before, { key }) => {
      const item = correctionList(before, answer).find((one) => one.key === key);
      return item?.without ?? before;
    }, all);
    expect(left).toEqual(noCorrections);
  });
});

describe('doubts', () => {
  const doubt = (code: string, names: string[]) => ({
    ...{ code, severity: 'doubt' as const, message: `${code}!` },
    source: { names },
  });

  it('are questions where one control can answer them', () => {
    expect(doubtQuestion(doubt('name-unclear', ['HOLMES', 'Sherlock', 'Mycroft']), answer)).toEqual({
      ...{ kind: 'name', name: 'HOLMES', likely: ['Sherlock', 'Mycroft'] },
    });
    expect(doubtQuestion(doubt('one-person-two-names', ['A', 'B']), answer)).toMatchObject({ kind: 'same-person' });
    expect(doubtQuestion(doubt('places-alike', ['KITCHEN', 'Lighthouse Kitchen']), answer)).toEqual({
      ...{ kind: 'same-place', place: 'kitchen-int', other: 'lighthouse-kitchen-int' },
    });
    expect(doubtQuestion(doubt('places-alike', ['Kitchen', 'Nowhere']), answer)).toBeUndefined();
    expect(doubtQuestion(doubt('several-speak', ['ALL']), answer)).toBeUndefined();
  });

  it('are recognised by what they are about, whatever they say about it', () => {
    expect(doubtKey({ ...doubt('name-unclear', ['HOLMES']), message: 'in scene 3' })).toBe(
      doubtKey({ ...doubt('name-unclear', ['HOLMES']), message: 'in scene 4' }),
    );
  });
});
