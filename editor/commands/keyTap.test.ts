import { expect, it } from 'vitest';
import { KeyTap } from './keyTap.ts';

const key = (timeStamp: number, code = 'Space', repeat = false) => ({ code, timeStamp, repeat });

function taps(use: (tap: KeyTap, press: (at: number, repeat?: boolean) => void) => void): number {
  let count = 0;
  const tap = new KeyTap();
  use(tap, (at, repeat) => tap.press(key(at, 'Space', repeat), () => (count += 1)));
  return count;
}

it('is a tap when the key is soon let go', () => {
  expect(
    taps((tap, press) => {
      press(0);
      tap.release(key(120));
    }),
  ).toBe(1);
});

it('is none when it is held, used with the pointer, or another key is let go', () => {
  expect(
    taps((tap, press) => {
      press(0);
      press(200, true);
      tap.release(key(900));
      press(1000);
      tap.spoil();
      tap.release(key(1050));
      press(2000);
      tap.release(key(2010, 'KeyA'));
      tap.release(key(2020));
    }),
  ).toBe(0);
});
