import type { DepictedPerson } from '../../graph/depiction.ts';
import type { NameIndex } from '../breakdown/nameIndex.ts';
import { foldedWords, foldText } from '../foldText.ts';
import { sentencesOf } from './splitText.ts';

export interface Behaviour {
  pose?: DepictedPerson['pose'] | undefined;
  face?: DepictedPerson['face'] | undefined;
}

const ending = '(?:s|es|d|ed|ing)?';
const verbs = (stems: string, whole = ''): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}'-])(?:(?:${stems.replaceAll(' ', '|')})${ending}${whole && `|${whole.replaceAll(' ', '|')}`})(?![\\p{L}\\p{N}'-])`,
    'u',
  );

const poses: readonly (readonly [NonNullable<Behaviour['pose']>, RegExp])[] = [
  ['sit', verbs('sit slump', 'sitting sat seated')],
  ['lie', verbs('sleep sprawl', 'lies lying asleep')],
  ['crouch', verbs('crouch kneel duck squat bend stoop', 'knelt')],
  ['lean', verbs('lean')],
  ['run', verbs('run rush sprint hurry dash dart flee chase spring bolt', 'running ran hurries leaps')],
  ['walk', verbs('walk stride climb enter cross march follow pace stagger wander approach advanc advance', 'turns')],
  ['point', verbs('point gesture gestur wave wav beckon')],
  [
    'hold',
    verbs(
      'hold pick take carry grip pour sweep raise lift seize seiz hang clutch hand grab show reach check',
      'carries holds taking winds winding',
    ),
  ],
  ['stand', verbs('stand rise ris stop appear', 'stands standing stood stopping')],
];
const faces: readonly (readonly [NonNullable<Behaviour['face']>, RegExp])[] = [
  [
    'happy',
    verbs('laugh smile smil grin beam chuckle chuckl', 'delighted happy happily cheerful cheerfully amused joyful'),
  ],
  ['sad', verbs('cry sob weep mourn', 'cries cried wept sad sadly tearful grief heartbroken')],
  ['sad', /(?<![\p{L}])tears (?:stand|run|roll|stream|well|fill|fall|in)(?![\p{L}])/u],
  [
    'angry',
    verbs(
      'glare glar snarl snap shout yell bellow growl',
      'angry angrily furious furiously fuming indignant indignantly',
    ),
  ],
  ['afraid', verbs('scream tremble trembl cower', 'afraid terrified frightened fearful panicked panicking')],
  [
    'surprised',
    verbs('gasp stare star gape startle startl yelp', 'surprised astonished amazed baffled shocked stunned'),
  ],
  [
    'eyes-closed',
    /(?<![\p{L}])(?:eyes (?:are )?(?:shut|closed)|closes (?:his|her|their) eyes|sleeps|asleep)(?![\p{L}])/u,
  ],
];
const pronoun = /(?<![\p{L}])(?:he|she|they|his|her|him|their|them|both|all)(?![\p{L}])/u;
const negation = /(?:n't|\bnot|\bnever|\bno|\bwithout|\bstops?) (?:\p{L}+ )?$/u;
/** Cuts a sentence where another may begin to act. */
const clauseEnd = /[,;:—–()]+|(?<![\p{L}])(?:and|while|as|then|until|before)(?![\p{L}])(?! a )/iu;

/** What a direction or a whole action says of one person's face and pose. */
export function behaviourIn(text: string): Behaviour {
  const folded = foldText(text);
  return { ...firstPose(folded)?.behaviour, ...firstFace(folded)?.behaviour };
}

/**
 * What each person does in an action: who is named before a verb does it, else who was named before. `they` and `both`
 * are all who are in the picture.
 * @param inFrame ids
 */
export function behavioursOf(
  text: string,
  inFrame: readonly string[],
  names: NameIndex,
): ReadonlyMap<string, Behaviour> {
  const found = new Map<string, Behaviour>();
  let acting: readonly string[] = [];
  for (const sentence of sentencesOf(text)) {
    // `A newsboy runs past` tells nothing of those whom we know.
    if (idsIn(sentence, names).length === 0 && !pronoun.test(foldText(sentence))) continue;
    let onlyNames = false;
    for (const clause of sentence.split(clauseEnd)) {
      const folded = foldText(clause);
      const named = idsIn(clause, names);
      if (/(?<![\p{L}])(?:they|both|all)(?![\p{L}])/u.test(folded)) acting = inFrame;
      let subjects: readonly string[] = [];
      for (const hit of [firstPose(folded), firstFace(folded)]) {
        if (!hit) continue;
        // Folding can change the length a little; the words before the verb are the same.
        const before = idsIn(clause.slice(0, hit.at + 2), names);
        subjects =
          before.length > 0
            ? onlyNames
              ? [...new Set([...acting, ...before])]
              : before
            : acting.length > 0
              ? acting
              : inFrame.slice(0, 1);
        for (const id of subjects) found.set(id, { ...hit.behaviour, ...found.get(id) });
      }
      if (subjects.length > 0) acting = subjects;
      else if (named.length > 0) acting = onlyNames ? [...new Set([...acting, ...named])] : named;
      // `Holmes and Watson walk`: names add up until one acts.
      onlyNames = subjects.length === 0 && named.length > 0 && foldedWords(clause).length <= 3;
    }
  }
  return found;
}

interface Hit {
  at: number;
  behaviour: Behaviour;
}

function firstPose(folded: string): Hit | undefined {
  const first = firstOf(poses, folded);
  return first && { at: first.at, behaviour: { pose: first.value } };
}

function firstFace(folded: string): Hit | undefined {
  const first = firstOf(faces, folded);
  return first && { at: first.at, behaviour: { face: first.value } };
}

function firstOf<Value>(
  table: readonly (readonly [Value, RegExp])[],
  folded: string,
): { at: number; value: Value } | undefined {
  let first: { at: number; value: Value } | undefined;
  for (const [value, pattern] of table) {
    const at = folded.search(pattern);
    if (at >= 0 && !negation.test(folded.slice(0, at)) && (!first || at < first.at)) first = { at, value };
  }
  return first;
}

function idsIn(text: string, names: NameIndex): string[] {
  return names.inText(text).map((person) => person.id);
}
