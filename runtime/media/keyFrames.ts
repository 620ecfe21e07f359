/**
 * Numbers of the key frames in a listing by ffmpeg's `framecrc` muxer, counted from its first packet, and how
 * many packets there are. The muxer marks every packet that is not a key frame with its flags.
 */
export function keyFramesInListing(listing: string): { keyFrames: readonly number[]; frames: number } {
  const keyFrames: number[] = [];
  let frames = 0;
  for (const line of listing.split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    if (!line.includes(' F=0x')) keyFrames.push(frames);
    frames++;
  }
  return { keyFrames, frames };
}
