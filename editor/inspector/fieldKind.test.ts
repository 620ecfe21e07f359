import { describe, expect, it } from 'vitest';
import { nodeDefinitions } from '../../nodes/index.ts';
import type { NodeTypeInfo } from '../../runtime/graph/nodeTypeInfo.ts';
import { fieldKind, unitOf } from './fieldKind.ts';
import { fieldsOf, titleOf } from './fieldsOf.ts';

const typeNamed = (name: string): NodeTypeInfo => nodeDefinitions.find(({ info }) => info.type === name)!.info;
const kindsOf = (name: string) =>
  Object.fromEntries(fieldsOf(typeNamed(name)).map((field) => [field.name, field.kind.kind]));

describe('the control of a param', () => {
  it.each([
    [{ type: 'boolean' }, { kind: 'switch' }],
    [
      { type: 'string', enum: ['mix', 'replace'] },
      { kind: 'choice', values: ['mix', 'replace'], isShort: true },
    ],
    [
      { type: 'string', maxLength: 100 },
      { kind: 'text', isLong: false, most: 100 },
    ],
    [{ type: 'string' }, { kind: 'text', isLong: true, most: undefined }],
    [{ type: 'string', format: 'color' }, { kind: 'color' }],
    [{ type: 'array', items: { type: 'string', maxLength: 100 } }, { kind: 'tags' }],
    [
      { type: 'array', items: { type: 'number' } },
      { kind: 'list', item: { type: 'number' } },
    ],
    [{ type: 'object', properties: { num: {}, den: {} } }, { kind: 'rate' }],
    [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, { kind: 'json' }],
    [{ type: 'object' }, { kind: 'json' }],
  ])('%j gives %j', (schema, kind) => expect(fieldKind('value', schema)).toEqual(kind));

  it('is a slider for a range that can be seen, else a number', () => {
    expect(fieldKind('volume', { type: 'number', minimum: 0, maximum: 10 })).toEqual({
      ...{ kind: 'slider', limits: { least: 0, most: 10, isWhole: false }, unit: '×' },
    });
    expect(fieldKind('width', { type: 'integer', minimum: 16, maximum: 7680 })).toEqual({
      ...{ kind: 'number', limits: { least: 16, most: 7680, isWhole: true }, unit: 'px' },
    });
    expect(fieldKind('num', { type: 'integer', maximum: Number.MAX_SAFE_INTEGER })).toMatchObject({
      limits: { most: undefined },
    });
  });

  it('knows models, voices, files and depictions of the real node types', () => {
    expect(kindsOf('image/generate')).toMatchObject({ model: 'model', prompt: 'text', depiction: 'depiction' });
    expect(kindsOf('audio/speak')).toMatchObject({ voice: 'voice', speaker: 'object', text: 'text' });
    expect(kindsOf('image/import')).toEqual({ source: 'source' });
    expect(kindsOf('video/animate')).toMatchObject({ move: 'choice', rate: 'rate', seconds: 'number' });
  });

  it('is never raw JSON for a node type that ships', () => {
    const raw = nodeDefinitions.flatMap(({ info }) =>
      fieldsOf(info).flatMap(({ name, kind }) => (kind.kind === 'json' ? [`${info.type} ${name}`] : [])),
    );
    expect(raw).toEqual([]);
  });
});

it('puts what is written first and the depiction last', () => {
  const names = fieldsOf(typeNamed('image/generate')).map(({ name }) => name);
  expect(names.slice(0, 2)).toEqual(['prompt', 'model']);
  expect(names.at(-1)).toBe('depiction');
});

it('tells units from names and descriptions', () => {
  expect(unitOf('target', 'Integrated loudness to reach, in LUFS.')).toBe('LUFS');
  expect(unitOf('fadeIn', 'Seconds in which the song comes.')).toBe('s');
  expect(unitOf('index', 'Which one.')).toBe('');
});

it('makes titles of names', () => expect(titleOf('negativePrompt')).toBe('Negative prompt'));
