import { describe, expect, it } from 'vitest';
import { type Depiction, shotSizes, zDepiction } from '../../runtime/graph/depiction.ts';
import { pngText } from '../../server/studio/note/pngFile.ts';
import { readNote, trimmedDepiction } from '../../server/studio/note/studioNote.ts';
import { placeOf } from '../../server/studio/place/place.ts';
import { pieceNames } from '../../server/studio/pieces/stock.ts';
import { drawStill, stillCanvas } from '../../server/studio/work/drawStill.ts';

const kitchen = {
  id: 'kitchen',
  name: 'Lighthouse kitchen',
  interior: true,
  description: 'scrubbed table, brass lamp, dresser',
};
const ida = { id: 'ida', name: 'Ida', look: 'young woman in a red coat, black bob', sex: 'female' };
const tom = { id: 'tom', name: 'Tom', look: 'broad man, grey beard, blue jumper', sex: 'male' };

const depiction = (more: object = {}): Depiction =>
  zDepiction.parse({ place: kitchen, light: {}, people: [ida, tom], ...more });
const still = (given: Depiction, width = 320, height = 180, seed = 1) =>
  ({ kind: 'still', depiction: given, seed, width, height }) as const;

function pixels(given: Depiction, width = 320, height = 180, seed = 1): Uint8Array {
  return stillCanvas(still(given, width, height, seed)).data();
}

/** Mean difference of two pictures a channel, 0 to 255. */
function difference(a: Uint8Array, b: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += Math.abs((a[at] as number) - (b[at] as number));
  return sum / a.length;
}

function shades(data: Uint8Array): number {
  const seen = new Set<number>();
  for (let at = 0; at < data.length; at += 4) {
    seen.add(
      ((data[at] as number) >> 4) * 256 + ((data[at + 1] as number) >> 4) * 16 + ((data[at + 2] as number) >> 4),
    );
  }
  return seen.size;
}

describe('drawing', () => {
  it('gives equal bytes for equal jobs, and another composition for another seed', async () => {
    const first = await drawStill(still(depiction()));
    expect(await drawStill(still(depiction()))).toEqual(first);
    const moved = difference(pixels(depiction()), pixels(depiction(), 320, 180, 2));
    expect(moved).toBeGreaterThan(0.5);
  });
  it('carries its depiction', async () => {
    const given = depiction({ size: 'close-up', action: 'Ida — “né” 灯' });
    const note = readNote(pngText(await drawStill(still(given))));
    expect(note).toEqual({ studio: 2, depiction: given, seed: 1, width: 320, height: 180 });
  });
  it.each(shotSizes)('draws more than a few shades at size %s', (size) => {
    expect(shades(pixels(depiction({ size, props: ['a letter'] })))).toBeGreaterThan(20);
  });
  it('draws places that differ, and light that differs', () => {
    const names: [string, boolean][] = [
      ['kitchen', true],
      ['bank vault', true],
      ['sitting room', true],
      ['office', true],
      ['cliff path', false],
      ['square', false],
      ['forest', false],
    ];
    const pictures = names.map(([name, interior]) =>
      pixels(depiction({ place: { id: name, name, interior }, people: [], size: 'wide' })),
    );
    for (const [index, a] of pictures.entries()) {
      for (const b of pictures.slice(index + 1)) expect(difference(a, b)).toBeGreaterThan(12);
    }
    const day = pixels(depiction({ size: 'wide' }));
    expect(difference(day, pixels(depiction({ size: 'wide', light: { time: 'night' } })))).toBeGreaterThan(15);
  });
  it('draws in the hand that is chosen, or that the style asks for', () => {
    const chroma = (data: Uint8Array): number => {
      let sum = 0;
      for (let at = 0; at < data.length; at += 4) {
        const [red, green, blue] = [data[at], data[at + 1], data[at + 2]] as [number, number, number];
        sum += Math.max(red, green, blue) - Math.min(red, green, blue);
      }
      return sum / (data.length / 4);
    };
    const noir = pixels(depiction({ hand: 'noir' }));
    const colour = pixels(depiction({ hand: 'colour' }));
    expect(chroma(noir)).toBeLessThan(chroma(colour) * 0.5);
    expect(chroma(pixels(depiction({ hand: 'pencil' })))).toBeLessThan(chroma(colour) * 0.6);
    expect(pixels(depiction({ style: 'black and white, 1940s' }))).toEqual(
      pixels(depiction({ style: 'black and white, 1940s', hand: 'noir' })),
    );
  });
  it('builds the same place for every shot of it', () => {
    const wide = placeOf(depiction({ size: 'wide' }));
    expect(placeOf(depiction({ size: 'close-up', people: [tom], light: { time: 'night' } }))).toEqual(wide);
    expect(wide.pieces.length).toBeGreaterThan(4);
  });
  it('has a stock of set pieces, each called for by words', () => {
    expect(pieceNames.length).toBeGreaterThanOrEqual(60);
  });
  it('gives the people of a scene colours that can be told apart', () => {
    const alone = (person: object) => pixels(depiction({ people: [person], size: 'medium' }));
    expect(difference(alone(ida), alone(tom))).toBeGreaterThan(6);
  });
});

