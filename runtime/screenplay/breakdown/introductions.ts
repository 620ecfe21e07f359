import type { Screenplay, ScreenplayElement } from '../screenplay.ts';
import { readAge } from './readAge.ts';

/** A person introduced in an action: `MAËLLE KERVRAN (27, salt-stiff jumper …)` or `GRAND-PÈRE ANSELM, 88, in a nightshirt`. */
export interface Introduction {
  name: string;
  age: { years: number; exact: boolean } | undefined;
  /** The description without the age. */
  look: string;
  scene: string;
  /** The sentence, for reading the sex off it. */
  text: string;
  at: ScreenplayElement['at'];
}

/** Two capitals at least; at most seven words of a name in capitals, with hyphens, dots, apostrophes and a number. */
const capitals = String.raw`\p{Lu}[\p{Lu}\p{M}'’.-]{0,30}\p{Lu}\.?`;
const initial = String.raw`\p{Lu}\.`;
const name = String.raw`(?<![\p{L}\p{N}])((?:${initial} ?){0,3}${capitals}(?: (?:${capitals}|${initial}|#?\d{1,3})){0,6})`;
const bracketed = new RegExp(String.raw`${name}(?:,)? \(([^()]{1,200})\)`, 'gu');
const aged = new RegExp(
  String.raw`${name},? (?:aged? )?((?:(?:early|mid|late|about|around|nearly|almost)[\s-]+)*(?:\d{1,3}(?:['’]?s)?|(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)(?:y(?:-\w+)?|ies)|teens))(?=[,.;]|$| \(|['’]?s\b| years?\b|(?<=s|y|ies) )([^.;!?]{0,160})`,
  'gu',
);

/** Introductions of all scenes, in order; the first of a name is what counts. */
export function findIntroductions(screenplay: Screenplay): Introduction[] {
  return screenplay.scenes.flatMap((scene) =>
    scene.elements.flatMap((element) =>
      element.kind === 'action' ? inAction(element.text, scene.id, element.at) : [],
    ),
  );
}

function inAction(text: string, scene: string, at: ScreenplayElement['at']): Introduction[] {
  const flat = text.replace(/\s+/gu, ' ');
  const found = [...flat.matchAll(bracketed), ...flat.matchAll(aged)].map((match) => {
    const told = (match[2] ?? '').trim();
    const age = readAge(told);
    const after = (match[3] ?? '').replace(/^[,\s]+/u, '');
    const look = after === '' ? withoutAge(told) : after;
    return {
      at: match.index,
      introduction: {
        name: (match[1] ?? '').replace(/[.\s]+$/u, ''),
        age,
        look: look.trim(),
        scene,
        text: sentenceAt(flat, match.index),
        at,
      },
    };
  });
  return found
    .filter(({ introduction }) => introduction.age !== undefined || introduction.look.includes(' '))
    .toSorted((a, b) => a.at - b.at)
    .map(({ introduction }) => introduction);
}

/** Drops the leading age from a list: `50s, ferryman, hands like rope` → `ferryman, hands like rope`. */
function withoutAge(told: string): string {
  const parts = told.split(/\s*,\s*/u);
  return parts
    .filter(
      (part, index) =>
        !(index < 2 && /\d|(?:ies|teens?)\b/u.test(part) && readAge(part) !== undefined && part.length < 24),
    )
    .join(', ');
}

function sentenceAt(text: string, index: number): string {
  const end = text.slice(index).search(/[.!?](?:\s|$)(?![^(]*\))/u);
  return text.slice(index, end < 0 ? text.length : index + end + 1);
}
