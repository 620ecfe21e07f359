import { expect, test } from 'vitest';
import type { Person } from '../breakdown.ts';
import type { Shot, ShotLine } from '../shot.ts';
import { heardHow } from './heardHow.ts';

const off = { voiceOver: false, offScreen: true };
const over = { voiceOver: true, offScreen: false };

/** Only what is looked at. */
const line = (heard: Partial<ShotLine>) =>
  ({ speaker: 'anna', direction: '', voiceOver: false, offScreen: false, ...heard }) as ShotLine;
const shot = (content: string, people: readonly string[] = [], lines: readonly ShotLine[] = []) =>
  ({ content, lines, depiction: { people: people.map((id) => ({ id })), props: [], action: '' } }) as unknown as Shot;
const person = (voice: string) => ({ name: 'Anna', voice, look: '', heardOnly: true }) as Person;

test('a voice in the room is heard as it is', () => {
  expect(heardHow(line({}), person('radio static'), [shot('The radio crackles.')])).toBe('');
});

test('who is beside the picture says so', () => {
  expect(heardHow(line(off), undefined, [shot('A phone rings.')])).toBe('O.S.');
});

test.each([
  ['The radio crackles on the dresser.', 'over the radio'],
  ['The PHONE rings. Ben picks up the receiver.', 'on the phone'],
  ['The telephone, at last.', 'on the phone'],
  ['Ben turns the television up.', 'through a loudspeaker'],
  ['A radiograph lies on a telephoto lens.', ''],
])('a voice over “%s”: %s', (content, heard) => {
  const speech = shot('ANNA (V.O.): Hello?', ['ben'], [line(over)]);
  expect(heardHow(line(over), undefined, [shot(content, ['ben']), speech])).toBe(heard);
});

test('a speaker with a radio voice has it in every scene', () => {
  expect(heardHow(line(over), person('calm, radio static'), [shot('Nobody moves.')])).toBe('over the radio');
});

test('who tells the story over a scene that they are in is not on its phone', () => {
  const scene = [shot('The phone rings.', ['ben']), shot('Anna runs.', ['anna']), shot('The sea.')];
  expect(heardHow(line(over), undefined, scene)).toBe('');
});

test('a direction that says so already is not said twice, and words of a line are no thing', () => {
  expect(heardHow(line({ ...over, direction: 'over the phone' }), undefined, [shot('The phone rings.')])).toBe('');
  const talk = [shot('BEN: Turn off the radio.', ['ben'], [line({ speaker: 'ben' })])];
  expect(heardHow(line(over), undefined, talk)).toBe('');
});
