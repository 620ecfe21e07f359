/** What `rowKernel.wat` compiles to. Arguments are byte addresses in the memory, counts and weights. */
export interface RowKernel {
  blend(into: number, a: number, b: number, count: number, weight: number): number;
  stretch(out: number, row: number, steps: number, groups: number): void;
  lay(out: number, row: number, cover: number, steps: number, groups: number): void;
}

/** The part of the WebAssembly API that is used here; node's types leave it to those of browsers. */
interface Wasm {
  Module: new (bytes: Uint8Array) => object;
  Memory: new (size: { initial: number }) => { buffer: ArrayBuffer };
  Instance: new (module: object, imports: object) => { exports: object };
}
const wasm = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;

/** Held as text, so that it needs no file beside the program. */
const compiled = [
  'AGFzbQEAAAABHwRgBX9/f39/AX9gAn9/AXtgBH9/f38AYAV/f39/fwACDwEDZW52Bm1lbW9yeQIAAQMFBAABAgMHGQMFYmxlbmQAAAdzdHJldG',
  'NoAAIDbGF5AAMKtwMEoQECAX8FeyAAIANqIQUgBP0QIQhBgAIgBGv9ECEJAkADQCAAIAVPDQEgAf0ABAAhBiAC/QAEACEHIAb9iQEgCf2VASAH',
  '/YkBIAj9lQH9jgFBCP2NASAG/YoBIAn9lQEgB/2KASAI/ZUB/Y4BQQj9jQH9ZiEGIAAgBv0LBAAgCiAG/VAhCiAAQRBqIQAgAUEQaiEBIAJBEG',
  'ohAgwACwsgCv1TC04BAnsgACABKAIgav0ABAAgAf0ABAD9DiECIAH9AAQQIQMgAv2JAUGAAv0QIAP9kQH9lQEgAv2KASAD/ZUB/Y4BQYAB/RD9',
  'jgFBCP2NAQszAQF7A0AgASACEAEhBCAAIAQgBP1m/VsDAAAgAEEIaiEAIAJBMGohAiADQQFrIgMNAAsLjgEBA3sDQCACIAMQASEFIAX9UwRAIA',
  'D9XQMA/YkBQf8B/RAgBf2RAf2VAUGAAf0Q/Y4BIQYgASADEAEgBf0MAAAAAAAAAAAAAAAAAAAAAP0u/U4gBiAGQQj9jQH9jgFBCP2NAf2OASEH',
  'IAAgByAH/Wb9WwMAAAsgAEEIaiEAIANBMGohAyAEQQFrIgQNAAsL',
].join('');

const pageBytes = 65_536;
const module = new wasm.Module(Buffer.from(compiled, 'base64'));

/** More is not kept for the next clip. */
const mostKept = 128 * 1024 * 1024;

/** A kernel and the memory that it works on. */
export interface KernelMemory {
  kernel: RowKernel;
  memory: ArrayBuffer;
}

/** Of this thread, and not in use. Memory that is taken anew has to be emptied first, which takes its time. */
let free: KernelMemory | undefined;

/** The kernel over a memory of at least so many bytes, which may hold anything. */
export function takeKernel(bytes: number): KernelMemory {
  const kept = free;
  free = undefined;
  if (kept && kept.memory.byteLength >= bytes) return kept;
  const memory = new wasm.Memory({ initial: Math.ceil(bytes / pageBytes) });
  const { exports } = new wasm.Instance(module, { env: { memory } });
  return { kernel: exports as RowKernel, memory: memory.buffer };
}

export function giveBackKernel(used: KernelMemory): void {
  if (used.memory.byteLength <= mostKept && used.memory.byteLength > (free?.memory.byteLength ?? 0)) free = used;
}
