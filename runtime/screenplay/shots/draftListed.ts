import type { Problem } from '../../graph/problem.ts';
import type { NameIndex } from '../breakdown/nameIndex.ts';
import type { ListedShot, Scene, ScreenplayElement } from '../screenplay.ts';
import { countWords } from './countWords.ts';
import { emptyDraft, goesWith, lineOf, withAction } from './draftByRule.ts';
import { listedAngle, listedMove, listedSize, listedTransition } from './listedWords.ts';
import { pieceId } from './partId.ts';
import type { ShotDraft } from './shotDraft.ts';

/**
 * The shots of a list, in script order. A listed shot is cut wherever the script goes on with something else in between
 * or with another speaker (lists join the lines of two speakers by speaker); its length is shared out by words. What no
 * listed shot covers gets a shot by rule.
 */
export function draftListed(
  scene: Scene,
  listed: readonly ListedShot[],
  names: NameIndex,
  problems: Problem[],
): ShotDraft[] {
  const pieces = cutPieces(scene, ownersOf(scene, listed), names);
  const ordered = insertEmpty(listed, pieces);
  const used = new Map<string, number>();
  const total = Map.groupBy(ordered, (piece) => piece.listed?.id ?? '');
  return ordered.map(({ listed: from, draft }, index) => {
    if (from === undefined) return { ...draft, id: orphanId(scene, index) };
    const nth = used.get(from.id) ?? 0;
    used.set(from.id, nth + 1);
    const all = total.get(from.id) ?? [];
    const isLast = nth === all.length - 1;
    return {
      ...framed(draft, from, problems),
      id: pieceId(from.id, nth),
      seconds: share(from, all, draft),
      ...(!isLast && { transition: { kind: 'cut' as const, seconds: 0 } }),
    };
  });
}

interface Piece {
  listed: ListedShot | undefined;
  draft: ShotDraft;
}

/** The listed shot of each element: the first that names it. */
function ownersOf(scene: Scene, listed: readonly ListedShot[]): ReadonlyMap<string, ListedShot> {
  const known = new Set(scene.elements.map((element) => element.id));
  const owners = new Map<string, ListedShot>();
  for (const shot of listed) {
    for (const id of shot.elements) {
      if (known.has(id) && !owners.has(id)) owners.set(id, shot);
    }
  }
  return owners;
}

function cutPieces(scene: Scene, owners: ReadonlyMap<string, ListedShot>, names: NameIndex): Piece[] {
  const pieces: Piece[] = [];
  for (const element of scene.elements) {
    if (element.kind === 'transition') continue;
    const listed = owners.get(element.id);
    const last = pieces.at(-1);
    const draft = add(
      last && last.listed === listed ? last.draft : undefined,
      element,
      scene,
      listed !== undefined,
      names,
    );
    if (last && draft.joined) pieces[pieces.length - 1] = { listed, draft: draft.draft };
    else pieces.push({ listed, draft: draft.draft });
  }
  return pieces;
}

function add(
  to: ShotDraft | undefined,
  element: Exclude<ScreenplayElement, { kind: 'transition' }>,
  scene: Scene,
  listed: boolean,
  names: NameIndex,
) {
  if (element.kind === 'action') {
    // By rule an action is its own shot; a list may show several in one, also around a line.
    const joined = to !== undefined && listed;
    return { joined, draft: withAction(joined ? to : { ...emptyDraft(scene, 'action_beat'), listed }, element) };
  }
  const line = lineOf(element, names);
  const joined = to !== undefined && ((listed && to.lines.length === 0) || goesWith(to, line));
  const base = joined ? to : { ...emptyDraft(scene, 'dialogue_exchange'), listed };
  return { joined, draft: { ...base, lines: [...base.lines, line] } };
}

/** Shots without elements (the place) stay before the shot that the list has next. */
function insertEmpty(listed: readonly ListedShot[], pieces: readonly Piece[]): Piece[] {
  const result = [...pieces];
  const scene = pieces[0]?.draft.scene;
  const covered = new Set(pieces.map((piece) => piece.listed));
  let place = result.length;
  for (const shot of listed.toReversed()) {
    if (covered.has(shot)) {
      place = result.findIndex((piece) => piece.listed === shot);
    } else if (shot.elements.length === 0 && scene) {
      result.splice(place, 0, { listed: shot, draft: { ...emptyDraft(scene, 'location_establish'), listed: true } });
    }
  }
  return result;
}

function framed(draft: ShotDraft, from: ListedShot, problems: Problem[]): ShotDraft {
  const size = listedSize(from.size);
  const move = listedMove(from.move);
  for (const [word, known, what] of [
    [from.size, size, 'size'],
    [from.move, move, 'camera move'],
  ] as const) {
    if (known !== undefined) continue;
    problems.push({
      code: `shot-${what === 'size' ? 'size' : 'move'}-unknown`,
      severity: 'warning',
      message: `Shot ${from.id} has the ${what} "${word}", which is not known: ${what === 'size' ? 'a medium shot' : 'a camera that stands still'} is taken.`,
      source: { scene: draft.scene.id, text: word },
    });
  }
  return {
    ...draft,
    trigger: from.trigger,
    size: size ?? 'medium',
    move: move === 'track' ? 'track-right' : (move ?? 'static'),
    angle: listedAngle(from.height),
    lens: Math.min(400, Math.max(8, from.lens ?? 50)),
    intensity: from.intensity,
    lighting: from.lighting,
    transition: listedTransition(from.transition, from.transitionSeconds),
    listedFrame: from.inFrame,
  };
}

/** Length of one piece: by words, and an action counts at least four. */
function share(listed: ListedShot, all: readonly Piece[], draft: ShotDraft): number {
  const weights = all.map((piece) => weight(piece.draft));
  return (listed.seconds * weight(draft)) / weights.reduce((sum, one) => sum + one, 0);
}

function weight(draft: ShotDraft): number {
  const spoken = draft.lines.reduce((sum, line) => sum + countWords(line.text), 0);
  return Math.max(1, spoken + Math.max(draft.actions.length * 4, countWords(draft.text)));
}

/** Ids of shots that the list lacks must not look like those that it has. */
function orphanId(scene: Scene, index: number): string {
  return `${scene.id}-x${String(index + 1).padStart(2, '0')}`;
}
