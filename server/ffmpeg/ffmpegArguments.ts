/**
 * The demuxers that may open a file. Playlists (hls, dash) and other formats that name further files or addresses
 * are not among them; `concat` is added only where the caller asks for it by `-f concat`.
 */
const allowedDemuxers = [
  ...['mov', 'matroska', 'avi', 'mpegts', 'mpeg', 'flv', 'ogg', 'wav', 'w64', 'aiff', 'caf', 'flac', 'mp3', 'aac'],
  ...['png_pipe', 'jpeg_pipe', 'webp_pipe', 'bmp_pipe', 'gif', 'image2', 'image2pipe', 'apng', 'av1', 'h264'],
  ...['rawvideo', 's16le', 'f32le', 'lavfi', 'ffmetadata', 'srt', 'webvtt', 'ass', 'yuv4mpegpipe'],
];

/** A fixed number: the bytes that encoders write depend on it. */
const encoderThreads = '2';

export const globalArguments: readonly string[] = ['-hide_banner', '-nostdin', '-y', '-nostats', '-loglevel', 'info'];

/** What goes before each `-i`: no protocol but files and pipes, no demuxer that could open something else. */
export function inputGuards(format: string | undefined): readonly string[] {
  const demuxers = format === 'concat' ? [...allowedDemuxers, 'concat'] : allowedDemuxers;
  return ['-protocol_whitelist', 'file,pipe', '-format_whitelist', demuxers.join(',')];
}

export interface GuardOptions {
  /** Outputs other than the last argument. */
  outputs?: readonly string[];
  /** Inputs that only one demuxer may open, by path; an `-f` of the caller wins. */
  demuxers?: ReadonlyMap<string, string>;
}

/**
 * Guards every input and makes every output bit-exact (no dates, no version of the writer, a fixed number of
 * threads). Outputs are the last argument and those that equal one of `outputs`.
 */
export function guardedArguments(args: readonly string[], options: GuardOptions = {}): readonly string[] {
  const isOutput = new Set(options.outputs);
  const threads = args.some((arg) => arg.startsWith('-threads')) ? [] : ['-threads', encoderThreads];
  const guarded: string[] = [];
  let format: string | undefined;
  args.forEach((arg, index) => {
    const previous = args[index - 1];
    if (previous === '-f') format = arg;
    if (arg === '-i') {
      const demuxer = format === undefined ? options.demuxers?.get(args[index + 1] ?? '') : undefined;
      guarded.push(...inputGuards(format), ...(demuxer === undefined ? [] : ['-f', demuxer]), arg);
      format = undefined;
      return;
    }
    const isLast = index === args.length - 1;
    if (previous !== '-i' && (isLast || isOutput.has(arg))) {
      guarded.push('-bitexact', ...threads);
      format = undefined;
    }
    guarded.push(arg);
  });
  return guarded;
}
