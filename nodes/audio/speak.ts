import { z } from 'zod';
import { defineNode, field, output } from '../../runtime/node/defineNode.ts';
import { onlyAsset } from '../../runtime/node/pictureParams.ts';
import { soundLength } from '../../runtime/media/soundArithmetic.ts';
import { soundRate } from '../../runtime/media/intermediate.ts';

const zSpeaker = z.strictObject({
  id: z.string().describe('Stable id of the character: the same id always has the same automatic voice.'),
  name: z.string().describe('Name, as captions show it.'),
  sex: z.enum(['female', 'male', 'unknown']).default('unknown'),
  age: z.number().min(0).max(200).optional().describe('Years, where known.'),
});

export const audioSpeak = defineNode({
  type: 'audio/speak',
  version: 1,
  title: 'Speak',
  category: 'Audio',
  description: 'Speaks a line in the voice of a character.',
  resource: 'provider',
  modality: 'speech',
  localModel: 'local/voice',
  inputs: {
    text: field('text', z.string().max(40_000).default(''), { description: 'What is said.' }),
  },
  outputs: {
    audio: output('audio', { description: 'The spoken line.' }),
    text: output('text', { description: 'What is said, for captions.' }),
    speaker: output('text', { description: 'Name of who says it.' }),
    seconds: output('number', { description: 'Length of the spoken line in seconds.' }),
  },
  params: z.object({
    model: z.string().default('elevenlabs/turbo-v2.5').describe('The model that speaks.'),
    voice: z
      .string()
      .max(200)
      .default('auto')
      .describe('A voice of the model, or auto: one that fits the speaker and stays the same through the film.'),
    speaker: zSpeaker.optional().describe('Who speaks.'),
    direction: z.string().max(500).default('').describe('How it is said: whispering, shouting, on the phone.'),
    language: z.string().max(35).default('en').describe('Language of the text, as a BCP 47 tag.'),
  }),
  request: ({ inputs, params, named }) => ({
    modality: 'speech',
    text: inputs.text,
    voice: params.voice,
    ...(params.speaker && { speaker: speakerOf(params.speaker) }),
    direction: params.direction,
    language: params.language,
    options: named.options,
  }),
  respond: async (assets, { inputs, params }, context) => {
    const audio = onlyAsset(assets, 'audio');
    const facts = await context.probe(audio);
    return {
      audio,
      text: inputs.text,
      speaker: params.speaker?.name ?? '',
      seconds: soundLength(facts) / soundRate,
    };
  },
});

function speakerOf({ id, name, sex, age }: z.output<typeof zSpeaker>) {
  return { id, name, sex, ...(age !== undefined && { age }) };
}
