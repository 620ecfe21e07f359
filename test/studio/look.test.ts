import { describe, expect, it } from 'vitest';
import { zDepictedPerson } from '../../runtime/graph/depiction.ts';
import { lookOf } from '../../server/studio/look.ts';

const person = (id: string, look: string, more: object = {}) => zDepictedPerson.parse({ id, name: id, look, ...more });

describe('lookOf', () => {
  it('is the same in every shot, whatever pose and face the shot asks for', () => {
    const a = lookOf(person('ida', 'tall woman in a green coat', { pose: 'sit', face: 'angry', facing: 'left' }));
    expect(lookOf(person('ida', 'tall woman in a green coat', { pose: 'run', place: 'right' }))).toEqual(a);
  });
  it.each([
    ['cropped black hair, navy jumper', { hair: 'cropped', garment: 'jumper' }],
    ['grey stubble, flat cap, blue canvas smock', { beard: 'stubble', hat: 'flat', garment: 'shirt' }],
    ['a striped nightshirt and a gold-braided naval cap', { garment: 'nightshirt', hat: 'peaked' }],
    ['brown moustache, tweed suit, bowler hat in hand', { beard: 'moustache', garment: 'suit', hat: 'none' }],
    ['receding hair, frock coat, glasses', { hair: 'receding', garment: 'suit', glasses: true }],
  ])('reads %j', (words, expected) => {
    expect(lookOf(person('someone', words, { sex: 'male' }))).toMatchObject(expected);
  });
  it('gives colours by their names', () => {
    const [red, green, blue] = lookOf(person('a', 'a red dress', { sex: 'female' })).top;
    expect(red).toBeGreaterThan(Math.max(green, blue) + 50);
    const hair = lookOf(person('b', 'blazing red hair')).hairColour;
    expect(hair[0]).toBeGreaterThan(hair[2] + 80);
  });
  it('makes children small and old people grey', () => {
    expect(lookOf(person('kid', '', { age: 7 })).stature).toBeLessThan(1.35);
    const old = lookOf(person('old', '', { age: 82 })).hairColour;
    expect(Math.max(...old) - Math.min(...old)).toBeLessThan(30);
  });
  it('tells people without a description apart', () => {
    const looks = new Set(
      Array.from({ length: 12 }, (_, index) => JSON.stringify({ ...lookOf(person(`p${index}`, '')), stature: 0 })),
    );
    expect(looks.size).toBe(12);
  });
});
