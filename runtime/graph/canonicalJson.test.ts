import { describe, expect, it } from 'vitest';
import { canonicalJson, deepestJson } from './canonicalJson.ts';

describe('canonicalJson', () => {
  it.each([
    [null, 'null'],
    [true, 'true'],
    [-0, '0'],
    [1e21, '1e+21'],
    [0.1 + 0.2, '0.30000000000000004'],
    ['a"b\\c\nd', '"a\\"b\\\\c\\nd"'],
    ['é — \u2028 😀', '"é — \u2028 😀"'],
    ['\ud800', '"\\ud800"'],
    [[], '[]'],
    [{}, '{}'],
    [[1, [2, {}]], '[1,[2,{}]]'],
    [{ b: 1, a: [true], c: undefined }, '{"a":[true],"b":1}'],
    [{ c: undefined }, '{}'],
    [{ 10: 'ten', 9: 'nine', a: 'a' }, '{"10":"ten","9":"nine","a":"a"}'],
    [{ 'a"': 1 }, '{"a\\"":1}'],
    [JSON.parse('{"__proto__":{"x":1},"a":2}'), '{"__proto__":{"x":1},"a":2}'],
    [Object.assign(Object.create(null), { z: 1, y: 2 }), '{"y":2,"z":1}'],
  ])('writes %j as %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('does not change the value it reads', () => {
    const value = { b: 1, a: { d: 1, c: 2 } };
    canonicalJson(value);
    expect(Object.keys(value)).toEqual(['b', 'a']);
    expect(Object.keys(value.a)).toEqual(['d', 'c']);
  });

  const cycle: Record<string, unknown> = {};
  cycle['self'] = cycle;
  it.each([
    ['NaN', { a: NaN }, 'NaN'],
    ['infinity', [-Infinity], '-Infinity'],
    ['a hole in a list', [1, undefined], 'undefined'],
    ['nothing', undefined, 'undefined'],
    ['a function', () => 1, 'function'],
    ['a bigint', 1n, 'bigint'],
    ['a date', { at: new Date(0) }, 'Date'],
    ['a map', new Map(), 'Map'],
    ['a cycle', cycle, `${deepestJson} levels`],
  ])('refuses %s', (_name, value, words) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
    expect(() => canonicalJson(value)).toThrow(words);
  });

  it('still knows every key after many different ones', () => {
    for (let index = 0; index < 20_000; index += 1) {
      expect(canonicalJson({ [`k${index}`]: index, a: 1 })).toBe(`{"a":1,"k${index}":${index}}`);
    }
  });
});
