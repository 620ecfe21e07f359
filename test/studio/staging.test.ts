import { describe, expect, it } from 'vitest';
import { type Depiction, zDepiction } from '../../runtime/graph/depiction.ts';
import { SeenBody } from '../../server/studio/figure/figure.ts';
import { framingOf } from '../../server/studio/framing.ts';
import { placeOf } from '../../server/studio/place/place.ts';
import { crowdOf } from '../../server/studio/shot/extras.ts';
import { paperOf } from '../../server/studio/shot/scene.ts';
import type { ShotPlan } from '../../server/studio/shot/plannedShot.ts';
import { planShot } from '../../server/studio/shot/shotPlan.ts';

const ida = {
  id: 'ida',
  name: 'Ida',
  look: 'young woman, black bob, red coat',
  sex: 'female',
  facing: 'right',
  place: 'left',
};
const tom = {
  id: 'tom',
  name: 'Tom',
  look: 'broad man, grey beard, flat cap',
  sex: 'male',
  facing: 'left',
  place: 'right',
};
const place = { id: 'kitchen', name: 'Kitchen', interior: true };
const paper = paperOf(1280, 720, 0);

function planned(more: object): { depiction: Depiction; plan: ShotPlan } {
  const depiction = zDepiction.parse({ place, light: {}, people: [ida], ...more });
  return { depiction, plan: planShot(depiction, placeOf(depiction), paper, 1) };
}

function heads(plan: ShotPlan): { x: number; y: number; r: number }[] {
  return plan.people.map((person) => new SeenBody(person, plan.camera).head());
}

describe('a planned shot', () => {
  it.each(['medium-wide', 'medium', 'medium-close', 'close-up'] as const)(
    'has head and eyes of a %s where its framing says',
    (size) => {
      const { plan } = planned({ size });
      const [head] = heads(plan);
      const { head: part, eyeLine } = framingOf(size);
      expect(((head?.r ?? 0) * 2) / 720 / part).toBeGreaterThan(0.82);
      expect(((head?.r ?? 0) * 2) / 720 / part).toBeLessThan(1.12);
      expect(Math.abs((head?.y ?? 0) / 720 - eyeLine)).toBeLessThan(0.05);
    },
  );
  it.each(['eye', 'high', 'birds-eye', 'low', 'worms-eye', 'dutch'] as const)(
    'keeps the head in the picture from angle %s',
    (angle) => {
      const [head] = heads(planned({ size: 'medium', angle }).plan);
      expect(head?.y).toBeGreaterThan(40);
      expect(head?.y).toBeLessThan(420);
    },
  );
  it('sees people from above in a bird’s-eye shot: head and feet lie nearer together', () => {
    const tall = (angle: string): number => {
      const { plan } = planned({ size: 'full', angle });
      const [person] = plan.people;
      if (!person) throw new Error('somebody is in it');
      const body = new SeenBody(person, plan.camera);
      return (body.at(body.skeleton.leftLeg.end).y - body.head().y) / body.head().r;
    };
    expect(tall('birds-eye')).toBeLessThan(tall('eye') * 0.75);
  });
  it.each(['two-shot', 'medium', 'group', 'wide'] as const)('lets nobody stand in another in a %s', (size) => {
    const { plan } = planned({ size, people: [ida, tom] });
    const [a, b] = heads(plan);
    if (!a || !b) throw new Error('both are in it');
    expect(Math.abs(a.x - b.x)).toBeGreaterThan((a.r + b.r) * 1.6);
  });
  it('keeps left of right, whoever speaks, and lets them look at each other', () => {
    for (const speaks of ['ida', 'tom']) {
      const people = [ida, tom].map((person) => ({ ...person, ...(person.id === speaks && { speaks: true }) }));
      const { plan } = planned({ size: 'two-shot', people });
      const at = (id: string) => plan.people.find(({ person }) => person.id === id);
      expect(at('ida')?.across).toBeLessThan(at('tom')?.across ?? 0);
      expect(Math.sin(at('ida')?.headYaw ?? 0)).toBeGreaterThan(0.3);
      expect(Math.sin(at('tom')?.headYaw ?? 0)).toBeLessThan(-0.3);
    }
  });
  it('turns who speaks more to the camera than who listens', () => {
    const { plan } = planned({ size: 'two-shot', people: [{ ...ida, speaks: true }, tom] });
    const turn = (id: string): number => Math.abs(plan.people.find(({ person }) => person.id === id)?.headYaw ?? 0);
    expect(turn('ida')).toBeLessThan(turn('tom'));
  });
  it('gives lead room on the side that somebody alone looks to', () => {
    const [head] = heads(planned({ size: 'medium-close' }).plan);
    expect(head?.x).toBeLessThan(640);
  });
  it('puts a blanket over who sleeps, named or of a crowd, and over nobody who fell', () => {
    const covered = (action: string) =>
      planned({ size: 'wide', action, people: [{ ...ida, pose: 'lie' }] }).plan.people.map(({ pose }) => pose.covered);
    expect(covered('Ida sleeps; three sailors sleep beside her.')).toEqual([true, true, true, true]);
    expect(covered('Ida lies where she fell.')).toEqual([undefined]);
  });
  it('lays who lies across the picture, with the head in a close-up in the middle', () => {
    const { plan } = planned({ size: 'close-up', people: [{ ...ida, pose: 'lie' }] });
    const [head] = plan.people.map((person) => new SeenBody(person, plan.camera).head());
    expect(Math.abs(head?.roll ?? 0)).toBeGreaterThan(0.7);
    expect(Math.abs((head?.x ?? 0) - 640)).toBeLessThan(220);
  });
  it('shows the back over whose shoulder we look larger, at an edge, turned away', () => {
    const { plan } = planned({ size: 'over-shoulder', people: [ida, { ...tom, facing: 'away' }] });
    const back = plan.people.find(({ foreground }) => foreground);
    const face = plan.people.find(({ foreground }) => !foreground);
    if (!back || !face) throw new Error('both are in it');
    const near = new SeenBody(back, plan.camera).head();
    const far = new SeenBody(face, plan.camera).head();
    expect(near.r).toBeGreaterThan(far.r * 1.3);
    expect(Math.abs(near.x - 640)).toBeGreaterThan(300);
    expect(Math.cos(back.headYaw)).toBeLessThan(-0.3);
  });
});

describe('crowdOf', () => {
  it.each([
    ['Carriages, crowds, plate glass.', false, { pose: 'walk' }],
    ['Four strangers sleep on the floor under every blanket.', true, { count: 4, pose: 'lie' }],
    [
      'A staircase jammed with red heads: brick, orange, carrot.',
      true,
      { look: 'red hair, brown coat', pose: 'stand' },
    ],
    ['Three policemen wait at the gate.', false, { count: 3 }],
  ])('finds the crowd in %j', (action, interior, expected) => {
    expect(crowdOf(zDepiction.parse({ place: { ...place, interior }, light: {}, action }))).toMatchObject(expected);
  });
  it('takes those who are in the picture for no crowd', () => {
    const depiction = zDepiction.parse({
      place,
      light: {},
      people: [ida, tom],
      action: 'The two men laugh. Ida speaks to Tom.',
    });
    expect(crowdOf(depiction)).toBeUndefined();
  });
});
