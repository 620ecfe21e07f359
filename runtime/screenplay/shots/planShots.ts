import type { Problem } from '../../graph/problem.ts';
import { shorten } from '../../graph/shorten.ts';
import type { Breakdown, Person, SceneBreakdown, Setting } from '../breakdown.ts';
import { createNameIndex, type NameIndex } from '../breakdown/nameIndex.ts';
import { propsOf } from '../breakdown/propsOf.ts';
import type { ListedShot, Scene, Screenplay } from '../screenplay.ts';
import type { Shot, ShotLine } from '../shot.ts';
import { slug } from '../slug.ts';
import { depictShot, mostAction, styleText } from './depictShot.ts';
import { draftByRule, establishes, type Shown } from './draftByRule.ts';
import { draftListed } from './draftListed.ts';
import { framePeople } from './framePeople.ts';
import { joinByRule } from './joinByRule.ts';
import { listedTransition } from './listedWords.ts';
import { moveByRule } from './moveByRule.ts';
import { SceneBehaviour } from './sceneBehaviour.ts';
import { ScreenAxis } from './screenAxis.ts';
import type { DraftLine, ShotDraft } from './shotDraft.ts';
import { sizeByRule } from './sizeByRule.ts';
import { splitLongShots } from './splitLongShots.ts';
import { timeByRule } from './timeByRule.ts';

export interface ShotOptions {
  /** Length in seconds of the longest clip that the named model offers: longer shots are cut. */
  longestClip?: number;
}

/** What the shots of all scenes are planned with. */
interface Film {
  screenplay: Screenplay;
  names: NameIndex;
  breakdown: Breakdown;
  people: ReadonlyMap<string, Person>;
  settings: ReadonlyMap<string, Setting>;
  scenes: ReadonlyMap<string, SceneBreakdown>;
  style: string;
}

/**
 * Cuts a screenplay into shots: by its shot list where it has one, else by rule. The text decides in either case: each
 * line is in one shot (or cut into parts that follow each other), in script order, with one speaker a shot, and who is
 * only heard is not seen. Pure: the same screenplay and breakdown give the same shots.
 */
