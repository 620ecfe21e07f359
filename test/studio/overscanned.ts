import type { CameraMove } from '../../runtime/graph/depiction.ts';
import { cameraAt, marginOf, viewOf } from '../../server/studio/motion/cameraPath.ts';
import { paperOf } from '../../server/studio/shot/scene.ts';

/** Whether a 1280 × 720 frame lies inside the paper that its move is drawn on, at one moment. */
export function overscanned(move: CameraMove, nearness: number, part: number, seconds: number): boolean {
  const paper = paperOf(1280, 720, marginOf(move));
  const view = viewOf(cameraAt(move, part, seconds, 5), nearness, 1280, 720, paper.marginX, paper.marginY);
  const right = view.x + 1279 * view.step;
  const bottom = view.y + 719 * view.step;
  return (
    view.x >= -0.01 && view.y >= -0.01 && right <= 1279.01 + 2 * paper.marginX && bottom <= 719.01 + 2 * paper.marginY
  );
}