describe('hostile depictions', () => {
  const crowd = Array.from({ length: 12 }, (_, index) => ({ id: `p${index}`, name: `P${index}` }));
  it.each([
    ['nobody', { people: [] }],
    ['nobody in a close-up', { people: [], size: 'close-up' }],
    ['nobody over a shoulder', { people: [], size: 'over-shoulder' }],
    ['a dozen people', { people: crowd, size: 'medium' }],
    ['a dozen in a close-up', { people: crowd, size: 'close-up' }],
    ['one person twelve times', { people: crowd.map((person) => ({ ...person, id: 'same' })) }],
    [
      'huge words',
      {
        place: { ...kitchen, name: 'x '.repeat(50_000), description: 'y'.repeat(100_000) },
        people: [{ ...ida, name: 'N'.repeat(100_000), look: 'red '.repeat(50_000) }],
      },
    ],
    ['unknown words', { place: { id: 'ß', name: 'Zxqwv ßå 灯台', interior: false } }],
    ['empty words', { place: { id: '', name: '', interior: true }, people: [{ id: '', name: '' }] }],
    ['everyone lying', { people: [{ ...ida, pose: 'lie' }], size: 'full' }],
    ['a very long lens', { lens: 400, size: 'extreme-close-up' }],
    ['a very wide lens', { lens: 8, size: 'extreme-wide', angle: 'worms-eye' }],
    ['age nought', { people: [{ ...ida, age: 0 }] }],
    ['age two hundred', { people: [{ ...ida, age: 200 }], size: 'insert', props: ['zxqwv'] }],
  ])('draws %s', (_, more) => {
    expect(shades(pixels(trimmedDepiction(depiction(more)), 192, 108))).toBeGreaterThan(8);
  });
  it.each([
    [16, 16],
    [16, 1080],
    [1080, 16],
    [101, 77],
    [720, 1280],
    [3840, 2160],
  ])('draws at %i × %i', async (width, height) => {
    const bytes = await drawStill(still(depiction(), width, height));
    const view = new DataView(bytes.buffer);
    expect([view.getUint32(16), view.getUint32(20)]).toEqual([width, height]);
  });
  it('keeps its note small enough for a command line, whatever it is told', () => {
    const huge = trimmedDepiction(
      depiction({
        people: crowd.map((person) => ({ ...person, look: 'long '.repeat(40_000) })),
        props: Array(500).fill('p'.repeat(9000)),
        action: 'a'.repeat(500_000),
      }),
    );
    expect(JSON.stringify(huge).length).toBeLessThan(60_000);
  });
});
