import { describe, expect, it } from 'vitest';
import { heldThing } from './heldThing.ts';

describe('heldThing', () => {
  it.each([
    ['Maëlle climbs, bent double, a fuel can in each hand.', 'Maëlle Kervran', 'can in each hand'],
    ['Yann appears behind her with a third can on his shoulder.', 'Yann Le Goff', 'can'],
    ['VINCENT SPAULDING hurries out waving a newspaper.', 'Vincent Spaulding', 'newspaper'],
    ['Jabez Wilson sweeps a doorstep nobody uses.', 'Jabez Wilson', 'broom'],
    ['Merryweather strikes the flagstones with his cane.', 'Mr. Merryweather', 'cane'],
    ['A storm hammers the shutters. Maëlle Kervran winds a dead clock.', 'Maëlle Kervran', 'clock'],
    ['The left can tears loose and tumbles.', 'Maëlle Kervran', undefined],
    ['Maëlle sets the brass whistle on the table.', 'Maëlle Kervran', undefined],
    ['Holmes walks on, delighted.', 'Sherlock Holmes', undefined],
  ])('finds in %j what %s holds', (text, name, expected) => {
    expect(heldThing(text, [name], false)).toBe(expected);
  });
  it('takes a pronoun for who is alone in the picture, and for nobody else', () => {
    const text = 'He takes the page and holds it at arm’s length.';
    expect(heldThing(text, ['Jabez Wilson'], true)).toBe('newspaper');
    expect(heldThing(text, ['Jabez Wilson'], false)).toBeUndefined();
  });
});
