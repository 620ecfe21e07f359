import type { Asset } from '../graph/asset.ts';
import { concatList } from '../media/concatList.ts';
import type { PictureFormat } from '../media/conform.ts';
import type { movedPhrases } from '../media/filmSound.ts';
import { secondsOfFrames } from '../media/frameArithmetic.ts';
import { intermediateAudioArgs } from '../media/intermediate.ts';
import { intermediateFacts } from '../media/intermediateFacts.ts';
import { filmFrames, type PlannedClip } from '../media/planJoins.ts';
import { frameTimes } from '../media/spanFilters.ts';
import type { NodeContext } from '../node/defineNode.ts';
import type { FilmClip } from './gatherClips.ts';
import type { FilmPictures } from './joinPictures.ts';
import { layFilmSound } from './layFilmSound.ts';

export interface Film {
  clips: readonly FilmClip[];
  plans: readonly PlannedClip[];
  moved: readonly ReturnType<typeof movedPhrases>[];
  pictures: FilmPictures;
  format: PictureFormat;
  fadeOut: number;
}

/** Copies the pictures end to end and lays the film's sound under them, in one pass. */
export async function joinFilm(film: Film, context: NodeContext): Promise<Asset> {
  const { plans, pictures, format } = film;
  const { rate } = format;
  const frames = filmFrames(plans);
  const sound = await layFilmSound(film, 1, context);
  context.progress(0.6, 'joining the pictures');
  const { assets } = await context.ffmpeg({
    inputs: { pictures: pictures.stretches.map((stretch) => stretch.asset), sounds: sound.inputs },
    texts: {
      list: {
        extension: 'ffconcat',
        text: (paths) => {
          const files = paths.inputs('pictures');
          return concatList(
            pictures.stretches.map(({ from, to, whole }, index) => ({
              path: files[index] ?? '',
              seconds: secondsOfFrames(to - from, rate),
              // A little after the key frame, so that rounding can not fall to the one before; half a frame
              // before the first packet that is left out.
              ...(from > 0 && { from: secondsOfFrames(from + 0.25, rate) }),
              ...(!whole && { to: secondsOfFrames(to - 0.5, rate) }),
            })),
          );
        },
      },
    },
    outputs: {
      film: {
        kind: 'video',
        extension: 'mp4',
        facts: { ...intermediateFacts(format, frames, true), videoConfig: pictures.config },
      },
    },
    seconds: secondsOfFrames(frames, rate),
    args: (paths) => [
      ...['-f', 'concat', '-safe', '0', '-i', paths.text('list')],
      ...paths.inputs('sounds').flatMap((path) => ['-threads', '1', '-vn', '-i', path]),
      ...['-filter_complex', sound.graph, '-map', '0:v:0', '-map', '[sound]'],
      ...['-c:v', 'copy', '-bsf:v', frameTimes(rate)],
      ...[...intermediateAudioArgs, '-map_metadata', '-1', '-map_chapters', '-1', paths.output('film')],
    ],
  });
  return assets.film;
}
