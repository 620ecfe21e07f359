import { expect, test } from 'vitest';
import { localVoices } from '../../../runtime/catalog/localVoices.ts';
import { castVoice } from './castVoice.ts';

const woman = { id: 'irene-adler', name: 'Irene', sex: 'female', age: 30 } as const;

test('an automatic voice is stable, and fits the speaker', () => {
  const voice = castVoice(woman, 'auto:irene-adler');
  expect(voice).toMatchObject({ sex: 'female', group: 'adult' });
  expect(castVoice(woman, 'auto')).toEqual(voice);
  expect(castVoice(woman, '')).toEqual(voice);
  expect(castVoice({ ...woman, name: 'Ms Adler' }, 'auto:irene-adler')).toEqual(voice);
});

test('different characters mostly get different voices', () => {
  const ids = Array.from({ length: 40 }, (_, at) => castVoice({ ...woman, id: `c${at}` }, `auto:c${at}`).id);
  expect(new Set(ids).size).toBeGreaterThanOrEqual(6);
});

test('the voice given in the casting of a film wins over the hash', () => {
  expect(castVoice(woman, 'auto:irene-adler@boris').id).toBe('boris');
  expect(castVoice(woman, 'auto:irene-adler@clara-2')).toMatchObject({ id: 'clara-2', sex: 'female' });
});

test('named voices and shifts', () => {
  expect(castVoice(undefined, 'greta')).toBe(localVoices.find(({ id }) => id === 'greta'));
  expect(castVoice(undefined, 'flite/slt')).toMatchObject({ base: 'slt', pitch: 172, body: 1 });
  const up = castVoice(undefined, 'flite/slt+12');
  expect(up.pitch).toBeCloseTo(344, 6);
  const deeper = castVoice(undefined, 'flite/rms-3');
  // rms takes no pitch from outside: its body has to carry the whole shift.
  expect(deeper.pitch / deeper.body).toBeCloseTo(103, 6);
});

test.each(['21m00Tcm4TlvDq8ikWAM', 'clara+13', 'auto:irene@nobody', 'flite/kal', '+3'])(
  '%s is refused, naming the known',
  (id) => {
    expect(() => castVoice(woman, id)).toThrow(/There is no local voice ".*"\. Choose auto, clara, .*flite\/awb/);
  },
);
