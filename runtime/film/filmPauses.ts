import type { Rate } from '../graph/rate.ts';
import { clipSound, movesSound } from '../media/filmSound.ts';
import { samplesOfFrames, secondsOfFrames } from '../media/frameArithmetic.ts';
import { soundRate } from '../media/intermediate.ts';
import type { Pause } from '../media/pauses.ts';
import { pauseFilter, pausesInLog, pausesWithin } from '../media/pauses.ts';
import type { PlannedClip } from '../media/planJoins.ts';
import { soundGraph } from '../media/soundTimeline.ts';
import type { NodeContext } from '../node/defineNode.ts';
import type { FilmClip } from './gatherClips.ts';
import { soundAssets, soundOf } from './layFilmSound.ts';

/** Most clips whose sound one ffmpeg process opens. */
const batch = 48;

/**
 * The pauses of each clip whose sound a J or L cut moves, by the clip's number. Clips are listened to in a row,
 * many in one process.
 */
export async function filmPauses(
  clips: readonly FilmClip[],
  plans: readonly PlannedClip[],
  rate: Rate,
  context: NodeContext,
): Promise<ReadonlyMap<number, readonly Pause[]>> {
  const wanted = plans.flatMap((plan, index) => {
    const sound = soundOf(clips[index]);
    return movesSound(plan) && sound ? [{ index, sound, frames: plan.frames }] : [];
  });
  const found = new Map<number, readonly Pause[]>();
  for (let done = 0; done < wanted.length; done += batch) {
    const row = wanted.slice(done, done + batch);
    const starts: number[] = [];
    let frames = 0;
    const pieces = row.flatMap(({ sound, frames: length }, source) => {
      const start = frames;
      starts.push(start);
      frames += length;
      return clipSound(rowClip(start, length), source, [], rate, sound.channels);
    });
    const window = { from: 0, to: samplesOfFrames(frames, rate, soundRate) };
    const { sources, graph } = soundGraph(pieces, window, 0);
    const { log } = await context.ffmpeg({
      inputs: {
        sounds: soundAssets(
          row.map((entry) => entry.sound),
          sources,
        ),
      },
      outputs: {},
      seconds: secondsOfFrames(frames, rate),
      args: (paths) => [
        ...paths.inputs('sounds').flatMap((path) => ['-threads', '1', '-vn', '-i', path]),
        ...['-filter_complex', `${graph};[sound]${pauseFilter}[listened]`, '-map', '[listened]', '-f', 'null', '-'],
      ],
    });
    const pauses = pausesInLog(log, secondsOfFrames(frames, rate));
    for (const [place, { index, frames: length }] of row.entries()) {
      const start = starts[place] ?? 0;
      const within = pausesWithin(pauses, secondsOfFrames(start, rate), secondsOfFrames(start + length, rate));
      found.set(index, within);
    }
  }
  return found;
}

function rowClip(start: number, frames: number): PlannedClip {
  return { start, frames, head: { from: 'nothing', frames: 0 }, tail: 0, soundBefore: 0, soundAfter: 0 };
}
