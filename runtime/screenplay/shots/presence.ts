import type { Breakdown, Person } from '../breakdown.ts';
import type { NameIndex } from '../breakdown/nameIndex.ts';
import { foldedWords } from '../foldText.ts';
import type { DraftLine, ShotDraft } from './shotDraft.ts';
import { sentencesOf } from './splitText.ts';

/** Who is where in the course of one scene: who came in, who was seen last, who speaks to whom. */
export class Presence {
  readonly #people: ReadonlyMap<string, Person>;
  readonly #names: NameIndex;
  /** Ids, last seen first. */
  #active: string[] = [];
  /** Who is meant by a pronoun before anybody was seen: those of the scene, first named first. */
  readonly #expected: readonly string[];

  constructor(breakdown: Breakdown, names: NameIndex, expected: readonly string[]) {
    this.#expected = expected;
    this.#people = new Map(breakdown.people.map((person) => [person.id, person]));
    this.#names = names;
  }

  /** Ids of those who came in and have not left, last seen first. */
  get active(): readonly string[] {
    return this.#active;
  }

  /** Those whom an action shows: named, meant by a pronoun, or `everybody`. The first who acts comes first. */
  shownBy(text: string): string[] {
    const shown: string[] = [];
    for (const sentence of sentencesOf(text)) {
      const named = this.#bodies(this.#names.inText(sentence).map((person) => person.id));
      add(shown, named);
      this.#addMeant(shown, named, new Set(foldedWords(sentence)));
    }
    return shown;
  }

  #addMeant(shown: string[], named: readonly string[], said: ReadonlySet<string>): void {
    const known = this.#active.length > 0 || shown.length > 0 ? this.#active : this.#expected;
    const others = known.filter((id) => !shown.includes(id));
    if (sayAny(said, both)) add(shown, others.slice(0, Math.max(0, 2 - shown.length)));
    else if (sayAny(said, all)) add(shown, others);
    else if (named.length === 0 && sayAny(said, they)) add(shown, others.slice(0, Math.max(0, 2 - shown.length)));
    for (const sex of ['female', 'male'] as const) {
      if (!sayAny(said, sex === 'female' ? she : he) || shown.some((id) => this.#couldBe(id, sex))) continue;
      add(shown, others.filter((id) => this.#couldBe(id, sex)).slice(0, 1));
    }
  }

  see(ids: readonly string[]): void {
    // The first named counts as seen last: it is mostly the one who acts.
    this.#active = [...ids, ...this.#active.filter((id) => !ids.includes(id))];
  }

  /** Takes out those of whom the action says that they go. */
  leave(text: string, ids: readonly string[]): void {
    if (
      ids.length !== 1 ||
      !/\b(?:exits|leaves|departs|walks out|storms out|hurries away|is gone)\b(?! for\b)/iu.test(text)
    )
      return;
    this.#active = this.#active.filter((id) => !ids.includes(id));
  }

  /**
   * Whom the line is spoken to: who spoke last, else who answers (when no later action brings them in first),
   * else who was seen last.
   * @param after what follows in the scene
   */
  partnerOf(line: DraftLine, before: readonly DraftLine[], after: readonly ShotDraft[]): string | undefined {
    const speaker = line.speaker?.id;
    const isOther = (id: string | undefined): id is string => id !== undefined && id !== speaker;
    const last = before
      .toReversed()
      .find((other) => other.bodily && isOther(other.speaker?.id) && this.#active.includes(other.speaker.id));
    if (last) return last.speaker?.id;
    return this.#answerer(speaker, after) ?? this.#active.find(isOther);
  }

  #answerer(speaker: string | undefined, after: readonly ShotDraft[]): string | undefined {
    for (const draft of after) {
      if (draft.actions.length > 0) {
        const coming = this.shownBy(draft.text).filter((id) => id !== speaker && !this.#active.includes(id));
        if (coming.length > 0) return undefined;
      }
      const answer = draft.lines.find((line) => line.bodily && line.speaker && line.speaker.id !== speaker);
      if (answer) return answer.speaker?.id;
    }
    return undefined;
  }

  #bodies(ids: readonly string[]): string[] {
    return ids.filter((id) => this.#people.get(id)?.heardOnly === false);
  }

  #couldBe(id: string, sex: 'female' | 'male'): boolean {
    const known = this.#people.get(id)?.sex;
    return known === sex || known === 'unknown';
  }
}

function add(shown: string[], ids: readonly string[]): void {
  shown.push(...ids.filter((id) => !shown.includes(id)));
}

const both = ['both'];
const all = ['everyone', 'everybody', 'all', 'nobody', 'three'];
const they = ['they', 'them', 'their'];
const she = ['she', 'her', 'hers'];
const he = ['he', 'him', 'his'];

function sayAny(said: ReadonlySet<string>, words: readonly string[]): boolean {
  return words.some((word) => said.has(word));
}
