import { expect, test } from 'vitest';
import { showsExtras } from './showsExtras.ts';

test.each([
  ['Four strangers sleep on the floor under every blanket in the house.', true],
  ['A crowd. Policemen push through it.', true],
  ['The radio crackles on the dresser.', false],
  ['A mannequin in the workers’-union window.', false],
])('%s', (text, shows) => {
  expect(showsExtras(text)).toBe(shows);
});
