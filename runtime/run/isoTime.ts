let lastTime = NaN;
let lastText = '';

/** ISO text of milliseconds since 1970. Many events share a millisecond, so the last text is kept. */
export function isoTime(milliseconds: number): string {
  if (milliseconds !== lastTime) {
    lastTime = milliseconds;
    lastText = new Date(milliseconds).toISOString();
  }
  return lastText;
}
