import { cameraMoves, shotSizes, type CameraMove, type ShotAngle, type ShotSize } from '../../graph/depiction.ts';
import { foldText } from '../foldText.ts';
import type { Transition } from '../shot.ts';
import { ownValue } from '../ownValue.ts';

const spelled = (word: string): string =>
  foldText(word)
    .replace(/[\s_]+/gu, '-')
    .replace(/[().]/gu, '');

const sizeWords: Readonly<Record<string, ShotSize>> = {
  ews: 'extreme-wide',
  els: 'extreme-wide',
  'extreme-long': 'extreme-wide',
  est: 'wide',
  establishing: 'wide',
  master: 'wide',
  ws: 'wide',
  ls: 'wide',
  long: 'wide',
  fs: 'full',
  mls: 'medium-wide',
  mws: 'medium-wide',
  'medium-long': 'medium-wide',
  cowboy: 'medium-wide',
  ms: 'medium',
  mid: 'medium',
  mcu: 'medium-close',
  'medium-close-up': 'medium-close',
  cu: 'close-up',
  close: 'close-up',
  bcu: 'extreme-close-up',
  ecu: 'extreme-close-up',
  ots: 'over-shoulder',
  'over-the-shoulder': 'over-shoulder',
  'point-of-view': 'pov',
  'two-person': 'two-shot',
  '2-shot': 'two-shot',
};

/** @returns undefined for a size that nobody knows */
export function listedSize(word: string): ShotSize | undefined {
  const name = spelled(word).replace(/-shot$/u, (end) =>
    spelled(word) === 'two-shot' || spelled(word) === '2-shot' ? end : '',
  );
  return shotSizes.find((size) => size === name) ?? ownValue(sizeWords, name);
}

const moveWords: Readonly<Record<string, CameraMove>> = {
  pan: 'pan-right',
  tilt: 'tilt-up',
  'dolly-in': 'push-in',
  'dolly-out': 'pull-back',
  'pull-out': 'pull-back',
  'truck-left': 'track-left',
  'truck-right': 'track-right',
  crane: 'crane-up',
  zoom: 'zoom-in',
  arc: 'orbit',
  'hand-held': 'handheld',
  rack: 'rack-focus',
  'focus-pull': 'rack-focus',
  'pull-focus': 'rack-focus',
  still: 'static',
  locked: 'static',
  none: 'static',
};

/** `tracking` is left to the way that people go: `track`. */
export function listedMove(word: string): CameraMove | 'track' | undefined {
  const name = spelled(word);
  if (['tracking', 'track', 'dolly', 'follow', 'steadicam'].includes(name)) return 'track';
  return cameraMoves.find((move) => move === name) ?? ownValue(moveWords, name);
}

const angles: readonly (readonly [RegExp, ShotAngle])[] = [
  [/bird|overhead|top-down|aerial/u, 'birds-eye'],
  [/worm/u, 'worms-eye'],
  [/dutch|canted/u, 'dutch'],
  [/^high|-high-angle/u, 'high'],
  [/^low|ground/u, 'low'],
];

/** Heights like `eye_level_high` or `shoulder_level` are still the eye's angle. */
export function listedAngle(word: string): ShotAngle {
  const name = spelled(word);
  return angles.find(([pattern]) => pattern.test(name))?.[1] ?? 'eye';
}

const transitionWords: Readonly<Record<string, Transition['kind']>> = {
  'l-cut': 'l-cut',
  'j-cut': 'j-cut',
  dissolve: 'dissolve',
  crossfade: 'dissolve',
  wipe: 'dissolve',
  'smash-cut': 'smash-cut',
  'fade-black': 'fade-black',
  'fade-to-black': 'fade-black',
  'fade-from-black': 'fade-black',
  'fade-out': 'fade-black',
};

export function listedTransition(word: string, seconds: number): Transition {
  const kind = ownValue(transitionWords, spelled(word)) ?? 'cut';
  if (kind === 'cut' || kind === 'smash-cut') return { kind, seconds: 0 };
  const usual = kind === 'fade-black' ? 0.8 : kind === 'dissolve' ? 0.5 : 0.3;
  return { kind, seconds: seconds > 0 ? Math.min(seconds, 2) : usual };
}

/** What the script itself says at the end of a scene: `DISSOLVE TO:`. undefined when it says nothing that we know. */
export function scriptTransition(text: string): Transition | undefined {
  const said = foldText(text);
  if (/fade (?:out|to black|to:)|to black|fondu au noir/u.test(said)) return { kind: 'fade-black', seconds: 1 };
  if (/dissolve|crossfade|cross fade|fondu enchaine|wipe/u.test(said)) return { kind: 'dissolve', seconds: 0.5 };
  if (/smash/u.test(said)) return { kind: 'smash-cut', seconds: 0 };
  return /cut to|jump cut/u.test(said) ? { kind: 'cut', seconds: 0 } : undefined;
}
