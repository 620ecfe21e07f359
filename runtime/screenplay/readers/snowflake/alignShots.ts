import type { Problem } from '../../../graph/problem.ts';
import { foldText } from '../../foldText.ts';
import type { ListedShot, Scene, ScreenplayElement } from '../../screenplay.ts';
import { doubt } from '../doubt.ts';
import type { LooseObject } from '../looseValue.ts';
import { bareSpeaker, decomposeScene, type Cut } from './decomposeScene.ts';
import { matchByText, type Aligned } from './matchByText.ts';
import type { RawShot, RawShotScene } from './readShotList.ts';

const file = 'shot_list.json';

/**
 * Ties the shots of a list to the elements of the screenplay. A scene whose shots fit Snowflake's own way of cutting is
 * tied exactly; one that was edited since is matched by text, and a doubt says so. Each line and action of a listed scene
 * lies in exactly one of its shots. Scenes that the list does not know have no shots here: they are shot by rule.
 * Undefined when nothing at all fits.
 */
export function alignShots(
  scenes: readonly Scene[],
  rawScenes: readonly LooseObject[],
  listed: readonly RawShotScene[],
  doubts: Problem[],
): ListedShot[] | undefined {
  const established = new Set<string>();
  const shots: ListedShot[] = [];
  const pairs = pairScenes(scenes, listed);
  scenes.forEach((scene, index) => {
    const cuts = decomposeScene(rawScenes[index] ?? {}, established);
    const list = pairs.get(scene.id);
    if (list === undefined || list.shots.length === 0) {
      doubts.push(
        doubt(
          'shots-missing',
          `The shot list has no shots for scene ${scene.number}: they are made by rule.`,
          place(scene),
        ),
      );
      return;
    }
    const aligned = alignExactly(scene, cuts, list.shots, doubts) ?? alignByText(scene, list.shots, doubts);
    if (aligned !== undefined)
      shots.push(...aligned.map(({ raw, elements }) => ({ ...raw.shot, scene: scene.number, elements })));
  });
  if (shots.length === 0) return undefined;
  return numberShots(shots);
}

const place = (scene: Scene) => ({ file, scene: scene.id, text: scene.heading.text });

/** By number where the headings agree, else by heading in film order, else by number alone. */
function pairScenes(scenes: readonly Scene[], listed: readonly RawShotScene[]): Map<string, RawShotScene> {
  const pairs = new Map<string, RawShotScene>();
  const free = new Set(listed);
  const numberOf = (scene: Scene): number => (scene.label === undefined ? scene.number : Number(scene.label));
  const sameHeading = (scene: Scene, list: RawShotScene): boolean =>
    foldText(list.slugline) === foldText(scene.heading.text);
  for (const agrees of [
    (scene: Scene, list: RawShotScene) => list.number === numberOf(scene) && sameHeading(scene, list),
    sameHeading,
    (scene: Scene, list: RawShotScene) => list.number === numberOf(scene),
  ])
    for (const scene of scenes) {
      if (pairs.has(scene.id)) continue;
      const found = [...free].find((list) => agrees(scene, list));
      if (found === undefined) continue;
      pairs.set(scene.id, found);
      free.delete(found);
    }
  return pairs;
}

function alignExactly(
  scene: Scene,
  cuts: readonly Cut[],
  shots: readonly RawShot[],
  doubts: Problem[],
): Aligned[] | undefined {
  if (!sameShape(cuts, shots)) return undefined;
  const changed = cuts.filter((cut, index) => !sameText(cut, shots[index]));
  if (changed.length * 2 > cuts.length) return undefined;
  const changedText = changed[0]?.text;
  if (changedText !== undefined)
    doubts.push(
      doubt(
        'shot-text-differs',
        `In scene ${scene.number} the words of ${changed.length} shot${changed.length === 1 ? '' : 's'} differ between screenplay and shot list: the screenplay's words are used.`,
        { ...place(scene), text: changedText },
      ),
    );
  return mendSplitLines(
    scene,
    cuts.map((cut, index) => ({ cut, raw: shots[index] })),
  );
}

