import type { ShotSize } from '../../graph/depiction.ts';
import type { Problem } from '../../graph/problem.ts';
import { joinTexts } from '../../graph/joinTexts.ts';
import { shorten } from '../../graph/shorten.ts';
import { countWords } from './countWords.ts';
import { lensOf } from './lensOf.ts';
import { partId } from './partId.ts';
import type { DraftLine, ShotDraft } from './shotDraft.ts';
import { fitSize } from './sizeByRule.ts';
import { sentencesOf, splitText } from './splitText.ts';
import { spokenSeconds } from './timeByRule.ts';

/** Voices differ: a part is planned to fill so much of the longest clip. */
const fill = 0.8;
const wordsPerSecond = 2.5;
/** A quick speaker: nobody is done sooner. */
const quickWordsPerSecond = 3.3;
const tolerance = 0.05;
/** A part of a speech that is over sooner looks like a mistake. */
const shortest = 2;

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
    const cut = partsOfShot(draft, longestClip);
    const tooLong = cut.some((part) => part.seconds > longestClip + tolerance);
    const parts = tooLong ? partsOf(draft, withReactions(draft, cut, longestClip)) : cut;
    for (const part of parts) {
      if (Math.max(part.seconds, spokenLength(part.lines)) > longestClip + tolerance)
        problems.push(held(part, longestClip));
    }
    return parts;
  });
}

function partsOfShot(draft: ShotDraft, longestClip: number): ShotDraft[] {
  const spoken = spokenLength(draft.lines);
  if (Math.max(spoken, draft.seconds) <= longestClip || draft.lines[0]?.speech.dual !== undefined) return [draft];
  if (spoken > longestClip) return byWords(draft, longestClip);
  return draft.lines.length > 0 ? byListedLength(draft, longestClip) : bySentences(draft, longestClip);
}

function spokenLength(lines: readonly DraftLine[]): number {
  const lengths = lines.map((line) => spokenSeconds(line.text));
  return lines.some((line) => line.speech.dual !== undefined)
    ? Math.max(...lengths)
    : lengths.reduce((sum, seconds) => sum + seconds, 0);
}

/** Whole lines first; a line that is too long alone is cut at the ends of its sentences, or of clauses if it must be. */
function byWords(draft: ShotDraft, longestClip: number): ShotDraft[] {
  const mostWords = (longestClip * fill - 0.5) * wordsPerSecond;
  const pieces = draft.lines.flatMap((line) =>
    spokenSeconds(line.text) <= longestClip
      ? [line]
      : splitText(line.text, mostWords).map((text) => ({ ...line, text })),
  );
  const parts = partsOfLines(
    draft,
    packed(pieces, (lines) => spokenLength(lines) <= longestClip),
  );
  return withoutGaps(parts, longestClip);
}

/** Within a line the speech alone says how long a part is: silence before its next words would sound like a fault. */
function withoutGaps(parts: readonly ShotDraft[], longestClip: number): ShotDraft[] {
  const tight = parts.map((part, index) => {
    const goesOn = part.lines.at(-1)?.speech === parts[index + 1]?.lines[0]?.speech;
    return goesOn ? Math.max(1, Math.min(part.seconds, wordsOf(part.lines) / quickWordsPerSecond)) : part.seconds;
  });
  const spared = parts.reduce((sum, part, index) => sum + part.seconds - (tight[index] ?? 0), 0);
  return parts.map((part, index) => {
    const seconds = tight[index] ?? part.seconds;
    if (!part.listed || index < parts.length - 1) return { ...part, seconds };
    // A listed length holds: what is spared follows the last word, as far as a clip goes.
    return { ...part, seconds: Math.max(seconds, Math.min(seconds + spared, longestClip)) };
  });
}

/** The words would fit, but the listed length does not: cut between sentences, as evenly as they allow. */
function byListedLength(draft: ShotDraft, longestClip: number): ShotDraft[] {
  const pieces = draft.lines.flatMap((line) => sentencesOf(line.text).map((text) => ({ ...line, text })));
  const words = wordsOf(draft.lines);
  const mostWords = words / Math.ceil(draft.seconds / longestClip);
  const parts = partsOfLines(
    draft,
    packed(pieces, (lines) => wordsOf(lines) <= mostWords * 1.15),
  );
  // Sentences of very unequal length do not help: then who listens takes the rest.
  const even =
    parts.length <= Math.ceil(draft.seconds / longestClip) + 1 &&
    parts.every((part) => part.seconds <= longestClip + tolerance && part.seconds >= shortest);
  return even || Math.max(spokenLength(draft.lines) + 1, draft.seconds / 2) > longestClip ? parts : [draft];
}

