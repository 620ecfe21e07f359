import { describe, expect, it } from 'vitest';
import { nodeDefinitions } from '../../nodes/index.ts';
import type { GraphNode } from '../../runtime/graph/graph.ts';
import type { Json } from '../../runtime/graph/json.ts';
import { commonFields } from './commonFields.ts';
import { sameOf } from './sameOf.ts';

const nodeOf = (name: string, params: Record<string, Json>) => {
  const type = nodeDefinitions.find(({ info }) => info.type === name)!.info;
  return { type, node: { type: name, typeVersion: 1, params } as GraphNode };
};
const fieldsByName = (...nodes: ReturnType<typeof nodeOf>[]) =>
  Object.fromEntries(commonFields(nodes).map(({ field, value, isMixed }) => [field.name, isMixed ? 'Mixed' : value]));

describe('what several nodes have in common', () => {
  it('are the params of one name and one control', () => {
    const names = Object.keys(fieldsByName(nodeOf('image/generate', {}), nodeOf('video/animate', {})));
    expect(names).toContain('prompt');
    expect(names).toContain('width');
    expect(names).not.toContain('move');
    expect(names).not.toContain('depiction');
  });

  it('are shown as mixed where they differ, and what is not set counts as the default', () => {
    const fields = fieldsByName(
      nodeOf('image/generate', { width: 640, height: 360, prompt: 'A lamp' }),
      nodeOf('image/generate', { width: 640, height: 720, prompt: '' }),
      nodeOf('image/generate', { width: 640, negativePrompt: '' }),
    );
    expect(fields).toMatchObject({ width: 640, height: 'Mixed', prompt: 'Mixed', negativePrompt: '' });
  });

  it('are none of nothing', () => expect(commonFields([])).toEqual([]));
});

it('finds the value that all have', () => {
  expect(sameOf([{ num: 24 }, { num: 24 }])).toEqual({ num: 24 });
  expect(sameOf([false, false])).toBe(false);
  expect(sameOf([1, 2])).toBeUndefined();
  expect(sameOf([])).toBeUndefined();
});
