import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkParams, type JsonSchema } from './checkParams.ts';
import { zDepiction } from './depiction.ts';
import type { Json } from './json.ts';

const schemaOf = (shape: z.ZodRawShape) => z.toJSONSchema(z.object(shape), { io: 'input' }) as JsonSchema;
const words = (shape: z.ZodRawShape, params: Record<string, Json>) =>
  checkParams(params, schemaOf(shape)).map((finding) => `${finding.code}: ${finding.path} ${finding.words}`);

const transition = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cut') }),
  z.object({ kind: z.literal('dissolve'), seconds: z.number().positive().max(5) }),
]);

describe('checkParams', () => {
  it.each<[string, z.ZodType, Json, string]>([
    ['a range', z.int().min(16).max(7680), 8, 'out-of-range: p must be a whole number from 16 to 7680, but is 8'],
    ['a least value', z.number().min(0.5), 0.4, 'out-of-range: p must be a number of at least 0.5, but is 0.4'],
    ['an open range', z.number().gt(0).lt(1), 1, 'out-of-range: p must be a number above 0 below 1, but is 1'],
    ['a whole number', z.int(), 1.5, 'wrong-type: p must be a whole number, but is 1.5'],
    [
      'a number so big that it is not exact',
      z.int(),
      2 ** 60,
      `wrong-type: p must be a whole number, but is ${2 ** 60}`,
    ],
    ['steps', z.number().multipleOf(0.5), 0.7, 'out-of-range: p must be a number in steps of 0.5, but is 0.7'],
    ['a type', z.string(), 5, 'wrong-type: p must be text, but is 5'],
    [
      'a choice',
      z.enum(['cut', 'dissolve']),
      'wipe',
      'not-a-choice: p must be one of "cut", "dissolve", but is "wipe"',
    ],
    ['a constant', z.literal('x'), 'y', 'not-a-choice: p must be "x", but is "y"'],
    [
      'a longest text',
      z.string().max(3),
      'four',
      'out-of-range: p must be text of at most 3 characters, but has 4 characters',
    ],
    [
      'a form',
      z.string().regex(/^asset:/),
      'file:x',
      'wrong-form: p must be text of the form ^asset:, but is "file:x"',
    ],
    [
      'a form that is described',
      z.string().regex(/^a/).describe('Begins with a.'),
      'b',
      'wrong-form: p must be text of the right form (Begins with a), but is "b"',
    ],
    [
      'a list',
      z.array(z.string()).min(1).max(2),
      [],
      'out-of-range: p must be a list of 1 to 2 entries, but has 0 entries',
    ],
    ['an entry of a list', z.array(z.int()), [1, 'two'], 'wrong-type: p[1] must be a whole number, but is "two"'],
    [
      'a tuple',
      z.tuple([z.string(), z.number()]),
      ['a'],
      'out-of-range: p must be a list of exactly 2 entries, but has 1 entries',
    ],
    ['a union', z.union([z.string(), z.number()]), true, 'wrong-type: p must be text or a number, but is true'],
    [
      'a choice or a number',
      z.union([z.literal('auto'), z.int().min(1)]),
      0,
      'out-of-range: p must be a whole number of at least 1, but is 0',
    ],
    [
      'the meant one of several',
      transition,
      { kind: 'dissolve', seconds: 9 },
      'out-of-range: p.seconds must be a number of at most 5 above 0, but is 9',
    ],
    ['a null', z.string().nullable(), 4, 'wrong-type: p must be text or null, but is 4'],
    ['a record', z.record(z.string(), z.number()), { a: 'x' }, 'wrong-type: p.a must be a number, but is "x"'],
    [
      'a name in a record',
      z.partialRecord(z.enum(['a', 'b']), z.number()),
      { c: 1 },
      'not-a-choice: p.c must be one of "a", "b", but is "c"',
    ],
    [
      'a name not known',
      z.strictObject({ a: z.number().optional() }),
      { b: 1 },
      'unknown-param: p.b is not known here',
    ],
    ['a missing value inside', z.object({ a: z.number() }), {}, 'missing-param: p.a has no value'],
    ['any JSON', z.object({ data: z.json() }), {}, 'missing-param: p.data has no value'],
  ])('tells %s', (_name, schema, value, finding) => {
    expect(words({ p: schema }, { p: value })).toEqual([finding]);
  });

  it('tells what has no value, unless it has a default or a wire', () => {
    const shape = { text: z.string(), size: z.int().default(4), note: z.string().optional() };
    expect(words(shape, {})).toEqual(['missing-param: text has no value']);
    expect(checkParams({}, schemaOf(shape), new Set(['text']))).toEqual([]);
    expect(checkParams({ size: 'big' }, schemaOf(shape), new Set(['text', 'size']))).toEqual([]);
  });

  it('tells a misspelt name', () => {
    expect(words({ width: z.int().default(4) }, { widht: 4 })).toEqual([
      'unknown-param: widht is no param of this type',
    ]);
  });

  it('takes every JSON value where any will do', () => {
    expect(words({ p: z.json() }, { p: { a: [1, null, 'x', { b: true }] } })).toEqual([]);
  });

  it('finds the place in a depiction', () => {
    const place = { id: 'p', name: 'Quay', interior: false };
    const params = { depiction: { place, light: {}, people: [{ id: 'a', name: 'A', age: 400 }] } };
    expect(words({ depiction: zDepiction }, params)).toEqual([
      'out-of-range: depiction.people[0].age must be a number from 0 to 200, but is 400',
    ]);
  });

  const shapes: Record<string, z.ZodType> = {
    int: z.int().min(-3).max(3),
    number: z.number().gt(-1).lt(2),
    text: z.string().min(1).max(3),
    form: z.string().regex(/^\p{L}+$/u),
    choice: z.enum(['a', 'b']),
    list: z.array(z.union([z.boolean(), z.int()])).max(2),
    tuple: z.tuple([z.string()]).rest(z.number()),
    record: z.record(z.string(), z.number().nullable()),
    strict: z.strictObject({ a: z.boolean(), b: z.string().optional() }),
    loose: z.looseObject({ a: z.literal(1) }),
    union: transition,
    any: z.json(),
  };
  const value = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom<Json>('a', 'b', 'ab', '', 0, 1, 2, -1, 1.5, 4, true, null, [], {}) },
    fc.array(fc.constantFrom<Json>('a', 1, 2.5, true, null), { maxLength: 3 }),
    fc.dictionary(
      fc.constantFrom('a', 'b', 'kind', 'seconds'),
      fc.constantFrom<Json>(1, 0, true, 'cut', 'dissolve', null),
      {
        maxKeys: 3,
      },
    ),
    fc.jsonValue().map((json) => json as Json),
  );
  it.each(Object.keys(shapes))('agrees with zod on what is a valid %s', (name) => {
    const shape = { p: shapes[name] as z.ZodType };
    const schema = schemaOf(shape);
    fc.assert(
      fc.property(value, (p) => {
        expect(checkParams({ p }, schema).length === 0).toBe(z.object(shape).safeParse({ p }).success);
      }),
      { numRuns: 400 },
    );
  });
});
