import { expect, it } from 'vitest';
import { beatPacing } from './beatPacing.ts';

it('knows a beat with its suffix, in any case', () => {
  expect(beatPacing('Midpoint (False Victory)')).toMatchObject({ pacing: 'accelerating', length: 0.85, turn: true });
});

it.each(['', 'Nobody knows this', '__proto__', 'constructor', 'toString'])('takes “%s” for a moderate one', (beat) => {
  expect(beatPacing(beat)).toMatchObject({ pacing: 'moderate', intensity: 0.4, length: 1 });
});
