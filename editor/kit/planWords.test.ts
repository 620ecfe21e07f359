import { describe, expect, it } from 'vitest';
import { money, moneyRange } from './money.ts';
import { planWords, shortPlanWords } from './planWords.ts';

const plan = {
  counts: { run: 10, unknown: 2, cached: 340, skip: 0 },
  cost: { low: 4_100_000, high: 9_000_000, unknown: true },
  seconds: { low: 60, high: 660 },
};

describe('money in words', () => {
  it.each([
    [0, 'free'],
    [4_100_000, '$4.10'],
    [50_000, '$0.05'],
    [99_960, '$0.10'],
    [12_500, '$0.0125'],
    [3_200, '$0.0032'],
    [50, '$0.00005'],
  ])('%d micro-dollars are %s', (micros, words) => expect(money(micros)).toBe(words));

  it('says where a price is not wholly known, and never that it is nothing', () => {
    expect(moneyRange({ low: 0, high: 0, isCostUnknown: true })).toBe('≥ $0');
    expect(moneyRange({ low: 1_000_000, high: 3_000_000, isCostUnknown: true })).toBe('≥ $1.00');
    expect(moneyRange({ low: 1_000_000, high: 3_000_000, isCostUnknown: false })).toBe('$1.00 to $3.00');
    expect(moneyRange({ low: 0, high: 0, isCostUnknown: false })).toBe('free');
  });
});

describe('a plan in words', () => {
  it('counts what runs, with its price and time', () => {
    expect(planWords(plan)).toEqual(['12 to run', '340 cached', '≥ $4.10', 'about 11 min']);
  });

  it('begins with the price where the end may be cut off', () => {
    expect(shortPlanWords(plan)).toEqual(['≥ $4.10', '12 to run', '11 min']);
  });

  it('says when there is nothing to run', () => {
    expect(planWords({ ...plan, counts: { run: 0, unknown: 0, cached: 3, skip: 0 } })).toEqual([
      'nothing to run',
      '3 cached',
    ]);
  });
});
