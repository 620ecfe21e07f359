import { describe, expect, it } from 'vitest';
import { zDepictedPerson } from '../../runtime/graph/depiction.ts';
import { lookOf } from '../../server/studio/look/look.ts';

const person = (id: string, look: string, more: object = {}) => zDepictedPerson.parse({ id, name: id, look, ...more });

describe('lookOf', () => {
  it('is the same in every shot, whatever pose and face the shot asks for', () => {
    const a = lookOf(person('ida', 'tall woman in a green coat', { pose: 'sit', face: 'angry', facing: 'left' }));
    expect(lookOf(person('ida', 'tall woman in a green coat', { pose: 'run', place: 'right' }))).toEqual(a);
  });
  it.each([
    ['cropped black hair, navy jumper', { hair: 'cropped', garment: 'jumper' }],
    ['grey stubble, flat cap, blue canvas smock', { beard: 'stubble', hat: 'flat', garment: 'smock' }],
    ['a striped nightshirt and a gold-braided naval cap', { garment: 'nightshirt', hat: 'peaked' }],
    ['brown moustache, tweed suit, bowler hat in hand', { beard: 'moustache', garment: 'suit', hat: 'none' }],
    ['receding hair, frock coat, glasses', { hair: 'receding', garment: 'frock', glasses: 'round' }],
  ])('reads %j', (words, expected) => {
    expect(lookOf(person('someone', words, { sex: 'male' }))).toMatchObject(expected);
  });
  it.each([
    [
      'hair: black, cropped short; build: wiry, strong shoulders; height: average; skin: wind-tanned, freckled; wearing navy fisherman’s jumper, oilskin trousers, sea boots; pale scar across the left palm; a brass whistle she grips when afraid',
      { sex: 'female', age: 27 },
      {
        hair: 'cropped',
        garment: 'jumper',
        pattern: 'knit',
        feet: 'boots',
        neckwear: 'cord',
        mark: 'freckles',
        hat: 'none',
        beard: 'none',
      },
    ],
    [
      'hair: grey, under a flat cap; build: heavy, broad-backed; height: tall; skin: weathered, ruddy; wearing blue canvas smock, soaked oilskin; never takes off his flat cap',
      { sex: 'male', age: 55 },
      { hat: 'flat', garment: 'smock', beard: 'none', build: 1.3 },
    ],
    [
      'hair: white, wispy; build: frail, upright; height: short; skin: pale, liver-spotted; wearing striped nightshirt, naval cap with gold braid; decorated naval cap, worn with a nightshirt',
      { sex: 'male', age: 88 },
      { hair: 'wispy', hat: 'peaked', hatTrim: true, garment: 'nightshirt', pattern: 'stripes', beard: 'none' },
    ],
    [
      'hair: dark, receding, brushed back; build: lean, sinewy; height: tall; skin: pale; wearing frock coat, mouse-coloured dressing-gown at home; acid-stained fingers; presses his fingertips together when a case wakes him',
      { sex: 'male', age: 38 },
      { hair: 'receding', garment: 'frock', beard: 'none', hat: 'none', build: 0.84 },
    ],
    [
      'hair: fair, close-cropped; build: slight, quick; height: short; skin: pale; wearing shop apron; later dark travelling suit with worn, stained knees; white acid splash on forehead, pierced ears',
      { sex: 'male', age: 35 },
      { hair: 'cropped', garment: 'apron', mark: 'splash', beard: 'none' },
    ],
    [
      'hair: brown, moustache; build: square, solid; height: average; skin: tanned; wearing tweed suit, bowler, old Army tie; stiff left shoulder; a notebook always in his hand',
      { sex: 'male', age: 38 },
      { beard: 'moustache', garment: 'suit', pattern: 'tweed', hat: 'bowler', neckwear: 'tie' },
    ],
    [
      'hair: blazing red; build: stout; height: average; skin: florid; wearing shepherd’s-check trousers, brass Albert chain; blazing red hair',
      { sex: 'male', age: 60 },
      { legPattern: 'checks', neckwear: 'chain', beard: 'none', build: 1.4 },
    ],
    ['top hat, face like a cancelled cheque', { sex: 'male', age: 65 }, { hat: 'top' }],
    [
      'a girl with long blonde hair, round glasses, yellow raincoat and red boots',
      {},
      { female: true, hair: 'long', glasses: 'round', garment: 'coat', feet: 'boots' },
    ],
    [
      'bald man with a full black beard, eye patch, striped t-shirt',
      {},
      { female: false, hair: 'bald', beard: 'full', mark: 'patch', garment: 'tee', pattern: 'stripes' },
    ],
  ])('reads %j as it is meant', (words, more, expected) => {
    expect(lookOf(person('someone', words, more))).toMatchObject(expected);
  });
  it('takes a polite hat off in a room, and leaves on what is never taken off', () => {
    const bowler = person('w', 'hair: brown; wearing tweed suit, bowler, old Army tie, brown shoes and a scarf', {
      sex: 'male',
    });
    expect(lookOf(bowler).hat).toBe('bowler');
    expect(lookOf(bowler, { indoors: true }).hat).toBe('none');
    expect(
      lookOf(person('y', 'hair: grey, under a flat cap; never takes off his flat cap'), { indoors: true }).hat,
    ).toBe('flat');
  });
  it('gives each thing its own colour', () => {
    const look = lookOf(
      person('y', 'green coat, red scarf, black trousers, white beanie, brown boots', { sex: 'male' }),
    );
    const [red, green, blue] = look.top;
    expect(green).toBeGreaterThan(Math.max(red, blue));
    expect(look.neckColour[0]).toBeGreaterThan(look.neckColour[1] + 50);
    expect(Math.max(...look.legs)).toBeLessThan(70);
    expect(Math.min(...look.hatColour)).toBeGreaterThan(180);
  });
  it('dresses people of another age in its clothes', () => {
    const garments = Array.from(
      { length: 20 },
      (_, index) => lookOf(person(`p${index}`, '', { sex: 'male', age: 40 }), { style: 'London, 1890' }).garment,
    );
    expect(garments.filter((garment) => ['tee', 'jumper', 'shirt'].includes(garment))).toEqual([]);
  });
  it('dresses those who are only called by their trade', () => {
    expect(lookOf(zDepictedPerson.parse({ id: 'c', name: 'Constable Rance', look: '' }))).toMatchObject({
      garment: 'uniform',
      hat: 'peaked',
    });
    expect(lookOf(zDepictedPerson.parse({ id: 'n', name: 'Nurse', look: '' })).top[0]).toBeGreaterThan(200);
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
