import { describe, expect, it } from 'vitest';
import { actionSentence } from './actionSentence.ts';

describe('actionSentence', () => {
  it.each([
    ['The radio crackles on the dresser.', [], 'The radio crackles on the dresser.'],
    ['A gust. The left can tears loose, tumbles.', [], 'A gust. The left can tears loose, tumbles.'],
    [
      'A storm hammers the shutters. Maëlle Kervran winds a dead clock.',
      ['Maëlle Kervran'],
      'Maëlle Kervran winds a dead clock.',
    ],
    [
      'Two hansoms at the kerb. Mr. Merryweather stands by the fire.',
      ['Mr. Merryweather'],
      'Mr. Merryweather stands by the fire.',
    ],
    ['Dr. John Watson waves Wilson to a chair. He sits.', ['Nobody Here'], 'Dr. John Watson waves Wilson to a chair.'],
    ['', ['Ida'], ''],
  ])('finds in %j what the picture shows', (action, names, expected) => {
    expect(actionSentence(action, names)).toBe(expected);
  });
});
