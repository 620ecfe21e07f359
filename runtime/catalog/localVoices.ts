/**
 * The cast of `local/voice`. Three speakers come with Flite (CMU's): `slt`, an American woman, `rms`, an
 * American man, and `awb`, a Scottish man. Each voice here is one of them with another body and another
 * melody; the figures were set by ear and by measured fundamental frequency.
 */
export interface LocalVoice {
  /** What a graph names. */
  id: string;
  /** For people who choose. */
  description: string;
  base: 'slt' | 'rms' | 'awb';
  sex: 'female' | 'male';
  group: VoiceGroup;
  /** Mean fundamental frequency in Hz. `rms` can not be asked for one: it has 103 × `body`. */
  pitch: number;
  /** Deviation of the melody in Hz, as Flite counts it; absent is the speaker's own. */
  melody?: number;
  /** Scale of the vocal tract: above 1 is a smaller body. Moves formants and pitch, not the pace. */
  body: number;
  /** Length of the sounds: above 1 is slower. */
  pace: number;
  /** Gain in dB above 2 kHz: dark voices below 0, bright ones above. */
  bright: number;
}

/** Ages: child to 12, teen to 17, adult to 59, old from 60. */
export type VoiceGroup = 'child' | 'teen' | 'adult' | 'old';

/** Mean fundamental frequency of `rms` as it comes. */
const rmsPitch = 103;

const rms = (body: number) => ({ base: 'rms' as const, body, pitch: rmsPitch * body });

export const localVoices: readonly LocalVoice[] = [
  woman('clara', 'clear, friendly', { base: 'slt', pitch: 190, body: 1, pace: 1, bright: 0 }),
  woman('ingrid', 'warm, low', { base: 'slt', pitch: 158, body: 0.93, pace: 1.06, bright: -3 }),
  woman('nora', 'light, quick', { base: 'slt', pitch: 226, body: 1.07, pace: 0.92, bright: 3 }),
  woman('fiona', 'Scottish, lively', { base: 'awb', pitch: 205, melody: 26, body: 1.19, pace: 1, bright: 1 }),
  woman('greta', 'Scottish, grave', { base: 'awb', pitch: 172, body: 1.13, pace: 1.1, bright: -2 }),
  woman('vera', 'husky alto', { base: 'slt', pitch: 142, melody: 7, body: 0.89, pace: 1.04, bright: 2 }),
  woman('stella', 'bright, even', { base: 'slt', pitch: 208, melody: 6, body: 0.98, pace: 1.03, bright: 5 }),
  { ...woman('agnes', 'old, thin', { base: 'slt', pitch: 170, body: 0.97, pace: 1.28, bright: 4 }), group: 'old' },
  { ...woman('morag', 'old, Scottish', { base: 'awb', pitch: 156, body: 1.12, pace: 1.25, bright: -2 }), group: 'old' },
  { ...woman('lea', 'teenager', { base: 'slt', pitch: 242, body: 1.11, pace: 0.96, bright: 1 }), group: 'teen' },
  {
    ...woman('isla', 'teenager, Scottish', { base: 'awb', pitch: 232, body: 1.25, pace: 0.96, bright: 2 }),
    group: 'teen',
  },
  { ...woman('pia', 'girl', { base: 'slt', pitch: 290, body: 1.22, pace: 1.04, bright: 0 }), group: 'child' },
  {
    ...woman('tilda', 'girl, Scottish', { base: 'awb', pitch: 272, body: 1.36, pace: 1.04, bright: 1 }),
    group: 'child',
  },
  man('martin', 'plain, steady', { ...rms(1), pace: 0.94, bright: 0 }),
  man('angus', 'Scottish, even', { base: 'awb', pitch: 128, body: 1, pace: 1, bright: 0 }),
  man('boris', 'deep, slow', { ...rms(0.87), pace: 1.06, bright: -3 }),
  man('callum', 'Scottish, dark', { base: 'awb', pitch: 102, melody: 9, body: 0.92, pace: 1.05, bright: -3 }),
  man('tomas', 'light, brisk', { ...rms(1.14), pace: 0.86, bright: 3 }),
  man('hugo', 'tenor, lively', { base: 'awb', pitch: 150, melody: 24, body: 1.07, pace: 0.94, bright: 3 }),
  man('oscar', 'soft baritone', { base: 'slt', pitch: 112, body: 0.83, pace: 1, bright: -1 }),
  man('victor', 'bass, level', { base: 'slt', pitch: 88, melody: 5, body: 0.77, pace: 1.05, bright: 2 }),
  { ...man('walter', 'old, dry', { ...rms(0.95), pace: 1.22, bright: 5 }), group: 'old' },
  { ...man('duncan', 'old, Scottish', { base: 'awb', pitch: 112, body: 0.96, pace: 1.3, bright: -2 }), group: 'old' },
  { ...man('jonas', 'teenager', { base: 'awb', pitch: 168, body: 1.11, pace: 0.95, bright: 1 }), group: 'teen' },
  { ...man('eli', 'teenager, dry', { ...rms(1.27), pace: 0.92, bright: 1 }), group: 'teen' },
  { ...man('finn', 'boy', { base: 'awb', pitch: 252, body: 1.3, pace: 1.02, bright: 2 }), group: 'child' },
  { ...man('max', 'boy, clear', { base: 'slt', pitch: 262, body: 1.15, pace: 1.06, bright: 3 }), group: 'child' },
];

type Sound = Pick<LocalVoice, 'base' | 'pitch' | 'melody' | 'body' | 'pace' | 'bright'>;

function woman(id: string, description: string, sound: Sound): LocalVoice {
  return { id, description: `A woman's voice: ${description}.`, sex: 'female', group: 'adult', ...sound };
}

function man(id: string, description: string, sound: Sound): LocalVoice {
  return { id, description: `A man's voice: ${description}.`, sex: 'male', group: 'adult', ...sound };
}
