import type { SceneBreakdown } from '../breakdown.ts';
import type { NameIndex } from '../breakdown/nameIndex.ts';
import { foldText } from '../foldText.ts';
import type { Scene, Speech } from '../screenplay.ts';
import { beatPacing } from './beatPacing.ts';
import { classifyAction } from './classifyAction.ts';
import { countWords } from './countWords.ts';
import type { Action, DraftLine, ShotDraft, Trigger } from './shotDraft.ts';

/** A place that was not seen for so many scenes is shown again before anything happens in it. */
const forgottenAfter = 5;
const mostWordsOfBlock = 100;
const goesOn = new Set([
  'continuous',
  'moments later',
  'same time',
  'same',
  'later',
  'seconds later',
  "cont'd",
  'continued',
]);

/** Which places the film has shown, in which light and when last. One for a film; scenes come in film order. */
export type Shown = Map<string, { scene: number; time: string }>;

/** Cuts a scene into shots: the place, then one shot an action and one a run of lines by one speaker, in script order. */
export function draftByRule(
  scene: Scene,
  setting: SceneBreakdown | undefined,
  shown: Shown,
  names: NameIndex,
): ShotDraft[] {
  const drafts: ShotDraft[] = [];
  if (establishes(scene, setting, shown) || scene.elements.every((element) => element.kind === 'transition'))
    drafts.push(emptyDraft(scene, 'location_establish'));
  for (const element of scene.elements) {
    const last = drafts.at(-1);
    if (element.kind === 'action') {
      if (last && joinsBlock(last, element)) drafts[drafts.length - 1] = withAction(last, element);
      else drafts.push(withAction(emptyDraft(scene, 'action_beat'), element));
    } else if (element.kind === 'dialogue') {
      const line = lineOf(element, names);
      if (last && goesWith(last, line)) drafts[drafts.length - 1] = { ...last, lines: [...last.lines, line] };
      else drafts.push({ ...emptyDraft(scene, 'dialogue_exchange'), lines: [line] });
    }
  }
  return drafts.map((draft, index) => ({ ...draft, id: `${scene.id}-${String(index + 1).padStart(3, '0')}` }));
}

/** Notes that a scene shows its place, whoever made its shots. */
export function establishes(scene: Scene, setting: SceneBreakdown | undefined, shown: Shown): boolean {
  const key = setting?.setting ?? foldText(scene.heading.place);
  const time = setting?.time ?? foldText(scene.heading.time);
  const before = shown.get(key);
  shown.set(key, { scene: scene.number, time });
  if (goesOn.has(foldText(scene.heading.time)) || /intercut/iu.test(scene.heading.text)) return false;
  return before === undefined || before.time !== time || scene.number - before.scene > forgottenAfter;
}

export function lineOf(speech: Speech, names: NameIndex): DraftLine {
  const speaker = names.byName(speech.speaker) ?? names.byName(speech.cue);
  return {
    speech,
    text: speech.text,
    speaker,
    bodily: !speech.voiceOver && !speech.offScreen && speaker?.heardOnly !== true,
  };
}

/** One speaker a shot, seen or heard throughout; speeches at once belong together whoever speaks them. */
export function goesWith(draft: ShotDraft, line: DraftLine): boolean {
  const last = draft.lines.at(-1);
  if (last === undefined) return false;
  if (last.speech.dual !== undefined || line.speech.dual !== undefined) return last.speech.dual === line.speech.dual;
  return speakerKey(last) === speakerKey(line) && last.bodily === line.bodily;
}

const speakerKey = (line: DraftLine): string => line.speaker?.id ?? foldText(line.speech.speaker);

/** Paragraphs of one element are one shot, unless it grows too long. */
function joinsBlock(draft: ShotDraft, action: Action): boolean {
  const last = draft.actions.at(-1);
  if (last?.at.element === undefined || last.at.element !== action.at.element) return false;
  return countWords(draft.text) + countWords(action.text) <= mostWordsOfBlock;
}

export function withAction(draft: ShotDraft, action: Action): ShotDraft {
  const text = draft.text === '' ? action.text : `${draft.text} ${action.text}`;
  const beat = beatPacing(draft.scene.beat);
  const trigger = draft.listed ? draft.trigger : classifyAction(text, beat);
  return {
    ...draft,
    trigger,
    text,
    actions: [...draft.actions, action],
    intensity: draft.listed ? draft.intensity : intensityOf(trigger, beat.intensity),
  };
}

function intensityOf(trigger: string, base: number): number {
  if (trigger === 'climax_moment') return Math.min(1, base + 0.3);
  return trigger === 'emotional_moment' ? Math.min(1, base + 0.2) : base;
}

export function emptyDraft(scene: Scene, trigger: Trigger): ShotDraft {
  const base = beatPacing(scene.beat).intensity;
  return {
    id: '',
    scene,
    trigger,
    actions: [],
    lines: [],
    text: '',
    frame: [],
    size: 'medium',
    move: 'static',
    angle: 'eye',
    lens: 50,
    intensity: trigger === 'location_establish' ? Math.max(0.2, base - 0.2) : base,
    lighting: '',
    seconds: 0,
    listed: false,
    listedFrame: [],
  };
}
