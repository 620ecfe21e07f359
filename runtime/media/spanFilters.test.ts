import { expect, test } from 'vitest';
import type { PlannedClip } from './planJoins.ts';
import { seekToFrame, spanFilters } from './spanFilters.ts';

const rate = { num: 24, den: 1 };
function clip(head: PlannedClip['head'], tail: number): PlannedClip {
  return { start: 0, frames: 96, head, tail, soundBefore: 0, soundAfter: 0 };
}

test('seeks half a frame early, and not at all to the start', () => {
  expect(seekToFrame(0, rate)).toEqual([]);
  expect(seekToFrame(12, rate)).toEqual(['-ss', '0.479167']);
});

test('each end of a clip gets only its own effect', () => {
  const both = clip({ from: 'black', frames: 6 }, 8);
  const head = spanFilters(both, { kind: 'encode', from: 0, to: 24 }, rate);
  expect(head.graph).toContain('fade=t=in:start_frame=0:nb_frames=6');
  expect(head.graph).not.toContain('t=out');
  const tail = spanFilters(both, { kind: 'encode', from: 72, to: 96 }, rate);
  expect(tail.graph).toContain('fade=t=out:start_frame=16:nb_frames=8');
  expect(tail.graph).not.toContain('t=in');
  expect(head.needsPrevious || tail.needsPrevious).toBe(false);
});

test('a dissolve needs the clip before it, the tail of the same clip does not', () => {
  const both = clip({ from: 'previous', frames: 12 }, 8);
  const head = spanFilters(both, { kind: 'encode', from: 0, to: 24 }, rate);
  expect(head.needsPrevious).toBe(true);
  expect(head.graph).toContain('xfade=transition=fade:duration=0.541667:offset=0,trim=start_frame=1:end_frame=25');
  expect(spanFilters(both, { kind: 'encode', from: 72, to: 96 }, rate).needsPrevious).toBe(false);
});
