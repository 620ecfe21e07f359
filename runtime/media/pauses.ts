/** A stretch without sound, in seconds. */
export interface Pause {
  start: number;
  end: number;
}

/** Filter that reports pauses: below −45 dB for at least 0.12 s, shorter than the gap between two spoken phrases. */
export const pauseFilter = 'silencedetect=noise=-45dB:duration=0.12';

/** Pauses in the log of `silencedetect`. One that runs to the end of the sound ends at `seconds`. */
export function pausesInLog(log: string, seconds: number): readonly Pause[] {
  const pauses: Pause[] = [];
  let start: number | undefined;
  for (const [, edge, time] of log.matchAll(/silence_(start|end): (-?[\d.]+)/g)) {
    if (edge === 'start') start = Math.max(0, Number(time));
    else if (start !== undefined) {
      pauses.push({ start, end: Math.min(seconds, Number(time)) });
      start = undefined;
    }
  }
  if (start !== undefined) pauses.push({ start, end: seconds });
  return pauses;
}

/** The pauses that fall into [from, to), counted from `from`. */
export function pausesWithin(pauses: readonly Pause[], from: number, to: number): readonly Pause[] {
  return pauses
    .filter((pause) => pause.end > from && pause.start < to)
    .map((pause) => ({ start: Math.max(pause.start, from) - from, end: Math.min(pause.end, to) - from }));
}

/** Times closer than this to a clip's edge count as the edge. */
const edge = 0.02;

/** Where the clip's first phrase ends: at the first pause after it begins, else at the end of the clip. */
export function endOfFirstPhrase(pauses: readonly Pause[], seconds: number): number {
  return pauses.find((pause) => pause.start > edge)?.start ?? seconds;
}

/** Where the clip's last phrase begins: at the end of the last pause before it, else at the start of the clip. */
export function startOfLastPhrase(pauses: readonly Pause[], seconds: number): number {
  return pauses.findLast((pause) => pause.end < seconds - edge)?.end ?? 0;
}
