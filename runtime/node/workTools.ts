import type { Asset, MediaFacts } from '../graph/asset.ts';
import type { AssetHash } from '../graph/ids.ts';

/** Where the server put the files of one ffmpeg call; valid only inside the `args` callback. */
export interface FfmpegPaths {
  /** Path of a named single input. */
  input(name: string): string;
  /** Paths of a named list of inputs. */
  inputs(name: string): readonly string[];
  /** Path that ffmpeg has to write for a named output. */
  output(name: string): string;
  /** Path of a named text file (concat list, subtitle, chapter file). */
  text(name: string): string;
  /** Folder with the bundled fonts, for `fontsdir=`: DejaVu, and `scriptFonts` for what the job draws. */
  readonly fonts: string;
}

export interface FfmpegOutput {
  kind: Asset['kind'];
  /** Without dot: `mp4`, `flac`, `png`. It decides the muxer and the MIME type. */
  extension: string;
  /** Facts that the caller knows for certain; they save a probe. */
  facts?: MediaFacts;
}

export interface FfmpegJob<Output extends string> {
  inputs?: Readonly<Record<string, Asset | readonly Asset[]>>;
  /** Small text files written beside the inputs; they may name input paths (concat lists). */
  texts?: Readonly<Record<string, { extension: string; text: (paths: FfmpegPaths) => string }>>;
  outputs: Readonly<Record<Output, FfmpegOutput>>;
  /** All arguments after the global ones (`-hide_banner -nostdin -y -bitexact …` and progress are the server's). */
  args(paths: FfmpegPaths): readonly string[];
  /** Bytes for ffmpeg's standard input (`-i pipe:0`), pulled only as fast as ffmpeg takes them: drawn raw frames. */
  stdin?: AsyncIterable<Uint8Array>;
  /** Text that is drawn into the picture: the folder of fonts then has those of its scripts, too. */
  draws?: string;
  /** Expected length of the output in seconds, for progress. */
  seconds?: number;
}

export interface FfmpegDone<Output extends string> {
  assets: Record<Output, Asset>;
  /** What ffmpeg printed on stderr at level info: the measuring filters write their figures there. */
  log: string;
}

/**
 * What a node or an adapter may ask of the outside. It never sees a path outside `args`, never spawns, never
 * fetches by itself; the server chooses paths, slots, kill and the protocol whitelist.
 */
export interface WorkTools {
  /** Aborted on cancel: ffmpeg is killed by the server; long loops of a node check it. */
  readonly signal: AbortSignal;
  /** Part done, 0 to 1, and a word on what is being done. */
  progress(part: number, words?: string): void;
  ffmpeg<Output extends string>(job: FfmpegJob<Output>): Promise<FfmpegDone<Output>>;
  /** Facts by ffprobe, kept in the store so that each asset is probed once. */
  probe(asset: Asset): Promise<MediaFacts>;
  read(asset: Asset): Promise<Uint8Array>;
  /** The asset of a hash, with the facts known by now; undefined when the store does not hold it. */
  find(hash: AssetHash): Promise<Asset | undefined>;
  write(bytes: Uint8Array, as: { kind: Asset['kind']; mime: string; facts?: MediaFacts }): Promise<Asset>;
}
