/** How a parenthetical changes a voice. Ratios multiply, gains add, filters follow one another. */
export interface SpeechManner {
  /** Ratio of pitch and of the length of the sounds. */
  pitch: number;
  pace: number;
  /** dB on top of the common level of all lines. */
  gain: number;
  whisper: boolean;
  /** ffmpeg audio filters, in order. */
  filters: readonly string[];
}

/** Bell of a small loudspeaker: what a telephone lets through, with its grit. */
const telephone = [
  ...['highpass=f=380:p=2', 'highpass=f=380:p=2', 'lowpass=f=3100:p=2', 'lowpass=f=3100:p=2'],
  ...['volume=6dB', 'asoftclip=type=tanh:threshold=0.5', 'highpass=f=330:p=2', 'volume=4dB'],
];

const manners: readonly (readonly [RegExp, Partial<SpeechManner>])[] = [
  [
    /whisper|under (?:his|her|their|its|my) breath|sotto|breathes? (?:it|the)|hush/i,
    { whisper: true, gain: -6, filters: ['highpass=f=300:p=2'] },
  ],
  [
    /\b(?:quiet|soft|low(?!er)|gentl|mutter|murmur|mumbl)/i,
    { pitch: 0.96, gain: -4, filters: ['highshelf=f=3000:g=-3'] },
  ],
  [
    /shout|yell|scream|roar|bellow|holler|calls? out|calling out|\bloud/i,
    {
      pitch: 1.18,
      pace: 0.96,
      gain: 3,
      filters: ['equalizer=f=2600:t=q:w=0.9:g=5', 'asoftclip=type=tanh:threshold=0.7'],
    },
  ],
  [
    /phone|radio|intercom|walkie|loudspeaker|megaphone|\bcomms?\b|headset|television|\btv\b|filtered/i,
    { filters: telephone },
  ],
  [
    /\bO\.?\s?S\.?(?![a-z])|off[- ]?screen|through the (?:door|wall)|(?:from|in) the (?:next|other) room|muffled/i,
    { gain: 3, filters: ['lowpass=f=1700:p=1', 'aecho=0.9:0.5:28|47:0.22|0.14'] },
  ],
  [/\bslow|drunk|weary|weari|tired|sleep|dying|weak|exhaust|dazed|ponder/i, { pace: 1.16, pitch: 0.97 }],
  [/quick|fast|hurr|rush|urgent|breathless|panic|frantic|excited/i, { pace: 0.88, pitch: 1.05 }],
  [/angr|furious|cold|grim|stern|hard\b|bitter|menac|threaten/i, { pitch: 0.95, gain: 1 }],
  [/happ|laugh|delight|cheer|bright|joy|teas/i, { pitch: 1.06 }],
  [/\bsad|cry|weep|sob|tear|broken/i, { pitch: 0.97, pace: 1.08, gain: -1 }],
];

/** Reads directions such as `whispering`, `(on the phone, urgent)` or `O.S.`; words without a rule change nothing. */
export function speechManner(direction: string): SpeechManner {
  const found = manners.filter(([words]) => words.test(direction)).map(([, manner]) => manner);
  return found.reduce<SpeechManner>(
    (sum, manner) => ({
      pitch: sum.pitch * (manner.pitch ?? 1),
      pace: sum.pace * (manner.pace ?? 1),
      gain: sum.gain + (manner.gain ?? 0),
      whisper: sum.whisper || manner.whisper === true,
      filters: [...sum.filters, ...(manner.filters ?? [])],
    }),
    { pitch: 1, pace: 1, gain: 0, whisper: false, filters: [] },
  );
}
