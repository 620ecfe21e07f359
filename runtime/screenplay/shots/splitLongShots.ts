import type { ShotSize } from '../../graph/depiction.ts';
import type { Problem } from '../../graph/problem.ts';
import { countWords } from './draftByRule.ts';
import { partId } from './partId.ts';
import type { DraftLine, ShotDraft } from './shotDraft.ts';
import { fitSize } from './sizeByRule.ts';
import { sentencesOf, splitText } from './splitText.ts';
import { spokenSeconds } from './timeByRule.ts';

/** Voices differ: a part is planned to fill so much of the longest clip. */
const fill = 0.8;
const wordsPerSecond = 2.5;

const closer: Readonly<Partial<Record<ShotSize, ShotSize>>> = {
  'extreme-wide': 'wide',
  wide: 'medium-wide',
  full: 'medium',
  'medium-wide': 'medium',
  group: 'medium-close',
  'two-shot': 'medium-close',
  'over-shoulder': 'medium-close',
  medium: 'medium-close',
  'medium-close': 'close-up',
  'close-up': 'medium',
};

/** Cuts every shot that is longer than a clip can be. What can not be cut is held on its last picture, and reported. */
export function splitLongShots(drafts: readonly ShotDraft[], longestClip: number, problems: Problem[]): ShotDraft[] {
  return drafts.flatMap((draft) => {
    const parts = partsOfShot(draft, longestClip);
    for (const part of parts) {
      if (Math.max(part.seconds, spokenLength(part.lines)) > longestClip + 0.01) problems.push(held(part, longestClip));
    }
    return parts;
  });
}

function partsOfShot(draft: ShotDraft, longestClip: number): ShotDraft[] {
  const spoken = spokenLength(draft.lines);
  if (Math.max(spoken, draft.seconds) <= longestClip || draft.lines[0]?.speech.dual !== undefined) return [draft];
  return draft.lines.length > 0 ? byWords(draft, longestClip) : bySentences(draft, longestClip);
}

function spokenLength(lines: readonly DraftLine[]): number {
  const lengths = lines.map((line) => spokenSeconds(line.text));
  return lines.some((line) => line.speech.dual !== undefined)
    ? Math.max(...lengths)
    : lengths.reduce((sum, seconds) => sum + seconds, 0);
}

/** Whole lines first; a line that is too long alone is cut at the ends of its sentences. */
function byWords(draft: ShotDraft, longestClip: number): ShotDraft[] {
  const words = draft.lines.reduce((sum, line) => sum + countWords(line.text), 0);
  // Listed length beyond what the words need is shared out too.
  const stretch = Math.max(1, draft.seconds / Math.max(1, spokenLength(draft.lines)));
  const length = (lines: readonly DraftLine[]): number => spokenLength(lines) * stretch;
  const room = ((longestClip * fill) / stretch - 0.5) * wordsPerSecond;
  const pieces = draft.lines.flatMap((line) =>
    length([line]) <= longestClip ? [line] : splitText(line.text, Math.max(4, room)).map((text) => ({ ...line, text })),
  );
  const groups: DraftLine[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    if (group && length([...group, piece]) <= longestClip) group.push(piece);
    else groups.push([piece]);
  }
  return partsOf(
    draft,
    groups.map((lines) => ({
      lines,
      seconds: (draft.seconds * lines.reduce((sum, line) => sum + countWords(line.text), 0)) / Math.max(1, words),
    })),
  );
}

function bySentences(draft: ShotDraft, longestClip: number): ShotDraft[] {
  const sentences = sentencesOf(draft.text);
  const count = Math.min(sentences.length, Math.ceil(draft.seconds / longestClip));
  if (draft.lines.length > 0 || count < 2) return [draft];
  const size = Math.ceil(sentences.length / count);
  const texts = Array.from({ length: count }, (_, index) =>
    sentences.slice(index * size, (index + 1) * size).join(' '),
  ).filter((text) => text !== '');
  return partsOf(
    draft,
    texts.map((text) => ({ text, seconds: draft.seconds / texts.length })),
  );
}

function partsOf(draft: ShotDraft, parts: readonly Partial<ShotDraft>[]): ShotDraft[] {
  if (parts.length < 2) return [draft];
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    const text = index > 0 && part.text === undefined ? '' : (part.text ?? draft.text);
    const cut = {
      ...draft,
      ...part,
      id: partId(draft.id, index),
      text,
      seconds: Math.max(1, part.seconds ?? draft.seconds),
      ...(!isLast && { transition: { kind: 'cut' as const, seconds: 0 } }),
      size: index % 2 === 1 ? (closer[draft.size] ?? draft.size) : draft.size,
    };
    return index === 0 ? cut : { ...cut, ...fitSize(cut), move: 'static' as const };
  });
}

function held(draft: ShotDraft, longestClip: number): Problem {
  return {
    code: 'shot-held',
    severity: 'warning',
    message: `Shot ${draft.id} is to last ${draft.seconds.toFixed(1)} s, but a clip can be at most ${longestClip.toFixed(1)} s: its last picture is held for the rest. Cut it into two shots, or name a model with longer clips.`,
    source: { scene: draft.scene.id, text: draft.text || (draft.lines[0]?.text ?? '') },
  };
}
