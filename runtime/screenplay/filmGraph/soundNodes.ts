import type { Person } from '../breakdown.ts';
import { partId } from '../shots/partId.ts';
import type { Shot, ShotLine } from '../shot.ts';
import { speechRoom, wholeFrames, type FilmStyle } from './filmStyle.ts';
import type { GraphBuilder, Out } from './graphBuilder.ts';
import { heardHow } from './heardHow.ts';

export interface ShotSound {
  /** All that is heard in the shot, exactly as long as the shot. */
  audio: Out;
  /** Length of the shot in seconds. */
  seconds: Out;
  captions: Out;
}

/** What the sound of a film is made with. */
export interface Voices {
  people: ReadonlyMap<string, Person>;
  /** Person id → voice. */
  voiceOf(person: string): string;
  /** How many parts of a line have been spoken: a line that is cut has several. */
  spoken: Map<string, number>;
  /** Over what those are heard who are never seen: one who was on the radio once is so in later scenes. */
  devices: Map<string, string>;
}

/**
 * Speech, mix and captions of a shot in which somebody speaks.
 * @param scene the shots of its scene up to this one, which is the last
 */
export function addSound(
  builder: GraphBuilder,
  shot: Shot,
  scene: readonly Shot[],
  voices: Voices,
  film: FilmStyle,
): ShotSound {
  const lines = shot.lines.map((line) => addLine(builder, shot, directed(line, scene, voices), voices, film));
  const source = { scene: shot.scene, shot: shot.id };
  const together = shot.lines.some((line) => line.dual !== undefined) && lines.length > 1;
  const { lead, pause, tail } = speechRoom;
  const mix = builder.add(
    {
      id: `${shot.id}/mix`,
      type: 'audio/mix',
      params: {
        arrangement: together ? 'together' : 'in-turn',
        lead,
        pause,
        tail,
        least: wholeFrames(shot.seconds, film.rate),
        rate: film.rate,
      },
      source,
      inputs: { audios: lines.map((line) => line.audio) },
    },
    'audio',
  );
  const captions = { id: `${shot.id}/captions`, type: 'captions/from-speech', source };
  if (together) {
    // Two voices at once are one caption, as long as the whole.
    const both = builder.add(
      {
        id: `${shot.id}/both`,
        type: 'text/join',
        params: { separator: '\n' },
        source,
        inputs: { texts: lines.map((line) => line.text) },
      },
      'text',
    );
    const out = builder.add(
      { ...captions, params: { lead: 0, pause: 0 }, inputs: { texts: [both], audios: [mix] } },
      'captions',
    );
    return { audio: mix, seconds: { ...mix, port: 'seconds' }, captions: out };
  }
  const out = builder.add(
    {
      ...captions,
      params: { lead, pause },
      inputs: {
        texts: lines.map((line) => line.text),
        audios: lines.map((line) => line.audio),
        speakers: lines.map((line) => line.speaker),
      },
    },
    'captions',
  );
  return { audio: mix, seconds: { ...mix, port: 'seconds' }, captions: out };
}

/** The line with a direction that also says from where it is heard. */
function directed(line: ShotLine, scene: readonly Shot[], voices: Voices): ShotLine {
  const person = voices.people.get(line.speaker);
  const heard = heardHow(line, person, scene);
  const direction = (from: string) => ({ ...line, direction: [from, line.direction].filter(Boolean).join(', ') });
  if (!line.voiceOver || !person?.heardOnly) return direction(heard);
  if (heard !== '') voices.devices.set(line.speaker, heard);
  return direction(heard === '' && line.direction === '' ? (voices.devices.get(line.speaker) ?? '') : heard);
}

/** Speech is named after its line, not after its shot: another cutting of the scene keeps what was spoken. */
function addLine(builder: GraphBuilder, shot: Shot, line: ShotLine, voices: Voices, film: FilmStyle) {
  const nth = voices.spoken.get(line.element) ?? 0;
  voices.spoken.set(line.element, nth + 1);
  const person = voices.people.get(line.speaker);
  const name = person?.name ?? line.speaker;
  const audio = builder.add(
    {
      id: `${partId(line.element, nth)}/speak`,
      type: 'audio/speak',
      title: name,
      params: {
        text: line.text,
        voice: voices.voiceOf(line.speaker),
        speaker: {
          id: line.speaker,
          name,
          sex: person?.sex ?? 'unknown',
          ...(person?.age !== undefined && { age: person.age }),
        },
        direction: line.direction.slice(0, 500),
        language: film.language,
      },
      source: { scene: shot.scene, shot: shot.id, line: line.element },
    },
    'audio',
  );
  return { audio, text: { ...audio, port: 'text' }, speaker: { ...audio, port: 'speaker' } };
}
