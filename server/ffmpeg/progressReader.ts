/**
 * Reads what `-progress` writes (`key=value` lines) and reports the part done, 0 to 1, never going back.
 * `seconds` is the expected length of the output.
 */
export function progressReader(seconds: number, onProgress: (part: number) => void): (chunk: Buffer) => void {
  let rest = '';
  let furthest = 0;
  return (chunk) => {
    const lines = (rest + chunk.toString('latin1')).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      // `out_time_us` is N/A until the first packet is written.
      const micros = /^out_time_us=(\d+)$/.exec(line)?.[1];
      if (micros === undefined || seconds <= 0) continue;
      const part = Math.min(1, Number(micros) / 1e6 / seconds);
      if (part <= furthest) continue;
      furthest = part;
      onProgress(part);
    }
  };
}
