import type { MusicMood } from '../../graph/soundscape.ts';
import type { SceneBreakdown, Setting } from '../breakdown.ts';
import type { Scene, Screenplay } from '../screenplay.ts';
import type { Shot } from '../shot.ts';
import { ambienceOf } from '../sound/ambienceOf.ts';
import { effectOf } from '../sound/effectOf.ts';
import { moodOf } from '../sound/moodOf.ts';
import type { GraphBuilder, Out } from './graphBuilder.ts';

/** Seconds of a place's sound, which repeats without a seam. */
const loopSeconds = 16;

/** Volumes of a bed that lies 7 LU below what is said: a place is some 14 LU below, music 16, ducked further. */
const placeVolume = 0.45;
const musicVolume = 0.35;

/**
 * The sound of the place under a whole scene. It is made on this machine also in the final tier, unless a person
 * chooses otherwise: nobody should pay for wind without having asked for it.
 */
export function addAmbience(
  builder: GraphBuilder,
  scene: Scene,
  place: { setting: Setting | undefined; facts: SceneBreakdown | undefined },
  video: Out,
): Out {
  const { setting, facts } = place;
  const ambience = ambienceOf(
    setting ?? { name: scene.heading.place, description: '', interior: scene.heading.setting !== 'ext' },
    facts ?? { time: 'day', weather: 'clear' },
  );
  const source = { scene: scene.id };
  const sound = builder.add(
    {
      id: `${scene.id}/ambience`,
      type: 'audio/generate',
      title: `Sound of ${setting?.name ?? scene.heading.place}`,
      tier: 'animatic',
      params: {
        prompt: `Ambience of ${scene.heading.text}: ${ambience.map((layer) => layer.sound.replaceAll('-', ' ')).join(', ')}. No voices, no music.`,
        seconds: loopSeconds,
        loop: true,
        soundscape: { ambience, effects: [] },
      },
      source,
    },
    'audio',
  );
  return builder.add(
    {
      id: `${scene.id}/place`,
      type: 'video/audio-bed',
      title: 'Place under the scene',
      params: { mode: 'mix', clip: 'start', volume: placeVolume, fadeIn: 0.25, fadeOut: 0.25, duck: true },
      source,
      inputs: { video, song: sound },
    },
    'video',
  );
}

/** The sound of what happens in a shot, over its own; the clip as it is where nothing does. */
export function addEffect(builder: GraphBuilder, shot: Shot, video: Out): Out {
  const effect = effectOf(shot.depiction.action);
  if (effect === undefined) return video;
  const source = { scene: shot.scene, shot: shot.id };
  const sound = builder.add(
    {
      id: `${shot.id}/effect`,
      type: 'audio/generate',
      title: `Sound: ${effect.replaceAll('-', ' ')}`,
      tier: 'animatic',
      params: {
        prompt: `${effect.replaceAll('-', ' ')}: ${shot.depiction.action}`.slice(0, 2000),
        seconds: 4,
        soundscape: { ambience: [], effects: [{ sound: effect, at: 0.15, level: 0 }] },
      },
      source,
    },
    'audio',
  );
  return builder.add(
    {
      id: `${shot.id}/with-effect`,
      type: 'video/add-audio',
      // Under what is said, and not as loud as it by itself.
      params: { mode: 'mix', fit: 'video', volume: shot.lines.length > 0 ? 0.25 : 0.4 },
      source,
      inputs: { video, audios: [sound] },
    },
    'video',
  );
}

/** Music under the whole film. @param mood `auto`: from the words on the film's tone */
export function addMusic(builder: GraphBuilder, screenplay: Screenplay, mood: MusicMood | 'auto', video: Out): Out {
  const { tone, era } = screenplay.style;
  const chosen = mood === 'auto' ? moodOf(tone) : mood;
  const music = builder.add(
    {
      id: 'film/music',
      type: 'audio/compose',
      tier: 'animatic',
      params: {
        mood: chosen,
        seconds: 90,
        prompt: [`Instrumental film music, ${chosen}`, tone, era].filter(Boolean).join('; '),
      },
    },
    'audio',
  );
  return builder.add(
    {
      id: 'film/music-bed',
      type: 'video/audio-bed',
      params: { mode: 'mix', clip: 'start', volume: musicVolume, fadeIn: 1.5, fadeOut: 3, duck: true },
      inputs: { video, song: music },
    },
    'video',
  );
}
