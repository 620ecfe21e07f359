import { expect, it } from 'vitest';
import { emptyValue } from './emptyValue.ts';

it.each([
  [{ type: 'string', default: 'cut' }, 'cut'],
  [{ type: 'string', enum: ['fade', 'cut'] }, 'fade'],
  [{ type: 'number', minimum: 2 }, 2],
  [{ type: 'boolean' }, false],
  [{ type: 'array', items: { type: 'number' } }, []],
])('%j starts as %j', (schema, value) => expect(emptyValue(schema)).toEqual(value));

it('fills in what an object requires, and leaves the rest out', () => {
  const schema = {
    type: 'object',
    properties: { id: { type: 'string' }, age: { type: 'number' }, kind: { type: 'string', enum: ['a'] } },
    required: ['id', 'kind'],
  };
  expect(emptyValue(schema)).toEqual({ id: '', kind: 'a' });
});
