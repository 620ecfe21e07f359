import { describe, expect, it } from 'vitest';
import { beatPacing } from './beatPacing.ts';
import { classifyAction } from './classifyAction.ts';

describe('classifyAction', () => {
  it.each([
    ['YANN LE GOFF (50s, ferryman) enters.', 'new_character_enters'],
    ['GRAND-PÈRE ANSELM, 88, pours coffee.', 'new_character_enters'],
    ['MAËLLE KERVRAN (27, salt-stiff jumper) winds a clock.', 'new_character_enters'],
    ['The can shatters on the stones.', 'action_beat'],
    ['She finds the letter.', 'revelation'],
    ['Tears stand in his eyes.', 'emotional_moment'],
    ['They embrace.', 'emotional_moment'],
    ['Only breath, and the dark.', 'tension_building'],
    ['The radio crackles on the dresser.', 'action_beat'],
  ])('%s is %s', (text, trigger) => {
    expect(classifyAction(text, beatPacing('Set-Up'))).toBe(trigger);
  });

  it.each([
    'He puts on his gloves.',
    'A chair by the fireplace.',
    'It is common knowledge in Watson’s purchase ledger.',
    'The wind tears loose a shutter.',
    'A graceful lighthouse.',
  ])('finds no feeling, fire or edge inside other words: %s', (text) => {
    expect(classifyAction(text, beatPacing('Set-Up'))).toBe('action_beat');
  });

  it('makes violence the climax where the story has it', () => {
    expect(classifyAction('The door explodes.', beatPacing('Finale'))).toBe('climax_moment');
    expect(classifyAction('The door explodes.', beatPacing('All Is Lost (False Defeat)'))).toBe('climax_moment');
    expect(classifyAction('The door explodes.', beatPacing('Debate'))).toBe('action_beat');
  });
});