function packed(pieces: readonly DraftLine[], fits: (lines: readonly DraftLine[]) => boolean): DraftLine[][] {
  const groups: DraftLine[][] = [];
  for (const piece of pieces) {
    const group = groups.at(-1);
    if (group && fits([...group, piece])) group.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function partsOfLines(draft: ShotDraft, groups: readonly (readonly DraftLine[])[]): ShotDraft[] {
  const words = Math.max(1, wordsOf(draft.lines));
  return partsOf(
    draft,
    groups.map((lines) => ({ lines: rejoined(lines), seconds: (draft.seconds * wordsOf(lines)) / words })),
  );
}

/** Neighbouring parts of one line that came into the same shot are spoken in one breath. */
function rejoined(lines: readonly DraftLine[]): DraftLine[] {
  const result: DraftLine[] = [];
  for (const line of lines) {
    const last = result.at(-1);
    if (last && last.speech === line.speech)
      result[result.length - 1] = { ...last, text: joinTexts([last.text, line.text]) };
    else result.push(line);
  }
  return result;
}

function wordsOf(lines: readonly DraftLine[]): number {
  return lines.reduce((sum, line) => sum + countWords(line.text), 0);
}

function bySentences(draft: ShotDraft, longestClip: number): ShotDraft[] {
  const sentences = sentencesOf(draft.text);
  const count = Math.min(sentences.length, Math.ceil(draft.seconds / longestClip));
  if (draft.lines.length > 0 || count < 2) return [draft];
  const size = Math.ceil(sentences.length / count);
  const texts = Array.from({ length: count }, (_, index) =>
    joinTexts(sentences.slice(index * size, (index + 1) * size)),
  ).filter((text) => text !== '');
  return partsOf(
    draft,
    texts.map((text) => ({ text, seconds: draft.seconds / texts.length })),
  );
}

function partsOf(draft: ShotDraft, parts: readonly Partial<ShotDraft>[]): ShotDraft[] {
  return parts.map((part, index) => {
    const isFirst = index === 0;
    const isLast = index === parts.length - 1;
    const cut: ShotDraft = {
      ...draft,
      text: isFirst ? draft.text : '',
      actions: isFirst ? draft.actions : [],
      ...part,
      id: partId(draft.id, index),
      seconds: Math.max(1, part.seconds ?? draft.seconds),
      ...(!isLast && { transition: { kind: 'cut' as const, seconds: 0 } }),
    };
    if (isFirst) return cut;
    const size = part.size ?? (index % 2 === 1 ? (closer[draft.size] ?? draft.size) : draft.size);
    const fit = fitSize({ ...cut, size });
    return { ...cut, ...fit, lens: lensOf(fit.size), move: 'static' as const };
  });
}

/** What is left of a listed length when all is said goes to the face of who listened, instead of a frozen picture. */
function withReactions(draft: ShotDraft, parts: readonly ShotDraft[], longestClip: number): Partial<ShotDraft>[] {
  return parts.flatMap((part): Partial<ShotDraft>[] => {
    const words = { lines: part.lines, text: part.text, actions: part.actions, size: part.size };
    const spoken = Math.max(spokenLength(part.lines) + 1, part.seconds / 2);
    const rest = part.seconds - spoken;
    if (part.seconds <= longestClip + tolerance || part.lines.length === 0 || spoken > longestClip || rest < 1)
      return [{ ...words, seconds: part.seconds }];
    const listener = draft.frame.find((id) => id === draft.partner) ?? draft.partner;
    const reaction = {
      lines: [],
      text: '',
      actions: [],
      trigger: 'reaction',
      seconds: rest,
      partner: part.lines[0]?.speaker?.id,
    };
    return [
      { ...words, seconds: spoken },
      listener === undefined
        ? { ...reaction, size: draft.frame.length === 0 ? 'wide' : 'close-up' }
        : { ...reaction, frame: [listener], size: 'close-up' },
    ];
  });
}

function held(draft: ShotDraft, longestClip: number): Problem {
  return {
    code: 'shot-held',
    severity: 'warning',
    message: `Shot ${draft.id} is to last ${draft.seconds.toFixed(1)} s, but a clip can be at most ${longestClip.toFixed(1)} s: its last picture is held for the rest. Cut it into two shots, or name a model with longer clips.`,
    source: { scene: draft.scene.id, text: shorten(draft.text || (draft.lines[0]?.text ?? ''), 200) },
  };
}
