import type { Problem } from '../../graph/problem.ts';
import type { Screenplay } from '../screenplay.ts';

/** What a reader gives: the screenplay, and questions about it for a person. */
export interface ReadResult {
  screenplay: Screenplay;
  doubts: Problem[];
}
