/** The part of the WebAssembly API that is used here; node's types leave it to those of browsers. */
interface Wasm {
  compile(bytes: Uint8Array): Promise<object>;
  Instance: new (module: object, imports: object) => object;
}

export const wasm = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;
