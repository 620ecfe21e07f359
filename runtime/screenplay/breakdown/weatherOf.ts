import type { SceneBreakdown } from '../breakdown.ts';
import { foldText } from '../foldText.ts';

type Weather = SceneBreakdown['weather'];

/** From the strongest: the first that a text names wins. Whole words; verbs that only look like weather (`storms out`, `winds the clock`) do not count. */
const kinds: readonly (readonly [RegExp, Weather])[] = [
  [
    /\b(?:storm|storms(?! (?:out|in|off|into|past|away|through|up|over|toward))|stormy|thunder(?!-?bolt| bolt)|thunders|thunderstorm|lightning|gale|gales|tempest|hurricane|typhoon)\b(?! of (?:applause|laughter|protest))/u,
    'storm',
  ],
  [/\b(?:snow|snows|snowing|snowy|snowfall|snowflakes|blizzard|sleet)\b/u, 'snow'],
  [
    /\b(?:rain|rains|raining|rainy|rainfall|raindrops|downpour|drizzle|drizzles|drizzling)\b(?! (?:of (?:bullets|blows|arrows|sparks)|down blows))/u,
    'rain',
  ],
  [/\b(?:fog|foggy|mist|mists|misty)\b/u, 'fog'],
  [
    /\b(?:wind|windy|windswept|gust|gusts|gusty)\b(?! (?:up|down|the|a|an|his|her|their|its|through)\b)|\b(?:the|high|strong) winds\b|\bthe wind\b/u,
    'wind',
  ],
];

/** The weather that a text names; undefined when it names none. */
export function weatherOf(text: string): Weather | undefined {
  const folded = foldText(text);
  return kinds.find(([pattern]) => pattern.test(folded))?.[1];
}
