import type { MusicMood } from '../../../runtime/graph/soundscape.ts';
import type { Random } from '../random.ts';
import { filtered, shaped, struck, together, tone } from './filters.ts';
import { addMono, seconds, silence, type Stereo } from './stereo.ts';

interface Mood {
  /** Semitones above the root, chord by chord. */
  readonly chords: readonly (readonly number[])[];
  readonly beatsPerMinute: number;
  /** MIDI number of the root. */
  readonly root: number;
  /** Plucked notes over the chords: how likely one is on each half beat. */
  readonly notes: number;
  /** A low beat under all. */
  readonly pulse: boolean;
  /** Hz above which the pad is dark. */
  readonly bright: number;
}

const [minor, major] = [
  [0, 3, 7],
  [0, 4, 7],
];
const on = (root: number, chord: readonly number[]) => chord.map((step) => root + step);

const moods: Readonly<Record<MusicMood, Mood>> = {
  calm: {
    chords: [on(0, major), on(9, minor), on(5, major), on(7, major)],
    beatsPerMinute: 66,
    root: 48,
    notes: 0.35,
    pulse: false,
    bright: 1100,
  },
  tense: {
    chords: [on(0, minor), on(1, major), on(0, minor), on(-1, [0, 3, 6])],
    beatsPerMinute: 84,
    root: 45,
    notes: 0.12,
    pulse: true,
    bright: 700,
  },
  sad: {
    chords: [on(0, minor), on(-4, major), on(3, major), on(-2, major)],
    beatsPerMinute: 58,
    root: 50,
    notes: 0.3,
    pulse: false,
    bright: 900,
  },
  hopeful: {
    chords: [on(5, major), on(0, major), on(7, major), on(9, minor)],
    beatsPerMinute: 82,
    root: 48,
    notes: 0.5,
    pulse: false,
    bright: 1700,
  },
  playful: {
    chords: [on(0, major), on(5, major), on(0, major), on(7, major)],
    beatsPerMinute: 118,
    root: 55,
    notes: 0.7,
    pulse: false,
    bright: 2200,
  },
  epic: {
    chords: [on(0, minor), on(-4, major), on(-2, major), on(-5, major)],
    beatsPerMinute: 96,
    root: 43,
    notes: 0.25,
    pulse: true,
    bright: 1600,
  },
  mysterious: {
    chords: [on(0, minor), on(6, minor), on(0, minor), on(8, minor)],
    beatsPerMinute: 62,
    root: 47,
    notes: 0.22,
    pulse: false,
    bright: 800,
  },
};

const beatsOfChord = 8;

/** A simple bed of chords with notes over them: music to cut to, not music to keep. */
export function music(mood: MusicMood, length: number, random: Random): Stereo {
  const { chords, beatsPerMinute, root, notes, pulse, bright } = moods[mood];
  const all = silence(length);
  const beat = 60 / beatsPerMinute;
  const chordSeconds = beat * beatsOfChord;
  for (let index = 0; index * seconds(chordSeconds) < length; index += 1) {
    const chord = chords[index % chords.length] ?? minor;
    const at = Math.round(index * chordSeconds * seconds(1));
    for (const [voice, step] of [...chord, (chord[0] ?? 0) - 12].entries()) {
      const pan = voice === chord.length ? 0 : ([-0.5, 0.1, 0.55][voice % 3] ?? 0);
      addMono(all, pad(hertzOf(root + step), chordSeconds + 1.4, bright, random), at - seconds(0.35), 0.16, pan);
    }
    for (let half = 0; half < beatsOfChord * 2; half += 1) {
      if (random.next() > notes * (half % 4 === 0 ? 1.5 : 0.8)) continue;
      const step = random.pick(chord) + random.pick([12, 12, 24]);
      addMono(
        all,
        pluck(hertzOf(root + step)),
        at + seconds((half * beat) / 2),
        random.between(0.1, 0.22),
        random.between(-0.6, 0.6),
      );
    }
    for (let down = 0; pulse && down < beatsOfChord; down += 1) {
      addMono(all, drum(), at + seconds(down * beat), down % 4 === 0 ? 0.5 : 0.28, 0);
    }
  }
  return all;
}

function hertzOf(note: number): number {
  return 440 * 2 ** ((note - 69) / 12);
}

/** Three strings a little out of tune, soft at both ends. */
function pad(hertz: number, length: number, bright: number, random: Random): Float32Array {
  const samples = seconds(length);
  const voice = (detune: number) => {
    const string = tone(samples, hertz * detune, random.next() * 6);
    together(
      string,
      [tone(samples, hertz * 2 * detune, random.next() * 6), 0.4],
      [tone(samples, hertz * 3 * detune), 0.2],
    );
    return string;
  };
  const all = together(voice(1), [voice(1.004), 0.8], [voice(0.996), 0.8]);
  const edge = seconds(0.9);
  const swell = new Float32Array(samples).map((_, index) => Math.min(1, index / edge, (samples - index) / edge));
  return shaped(filtered(all, 'low', bright), swell);
}

function pluck(hertz: number): Float32Array {
  const length = seconds(1.6);
  return together(
    struck(tone(length, hertz), 0.004, 1.5),
    [struck(tone(length, hertz * 2), 0.003, 0.8), 0.4],
    [struck(tone(length, hertz * 3), 0.002, 0.4), 0.2],
  );
}

function drum(): Float32Array {
  return struck(
    tone(seconds(0.45), (second) => 48 + 60 * Math.exp(-second * 30)),
    0.003,
    0.4,
  );
}
