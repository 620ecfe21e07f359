import { describe, expect, it } from 'vitest';
import { falModels } from '../../runtime/catalog/fal.ts';
import type { Model } from '../../runtime/catalog/model.ts';
import type { NodeDefinition } from '../../runtime/node/defineNode.ts';
import { makePicture, makeTone, respondNode, runNode, workOf } from '../../test/harness/nodeHarness.ts';
import { imageComposite } from './composite.ts';
import { imageEdit } from './edit.ts';
import { imageGenerate } from './generate.ts';
import { imageImport } from './import.ts';

function request(definition: NodeDefinition, given: Parameters<typeof workOf>[1]) {
  if (definition.call !== 'model') throw new Error('not a model node');
  const work = workOf(definition, given);
  const named = falModels.find((model: Model) => model.id === work.params['model']) as Model;
  return definition.request({ ...work, named });
}

describe('image/import', () => {
  it('gives the stored picture', async () => {
    const picture = await makePicture();
    const { outputs } = await runNode(imageImport, { params: { source: `asset:${picture.hash}` } });
    expect(outputs['image']).toMatchObject({ hash: picture.hash, kind: 'image' });
  });

  it.each([
    ['', 'No file is chosen: choose a picture.'],
    ['/etc/passwd', '"/etc/passwd" was not brought in before the run.'],
    [`asset:${'0'.repeat(64)}`, 'is no longer stored'],
  ])('refuses the source "%s"', async (source, words) => {
    await expect(runNode(imageImport, { params: { source } })).rejects.toThrow(words);
  });

  it('refuses a sound', async () => {
    const tone = await makeTone({ seconds: 0.1 });
    const source = `asset:${tone.hash}`;
    await expect(runNode(imageImport, { params: { source } })).rejects.toThrow('is audio/flac, not a picture');
  });
});

describe('requests of picture nodes', () => {
  it('puts the setting before the people', async () => {
    const [setting, one, other] = [
      await makePicture({ color: 'red' }),
      await makePicture({ color: 'green' }),
      await makePicture({ color: 'blue' }),
    ];
    const asked = request(imageComposite, {
      inputs: { setting, people: [one, other] },
      params: { prompt: 'They wait.' },
    });
    expect(asked).toMatchObject({ modality: 'image', prompt: 'They wait.', references: [setting, one, other] });
  });

  it('puts the picture to change first', async () => {
    const image = await makePicture();
    expect(request(imageEdit, { inputs: { image } })).toMatchObject({ references: [image], width: 1280, height: 720 });
  });

  it('asks for nothing that was not given', () => {
    const asked = request(imageGenerate, { params: { prompt: 'A kitchen at night.' } });
    expect(asked).toMatchObject({ references: [], negativePrompt: '' });
    expect(asked).not.toHaveProperty('depiction');
  });
});

describe('answers to picture nodes', () => {
  it('takes the picture out of the answer', async () => {
    const picture = await makePicture();
    expect((await respondNode(imageGenerate, [picture], {})).outputs).toEqual({ image: picture });
  });

  it('fails when the model gave none', async () => {
    await expect(respondNode(imageGenerate, [], {})).rejects.toThrow('The model answered without any image.');
  });
});
