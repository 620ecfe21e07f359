/** What a measuring pass tells of a programme. */
export interface Loudness {
  /** Integrated loudness in LUFS (ITU-R BS.1770, gated); undefined for silence, and for what is shorter than 0.4 s. */
  integrated: number | undefined;
  /** Loudness range in LU. */
  range: number;
  /** True peak in dBTP; undefined for digital silence. */
  truePeak: number | undefined;
}

/** Sound quieter than this is silence: no gain makes a programme of it. The gate of BS.1770. */
export const silenceFloor = -70;

/**
 * Noise at −351 dB, which no sample of 16 bits can show. Without it the filters of the meter ring on in silence with
 * numbers so small that processors take ten times as long to count with them.
 */
const neverSilent = 'adenorm=type=ac';

export const measureFilter = `${neverSilent},ebur128=peak=true:framelog=verbose`;

/** The same without true peaks, in half the time. */
export const levelFilter = `${neverSilent},ebur128=framelog=verbose`;

/** How far below the wanted true peak the limiter works: lossy encoders overshoot by up to about this much, in dB. */
const encoderRoom = 0.8;

/** True peaks lie between samples: the limiter sees four times as many. */
const oversampled = 192_000;

/**
 * Reads the summary that `ebur128` prints at the end of a log.
 * @returns undefined when there is none
 */
export function loudnessInLog(log: string): Loudness | undefined {
  const summary = log.slice(log.lastIndexOf('Summary:'));
  const figure = (pattern: RegExp) => {
    const found = pattern.exec(summary)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const integrated = figure(/\bI:\s+(-?[\d.]+) LUFS/);
  const range = figure(/\bLRA:\s+(-?[\d.]+) LU/);
  if (integrated === undefined || range === undefined) return undefined;
  const truePeak = figure(/\bPeak:\s+(-?[\d.]+) dBFS/);
  return { integrated: integrated <= silenceFloor ? undefined : integrated, range, truePeak };
}

/** Filters that change the level by so many dB and keep true peaks, after encoding too, below a limit in dBTP. */
export function loudnessFilters(gain: number, truePeak: number, sampleRate: number): readonly string[] {
  return [volume(gain), `aresample=${oversampled}`, limiter(truePeak), `aresample=${sampleRate}`];
}

/** What tells how loud the result of `loudnessFilters` will be, to about 0.1 LU, in a third of the time. */
export function loudnessTrial(gain: number, truePeak: number): readonly string[] {
  return [volume(gain), limiter(truePeak), levelFilter];
}

function volume(gain: number): string {
  return `volume=${gain.toFixed(3)}dB:precision=double`;
}

function limiter(truePeak: number): string {
  const ceiling = 10 ** ((truePeak - encoderRoom) / 20);
  // Its look-ahead delays the sound by the attack; `latency` takes that out again.
  return `alimiter=limit=${ceiling.toFixed(6)}:attack=4:release=60:level=false:latency=true`;
}

/** Whether peaks reach the limiter at this gain: without that the result is known from the measure alone. */
export function limiterWorks(measured: Loudness, gain: number, truePeak: number): boolean {
  return measured.truePeak !== undefined && measured.truePeak + gain > truePeak - encoderRoom;
}
