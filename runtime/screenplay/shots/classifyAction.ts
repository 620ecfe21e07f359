import { foldText } from '../foldText.ts';
import type { Beat } from './beatPacing.ts';
import type { Trigger } from './shotDraft.ts';

/** A name in capitals with its age, as scripts bring people in: `ANNA, 30s` or `MAËLLE KERVRAN (27,`. */
const introduction = /\p{Lu}[\p{Lu}\p{M}’'.-]+(?: [\p{Lu}\p{M}’'.-]+)*(?:, ?| ?\()(?:early |mid |late |mid-)?\d{2}/u;

/** A verb with its endings, as whole words: `crash` is crash, crashes, crashed, crashing. */
const endings = '(?:s|es|d|ed|ing)?';

const words = (stems: string, whole = ''): RegExp =>
  new RegExp(
    `(?<![\\p{L}\\p{N}'-])(?:(?:${stems.replaceAll(' ', '|')})${endings}${whole && `|${whole.replaceAll(' ', '|')}`})(?![\\p{L}\\p{N}'-])`,
    'u',
  );

const violence = words(
  'explode explod crash shatter scream collapse collaps gunshot blast destroy slam attack smash detonate detonat erupt punch stab shoot',
  'explosion explosions gunfire fires fired ablaze fight fights fighting fought shot shoots burst bursts',
);
const discovery = words(
  'discover reveal realize realiz realise notice notic uncover expose expos photograph',
  'find finds finding found letter letters message messages screen photo photos revelation discovery',
);
const feeling = words(
  'cry sob weep embrace embrac kiss trembl tremble shake hug grin smile smil laugh whisper',
  'cries cried shaking shook wept heartbreak heartbroken grief joy love agony anguish hugged hugging',
);
const suspense = words(
  'creep stalk lurk',
  'shadow shadows watches watching watched hiding hides silent silence breath breaths pulse waiting edge edges dark darkness tense crept',
);
/** Tears of the eye, not what the wind tears. */
const tears =
  /(?<![\p{L}\p{N}])tears(?! (?:loose|open|apart|off|up|down|away|through|at|into|out|from|the|a|an|his|her|its|it|them|him)(?![\p{L}]))/u;

/** What happens in an action, by its words, first that fits. Whole words: `gloves` hold no love, a `fireplace` no fire. */
export function classifyAction(text: string, beat: Beat): Trigger {
  if (introduction.test(text.normalize('NFC'))) return 'new_character_enters';
  const folded = foldText(text);
  if (violence.test(folded)) return beat.climax ? 'climax_moment' : 'action_beat';
  if (discovery.test(folded)) return 'revelation';
  if (feeling.test(folded) || tears.test(folded)) return 'emotional_moment';
  if (suspense.test(folded)) return 'tension_building';
  return 'action_beat';
}
