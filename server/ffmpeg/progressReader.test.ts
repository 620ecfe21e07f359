import { expect, it } from 'vitest';
import { progressReader } from './progressReader.ts';

it('reports the part of the expected length, never going back and never over 1', () => {
  const parts: number[] = [];
  const read = progressReader(10, (part) => parts.push(part));
  for (const text of ['out_time_us=N/A\nout_time_us=25', '00000\nspeed=2x\n', 'out_time_us=1000000\n']) {
    read(Buffer.from(text));
  }
  read(Buffer.from('out_time_us=5000000\nout_time_us=11000000\nprogress=end\n'));
  expect(parts).toEqual([0.25, 0.5, 1]);
});
