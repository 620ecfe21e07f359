import type { Problem } from '../../../runtime/graph/problem.ts';
import { doubtKey } from '../../store/doubtQuestion.ts';
import { useDeskState } from './deskContext.ts';

export interface ShownDoubt {
  readonly doubt: Problem;
  /** A correction has answered it. */
  readonly isAnswered: boolean;
}

/** The doubts that there were, and those that corrections brought up: none goes away under a person's hand. */
export function useDoubts(): readonly ShownDoubt[] {
  const original = useDeskState((state) => state.original.doubts);
  const shown = useDeskState((state) => state.shown.doubts);
  const corrections = useDeskState((state) => state.corrections);
  const left = new Set(shown.map(doubtKey));
  const known = new Set(original.map(doubtKey));
  return [...original, ...shown.filter((doubt) => !known.has(doubtKey(doubt)))].map((doubt) => ({
    doubt,
    isAnswered: !left.has(doubtKey(doubt)) || (doubt.source?.names ?? []).some((name) => name in corrections.aliases),
  }));
}
