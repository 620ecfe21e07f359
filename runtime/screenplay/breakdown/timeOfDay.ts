import type { TimeOfDay } from '../../graph/depiction.ts';
import { foldText } from '../foldText.ts';

const words: readonly (readonly [RegExp, TimeOfDay])[] = [
  [
    /\b(?:pre-?dawn|dawn|sunrise|daybreak|first light|aube|morgengrauen|amanecer|alba|amanhecer|madrugada|swit)\b|рассвет/u,
    'dawn',
  ],
  [
    /\b(?:dusk|sunset|twilight|nightfall|magic hour|golden hour|crepuscule|dammerung|abenddammerung|atardecer|anochecer|tramonto|entardecer|zmierzch)\b|закат/u,
    'dusk',
  ],
  [/\b(?:morning|matin|matinee|morgen|vormittag|manana|mattina|manha|ochtend|rano)\b|утро/u, 'morning'],
  [/\b(?:afternoon|apres-midi|nachmittag|tarde|pomeriggio|middag)\b/u, 'afternoon'],
  [/\b(?:evening|soir|soiree|abend|sera|avond|kvall|wieczor)\b|вечер/u, 'evening'],
  [
    /\b(?:night|nighttime|midnight|nuit|minuit|nacht|mitternacht|noche|medianoche|notte|mezzanotte|noite|natt|noc)\b|ночь|полночь/u,
    'night',
  ],
  [
    /\b(?:day|daytime|noon|midday|jour|midi|tag|mittag|dia|mediodia|giorno|mezzogiorno|dag|dzien)\b|день|полдень/u,
    'day',
  ],
];

/** The light that a heading's time asks for; undefined when it only relates to the scene before (CONTINUOUS, LATER) or is unknown. */
export function timeOfDay(time: string): TimeOfDay | undefined {
  const folded = foldText(time);
  if (/\bday for night\b/u.test(folded)) return 'night';
  return words.find(([pattern]) => pattern.test(folded))?.[1] ?? byClock(folded);
}

/** Does the time only relate to the scene before? */
export function isRelativeTime(time: string): boolean {
  return /\b(?:continuous|cont'?d|continued|same|simultaneous|later|moments?|continu|suite|plus tard|spater)\b/u.test(
    foldText(time),
  );
}

function byClock(folded: string): TimeOfDay | undefined {
  const match = /\b(\d{1,2})(?:(?:[:.h]\d\d)? ?([ap])\.?m\b|[:h.]\d\d)/u.exec(folded);
  if (match === null) return undefined;
  const hour =
    (Number(match[1]) % 12) + (match[2] === 'p' || (match[2] === undefined && Number(match[1]) >= 12) ? 12 : 0);
  if (hour >= 21 || hour < 5) return 'night';
  if (hour < 7) return 'dawn';
  if (hour < 12) return 'morning';
  if (hour < 14) return 'day';
  return hour < 18 ? 'afternoon' : 'evening';
}