/** Does the list have a shot of the same kind and speaker for every cut? Then edited words do not matter. */
function sameShape(cuts: readonly Cut[], shots: readonly RawShot[]): boolean {
  return (
    cuts.length === shots.length &&
    cuts.every((cut, index) => {
      const shot = shots[index];
      if (shot === undefined) return false;
      const kind = shot.shot.trigger === 'location_establish' ? 'establish' : isSpoken(shot) ? 'dialogue' : 'action';
      if (kind !== cut.kind) return false;
      return kind !== 'dialogue' || cut.speaker === '' || foldText(bareSpeaker(shot.speaker)) === foldText(cut.speaker);
    })
  );
}

const isSpoken = (shot: RawShot): boolean => shot.shot.trigger === 'dialogue_exchange' || shot.dialogue !== '';

function sameText(cut: Cut, shot: RawShot | undefined): boolean {
  if (cut.kind === 'establish') return true;
  return foldText(cut.kind === 'dialogue' ? (shot?.dialogue ?? '') : (shot?.content ?? '')) === foldText(cut.text);
}

/**
 * A speech lies where its words are. Where a parenthetical parted cue and words, the cue's own shot is silent and
 * would show somebody saying nothing: it is left out, and the shot of the words gets its speaker into the frame.
 */
function mendSplitLines(scene: Scene, cuts: readonly { cut: Cut; raw: RawShot | undefined }[]): Aligned[] {
  const owners = new Map<string, number>();
  cuts.forEach(({ cut }, index) => {
    for (const piece of cut.pieces) {
      const element = elementOf(scene, piece.element, piece.paragraph);
      if (element === undefined) continue;
      const isCue = element.kind === 'dialogue' && element.at.element === piece.element;
      if (!isCue && !owners.has(element.id)) owners.set(element.id, index);
    }
  });
  return cuts.flatMap(({ cut, raw }, index) => {
    if (raw === undefined) return [];
    const own = scene.elements.filter((element) => owners.get(element.id) === index);
    if (own.length === 0 && cut.kind !== 'establish') return [];
    const speech = own.find((element) => element.kind === 'dialogue');
    const nameless =
      cut.kind === 'dialogue' && cut.speaker === '' && speech !== undefined && raw.shot.inFrame.length === 0;
    const mended: RawShot = nameless
      ? { ...raw, shot: { ...raw.shot, inFrame: speech.voiceOver || speech.offScreen ? [] : [speech.speaker] } }
      : raw;
    return [{ raw: mended, elements: own.map((element) => element.id) }];
  });
}

/** The element that a raw element became; dialogue belongs to the last cue at or before it. */
function elementOf(scene: Scene, index: number, paragraph: number): ScreenplayElement | undefined {
  const same = scene.elements.filter((element) => element.at.element === index);
  if (same.length > 0) return same[paragraph] ?? same.at(-1);
  const before = scene.elements.findLast((element) => (element.at.element ?? -1) < index);
  return before?.kind === 'dialogue' ? before : undefined;
}

function alignByText(scene: Scene, shots: readonly RawShot[], doubts: Problem[]): Aligned[] | undefined {
  const { aligned, placed, wanted } = matchByText(scene, shots);
  if (wanted > 0 && placed * 2 < wanted) {
    doubts.push(
      doubt(
        'shots-do-not-fit',
        `The shots listed for scene ${scene.number} do not fit its text: they are made by rule instead.`,
        place(scene),
      ),
    );
    return undefined;
  }
  const rest = wanted - placed;
  doubts.push(
    doubt(
      'shots-matched-by-text',
      `The shot list of scene ${scene.number} was made from another draft: its shots are matched by their text${rest === 0 ? '' : `, and ${rest} new piece${rest === 1 ? '' : 's'} of the scene joined the shot before`}. Look through the shots of this scene.`,
      place(scene),
    ),
  );
  return aligned;
}

/** Ids that say scene and place in it; a list may repeat or lack them. */
function numberShots(shots: readonly ListedShot[]): ListedShot[] {
  const seen = new Set<string>();
  const used = new Map<number, number>();
  return shots.map((shot) => {
    const order = (used.get(shot.scene) ?? 0) + 1;
    used.set(shot.scene, order);
    const scene = `s${String(shot.scene).padStart(3, '0')}`;
    let id =
      /^s\d{3,}-\d{3,}$/u.test(shot.id) && shot.id.startsWith(`${scene}-`)
        ? shot.id
        : `${scene}-${String(order).padStart(3, '0')}`;
    for (let next = order; seen.has(id); next += 1) id = `${scene}-${String(next + 100).padStart(3, '0')}`;
    seen.add(id);
    return { ...shot, id };
  });
}
