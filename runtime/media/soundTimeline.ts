import { soundRate } from './intermediate.ts';

/** 10 ms, in samples: what keeps a plain cut in the sound from clicking. */
export const clickGuard = soundRate / 100;

/** Samples [from, to) of a source, heard from sample `at` of the film on. */
export interface SoundPiece {
  /** Which of the sources, by the caller's own count. */
  source: number;
  from: number;
  to: number;
  at: number;
  fadeIn: number;
  fadeOut: number;
  /** Channels of the source, where known: one channel is heard at full strength on both sides. */
  channels?: number;
  /** Linear gain; 1 when absent. */
  volume?: number;
}

export interface SoundGraph {
  /** Sources in the order in which the graph expects them as ffmpeg inputs; one may stand there twice. */
  sources: readonly number[];
  /** A filter graph whose only open output is `[sound]`: 48 kHz stereo, exactly `to − from` samples. */
  graph: string;
}

/** A whole source from the start on, as far as there is room for it. */
export function wholePiece(source: number, length: number, channels = 2, volume = 1): SoundPiece {
  return { source, from: 0, to: length, at: 0, fadeIn: clickGuard, fadeOut: clickGuard, channels, volume };
}

/** The part of a timeline between two samples of the film. */
export interface SoundWindow {
  from: number;
  to: number;
}

/**
 * Writes the filter graph that plays pieces at their places between two samples of the film, with silence
 * where nothing plays. Pieces that overlap are mixed at full strength.
 * @param firstInput number of the ffmpeg input that `sources[0]` will be
 * @param closing samples at the end of the window over which everything fades away
 */
export function soundGraph(
  pieces: readonly SoundPiece[],
  window: SoundWindow,
  firstInput: number,
  closing = 0,
): SoundGraph {
  const inside = pieces.flatMap((piece) => cutToWindow(piece, window));
  const chains: string[] = [];
  const sources: number[] = [];
  const layers = inLayers(inside);
  for (const [layer, members] of layers.entries()) {
    const labels: string[] = [];
    const add = (chain: string) => {
      const label = `[l${layer}p${labels.length}]`;
      labels.push(label);
      chains.push(chain + label);
    };
    let at = window.from;
    for (const piece of members) {
      if (piece.at > at) add(silence(piece.at - at));
      add(`[${firstInput + sources.length}:a:0]${pieceFilters(piece).join(',')}`);
      sources.push(piece.source);
      at = piece.at + piece.to - piece.from;
    }
    if (at < window.to) add(silence(window.to - at));
    chains.push(
      labels.length === 1
        ? `${labels[0]}anull[layer${layer}]`
        : `${labels.join('')}concat=n=${labels.length}:v=0:a=1[layer${layer}]`,
    );
  }
  chains.push(lastChain(layers.length, window, closing));
  return { sources, graph: chains.join(';') };
}

function lastChain(layers: number, window: SoundWindow, closing: number): string {
  const length = window.to - window.from;
  const inputs = Array.from({ length: layers }, (_, layer) => `[layer${layer}]`).join('');
  const mix = layers > 1 ? [`amix=inputs=${layers}:normalize=0:duration=longest`] : [];
  const fade = closing > 0 ? [`afade=t=out:ss=${Math.max(0, length - closing)}:ns=${Math.min(closing, length)}`] : [];
  return `${inputs}${[...mix, ...fade, `asetpts=N/SR/TB`].join(',')}[sound]`;
}

function silence(samples: number): string {
  return `anullsrc=r=${soundRate}:cl=stereo,aformat=sample_fmts=s16,atrim=end_sample=${samples}`;
}

function pieceFilters(piece: SoundPiece): readonly string[] {
  const length = piece.to - piece.from;
  return [
    `aresample=${soundRate}:async=1:first_pts=0`,
    ...(piece.channels === 1 ? ['pan=stereo|c0=c0|c1=c0'] : []),
    'aformat=sample_fmts=s16:channel_layouts=stereo',
    'apad',
    `atrim=start_sample=${piece.from}:end_sample=${piece.to}`,
    'asetpts=PTS-STARTPTS',
    ...(piece.volume !== undefined && piece.volume !== 1 ? [`volume=${piece.volume}`] : []),
    ...(piece.fadeIn > 0 ? [`afade=t=in:ss=0:ns=${Math.min(piece.fadeIn, length)}`] : []),
    ...(piece.fadeOut > 0
      ? [`afade=t=out:ss=${Math.max(0, length - piece.fadeOut)}:ns=${Math.min(piece.fadeOut, length)}`]
      : []),
  ];
}

/** What of a piece is heard inside the window; its fades stay with the ends that are. */
function cutToWindow(piece: SoundPiece, window: SoundWindow): readonly SoundPiece[] {
  const early = Math.max(0, window.from - piece.at);
  const late = Math.max(0, piece.at + piece.to - piece.from - window.to);
  const from = piece.from + early;
  const to = piece.to - late;
  if (from >= to) return [];
  return [
    {
      ...piece,
      from,
      to,
      at: piece.at + early,
      fadeIn: early > 0 ? 0 : piece.fadeIn,
      fadeOut: late > 0 ? 0 : piece.fadeOut,
    },
  ];
}

/** Spreads pieces over as few layers as it takes for none to overlap another in its layer; at least one. */
function inLayers(pieces: readonly SoundPiece[]): readonly (readonly SoundPiece[])[] {
  const layers: SoundPiece[][] = [[]];
  const ends = [Number.NEGATIVE_INFINITY];
  for (const piece of pieces.toSorted((a, b) => a.at - b.at)) {
    let layer = ends.findIndex((end) => end <= piece.at);
    if (layer < 0) layer = layers.push([]) - 1;
    layers[layer]?.push(piece);
    ends[layer] = piece.at + piece.to - piece.from;
  }
  return layers;
}
