/** What a file is by its name, where it is opened by itself rather than put on the canvas. */
export function importKind(name: string): 'graph' | 'screenplay' | undefined {
  if (/\.json$/i.test(name)) return 'graph';
  return /\.(?:fountain|spmd|fdx|zip)$/i.test(name) ? 'screenplay' : undefined;
}

const endings = [
  ['image', /\.(?:png|jpe?g|webp|gif|avif)$/i],
  ['video', /\.(?:mp4|mov|m4v|webm|mkv)$/i],
  ['audio', /\.(?:mp3|wav|m4a|flac|ogg|aac)$/i],
] as const;

/** What an address leads to, as far as it says so. */
export function kindOfAddress(address: string): 'image' | 'video' | 'audio' | undefined {
  if (!URL.canParse(address)) return undefined;
  const { pathname, protocol } = new URL(address);
  if (protocol !== 'http:' && protocol !== 'https:') return undefined;
  return endings.find(([, ending]) => ending.test(pathname))?.[0];
}
