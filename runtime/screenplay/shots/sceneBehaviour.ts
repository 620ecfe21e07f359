import type { NameIndex } from '../breakdown/nameIndex.ts';
import { behaviourIn, behavioursOf, type Behaviour } from './readBehaviour.ts';
import type { ShotDraft } from './shotDraft.ts';

/** Poses that go on until another is told; a step or a gesture does not. */
const lasting = new Set(['sit', 'lie', 'crouch', 'lean']);

/** How everybody in a scene holds themselves, shot by shot. */
export class SceneBehaviour {
  readonly #names: NameIndex;
  readonly #outside: boolean;
  readonly #posture = new Map<string, NonNullable<Behaviour['pose']>>();
  /** Faces of the shot before: who laughed still smiles while they speak. */
  #faces = new Map<string, NonNullable<Behaviour['face']>>();

  constructor(names: NameIndex, outside: boolean) {
    this.#names = names;
    this.#outside = outside;
  }

  /** Behaviours of the people in the frame. Shots must come in order. */
  of(draft: ShotDraft): ReadonlyMap<string, Behaviour> {
    const acted = behavioursOf(withoutBrackets(draft.text), draft.frame, this.#names);
    const directed = draft.lines.map((line) => ({
      id: line.speaker?.id,
      ...behaviourIn(line.speech.parentheticals.join(', ')),
    }));
    const faces = new Map<string, NonNullable<Behaviour['face']>>();
    const result = new Map<string, Behaviour>();
    for (const id of new Set([...draft.frame, ...acted.keys()])) {
      const own: Behaviour = acted.get(id) ?? {};
      const said: Behaviour = directed.find((one) => one.id === id) ?? {};
      const face = said.face ?? own.face;
      if (face) faces.set(id, face);
      this.#remember(id, own.pose, draft.text !== '');
      const pose = said.pose ?? own.pose ?? this.#posture.get(id);
      const shown = face ?? (draft.lines.length > 0 ? this.#faces.get(id) : undefined);
      result.set(id, {
        ...(pose && { pose }),
        ...(shown && shown !== 'eyes-closed' ? { face: shown } : face && { face }),
      });
    }
    this.#faces = faces;
    return result;
  }

  #remember(id: string, pose: Behaviour['pose'], acted: boolean): void {
    // Who walked has stopped when the next action does not say that they go on.
    if (pose === undefined && acted && this.#posture.get(id) === 'walk') this.#posture.delete(id);
    if (pose === undefined) return;
    if (lasting.has(pose) || (this.#outside && pose === 'walk')) this.#posture.set(id, pose);
    else if (pose === 'stand' || pose === 'walk' || pose === 'run') this.#posture.delete(id);
  }
}

/** Scripts describe in brackets who comes in: `(late 30s, lean as a heron)` is a look, not a pose. */
function withoutBrackets(text: string): string {
  return text.replace(/\([^()]*\)/gu, ' ');
}
