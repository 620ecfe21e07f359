import type { Figure, SeenBody, Spotted } from './figure.ts';
import { heldThings } from './heldThings.ts';
import { heldTools } from './heldTools.ts';
import type { Limb } from './skeleton.ts';

/** Draws what somebody holds, under the hand that will close on it. */
export function drawHeld(figure: Figure): void {
  const { body } = figure;
  const { holds } = body.stance.person;
  if (holds === undefined) return;
  const thing = [...heldTools, ...heldThings].find(({ words }) => words.test(holds.toLowerCase()));
  if (!thing) return;
  const { leftArm, rightArm } = body.skeleton;
  const both = /\beach hand\b|\btwo\b|\bboth\b/.test(holds);
  const raised = raisedArm(body);
  const lowered = raised === leftArm ? rightArm : leftArm;
  const arms = both ? [leftArm, rightArm] : [thing.low ? lowered : raised];
  for (const arm of arms) {
    thing.draw({ figure, hand: handOf(body, arm), way: Math.sin(body.stance.yaw) < -0.05 ? -1 : 1 });
  }
}

/** The hand that something is held up with. */
export function raisedHand(body: SeenBody): Spotted {
  return handOf(body, raisedArm(body));
}

function raisedArm({ skeleton: { leftArm, rightArm } }: SeenBody): Limb {
  return leftArm.tip.y > rightArm.tip.y ? leftArm : rightArm;
}

function handOf(body: SeenBody, arm: Limb): Spotted {
  const wrist = body.at(arm.end);
  const tip = body.at(arm.tip);
  return { ...wrist, x: (wrist.x + tip.x) / 2, y: (wrist.y + tip.y) / 2 };
}
