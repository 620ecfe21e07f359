import { z } from 'zod';
import { soundRate } from '../../runtime/media/intermediate.ts';
import { planMix, soundLength } from '../../runtime/media/soundArithmetic.ts';
import { timeCaptions } from '../../runtime/media/timeCaptions.ts';
import { defineNode, optionalList, output } from '../../runtime/node/defineNode.ts';
import { Fault } from '../../runtime/graph/fault.ts';

export const captionsFromSpeech = defineNode({
  type: 'captions/from-speech',
  version: 2,
  title: 'Captions of speech',
  category: 'Captions',
  description:
    'Captions of spoken lines, timed as Mix sounds plays them in turn. Long lines become several captions of ' +
    'at most two lines and seven seconds.',
  resource: 'none',
  inputs: {
    texts: optionalList('text', { description: 'What is said, a text for each sound.' }),
    audios: optionalList('audio', { description: 'The spoken lines, in the same order.' }),
    speakers: optionalList('text', { description: 'Who says it, a name for each sound; or nothing wired at all.' }),
  },
  outputs: { captions: output('captions', { description: 'Captions in time.' }) },
  params: z.object({
    lead: z.number().min(0).max(86_400).default(0).describe('As in Mix sounds: silence before the first line.'),
    pause: z.number().min(0).max(86_400).default(0.3).describe('As in Mix sounds: silence between two lines.'),
  }),
  run: async ({ inputs: { texts, audios, speakers }, params }, context) => {
    if (texts.length !== audios.length || (speakers.length > 0 && speakers.length !== audios.length)) {
      const counts = `${texts.length} texts, ${audios.length} sounds and ${speakers.length} names`;
      throw new Fault('captions-unequal', 'invalid-input', `There are ${counts}: each line needs one of each.`);
    }
    const facts = await Promise.all(audios.map((audio) => context.probe(audio)));
    const lengths = facts.map(soundLength);
    const { starts } = planMix(lengths, 'in-turn', { ...params, tail: 0, least: 0 });
    const lines = texts.map((text, at) => {
      const start = starts[at] ?? 0;
      const speaker = speakers[at] === '' ? undefined : speakers[at];
      return { text, speaker, start: start / soundRate, end: (start + (lengths[at] ?? 0)) / soundRate };
    });
    return { captions: timeCaptions(lines) };
  },
});
