import { foldText } from '../../foldText.ts';
import type { Scene, ScreenplayElement } from '../../screenplay.ts';
import type { RawShot } from './readShotList.ts';

/** A shot with the elements that it covers, before the scene number is added. */
export interface Aligned {
  raw: RawShot;
  elements: string[];
}

type Covered = Exclude<ScreenplayElement, { kind: 'transition' }>;

/**
 * Ties shots to elements by what they repeat of the text. Each element goes to the first shot that holds its words;
 * what no shot holds joins the shot of the element before it (or the first), so that nothing is lost.
 * `placed` of `wanted` elements were found.
 */
export function matchByText(
  scene: Scene,
  shots: readonly RawShot[],
): { aligned: Aligned[]; placed: number; wanted: number } {
  const elements = scene.elements.filter((element) => element.kind !== 'transition');
  const texts = shots.map((shot) => ({ spoken: foldText(shot.dialogue), shown: foldText(shot.content) }));
  const owner: (number | undefined)[] = [];
  let from = 0;
  elements.forEach((element) => {
    const text = foldText(element.text);
    const holds = (at: number): boolean => holdsText(element, text, texts[at]);
    const order = [...shots.keys()];
    // Shots come in film order save for two-speaker exchanges, so look forward first and only then back.
    const found = order.slice(from).find(holds) ?? order.slice(0, from).findLast(holds);
    owner.push(found);
    if (found !== undefined && element.kind === 'action') from = found;
  });
  const placed = owner.filter((at) => at !== undefined).length;
  fillGaps(owner, shots);
  const covered = shots.map((raw, index) => ({
    raw,
    elements: elements.filter((_, at) => owner[at] === index).map((element) => element.id),
  }));
  return {
    aligned: covered.filter(({ raw, elements: own }) => own.length > 0 || raw.shot.trigger === 'location_establish'),
    placed,
    wanted: elements.length,
  };
}

function holdsText(element: Covered, text: string, shot: { spoken: string; shown: string } | undefined): boolean {
  if (shot === undefined || text === '') return false;
  if (element.kind === 'action') return shot.spoken === '' && holdsWhole(shot.shown, text);
  return holdsWhole(shot.spoken, text);
}

/** Short texts must be a whole line of the shot (`No.` is in many sentences), long ones may be a part of it. */
function holdsWhole(hay: string, text: string): boolean {
  if (hay === '') return false;
  if (text.length >= 24) return hay.includes(text);
  return (
    hay.split(' | ').some((line) => line === text || line.endsWith(`: ${text}`)) ||
    (hay.includes(text) && text.includes(' '))
  );
}

function fillGaps(owner: (number | undefined)[], shots: readonly RawShot[]): void {
  const firstShown = shots.findIndex((shot) => shot.shot.trigger !== 'location_establish');
  let last = firstShown < 0 ? 0 : firstShown;
  owner.forEach((found, at) => {
    if (found === undefined) owner[at] = last;
    else last = found;
  });
}
