import type { Asset } from '../../runtime/graph/asset.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import { intermediateAudioArgs, soundRate } from '../../runtime/media/intermediate.ts';
import type { MusicRequest, SoundRequest } from '../../runtime/node/requests.ts';
import type { WorkTools } from '../../runtime/node/workTools.ts';
import { synthRate } from './sound/stereo.ts';
import type { StudioPool } from './work/studioPool.ts';

/** A sound is held whole while it is made: five minutes are 60 MB. */
const mostSeconds = 300;

/** `local/sound` and `local/music`: made of noise and tones, the same for the same seed. */
export async function playSound(
  request: SoundRequest | MusicRequest,
  seed: number,
  tools: WorkTools,
  pool: StudioPool,
): Promise<Asset> {
  const length = Math.min(mostSeconds, request.seconds);
  if (request.modality === 'sound' && request.soundscape.ambience.length + request.soundscape.effects.length === 0) {
    const words = 'There is no sound chosen: the local model makes those that are listed, not words. Choose some.';
    throw new Fault('sound-empty', 'invalid-input', words);
  }
  const sound =
    request.modality === 'music'
      ? ({ kind: 'music', mood: request.mood } as const)
      : ({ kind: 'soundscape', soundscape: request.soundscape, loop: request.loop } as const);
  const bytes = await pool.whole({ kind: 'sound', sound, seconds: length, seed }, tools.signal);
  const samples = Math.round(length * soundRate);
  const { assets } = await tools.ffmpeg({
    stdin: inParts(bytes),
    outputs: {
      sound: {
        kind: 'audio',
        extension: 'flac',
        facts: {
          ...{ seconds: samples / soundRate, samples, sampleRate: soundRate, channels: 2 },
          ...{ hasAudio: true, audioCodec: 'flac' },
        },
      },
    },
    args: (paths) => [
      ...['-f', 'f32le', '-ar', String(synthRate), '-ac', '2', '-i', 'pipe:0'],
      ...['-af', `aresample=${soundRate}:filter_size=64,apad=whole_len=${samples},atrim=end_sample=${samples}`],
      ...[...intermediateAudioArgs, paths.output('sound')],
    ],
    seconds: samples / soundRate,
  });
  return assets.sound;
}

const partBytes = 1 << 16;

async function* inParts(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += partBytes) yield bytes.subarray(at, at + partBytes);
}