export function planShots(
  screenplay: Screenplay,
  breakdown: Breakdown,
  options: ShotOptions = {},
): { shots: Shot[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const film: Film = {
    screenplay,
    breakdown,
    names: createNameIndex(breakdown.people),
    people: new Map(breakdown.people.map((person) => [person.id, person])),
    settings: new Map(breakdown.settings.map((setting) => [setting.id, setting])),
    scenes: new Map(breakdown.scenes.map((scene) => [scene.scene, scene])),
    style: styleText(screenplay.style),
  };
  const listed = Map.groupBy(screenplay.shots ?? [], (shot) => shot.scene);
  const shown: Shown = new Map();
  const scenes = screenplay.scenes.map((scene) => ({
    scene,
    shots: draftScene(scene, listed.get(scene.number) ?? [], shown, film, problems),
  }));
  const shots = scenes.flatMap(({ scene, shots: drafts }, index) => {
    const following = scenes[index + 1];
    const joined = joinByRule(drafts, {
      scene,
      breakdown: film.scenes.get(scene.id),
      next: following && { ...following, breakdown: film.scenes.get(following.scene.id) },
    });
    const cut = splitLongShots(joined, options.longestClip ?? 10, problems);
    problems.push(...cut.filter(({ text }) => text.length > mostAction).map(overlongAction));
    return depictScene(scene, cut, film);
  });
  return { shots, problems };
}

function overlongAction({ id, scene, text }: ShotDraft): Problem {
  return {
    code: 'action-long',
    severity: 'doubt',
    message: `Shot ${id} has an action of ${text.length} characters: its picture is made of the first ${mostAction}. Part it into paragraphs, which become shots of their own.`,
    source: { scene: scene.id, text: shorten(text, 200) },
  };
}

function draftScene(
  scene: Scene,
  listed: readonly ListedShot[],
  shown: Shown,
  film: Film,
  problems: Problem[],
): ShotDraft[] {
  const setting = film.scenes.get(scene.id);
  const cut =
    listed.length > 0
      ? draftListed(scene, listed, film.names, problems)
      : draftByRule(scene, setting, shown, film.names);
  if (listed.length > 0) establishes(scene, setting, shown);
  const drafts = cut.length > 0 ? cut : draftByRule({ ...scene, elements: [] }, setting, shown, film.names);
  const sized = sizeByRule(framePeople(drafts, film.breakdown, film.names)).map(moveByRule);
  return endAsListed(timeByRule(sized, film.screenplay.format), listed);
}

/** The way out of a scene is that of its last listed shot, whichever shot the script's order has last. */
function endAsListed(drafts: readonly ShotDraft[], listed: readonly ListedShot[]): ShotDraft[] {
  const last = listed.at(-1);
  if (last === undefined) return [...drafts];
  const end = listedTransition(last.transition, last.transitionSeconds);
  return drafts.map((draft, index) => {
    if (index === drafts.length - 1) return { ...draft, listed: true, transition: end };
    const leaks = draft.transition && draft.transition.kind === end.kind && draft.id.startsWith(last.id);
    return leaks ? { ...draft, transition: { kind: 'cut', seconds: 0 } } : draft;
  });
}

function depictScene(scene: Scene, drafts: readonly ShotDraft[], film: Film): Shot[] {
  const breakdown = film.scenes.get(scene.id);
  const axis = new ScreenAxis();
  const behaviour = new SceneBehaviour(film.names, scene.heading.setting === 'ext');
  let carried: { props: readonly string[]; shots: number } = { props: [], shots: 0 };
  return drafts.map((draft) => {
    axis.admit(draft.frame);
    if (draft.partner !== undefined) axis.admit([draft.partner]);
    const own = propsOf(draft.text);
    // What somebody took up is still in the picture while they speak, and so is the radio that speaks: for a while.
    const keeps = own.length === 0 && draft.lines.length > 0 && carried.shots > 0;
    const props = keeps ? carried.props : own;
    carried = { props, shots: keeps ? carried.shots - 1 : own.length > 0 ? 2 : 0 };
    const depiction = depictShot({
      draft,
      setting: film.settings.get(breakdown?.setting ?? ''),
      scene: breakdown,
      people: film.people,
      behaviours: behaviour.of(draft),
      axis,
      props,
      style: film.style,
    });
    return {
      id: draft.id,
      scene: scene.id,
      trigger: draft.trigger,
      content: contentOf(draft, film.people),
      lines: draft.lines.map((line) =>
        shotLine(
          line,
          depiction.people.map(({ id, facing }) => (facing === 'away' ? '' : id)),
        ),
      ),
      depiction,
      seconds: Math.max(0.5, Math.round(draft.seconds * 100) / 100),
      transition: draft.transition ?? { kind: 'cut', seconds: 0 },
    };
  });
}

function contentOf(draft: ShotDraft, people: ReadonlyMap<string, Person>): string {
  if (draft.text !== '') return draft.text;
  const [line] = draft.lines;
  const listener = draft.trigger === 'reaction' ? people.get(draft.frame[0] ?? '') : undefined;
  if (listener) return `${listener.name} listens.`;
  if (!line) return draft.scene.heading.text;
  return `${line.speech.cue}: ${draft.lines.map((one) => one.text).join(' ')}`;
}

function shotLine(line: DraftLine, faces: readonly string[]): ShotLine {
  const { speech } = line;
  const speaker = line.speaker?.id ?? slug(speech.speaker, 'voice');
  return {
    element: speech.id,
    speaker,
    text: line.text,
    direction: speech.parentheticals.join(', '),
    seen: line.bodily && faces.includes(speaker),
    voiceOver: speech.voiceOver,
    offScreen: speech.offScreen,
    ...(speech.dual !== undefined && { dual: speech.dual }),
  };
}
