import { expect, it } from 'vitest';
import type { ModelInfo } from '../../runtime/protocol/catalog.ts';
import { limitWords, priceWords } from './modelWords.ts';

const priced = (...rules: NonNullable<ModelInfo['price']>['rules']) =>
  priceWords({ price: { rules, checkedAt: '2026-01-01', source: 'test' } });

it('says what a model costs, and never that an unknown price is nothing', () => {
  expect(priced({ per: 'image', micros: 150_000 })).toBe('$0.15 an image');
  expect(priced({ per: 'second', micros: 40_000 }, { per: 'second', micros: 80_000 })).toBe('$0.04 to $0.08 a second');
  expect(priced({ per: 'character', micros: 50 })).toBe('$0.05 per 1,000 characters');
  expect(priced({ per: 'request', micros: 0 })).toBe('free');
  expect(priceWords({})).toBe('price not known');
});

it('says what can be asked of it', () => {
  expect(
    limitWords({
      limits: {
        secondsRange: { least: 1.0625, most: 10.0625, step: 0.5 },
        references: { least: 1, most: 1 },
        resolutions: [{ name: '720p', width: 1280, height: 720 }],
      },
    }),
  ).toEqual(['1.1 to 10.1 s', '1 reference picture', 'up to 720p']);
  expect(limitWords({ limits: { seconds: [5, 10], characters: 40_000, references: { least: 0, most: 0 } } })).toEqual([
    '5, 10 s',
    '40,000 letters',
  ]);
});
