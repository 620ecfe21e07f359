import type { Asset, MediaFacts } from '../../../runtime/graph/asset.ts';
import type { Problem } from '../../../runtime/graph/problem.ts';
import { intermediateAudioArgs, soundRate } from '../../../runtime/media/intermediate.ts';
import { Fault } from '../../../runtime/graph/fault.ts';
import type { SpeechRequest } from '../../../runtime/node/requests.ts';
import type { WorkTools } from '../../../runtime/node/workTools.ts';
import { castVoice } from './castVoice.ts';
import { fliteRate, speakWithFlite } from './flitePool.ts';
import { shapeSpeech } from './shapeSpeech.ts';
import { speakableText } from './speakableText.ts';
import { speechManner, type SpeechManner } from './speechDirection.ts';
import { whisperSpeech } from './whisperSpeech.ts';

/** What Flite's duration model bears without slurring. */
const stretchRange = { least: 0.6, most: 1.8 };

export interface SpokenLine {
  /** FLAC, 48 kHz stereo, with exact facts. */
  asset: Asset;
  /** What people should know of it: scripts that were murmured or left out. */
  doubts: readonly Pick<Problem, 'code' | 'message'>[];
}

/**
 * `local/voice`: speaks a line on this machine. Equal requests give equal bytes.
 * @throws Fault invalid-input on an empty text or an unknown voice; cancelled on abort
 */
export async function speakLocally(request: SpeechRequest, tools: WorkTools): Promise<SpokenLine> {
  const voice = castVoice(request.speaker, request.voice);
  const manner = speechManner(request.direction);
  const speakable = speakableText(checkedText(request.text));
  const spoken = await speakWithFlite(
    {
      text: speakable.text,
      base: voice.base,
      pitch: (voice.pitch * manner.pitch) / voice.body,
      melody: voice.melody,
      stretch: clamp(voice.pace * manner.pace * voice.body, stretchRange),
    },
    tools.signal,
  );
  const floats = Float32Array.from(spoken, (sample) => sample / 32_768);
  const line = shapeSpeech(manner.whisper ? whisperSpeech(floats) : floats);
  if (line.length === 0) throw nothingToSay();
  // `rms` takes no pitch: a direction that raises it makes a slightly smaller body instead.
  const body = voice.base === 'rms' ? voice.body * Math.sqrt(manner.pitch) : voice.body;
  const filters = [...manner.filters, ...(speakable.murmur ? murmurFilters : []), ...brightFilter(voice.bright)];
  const asset = await encodeLine(line, Math.round(fliteRate * body), filters, manner, tools);
  return { asset, doubts: doubtsOf(speakable) };
}

/** Words heard through a wall: that they are none is not to be noticed. */
const murmurFilters = ['lowpass=f=650:p=2', 'lowpass=f=900:p=1'];

function checkedText(text: string): string {
  if (!/[\p{L}\p{N}]/u.test(text)) throw nothingToSay();
  return text;
}

function nothingToSay(): Fault {
  return new Fault('text-empty', 'invalid-input', 'There is nothing to say in this line: give it words.');
}

async function encodeLine(
  line: Float32Array,
  rate: number,
  filters: readonly string[],
  manner: SpeechManner,
  tools: WorkTools,
): Promise<Asset> {
  const samples = Math.round((line.length * soundRate) / rate);
  const facts: MediaFacts = {
    ...{ seconds: samples / soundRate, samples, sampleRate: soundRate, channels: 2 },
    ...{ hasAudio: true, audioCodec: 'flac' },
  };
  // Filters run before the exact length is cut, so that echoes do not lengthen a line.
  const chain = [
    `aresample=${soundRate}:filter_size=64`,
    ...filters,
    `volume=${manner.gain}dB`,
    'alimiter=limit=0.85:level=false:attack=2:release=40',
    `apad=whole_len=${samples}`,
    `atrim=end_sample=${samples}`,
    `pan=stereo|c0=c0|c1=c0`,
  ];
  const { assets } = await tools.ffmpeg({
    stdin: bytesOf(line),
    outputs: { line: { kind: 'audio', extension: 'flac', facts } },
    args: (paths) => [
      ...['-f', 'f32le', '-ar', String(rate), '-ac', '1', '-i', 'pipe:0', '-af', chain.join(',')],
      ...[...intermediateAudioArgs, paths.output('line')],
    ],
    seconds: samples / soundRate,
  });
  return assets.line;
}

async function* bytesOf(line: Float32Array): AsyncGenerator<Uint8Array> {
  yield new Uint8Array(line.buffer, line.byteOffset, line.byteLength);
}

function brightFilter(decibels: number): readonly string[] {
  return decibels === 0 ? [] : [`highshelf=f=2000:g=${decibels}`];
}

function doubtsOf({ scripts, murmur }: { scripts: readonly string[]; murmur: boolean }): SpokenLine['doubts'] {
  if (scripts.length === 0) return [];
  const letters = `The local voice speaks English only, and this line has letters of ${scripts.join(' and ')}: `;
  return [
    {
      code: 'speech-script',
      message: letters + (murmur ? 'it is a murmur of about their length.' : 'they are left out.'),
    },
  ];
}

function clamp(value: number, { least, most }: { least: number; most: number }): number {
  return Math.min(most, Math.max(least, value));
}
