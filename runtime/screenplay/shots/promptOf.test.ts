import { describe, expect, it } from 'vitest';
import { zDepictedPerson, zDepiction } from '../../graph/depiction.ts';
import { describePerson, negativePrompt, promptOf, withoutNames } from './promptOf.ts';

const maelle = zDepictedPerson.parse({
  id: 'm',
  name: 'Maëlle Kervran',
  sex: 'female',
  age: 27,
  look: 'wiry, black cropped hair',
  place: 'left',
  facing: 'right',
  face: 'happy',
});
const yann = zDepictedPerson.parse({
  id: 'y',
  name: 'Yann Le Goff',
  sex: 'male',
  age: 55,
  look: 'broad',
  place: 'right',
  facing: 'left',
});
const odette = zDepictedPerson.parse({ id: 'o', name: 'Odette', sex: 'female', place: 'right' });

it('describes people', () => {
  expect(describePerson(maelle)).toBe('a woman of 27, wiry, black cropped hair');
  expect(describePerson({ sex: 'male', age: 9, look: '' })).toBe('a boy of 9');
  expect(describePerson({ sex: 'unknown', look: 'tall' })).toBe('a person, tall');
});

describe('withoutNames', () => {
  it('keeps people of one surname apart', () => {
    const family = [
      { id: 'a', name: 'Maëlle Kervran', look: '', sex: 'female', pose: 'stand', face: 'neutral' },
      { id: 'b', name: 'Grand-père Anselm Kervran', look: '', sex: 'male', pose: 'stand', face: 'neutral' },
    ] as const;
    const text = 'Grand-Père Anselm Kervran speaks to Maëlle Kervran. Maëlle smiles.';
    for (const people of [family, family.toReversed()])
      expect(withoutNames(text, people)).toBe('The man speaks to the woman. The woman smiles.');
  });

  it.each([
    ['Maëlle looks at Yann Le Goff.', [maelle, yann], 'The woman looks at the man.'],
    [
      'Maëlle Kervran hands Odette the lamp.',
      [maelle, odette],
      'The woman on the left hands the woman on the right the lamp.',
    ],
    ['Mr. Goff nods. Yann’s cap falls.', [yann], 'The man nods. The man’s cap falls.'],
    ['The sea.', [yann], 'The sea.'],
    ['LE GOFF will not go offshore.', [yann], 'The man will not go offshore.'],
  ])('%s', (text, people, expected) => {
    expect(withoutNames(text, people)).toBe(expected);
  });
});

it('says size, people, place and style to picture models, and movement to video models', () => {
  const depiction = zDepiction.parse({
    place: { id: 'k', name: 'Kitchen', interior: true, description: 'a round white room' },
    light: { time: 'night', weather: 'storm', mood: 'one lamp' },
    people: [maelle, yann],
    size: 'two-shot',
    move: 'push-in',
    props: ['lamp'],
    action: 'Maëlle laughs at Yann.',
    style: '1970s, grainy',
  });
  const image = promptOf(depiction, 'image');
  for (const words of [
    'Two-shot',
    'A woman of 27',
    'on the left',
    'looking to the right',
    'a round white room',
    'at night',
    'storm',
    'one lamp',
    'In view: lamp',
    '1970s, grainy',
  ])
    expect(image).toContain(words);
  expect(promptOf(depiction, 'video')).toBe(
    'The woman laughs at the man. The woman is smiling. The camera pushes in slowly. Storm outside.',
  );
});

it('forbids what the style forbids', () => {
  expect(
    negativePrompt({
      tone: '',
      palette: [],
      lighting: '',
      texture: '',
      era: '',
      avoid: ['neon', 'helicopter'],
      aspect: '',
    }),
  ).toMatch(/neon, helicopter$/u);
});
