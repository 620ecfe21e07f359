import type { Depiction } from '../../../runtime/graph/depiction.ts';
import { hex, lightened, mix, scaled } from '../colour.ts';
import { lightAt } from '../draw/light.ts';
import type { Stage } from '../draw/stage.ts';
import type { Paper, PlannedPerson } from '../shot/plannedShot.ts';
import { things, type ThingBrush } from './things.ts';

/** The thing that an insert is about: the first of its props or of the words of its action that the studio can draw. */
export function thingNamed(depiction: Depiction): keyof typeof things {
  const texts = [...depiction.props, depiction.action].map((text) => text.toLowerCase().slice(0, 2000));
  for (const text of texts) {
    let best: { name: keyof typeof things; at: number } | undefined;
    for (const name of Object.keys(things) as (keyof typeof things)[]) {
      const at = text.search(things[name].words);
      if (at >= 0 && (!best || at < best.at)) best = { name, at };
    }
    if (best) return best.name;
  }
  return 'letter';
}

/** A table top seen from near, with the thing on it and the hand of the one who is depicted. */
export function drawInsert(stage: Stage, depiction: Depiction, paper: Paper, person: PlannedPerson | undefined): void {
  const { pen } = stage;
  const { width, height } = pen.context.canvas;
  const x = paper.marginX + paper.width * 0.5;
  const y = paper.marginY + paper.height * 0.56;
  const size = Math.min(paper.height * 0.3, paper.width * 0.24);
  const here = { x: stage.camera.x, y: 1, z: stage.camera.z + 1.5 };
  const { hand: style } = stage.light;
  const tint: ThingBrush['tint'] = (colour) =>
    style.grade(mix(lightened(colour, lightAt(stage.light, here)), colour, 0.3), 0.7);
  const wood = tint(hex('#8a6947'));
  const top = paper.marginY + paper.height * 0.42;
  pen.shape(
    [
      { x: 0, y: top },
      { x: width, y: top - paper.height * 0.03 },
      { x: width, y: height },
      { x: 0, y: height },
    ],
    { fill: wood, line: 2 },
  );
  pen.strength = 0.35;
  for (let row = 0.06; row < 0.7; row += 0.075)
    pen.line(
      [
        { x: 0, y: top + row * paper.height * (1 + row) },
        { x: width, y: top + row * paper.height * (1 + row) - paper.height * 0.025 },
      ],
      1,
    );
  pen.strength = 1;
  pen.ellipse(x - stage.light.side * size * 0.2, y + size * 0.62, size * 1.15, size * 0.26, {
    fill: scaled(wood, 0.5),
    alpha: 0.55,
    line: 0,
  });
  things[thingNamed(depiction)].draw({ pen, x, y, size, tint, dark: stage.light.dark });
  if (person)
    hand(
      { pen, x: x + size * 1.5, y: y + size * 0.55, size, tint, dark: stage.light.dark },
      tint(person.look.skin),
      tint(person.look.top),
    );
}

function hand(brush: ThingBrush, skin: ReturnType<ThingBrush['tint']>, sleeve: ReturnType<ThingBrush['tint']>): void {
  const { pen, x, y, size } = brush;
  const at = (dx: number, dy: number): { x: number; y: number } => ({ x: x + dx * size, y: y + dy * size });
  pen.shape([at(0.75, 0.1), at(2.6, 0.7), at(2.4, 1.6), at(0.6, 0.75)], { fill: sleeve, line: 2.2 });
  pen.shape([at(-0.25, -0.12), at(0.3, -0.2), at(0.85, 0.1), at(0.7, 0.75), at(0.1, 0.55), at(-0.2, 0.3)], {
    fill: skin,
    smooth: true,
    line: 2.2,
  });
  for (let finger = 0; finger < 4; finger += 1) {
    const top = -0.14 + finger * 0.15;
    const reach = [-0.62, -0.74, -0.7, -0.52][finger] as number;
    pen.shape(
      [
        at(0.1, top - 0.07),
        at(reach + 0.1, top - 0.08),
        at(reach, top),
        at(reach + 0.1, top + 0.09),
        at(0.1, top + 0.09),
      ],
      { fill: skin, smooth: true, line: 1.8 },
    );
  }
  pen.shape([at(0.25, -0.12), at(-0.1, -0.46), at(-0.34, -0.44), at(-0.28, -0.3), at(0, -0.02)], {
    fill: skin,
    smooth: true,
    line: 1.8,
  });
}
