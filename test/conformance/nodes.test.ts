import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { nodeDefinitions } from '../../nodes/index.ts';
import { models } from '../../runtime/catalog/models.ts';
import type { Asset } from '../../runtime/graph/asset.ts';
import type { PortInfo } from '../../runtime/graph/nodeTypeInfo.ts';
import type { NodeDefinition, Value } from '../../runtime/node/defineNode.ts';
import { defineNode, field, output, required } from '../../runtime/node/defineNode.ts';
import { makeClip, makePicture, makeTone, probe, runNode, workOf } from '../harness/nodeHarness.ts';
import { nodeRules } from './nodeRules.ts';

/** A sound node type, to be broken in one place at a time. */
const sound = {
  type: 'text/specimen',
  version: 1,
  title: 'Specimen',
  category: 'Text',
  description: 'Gives back what it gets.',
  resource: 'none',
  inputs: { text: required('text', { description: 'A text.' }) },
  outputs: { text: output('text', { description: 'The text.' }) },
  params: z.object({ mark: z.string().default('').describe('A mark.') }),
  run: ({ inputs }: { inputs: { text: string } }) => ({ text: inputs.text }),
} as const;

const soundModel = {
  ...{ type: 'image/specimen', version: 1, title: 'Specimen', category: 'Image', description: 'Draws.' },
  ...{ resource: 'provider', modality: 'image', localModel: 'local/frame', inputs: {} },
  outputs: { image: output('image', { description: 'A picture.' }) },
  params: z.object({ model: z.string().default('fal/flux-2-flex').describe('The model.') }),
  request: () => {
    const empty = { prompt: '', negativePrompt: '', references: [], width: 64, height: 64, options: {} };
    return { modality: 'image', ...empty };
  },
  respond: ([image]: readonly Asset[]) => ({ image: image! }),
} as const;

// Specimens break the types of `defineNode` on purpose.
const made = (definition: unknown): NodeDefinition => defineNode(definition as Parameters<typeof defineNode>[0]);
const changed = (definition: NodeDefinition, info: Partial<NodeDefinition['info']>): NodeDefinition => {
  return { ...definition, info: { ...definition.info, ...info } };
};

/** For each rule, node types that break it. */
const broken: Readonly<Record<string, readonly NodeDefinition[]>> = {
  N1: [made({ ...sound, type: 'specimen' }), made({ ...sound, type: 'Text/Do_it' }), made({ ...sound, version: 0 })],
  N2: [
    made({ ...sound, title: ' ' }),
    made({ ...sound, description: '' }),
    made({ ...sound, outputs: { text: output('text', { description: '' }) } }),
  ],
  N3: [
    made({ ...sound, outputs: { 'the-text': output('text', { description: 'The text.' }) } }),
    made({ ...sound, params: z.object({ Mark: z.string().default('').describe('A mark.') }) }),
    changed(made(sound), { outputs: [...made(sound).info.outputs, ...made(sound).info.outputs] }),
  ],
  N4: [made({ ...sound, params: z.object({ mark: z.string().default('') }) })],
  N5: [
    changed(made(sound), { params: { type: 'object', properties: { mark: { if: { const: 1 }, description: '.' } } } }),
  ],
  N6: [made({ ...sound, params: z.object({ mark: z.string().describe('A mark.') }) })],
  N7: [
    made({ ...sound, inputs: { text: field('text', z.string().min(1), { description: 'A text.' }) } }),
    made({ ...sound, outputs: {} }),
  ],
  N8: [
    made({ ...sound, resource: 'provider' }),
    made({ ...soundModel, localModel: 'local/none' }),
    made({ ...soundModel, localModel: 'local/voice' }),
    made({ ...soundModel, localModel: 'fal/flux-2-flex' }),
    made({ ...soundModel, params: z.object({ model: z.string().default('fal/none').describe('The model.') }) }),
  ],
};

describe.each(nodeRules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
  test.each(nodeDefinitions.map((definition) => [definition.info.type, definition] as const))('%s', (_, definition) => {
    expect(rule.breaks(definition)).toEqual([]);
  });

  test('broken specimens are found', () => {
    expect(rule.breaks(made(sound))).toEqual([]);
    expect(rule.breaks(made(soundModel))).toEqual([]);
    const specimens = broken[id.split(' ')[0]!] ?? [];
    expect(specimens.length).toBeGreaterThan(0);
    for (const specimen of specimens) expect(rule.breaks(specimen)).not.toEqual([]);
  });
});

test('no two node types share a name', () => {
  const types = nodeDefinitions.map(({ info }) => info.type);
  expect(new Set(types).size).toBe(types.length);
});

/** A value for a port of each kind. */
async function valueFor(port: PortInfo): Promise<Value> {
  const kind = port.type.kind === 'same' ? (port.type.among?.[0] ?? 'text') : port.type.kind;
  const values = {
    text: () => 'A line of text.',
    number: () => 1,
    boolean: () => true,
    image: () => makePicture(),
    video: () => makeClip({ seconds: 1 }),
    audio: () => makeTone({ seconds: 0.5 }),
    captions: () => [{ start: 0, end: 0.5, text: 'A line.' }],
    json: () => [{ start: 0, end: 1, title: 'One' }],
  };
  const value = await values[kind]();
  return port.type.list ? [value] : value;
}

