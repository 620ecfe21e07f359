import type { Depiction } from '../../runtime/graph/depiction.ts';
import { zDepiction } from '../../runtime/graph/depiction.ts';

const times = ['night', 'dawn', 'dusk', 'morning', 'afternoon', 'evening'] as const;
const weathers = [
  ['storm', /\bstorm\w*\b|\bthunder\w*\b/],
  ['rain', /\brain\w*\b|\bdrizzle\b/],
  ['snow', /\bsnow\w*\b|\bblizzard\b/],
  ['fog', /\bfog\w*\b|\bmist\w*\b/],
] as const;

/** A picture for those who only give words: the words are the place, and their time and weather its light. */
export function depictionOfWords(prompt: string): Depiction {
  const text = prompt.toLowerCase().slice(0, 4000);
  const inside =
    /\b(interior|indoors?|inside|room|kitchen|office|hall|vault|cellar|corridor|bar|shop|church|lab\w*)\b/.test(text);
  const crowd = /\b(portrait|man|woman|girl|boy|person|figure|he|she|face)\b/.test(text);
  const near = /\b(close-?up|portrait|face|headshot)\b/.test(text);
  return zDepiction.parse({
    place: {
      id: text.trim().slice(0, 200) || 'nowhere',
      name: text.slice(0, 200),
      interior: inside,
      description: text,
    },
    light: {
      time: times.find((time) => text.includes(time)) ?? 'day',
      weather: weathers.find(([, pattern]) => pattern.test(text))?.[0] ?? 'clear',
    },
    people: crowd ? [{ id: text.slice(0, 200), name: '', look: text }] : [],
    size: near ? 'medium-close' : crowd ? 'medium' : 'wide',
    action: prompt.slice(0, 4000),
  });
}
