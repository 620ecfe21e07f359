import { promptOf } from '../shots/promptOf.ts';
import { showsExtras } from '../shots/showsExtras.ts';
import type { Shot } from '../shot.ts';
import { wholeFrames, type FilmStyle } from './filmStyle.ts';
import type { GraphBuilder, Out } from './graphBuilder.ts';
import { addSound, type Voices } from './soundNodes.ts';

/** Pictures that shots share. */
export interface SharedPictures {
  place: Out;
  /** Portraits of the people in the picture, in the order of the depiction. */
  people: readonly Out[];
}

export interface ShotEnd {
  video: Out;
  /** What it was cut from: it may be longer. */
  source: Out;
  /** undefined where nobody speaks. */
  captions: Out | undefined;
}

/**
 * Composite → animate → lip sync → the shot with its sound, exactly as long as it is to be.
 * @param scene the shots of its scene up to this one, which is the last
 */
export function addShot(
  builder: GraphBuilder,
  shot: Shot,
  scene: readonly Shot[],
  pictures: SharedPictures,
  voices: Voices,
  film: FilmStyle,
): ShotEnd {
  const source = { scene: shot.scene, shot: shot.id };
  const seconds = wholeFrames(shot.seconds, film.rate);
  const sound = shot.lines.length > 0 ? addSound(builder, shot, scene, voices, film) : undefined;
  const clip = addPicture(builder, shot, pictures, film, sound?.seconds ?? seconds);
  if (!sound) {
    const video = builder.add(
      {
        id: `${shot.id}/trim`,
        type: 'video/trim',
        params: { start: 0, seconds, hold: true },
        source,
        inputs: { video: clip },
      },
      'video',
    );
    return { video, source: clip, captions: undefined };
  }
  const speaking = addLipsync(builder, shot, clip, sound.audio);
  const video = builder.add(
    {
      id: `${shot.id}/sound`,
      type: 'video/add-audio',
      params: { mode: 'replace', fit: 'audio', volume: 1 },
      source,
      inputs: { video: speaking, audios: [sound.audio] },
    },
    'video',
  );
  return { video, source: clip, captions: sound.captions };
}

function addPicture(
  builder: GraphBuilder,
  shot: Shot,
  pictures: SharedPictures,
  film: FilmStyle,
  length: Out | number,
): Out {
  const { depiction } = shot;
  const common = { negativePrompt: film.negativePrompt, depiction, width: film.width, height: film.height };
  const source = { scene: shot.scene, shot: shot.id };
  const image = builder.add(
    {
      id: `${shot.id}/composite`,
      type: 'image/composite',
      params: { prompt: compositePrompt(shot), ...common },
      source,
      inputs: { setting: pictures.place, people: pictures.people },
    },
    'image',
  );
  return builder.add(
    {
      id: `${shot.id}/animate`,
      type: 'video/animate',
      params: {
        prompt: promptOf(depiction, 'video'),
        move: depiction.move,
        rate: film.rate,
        ...common,
        ...(typeof length === 'number' && { seconds: length }),
      },
      source,
      inputs: { image, ...(typeof length !== 'number' && { seconds: length }) },
    },
    'video',
  );
}

/** The model gets the place as its first picture and then the people in order: the prompt must say who is which. */
function compositePrompt({ depiction }: Shot): string {
  const who = depiction.people.map((_, index) => `picture ${index + 2}`);
  const people =
    who.length === 0
      ? `Show the place of picture 1${showsExtras(depiction.action) ? '' : ', without people'}, in this framing.`
      : `Put the ${who.length === 1 ? 'person' : 'people'} of ${listed(who)} into the place of picture 1; keep faces, hair and clothes as they are.`;
  return `${people} ${promptOf(depiction, 'image')}`;
}

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** Lips move only where they are seen: nobody in V.O. or O.S. is ever synced. */
function addLipsync(builder: GraphBuilder, shot: Shot, clip: Out, audio: Out): Out {
  const speakers = [...new Set(shot.lines.filter((line) => line.seen).map((line) => line.speaker))];
  return speakers.reduce(
    (video, speaker, index) =>
      builder.add(
        {
          id: index === 0 ? `${shot.id}/lipsync` : `${shot.id}/lipsync-${index + 1}`,
          type: 'video/lipsync',
          params: { speaker },
          source: { scene: shot.scene, shot: shot.id },
          inputs: { video, audio },
        },
        'video',
      ),
    clip,
  );
}
