import type { Problem } from '../../runtime/graph/problem.ts';
import type { ScreenplayAnswer } from '../../runtime/protocol/screenplays.ts';
import { foldText } from '../../runtime/screenplay/foldText.ts';

/** What a person can answer to a doubt with one control. */
export type DoubtQuestion =
  /** Whom a name means. `likely` stand first among the people to choose from. */
  | { readonly kind: 'name'; readonly name: string; readonly likely: readonly string[] }
  /** Whether two names are one person. */
  | { readonly kind: 'same-person'; readonly name: string; readonly other: string }
  /** Whether two places are one, by their ids. */
  | { readonly kind: 'same-place'; readonly place: string; readonly other: string };

/** By what a doubt is recognised over drafts and corrections. */
export function doubtKey({ code, source, message }: Problem): string {
  return source?.names ? `${code} ${source.names.join(' | ')}` : `${code} ${message}`;
}

/** The question behind a doubt; undefined where only the script itself can answer it. */
export function doubtQuestion({ code, source }: Problem, { breakdown }: ScreenplayAnswer): DoubtQuestion | undefined {
  const [name, ...others] = source?.names ?? [];
  const [other] = others;
  if (name === undefined) return undefined;
  switch (code) {
    case 'name-not-in-cast':
    case 'name-unclear':
    case 'name-ambiguous':
      return { kind: 'name', name, likely: others };
    case 'one-person-two-names':
      return other === undefined ? undefined : { kind: 'same-person', name, other };
    case 'places-alike': {
      const [place, wider] = [name, other].map(
        (called) => breakdown.settings.find((setting) => foldText(setting.name) === foldText(called ?? ''))?.id,
      );
      return place !== undefined && wider !== undefined ? { kind: 'same-place', place, other: wider } : undefined;
    }
    default:
      return undefined;
  }
}
