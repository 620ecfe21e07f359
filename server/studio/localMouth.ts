import type { Asset, MediaFacts } from '../../runtime/graph/asset.ts';
import { framesToHold } from '../../runtime/media/frameArithmetic.ts';
import { intermediateVideoArgs } from '../../runtime/media/intermediate.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { LipsyncRequest } from '../../runtime/node/requests.ts';
import type { WorkTools } from '../../runtime/node/workTools.ts';
import { encodeClip, soundArgs } from './encodeClip.ts';
import { sceneSource } from './localMove.ts';
import { mouthTrack } from './motion/mouthTrack.ts';
import { noteOf } from './note/noteOf.ts';
import type { StudioNote } from './note/studioNote.ts';
import { mouthSampleRate, soundSamples } from './soundSamples.ts';
import type { StudioPool } from './work/studioPool.ts';

/**
 * `local/mouth`: a clip as long as the sound (up to whole frames) with the speaker's mouth moving and the sound in it.
 * A clip that the studio drew is drawn anew on the same camera path; one from elsewhere keeps its picture.
 * @throws Fault invalid-input when the sound is empty
 */
export async function drawMouth(request: LipsyncRequest, tools: WorkTools, pool: StudioPool): Promise<Asset> {
  const note = await noteOf(request.video, tools);
  const facts = await tools.probe(request.audio);
  const { seconds } = facts;
  if (!seconds)
    throw new Fault('sound-empty', 'invalid-input', 'The sound that a mouth is to move with has no length.');
  if (!note?.clip) return layOnSound(request, seconds, tools);
  return redraw(request, { ...note, clip: note.clip }, { ...facts, seconds }, tools, pool);
}

async function redraw(
  request: LipsyncRequest,
  note: StudioNote & { clip: NonNullable<StudioNote['clip']> },
  heard: MediaFacts & { seconds: number },
  tools: WorkTools,
  pool: StudioPool,
): Promise<Asset> {
  const { width, height, depiction, seed } = note;
  const { move, rate, frames: moveFrames } = note.clip;
  const frames = Math.max(1, framesToHold(heard.seconds, rate));
  const framesPerSecond = rate.num / rate.den;
  const steps = mouthTrack(await soundSamples(request.audio, tools), mouthSampleRate, frames, framesPerSecond);
  const drawn = pool.clip(
    {
      kind: 'clip',
      source: sceneSource(depiction, seed),
      width,
      height,
      frames,
      framesPerSecond,
      move,
      moveFrames,
      seed,
      mouth: { speaker: request.speaker, steps },
    },
    tools.signal,
  );
  return encodeClip(
    {
      frames: drawn,
      count: frames,
      width,
      height,
      rate,
      note: { ...note, clip: { ...note.clip, frames } },
      sound: { asset: request.audio, facts: heard },
    },
    tools,
  );
}

/** A picture that nobody here drew: its last frame is held or its end cut off, and the sound is laid on. */
async function layOnSound(request: LipsyncRequest, seconds: number, tools: WorkTools): Promise<Asset> {
  const { rate } = await tools.probe(request.video);
  if (!rate)
    throw new Fault('video-without-rate', 'invalid-input', 'The clip has no frame rate, so no mouth can move in it.');
  const frames = Math.max(1, framesToHold(seconds, rate));
  tools.progress(0, 'This clip was not drawn here, so no mouth moves: the sound is laid on its picture.');
  const { assets } = await tools.ffmpeg({
    inputs: { video: request.video, audio: request.audio },
    outputs: { clip: { kind: 'video', extension: 'mp4' } },
    seconds,
    args: (paths) => [
      ...[
        '-i',
        paths.input('video'),
        '-i',
        paths.input('audio'),
        '-map',
        '0:v:0',
        '-map',
        '1:a:0',
        '-map_metadata',
        '-1',
      ],
      ...[
        '-vf',
        `fps=${rate.num}/${rate.den},tpad=stop=${frames}:stop_mode=clone,trim=end_frame=${frames},crop=trunc(iw/2)*2:trunc(ih/2)*2`,
      ],
      ...[...soundArgs(frames, rate), ...intermediateVideoArgs(rate), paths.output('clip')],
    ],
  });
  return assets.clip;
}
