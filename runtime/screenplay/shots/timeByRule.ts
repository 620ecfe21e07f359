import { beatPacing } from './beatPacing.ts';
import { countWords } from './countWords.ts';
import type { ShotDraft } from './shotDraft.ts';
import { ownValue } from '../ownValue.ts';

const formatFactors: Readonly<Record<string, number>> = {
  tiktok: 0.5,
  reel: 0.7,
  youtube: 1,
  short_film: 1.1,
  feature: 1.2,
  series_ep: 1,
};
const baseSeconds: Readonly<Record<string, number>> = {
  location_establish: 4,
  new_character_enters: 3,
  dialogue_exchange: 3,
  action_beat: 2,
  emotional_moment: 4.5,
  revelation: 1.5,
  tension_building: 2.5,
  climax_moment: 3.5,
};
const wordsPerSecond = 2.5;
const restAfterTalk = 1;
const longestLook = 5.5;
const least = 1;
const most = 30;

/** How long a text takes to be spoken, in seconds, with breath around it. */
export function spokenSeconds(text: string): number {
  return Math.max(1.5, countWords(text) / wordsPerSecond) + 0.5;
}

/**
 * Lengths of the shots of one scene. Where the scene has a listed length they are scaled to it; shots of a list keep
 * theirs and their part of the scene.
 */
export function timeByRule(drafts: readonly ShotDraft[], format: string): ShotDraft[] {
  const raw = drafts.map((draft) => (draft.listed ? draft.seconds : rawSeconds(draft, format)));
  const listed = drafts.reduce((sum, draft, index) => sum + (draft.listed ? (raw[index] ?? 0) : 0), 0);
  const ruled = raw.reduce((sum, seconds) => sum + seconds, 0) - listed;
  const target = drafts[0]?.scene.seconds;
  const scale = target !== undefined && ruled > 0 && listed === 0 ? target / ruled : 1;
  return drafts.map((draft, index) => {
    const seconds = raw[index] ?? least;
    return draft.listed ? draft : { ...draft, seconds: bounded(seconds * scale, draft) };
  });
}

/** Stretched to fill the page, a picture may stand, but not until it is dead: talk ends soon after its last word. */
function bounded(seconds: number, draft: ShotDraft): number {
  const spoken = draft.lines.reduce((sum, line) => sum + spokenSeconds(line.text), 0);
  const longest = spoken > 0 ? spoken + restAfterTalk : Math.max(longestLook, readable(draft) * 2);
  return Math.round(Math.min(most, longest, Math.max(least, seconds)) * 10) / 10;
}

function rawSeconds(draft: ShotDraft, format: string): number {
  const spoken = draft.lines.reduce((sum, line) => sum + spokenSeconds(line.text), 0);
  const base = Math.max(baseSeconds[draft.trigger] ?? 2, spoken, readable(draft));
  const beat = beatPacing(draft.scene.beat);
  const intensity = draft.intensity >= 0.7 ? 0.9 : draft.intensity <= 0.3 ? 1.1 : 1;
  const disaster = beat.disaster && (draft.trigger === 'climax_moment' || draft.trigger === 'revelation') ? 1.15 : 1;
  return Math.max(least, base * (ownValue(formatFactors, format) ?? 1) * beat.length * intensity * disaster);
}

/** An action that tells much needs time to be seen: about a third of what it takes to read it aloud. */
function readable(draft: ShotDraft): number {
  return countWords(draft.text) / 7;
}
