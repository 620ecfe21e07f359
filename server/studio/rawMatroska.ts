import type { Rate } from '../../runtime/graph/rate.ts';

/** A picture that stands from one frame on until the next one comes. */
export interface DrawnFrame {
  /** Number of the frame. */
  at: number;
  /** yuv420p: luma, then both chroma planes. */
  picture: Uint8Array;
}

/** A block's time is a signed number of 16 bits, counted from its cluster. */
const mostInCluster = 32_767;

/**
 * Raw pictures with their times, as Matroska of unknown length that ffmpeg reads from a pipe. One tick is one frame, and a
 * picture that stands for long is sent once.
 */
export async function* rawMatroska(
  frames: AsyncIterable<DrawnFrame>,
  { width, height, rate }: { width: number; height: number; rate: Rate },
): AsyncGenerator<Uint8Array> {
  const video = element(0xe0, [
    element(0xb0, number(width)),
    element(0xba, number(height)),
    // The name of yuv420p among the names of four letters.
    element(0x2eb524, text('I420')),
  ]);
  const track = [
    ...[element(0xd7, number(1)), element(0x73c5, number(1)), element(0x83, number(1))],
    ...[element(0x86, text('V_UNCOMPRESSED')), video],
  ];
  const tick = Math.round((1e9 * rate.den) / rate.num);
  yield joined([
    element(0x1a45dfa3, [element(0x4282, text('matroska')), element(0x4287, number(4)), element(0x4285, number(2))]),
    endless(0x18538067),
    element(0x1549a966, [element(0x2ad7b1, number(tick)), element(0x4d80, text('-')), element(0x5741, text('-'))]),
    element(0x1654ae6b, [element(0xae, track)]),
  ]);
  let cluster: number | undefined;
  for await (const { at, picture } of frames) {
    const parts: Uint8Array[] = [];
    if (cluster === undefined || at - cluster > mostInCluster) {
      cluster = at;
      parts.push(endless(0x1f43b675), element(0xe7, number(at)));
    }
    const after = at - cluster;
    const block = Uint8Array.of(0x81, after >> 8, after & 0xff, 0x80);
    yield joined([...parts, id(0xa3), length(block.length + picture.length), block]);
    yield picture;
  }
}

/** An element of bytes, or of other elements. */
function element(name: number, content: Uint8Array | readonly Uint8Array[]): Uint8Array {
  const bytes = content instanceof Uint8Array ? content : joined(content);
  return joined([id(name), length(bytes.length), bytes]);
}

/** Head of an element that ends where its kind or the file does. */
function endless(name: number): Uint8Array {
  return joined([id(name), Uint8Array.of(0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff)]);
}

function id(name: number): Uint8Array {
  return number(name);
}

/** A length in eight bytes, the first of which says that they are eight. */
function length(bytes: number): Uint8Array {
  const written = new Uint8Array(8);
  new DataView(written.buffer).setBigUint64(0, BigInt(bytes));
  written[0] = 0x01;
  return written;
}

function number(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let rest = value; rest > 0 || bytes.length === 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Uint8Array.from(bytes);
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
