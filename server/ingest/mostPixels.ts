/** A picture of a few kilobytes can unpack to gigabytes: 16k × 16k is more than any camera gives. */
export const mostPixels = 16_384 * 16_384;
