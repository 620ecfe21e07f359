import type { Asset } from '../../runtime/graph/asset.ts';
import { Fault } from '../../runtime/graph/fault.ts';
import type { WorkTools } from '../../runtime/node/workTools.ts';

/** Enough for the energy and the hiss of speech. */
export const mouthSampleRate = 16_000;

/** The sound as 16 kHz mono samples: 32 kB a second of memory. */
export async function soundSamples(audio: Asset, tools: WorkTools): Promise<Int16Array> {
  const { assets } = await tools.ffmpeg({
    inputs: { audio },
    outputs: { samples: { kind: 'audio', extension: 'wav' } },
    args: (paths) => [
      '-i',
      paths.input('audio'),
      '-vn',
      '-map',
      '0:a:0',
      '-ac',
      '1',
      '-ar',
      String(mouthSampleRate),
      '-c:a',
      'pcm_s16le',
      paths.output('samples'),
    ],
  });
  return wavSamples(await tools.read(assets.samples));
}

/** Samples of a 16-bit WAV file.
 * @throws Fault permanent when there is no `data` chunk
 */
export function wavSamples(bytes: Uint8Array): Int16Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 12;
  while (at + 8 <= bytes.length) {
    const size = Math.min(view.getUint32(at + 4, true), bytes.length - at - 8);
    if (view.getUint32(at) === 0x64617461) {
      const samples = new Int16Array(size >> 1);
      for (let index = 0; index < samples.length; index += 1) samples[index] = view.getInt16(at + 8 + index * 2, true);
      return samples;
    }
    at += 8 + size + (size & 1);
  }
  throw new Fault('wav-without-samples', 'permanent', 'The decoded sound holds no samples.');
}
