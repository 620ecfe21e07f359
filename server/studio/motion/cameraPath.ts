import type { CameraMove } from '../../../runtime/graph/depiction.ts';
import { hashText } from '../random.ts';
import type { View } from './sampler.ts';

/** Where the camera stands at one moment, against where the picture was composed. */
export interface CameraState {
  /** Shift of the frame over the picture, as parts of its width and height: to the right and down. */
  x: number;
  y: number;
  /** Size of the frame's content: 1 as composed, more is nearer. */
  zoom: number;
  /** How much the shift depends on depth: 0 a turn of the head, 1 a step to the side. */
  parallax: number;
  /** How much the zoom depends on depth: 0 a zoom of the lens, 1 a step forward. */
  dolly: number;
}

export const restingCamera: CameraState = { x: 0, y: 0, zoom: 1, parallax: 0, dolly: 0 };

/** Overscan that a move needs on each side, as a part of the frame. */
export function marginOf(move: CameraMove): number {
  switch (move) {
    case 'static':
    case 'rack-focus':
    case 'push-in':
    case 'pull-back':
    case 'zoom-in':
    case 'zoom-out':
      return 0;
    case 'handheld':
      return 0.03;
    case 'orbit':
      return 0.08;
    default:
      return 0.09;
  }
}

/** Slow in, steady, slow out; its slope is smooth at both ends. */
export function eased(part: number): number {
  return part - (Math.sin(2 * Math.PI * part) / (2 * Math.PI)) * 0.85;
}

/**
 * The camera at a part (0 to 1) of a shot. Turns and steps pass through the composed picture at the middle of the
 * shot; pushing in starts from it and pulling back ends on it.
 * @param seconds time since the start, for the unrest of a hand
 */
export function cameraAt(move: CameraMove, part: number, seconds: number, seed: number): CameraState {
  const going = eased(Math.max(0, Math.min(1, part)));
  const swing = going * 2 - 1;
  switch (move) {
    case 'static':
    case 'rack-focus':
      return restingCamera;
    case 'pan-left':
      return { ...restingCamera, x: -0.07 * swing };
    case 'pan-right':
      return { ...restingCamera, x: 0.07 * swing };
    case 'tilt-up':
      return { ...restingCamera, y: -0.07 * swing };
    case 'tilt-down':
      return { ...restingCamera, y: 0.07 * swing };
    case 'track-left':
      return { ...restingCamera, x: -0.055 * swing, parallax: 1 };
    case 'track-right':
      return { ...restingCamera, x: 0.055 * swing, parallax: 1 };
    case 'crane-up':
      return { ...restingCamera, y: -0.055 * swing, parallax: 1 };
    case 'crane-down':
      return { ...restingCamera, y: 0.055 * swing, parallax: 1 };
    case 'push-in':
      return { ...restingCamera, zoom: 1 + 0.16 * going, dolly: 1 };
    case 'pull-back':
      return { ...restingCamera, zoom: 1.16 - 0.16 * going, dolly: 1 };
    case 'zoom-in':
      return { ...restingCamera, zoom: 1 + 0.22 * going };
    case 'zoom-out':
      return { ...restingCamera, zoom: 1.22 - 0.22 * going };
    case 'orbit':
      return { ...restingCamera, x: 0.06 * swing, parallax: 2 };
    case 'handheld':
      return {
        ...restingCamera,
        x: 0.011 * unrest(seconds, seed),
        y: 0.014 * unrest(seconds, seed ^ 0x9e37),
        parallax: 0.3,
      };
  }
}

/** Overscan at both sides of a camera that goes beside somebody, as a part of the frame. */
export const followMargin = 0.2;

/**
 * The camera beside somebody who walks: they stay where they are in the frame, and the place goes by at one speed.
 * @param way 1 to the right
 */
export function followAt(way: -1 | 1, part: number): CameraState {
  return { ...restingCamera, x: followMargin * way * (Math.max(0, Math.min(1, part)) * 2 - 1), parallax: 2 };
}

/** Low, smooth unrest between −1 and 1: two slow waves of value noise. */
function unrest(seconds: number, seed: number): number {
  return 0.68 * smoothNoise(seconds * 0.9, seed) + 0.32 * smoothNoise(seconds * 2.3, seed ^ 0x51ab);
}

function smoothNoise(at: number, seed: number): number {
  const whole = Math.floor(at);
  const part = at - whole;
  const value = (index: number): number => (hashText(`${seed}:${index}`) / 4_294_967_295) * 2 - 1;
  const blend = part * part * part * (part * (part * 6 - 15) + 10);
  return value(whole) + (value(whole + 1) - value(whole)) * blend;
}

/** The view of one sheet, from how near it is (1 where the people stand). */
export function viewOf(
  state: CameraState,
  nearness: number,
  width: number,
  height: number,
  marginX: number,
  marginY: number,
): View {
  const reach = state.parallax === 2 ? (1 - nearness) * 1.3 : 1 + (nearness - 1) * state.parallax;
  const zoom = 1 + (state.zoom - 1) * (1 + (Math.min(1.25, 0.35 + 0.65 * nearness) - 1) * state.dolly);
  const step = 1 / zoom;
  return {
    x: marginX + state.x * reach * width + ((1 - step) * (width - 1)) / 2,
    y: marginY + state.y * reach * height + (1 - step) * (height - 1) * 0.46,
    step,
  };
}
