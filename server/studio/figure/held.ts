import type { Figure, Spotted } from './figure.ts';
import { heldThings } from './heldThings.ts';
import { heldTools } from './heldTools.ts';

/** Draws what somebody holds, under the hand that will close on it. */
export function drawHeld(figure: Figure): void {
  const { body } = figure;
  const { holds } = body.stance.person;
  if (holds === undefined) return;
  const thing = [...heldTools, ...heldThings].find(({ words }) => words.test(holds.toLowerCase()));
  if (!thing) return;
  const { leftArm, rightArm } = body.skeleton;
  const both = /\beach hand\b|\btwo\b|\bboth\b/.test(holds);
  const raised = leftArm.tip.y > rightArm.tip.y ? leftArm : rightArm;
  const lowered = raised === leftArm ? rightArm : leftArm;
  const arms = both ? [leftArm, rightArm] : [thing.low ? lowered : raised];
  for (const arm of arms) {
    const wrist = body.at(arm.end);
    const tip = body.at(arm.tip);
    const hand: Spotted = { ...wrist, x: (wrist.x + tip.x) / 2, y: (wrist.y + tip.y) / 2 };
    thing.draw({ figure, hand, way: Math.sin(body.stance.yaw) < -0.05 ? -1 : 1 });
  }
}
