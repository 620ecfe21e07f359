import { describe, expect, it } from 'vitest';
import { effectOf } from './effectOf.ts';

describe('the sound of what happens', () => {
  it.each([
    ['A cane knocks twice on the boards above.', 'knock'],
    ['The door slams. Holmes walks on, delighted.', 'door'],
    ['She opens the heavy door.', 'door'],
    ['A bell tolls.', 'bell'],
    ['The left can tears loose, tumbles, and shatters on the stones.', 'glass'],
    ['Her phone rings.', 'phone'],
    ['Thunder rolls over the bay.', 'thunder'],
    ['Wilson climbs the stairs, whistling.', 'steps'],
    ['A bomb explodes in the yard.', 'shot'],
    ['He shoots.', 'shot'],
  ])('%s → %s', (action, sound) => {
    expect(effectOf(action)).toBe(sound);
  });

  it.each([
    'Far below, surf explodes white on black rock.',
    'Through the open door a staircase jammed with red heads.',
    'Holmes’s stick smashes down on the wrist.',
    'She sits and looks at the sea.',
    'A doorway in shadow. A phone box.',
    'Belle laughs at his knocked-out look.',
  ])('%s makes none', (action) => {
    expect(effectOf(action)).toBeUndefined();
  });
});
