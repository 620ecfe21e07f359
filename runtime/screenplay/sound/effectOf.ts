import type { EffectSound } from '../../graph/soundscape.ts';
import { foldText } from '../foldText.ts';

/** What happens, in the words of an action, and how it sounds. */
const soundsOfActions: readonly (readonly [words: string, sound: EffectSound])[] = [
  ['thunder\\w*', 'thunder'],
  [
    'gunshots?|shots? rings?|shoots?|fires? (?:a|the|his|her) (?:gun|pistol|rifle|revolver)|explosions?|detonat\\w+|(?:bomb|car|shell|building)s? explodes?',
    'shot',
  ],
  ['(?:phone|telephone) (?:rings|buzzes)|ringing (?:phone|telephone)', 'phone'],
  ['knock(?:s|ing)?(?: at| on)? (?:the |a )?door|knocks?', 'knock'],
  [
    'door (?:opens?|closes?|slams?|creaks?|swings?|bangs?|shuts?)|(?:opens?|closes?|slams?|shuts?) (?:the|a|her|his|their) (?:\\w+ )?door|door bursts?',
    'door',
  ],
  [
    'glass (?:breaks?|shatters?)|shatters?|smash(?:es)? (?:the|a|his|her) (?:\\w+ )?(?:window|glass|bottle|mirror|lamp|plate|vase)',
    'glass',
  ],
  ['splash\\w*|dives? into|falls? into the (?:sea|water|river)', 'splash'],
  ['foghorn|fog horn', 'foghorn'],
  ['(?:bells?|clock) (?:tolls?|rings?|strikes?|chimes?)|church bells?|tolling', 'bell'],
  ['small bell|shop bell|bell (?:tinkles?|jingles?)', 'small-bell'],
  ['(?:car|engine|motor|truck|van) (?:starts?|roars?|revs?|coughs?)|starts? the (?:car|engine)', 'engine'],
  ['honks?|car horn|horn blares?', 'horn'],
  ['(?:types?|typing) (?:on|at|away|fast|the|a)|keyboard', 'typing'],
  ['applau\\w+|claps? (?:their|his|her) hands', 'applause'],
  ['alarm (?:blares?|sounds?|rings?)|sirens? (?:wails?|blares?)|klaxon', 'alarm'],
  ['heart (?:beats?|pounds?|hammers?)|heartbeat', 'heartbeat'],
  [
    'footsteps?|steps? (?:echo|approach|creak)\\w*|walks? (?:across|down|up|to|away|through|along)|strides?|paces|crosses to|climbs? the',
    'steps',
  ],
];

const tests = soundsOfActions.map(([words, sound]) => ({
  pattern: new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, 'u'),
  sound,
}));

/** The sound of what happens; undefined where nothing in the words makes one. The loudest thing comes first. */
export function effectOf(action: string): EffectSound | undefined {
  const folded = foldText(action);
  return tests.find(({ pattern }) => pattern.test(folded))?.sound;
}
