import type { Problem } from '../../graph/problem.ts';
import { shorten } from '../../graph/shorten.ts';
import { doubt } from '../readers/doubt.ts';
import type { Scene, Screenplay, Speech } from '../screenplay.ts';
import { foldText } from '../foldText.ts';
import type { Unresolved } from './resolvePeople.ts';

/** Questions about names that could not be tied to exactly one person, each with the first line that the name speaks. */
export function peopleDoubts(screenplay: Screenplay, unresolved: readonly Unresolved[]): Problem[] {
  return unresolved.flatMap(({ name, rivals, taken }) => {
    if (screenplay.cast.length === 0 && rivals.length === 0) return [];
    const shown = shorten(name, 80);
    const first = firstLine(screenplay, name);
    const where = {
      line: first?.line.at.line,
      scene: first?.scene.id,
      text: first === undefined ? name : `${first.line.cue}: ${first.line.text}`,
      names: [name, ...rivals],
    };
    const scene = first === undefined ? '' : ` in scene ${first.scene.number}`;
    if (taken !== undefined)
      return [
        doubt(
          'name-ambiguous',
          `${shown}${scene} could be ${listed(rivals, 'or')}; ${shorten(taken, 80)} is taken. Correct it if that is wrong.`,
          where,
        ),
      ];
    if (rivals.length > 0)
      return [
        doubt(
          'name-unclear',
          `${shown} speaks${scene} and is taken as a person apart from ${listed(rivals, 'and')}. Name the right person if it is one of them.`,
          where,
        ),
      ];
    return [
      doubt(
        'name-not-in-cast',
        `${shown} speaks${scene} but is in no cast list: a person of that name is made. Describe them, or name who is meant.`,
        where,
      ),
    ];
  });
}

/** A cue for two people at once (`ADAM AND EVE`) gets one voice: worth knowing. */
export function chorusDoubts(screenplay: Screenplay): Problem[] {
  const seen = new Set<string>();
  return screenplay.scenes.flatMap((scene) =>
    scene.elements.flatMap((element) => {
      if (element.kind !== 'dialogue' || seen.has(foldText(element.speaker))) return [];
      if (
        !/\s(?:and|et|und|y|e|i)\s|\s*[&/+]\s*/iu.test(element.speaker) &&
        !/^(?:all|both|everyone|everybody|tous)$/iu.test(element.speaker)
      )
        return [];
      seen.add(foldText(element.speaker));
      return [
        doubt(
          'several-speak',
          `${shorten(element.speaker, 80)} in scene ${scene.number} is spoken by one voice, as a person of that name. Split the line if each should be heard.`,
          {
            line: element.at.line,
            scene: scene.id,
            text: `${element.cue}: ${element.text}`,
            names: [element.speaker],
          },
        ),
      ];
    }),
  );
}

function firstLine(screenplay: Screenplay, name: string): { scene: Scene; line: Speech } | undefined {
  const key = foldText(name);
  for (const scene of screenplay.scenes)
    for (const element of scene.elements)
      if (element.kind === 'dialogue' && foldText(element.speaker) === key) return { scene, line: element };
  return undefined;
}

function listed(all: readonly string[], word: string): string {
  const names = all.map((name) => shorten(name, 80));
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} ${word} ${names.at(-1) ?? ''}`;
}
