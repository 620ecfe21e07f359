import { z } from 'zod';
import { filmCaptions, movedPhrases } from '../../runtime/media/filmSound.ts';
import { filmChapters } from '../../runtime/media/filmChapters.ts';
import { secondsOfFrames } from '../../runtime/media/frameArithmetic.ts';
import { filmFrames, planJoins } from '../../runtime/media/planJoins.ts';
import { defineNode, optionalList, output, requiredList } from '../../runtime/node/defineNode.ts';
import { zRate } from '../../runtime/graph/rate.ts';
import { zTransition } from '../../runtime/screenplay/shot.ts';
import { gatherClips } from '../../runtime/film/gatherClips.ts';
import { joinFilm } from '../../runtime/film/joinFilm.ts';
import { filmPauses } from '../../runtime/film/filmPauses.ts';
import { joinPictures } from '../../runtime/film/joinPictures.ts';

export const videoConcat = defineNode({
  type: 'video/concat',
  version: 2,
  title: 'Join clips',
  category: 'Video',
  description:
    'Plays clips one after another: cuts, dissolves, fades, J and L cuts. No join changes the length. Clips of ' +
    'other sizes and frame rates are fitted; equal ones are joined without encoding them again.',
  resource: 'cpu',
  inputs: {
    clips: requiredList('video', { description: 'The clips, in order.' }),
    captions: optionalList('captions', { description: 'Captions of each clip, one for each; they move with it.' }),
    sources: optionalList('video', {
      description: 'What the clips were cut from, one for each: a dissolve shows how a clip goes on there.',
    }),
    ends: optionalList('number', {
      description: 'Where in its source each clip ends, in seconds, one for each; when not wired, its own length.',
    }),
  },
  outputs: {
    video: output('video', { description: 'The joined clips, with sound.' }),
    captions: output('captions', { description: 'All captions in the time of the joined clips.' }),
    chapters: output('json', { description: 'Start, end (seconds) and title of each chapter.' }),
    source: output('video', { description: 'What the last clip was cut from: for a dissolve into what follows.' }),
    end: output('number', { description: 'Where in that source the joined clips end, in seconds.' }),
  },
  params: z.object({
    transitions: z
      .array(zTransition)
      .default([])
      .describe(
        'How each clip passes into the next, first join first; joins not listed are cuts. A dissolve lies over ' +
          'the first seconds of the second clip: under it the first one goes on as far as its source does, and ' +
          'then stands still. A J cut lets the first phrase of the second clip be heard ' +
          'before its picture, an L cut lets the last phrase of the first go on after it: up to the nearest ' +
          'pause, all other sound stays under its picture.',
      ),
    titles: z
      .array(z.string().max(500))
      .default([])
      .describe('Chapter title of each clip; a clip with an empty one belongs to the chapter before.'),
    fadeOut: z
      .number()
      .min(0)
      .max(60)
      .default(0)
      .describe('Seconds at the very end over which picture and sound fade away.'),
    width: z.int().min(16).max(7680).optional().describe('Width in pixels; that of most of the clips when not set.'),
    height: z.int().min(16).max(4320).optional().describe('Height in pixels; that of most of the clips when not set.'),
    rate: zRate.optional().describe('Frames a second, as a fraction; that of most of the clips when not set.'),
    onFailed: z
      .enum(['fail', 'slate', 'skip'])
      .default('fail')
      .describe('When a clip could not be made: stop, show a slate that names it, or leave it out.'),
    slateSeconds: z.number().min(0.1).max(60).default(2).describe('How long a slate is shown, in seconds.'),
  }),
  acceptsFailures: (params) => (params.onFailed === 'fail' ? [] : ['clips', 'captions', 'sources', 'ends']),
  run: async ({ inputs, params }, context) => {
    const { clips, joins, format } = await gatherClips(inputs, params, context);
    const plans = planJoins(
      clips.map((clip) => clip.frames),
      joins,
      format.rate,
      params.fadeOut,
    );
    const pauses = await filmPauses(clips, plans, format.rate, context);
    const moved = plans.map((plan, index) => movedPhrases(plan, pauses.get(index) ?? [], format.rate));
    const pictures = await joinPictures(clips, plans, format, context);
    const video = await joinFilm({ clips, plans, moved, pictures, format, fadeOut: params.fadeOut }, context);
    const source = clips.at(-1)?.source ?? { asset: video, end: secondsOfFrames(filmFrames(plans), format.rate) };
    return {
      video,
      captions: plans
        .flatMap((plan, index) => filmCaptions(plan, clips[index]?.captions ?? [], moved[index] ?? [], format.rate))
        .toSorted((a, b) => a.start - b.start),
      chapters: filmChapters(
        plans,
        clips.map((clip) => clip.title),
        format.rate,
      ),
      source: source.asset,
      end: source.end,
    };
  },
});
