import type { Person } from '../breakdown.ts';
import { foldText } from '../foldText.ts';
import type { Shot, ShotLine } from '../shot.ts';

const devices: readonly (readonly [RegExp, string])[] = [
  [
    /(?<![\p{L}-])(?:radio|radios|wireless set|walkie-talkie|walkie-talkies|intercom|transceiver|shortwave)(?![\p{L}-])/u,
    'over the radio',
  ],
  [
    /(?<![\p{L}-])(?:phone|phones|telephone|cellphone|smartphone|mobile|voicemail|answering machine|earpiece)(?![\p{L}-])/u,
    'on the phone',
  ],
  [/(?<![\p{L}-])(?:television|tv|loudspeaker|loudspeakers|megaphone)(?![\p{L}-])/u, 'through a loudspeaker'],
];

/**
 * How a line reaches the ear, in words for who speaks it: from outside the picture (`O.S.`), or over a radio or a phone.
 * A voice-over sounds so when its speaker is described so, when the shot tells of the thing, or when the scene did before
 * and the speaker is not there: who tells the story over a scene is close to the ear.
 * @param scene shots of the scene so far, the line's own last
 * @returns '' for a voice in the room
 */
export function heardHow(line: ShotLine, person: Person | undefined, scene: readonly Shot[]): string {
  const directed = deviceIn(line.direction);
  if (directed) return '';
  if (line.offScreen) return 'O.S.';
  if (!line.voiceOver) return '';
  const own = person && deviceIn(`${person.name} ${person.voice} ${person.heardOnly ? person.look : ''}`);
  const isThere = scene.some((shot) => shot.depiction.people.some(({ id }) => id === line.speaker));
  const told = isThere ? scene.slice(-1) : scene;
  return own ?? told.toReversed().map(deviceOf).find(Boolean) ?? '';
}

function deviceOf(shot: Shot): string | undefined {
  return deviceIn(
    `${shot.lines.length > 0 ? '' : shot.content} ${shot.depiction.props.join(' ')} ${shot.depiction.action}`,
  );
}

function deviceIn(text: string): string | undefined {
  const folded = foldText(text);
  return devices.find(([words]) => words.test(folded))?.[1];
}
