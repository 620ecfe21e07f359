import type { Breakdown } from '../breakdown.ts';
import type { NameIndex } from '../breakdown/nameIndex.ts';
import { Presence } from './presence.ts';
import type { DraftLine, ShotDraft } from './shotDraft.ts';

/** Most people that a picture can hold and still show. */
const mostInFrame = 4;

/**
 * Says of every shot of a scene who may be in the picture and whom the speaker speaks to. Voices that are only heard are
 * never in it: such a shot shows those who listen. `frame` names the most important first: the speaker, the first named.
 */
export function framePeople(drafts: readonly ShotDraft[], breakdown: Breakdown, names: NameIndex): ShotDraft[] {
  const presence = new Presence(breakdown, names, expectedIn(drafts, names));
  let spoken: DraftLine[] = [];
  return drafts.map((draft, index) => {
    const after = drafts.slice(index + 1);
    const shown = draft.text === '' ? [] : presence.shownBy(draft.text);
    const listed = unique(draft.listedFrame.flatMap((name) => bodyOf(names, name)));
    const [line] = draft.lines;
    if (!line) {
      const frame = unique([...shown, ...listed]).slice(0, mostInFrame);
      presence.see(frame);
      presence.leave(draft.text, frame);
      // Who an action leaves out is not spoken to any more without saying something again.
      if (frame.length > 0) spoken = spoken.filter((one) => one.speaker && frame.includes(one.speaker.id));
      return { ...draft, frame };
    }
    const heard = new Set(draft.lines.filter((one) => !one.bodily).flatMap((one) => one.speaker?.id ?? []));
    presence.see(shown);
    const speakers = unique(draft.lines.filter((one) => one.bodily).flatMap((one) => one.speaker?.id ?? []));
    const partner = presence.partnerOf(line, spoken, after);
    const listeners = unique([...(partner === undefined ? [] : [partner]), ...shown, ...presence.active]);
    const others = [...listed, ...listeners].filter((id) => !speakers.includes(id) && !heard.has(id));
    // A listener who has not been seen yet is there all the same: who answers was in the room.
    presence.see([...speakers, ...(partner === undefined ? [] : [partner])]);
    spoken.push(...draft.lines);
    return { ...draft, frame: unique([...speakers, ...others]).slice(0, mostInFrame), partner };
  });
}

/** Those who act and speak in the scene, in the order in which they do. */
function expectedIn(drafts: readonly ShotDraft[], names: NameIndex): string[] {
  return unique(
    drafts
      .flatMap((draft) => [
        ...names.inText(draft.text).filter((person) => !person.heardOnly),
        ...draft.lines.flatMap((line) => (line.bodily && line.speaker ? [line.speaker] : [])),
      ])
      .map((person) => person.id),
  );
}

/** The person that a listed name means, when they have a body in this film. */
function bodyOf(names: NameIndex, name: string): string[] {
  if (/\((?:v\.?\s?o|o\.?\s?s|o\.?\s?c)\b/iu.test(name)) return [];
  const person = names.byName(name);
  return person === undefined || person.heardOnly ? [] : [person.id];
}

function unique(ids: readonly string[]): string[] {
  return [...new Set(ids)];
}
