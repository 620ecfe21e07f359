import type { MusicMood } from '../../graph/soundscape.ts';
import { foldText } from '../foldText.ts';

const moodsOfWords: readonly (readonly [words: RegExp, mood: MusicMood])[] = [
  [/(?<!\p{L})(?:tens|suspens|thriller|danger|dread|horror|paranoi|menac|noir)/u, 'tense'],
  [/(?<!\p{L})(?:myster|detective|eerie|uncanny|secret|crime)/u, 'mysterious'],
  [/(?<!\p{L})(?:epic|wars?(?!\p{L})|heroic|battle|adventur|action)/u, 'epic'],
  [/(?<!\p{L})(?:sad|grief|loss|melanchol|tragi|elegi|lonel|bleak)/u, 'sad'],
  [/(?<!\p{L})(?:comed|comic|playful|funny|whims|light-?hearted|satir)/u, 'playful'],
  [/(?<!\p{L})(?:hope|uplift|romanc|romantic|love|warm|inspir)/u, 'hopeful'],
];

/** The mood of a film's music, from words on its tone and kind; the first that is named. */
export function moodOf(words: string): MusicMood {
  const folded = foldText(words);
  const found = moodsOfWords.flatMap(([pattern, mood]) => {
    const at = folded.search(pattern);
    return at < 0 ? [] : [{ at, mood }];
  });
  return found.toSorted((a, b) => a.at - b.at)[0]?.mood ?? 'calm';
}
