/** Name of the metadata entry that holds the graph inside a film file. */
export const graphTag = 'shotgraph_graph';

/** Graph JSON → text for one metadata entry: gzip, base64. A whole film's graph shrinks to about a tenth. */
export async function packGraph(json: string): Promise<string> {
  return base64(await piped(new TextEncoder().encode(json), new CompressionStream('gzip')));
}

/** Bytes of the JSON that are unpacked at most: a film comes from anyone, and gzip packs a thousandfold. */
const mostBytes = 256 * 1024 * 1024;

/**
 * The way back.
 * @throws TypeError when the text is not what `packGraph` made, RangeError when it unpacks to more than `most` bytes
 */
export async function unpackGraph(text: string, most = mostBytes): Promise<string> {
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  return new TextDecoder().decode(await piped(bytes, new DecompressionStream('gzip'), most));
}

async function piped(
  bytes: Uint8Array<ArrayBuffer>,
  through: CompressionStream | DecompressionStream,
  most = Number.POSITIVE_INFINITY,
) {
  let total = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (chunk, controller) => {
      total += chunk.byteLength;
      if (total > most) throw new RangeError(`It unpacks to more than ${most} bytes.`);
      controller.enqueue(chunk);
    },
  });
  const stream = new Blob([bytes]).stream().pipeThrough(through).pipeThrough(counted);
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function base64(bytes: Uint8Array): string {
  let binary = '';
  const piece = 0x80_00;
  for (let start = 0; start < bytes.length; start += piece) {
    binary += String.fromCharCode(...bytes.subarray(start, start + piece));
  }
  return btoa(binary);
}
