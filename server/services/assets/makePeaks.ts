import type { Asset, MediaFacts } from '../../../runtime/graph/asset.ts';
import type { Peaks } from '../../../runtime/protocol/assets.ts';
import { mediaTypeOf } from '../../ffmpeg/mediaType.ts';
import { runFfmpeg } from '../../ffmpeg/runFfmpeg.ts';

/** More columns than a waveform is ever drawn in on a timeline at rest. */
const mostStretches = 2000;
const stretchesPerSecond = 50;
const sampleRate = 16_000;

export interface PeaksJob {
  asset: Asset;
  facts: MediaFacts;
  path: string;
  signal: AbortSignal;
}

/** The lowest and highest sample of each stretch of a sound, in whatever channel; streamed, so length costs no memory. */
export async function makePeaks({ asset, facts, path, signal }: PeaksJob): Promise<Peaks> {
  const { seconds = 0, channels = 1 } = facts;
  const samples = Math.max(1, Math.ceil(seconds * sampleRate));
  const stretches = Math.max(1, Math.min(mostStretches, Math.ceil(seconds * stretchesPerSecond)));
  const collector = new PeakCollector(Math.ceil(samples / stretches) * channels, stretches);
  const demuxer = mediaTypeOf(asset.mime)?.demuxer;
  await runFfmpeg({
    args: ['-i', path, '-vn', '-map', '0:a:0', '-ar', String(sampleRate), '-f', 's16le', 'pipe:1'],
    onStdout: (piece) => collector.add(piece),
    signal,
    ...(demuxer !== undefined && { demuxers: new Map([[path, demuxer]]) }),
  });
  return { seconds, lowest: collector.lowest, highest: collector.highest };
}

class PeakCollector {
  readonly lowest: number[];
  readonly highest: number[];
  readonly #perStretch: number;
  #seen = 0;
  /** First half of a sample that was cut between two pieces. */
  #half: number | undefined;

  constructor(perStretch: number, stretches: number) {
    this.#perStretch = perStretch;
    this.lowest = Array.from({ length: stretches }, () => 0);
    this.highest = Array.from({ length: stretches }, () => 0);
  }

  add(piece: Buffer): void {
    let at = 0;
    if (this.#half !== undefined && piece.byteLength > 0) {
      this.#take(((((piece[0] as number) << 8) | this.#half) << 16) >> 16);
      this.#half = undefined;
      at = 1;
    }
    for (; at + 1 < piece.byteLength; at += 2) this.#take(piece.readInt16LE(at));
    if (at < piece.byteLength) this.#half = piece[at];
  }

  #take(sample: number): void {
    const last = this.lowest.length - 1;
    const stretch = Math.min(last, Math.floor(this.#seen / this.#perStretch));
    this.#seen += 1;
    const value = Math.max(-127, Math.round((sample / 32_768) * 127));
    if (value < (this.lowest[stretch] as number)) this.lowest[stretch] = value;
    if (value > (this.highest[stretch] as number)) this.highest[stretch] = value;
  }
}
