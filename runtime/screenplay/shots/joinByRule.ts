import type { SceneBreakdown } from '../breakdown.ts';
import { foldText } from '../foldText.ts';
import type { Scene } from '../screenplay.ts';
import type { Transition } from '../shot.ts';
import { beatPacing } from './beatPacing.ts';
import { scriptTransition } from './listedWords.ts';
import type { ShotDraft } from './shotDraft.ts';

const cut: Transition = { kind: 'cut', seconds: 0 };

/** A scene with its shots and what follows it. */
export interface SceneEnd {
  scene: Scene;
  breakdown: SceneBreakdown | undefined;
  next: { scene: Scene; breakdown: SceneBreakdown | undefined; shots: readonly ShotDraft[] } | undefined;
}

/** How each shot passes into the next: in the scene by talk, at its end by what the script says, else by story and time. */
export function joinByRule(drafts: readonly ShotDraft[], end: SceneEnd): ShotDraft[] {
  return drafts.map((draft, index) => {
    const next = drafts[index + 1];
    if (next === undefined)
      return {
        ...draft,
        transition: draft.listed && draft.transition ? draft.transition : sceneTransition(draft, end),
      };
    if (draft.transition) return draft;
    const ends = draft.lines.length > 0 && next.lines.length === 0;
    return { ...draft, transition: ends ? { kind: 'l-cut', seconds: 0.3 } : cut };
  });
}

function sceneTransition(last: ShotDraft, { scene, breakdown, next }: SceneEnd): Transition {
  if (next === undefined) return { kind: 'fade-black', seconds: 1 };
  const written = scene.elements.at(-1);
  const said = written?.kind === 'transition' ? scriptTransition(written.text) : undefined;
  if (said) return said;
  // A scene that goes on at once must not sink into black.
  const goesOn = /continuous|moments later|same/u.test(foldText(next.scene.heading.time));
  if (!goesOn && beatPacing(scene.beat).turn && next.scene.beat !== scene.beat)
    return { kind: 'fade-black', seconds: 0.8 };
  if (!goesOn && breakdown && next.breakdown && breakdown.time !== next.breakdown.time)
    return { kind: 'dissolve', seconds: 0.5 };
  if (foldText(next.scene.heading.time) === 'later') return { kind: 'dissolve', seconds: 0.5 };
  const emotion = scene.emotionEnd ?? scene.emotionStart;
  const nextEmotion = next.scene.emotionEnd ?? next.scene.emotionStart;
  if (emotion && nextEmotion && emotion !== nextEmotion) return { kind: 'smash-cut', seconds: 0 };
  if (last.lines.length === 0 && (next.shots[0]?.lines.length ?? 0) > 0) return { kind: 'j-cut', seconds: 0.3 };
  return cut;
}
