import { expect, test } from 'vitest';
import { models } from '../../runtime/catalog/models.ts';
import type { Model } from '../../runtime/catalog/model.ts';
import { makeMedia, makeTone, respondNode, workOf } from '../../test/harness/nodeHarness.ts';
import { audioSpeak } from './speak.ts';

const given = {
  inputs: { text: 'Nobody crosses tonight.' },
  params: {
    voice: 'auto:anselm',
    speaker: { id: 'anselm', name: 'ANSELM', sex: 'male', age: 81 },
    direction: 'coldly',
  },
};

test('the request holds what decides the sound and nothing else', () => {
  if (audioSpeak.call !== 'model') throw new Error('audio/speak asks a model');
  const named = models.get('elevenlabs/turbo-v2.5') as Model;
  expect(audioSpeak.request({ ...workOf(audioSpeak, given), named })).toEqual({
    modality: 'speech',
    text: 'Nobody crosses tonight.',
    voice: 'auto:anselm',
    speaker: { id: 'anselm', name: 'ANSELM', sex: 'male', age: 81 },
    direction: 'coldly',
    language: 'en',
    options: named.options,
  });
});

test('the answer: sound, text, name and exact length', async () => {
  const { outputs } = await respondNode(audioSpeak, [await makeTone({ seconds: 1.25 })], given);
  expect(outputs).toMatchObject({ text: 'Nobody crosses tonight.', speaker: 'ANSELM', seconds: 1.25 });
  const mp3 = await makeMedia({ kind: 'audio', extension: 'mp3' }, ['-f', 'lavfi', '-i', 'sine=f=440:r=44100:d=2']);
  const answered = await respondNode(audioSpeak, [mp3], given);
  expect(answered.outputs['seconds']).toBeCloseTo(2, 1);
});

test('an answer without sound is a fault', async () => {
  await expect(respondNode(audioSpeak, [], given)).rejects.toMatchObject({ code: 'model-answer-empty' });
});