async function generated(definition: NodeDefinition) {
  const wired = definition.info.inputs.filter((port) => !port.field && !port.type.nested);
  const inputs = Object.fromEntries(await Promise.all(wired.map(async (port) => [port.name, await valueFor(port)])));
  // An import's only need is a stored file of its kind.
  const [kind, verb] = definition.info.type.split('/');
  const source = verb === 'import' ? definition.info.outputs.find(({ name }) => name === kind) : undefined;
  const params = {
    ...(source && { source: `asset:${((await valueFor(source)) as Asset).hash}` }),
    // Small pictures, where the size has a default: the rules do not depend on it.
    ...Object.fromEntries(
      Object.entries({ width: 160, height: 90 }).filter(([name]) => name in definition.paramsSchema.parse({})),
    ),
  };
  return { inputs: inputs as Record<string, Value>, params };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

/** What is wrong with a value as what a port carries. */
function misfits(value: Value | undefined, port: PortInfo): readonly string[] {
  if (port.type.list) return Array.isArray(value) ? [] : [`${port.name} is no list`];
  const { kind } = port.type;
  const isAsset = typeof value === 'object' && value !== null && 'hash' in value;
  const fits =
    kind === 'text'
      ? typeof value === 'string'
      : kind === 'number' || kind === 'boolean'
        ? typeof value === kind
        : kind === 'captions'
          ? Array.isArray(value)
          : kind === 'image' || kind === 'video' || kind === 'audio'
            ? isAsset && value.kind === kind
            : value !== undefined;
  return fits ? [] : [`${port.name} is no ${kind}`];
}

/** A node type that gives another result each time, for the tests of the tests. */
let count = 0;
const restless = made({ ...sound, run: () => ({ text: String(count++) }) });
const wrongOutput = made({ ...sound, run: () => ({ text: 7 }) });
const undeclared = made({ ...sound, run: () => ({ text: '', more: '' }) });

async function twice(definition: NodeDefinition) {
  const given = frozen(await generated(definition));
  const [first, second] = [await runNode(definition, given), await runNode(definition, given)];
  const names = definition.info.outputs.map(({ name }) => name).toSorted();
  return {
    outputs: first.outputs,
    equal: JSON.stringify(first) === JSON.stringify(second),
    shape: [
      ...definition.info.outputs.flatMap((port) => misfits(first.outputs[port.name], port)),
      ...(JSON.stringify(Object.keys(first.outputs).toSorted()) === JSON.stringify(names) ? [] : ['other outputs']),
    ],
  };
}

describe('N9 run twice, a local node gives equal outputs of the declared kinds, with true facts', () => {
  const local = nodeDefinitions.filter(({ call }) => call === 'local');
  test.each(local.map((definition) => [definition.info.type, definition] as const))('%s', async (_, definition) => {
    const { outputs, equal, shape } = await twice(definition);
    expect(shape).toEqual([]);
    expect(equal).toBe(true);
    for (const value of Object.values(outputs)) {
      if (typeof value !== 'object' || value === null || !('hash' in value) || value['kind'] === 'data') continue;
      const asset = value as Asset;
      // A probe does not say of a sound that it has one.
      const { hasAudio, ...facts } = asset.facts ?? {};
      const probed = await probe(asset);
      expect(probed).toMatchObject(facts);
      if (hasAudio !== undefined) expect(probed.hasAudio ?? asset.kind === 'audio').toBe(hasAudio);
    }
  });

  test('broken specimens are found', async () => {
    expect((await twice(made(sound))).equal).toBe(true);
    expect((await twice(restless)).equal).toBe(false);
    expect((await twice(wrongOutput)).shape).toEqual(['text is no text']);
    expect((await twice(undeclared)).shape).toEqual(['other outputs']);
  });
});

async function requests(definition: NodeDefinition): Promise<readonly string[]> {
  if (definition.call !== 'model') return [];
  const work = frozen(workOf(definition, await generated(definition)));
  const named = frozen(models.get(String(work.params['model'])))!;
  return [1, 2].map(() => JSON.stringify(definition.request({ ...work, named })));
}

describe('N10 a request is pure: equal each time, of the declared modality, nothing handed in is changed', () => {
  const asking = nodeDefinitions.filter(({ call }) => call === 'model');
  test.each(asking.map((definition) => [definition.info.type, definition] as const))('%s', async (_, definition) => {
    const [first, second] = await requests(definition);
    expect(first).toBe(second);
    expect(JSON.parse(first!)).toMatchObject({ modality: definition.info.modality });
  });

  test('broken specimens are found', async () => {
    const drifting = made({ ...soundModel, request: () => ({ ...soundModel.request(), prompt: String(count++) }) });
    const [first, second] = await requests(drifting);
    expect(first).not.toBe(second);
    const changing = made({
      ...soundModel,
      request: (work: { params: Record<string, unknown> }) => {
        work.params['model'] = 'other';
        return soundModel.request();
      },
    });
    await expect(requests(changing)).rejects.toThrow(TypeError);
  });
});
