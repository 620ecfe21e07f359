import { soften } from '../draw/soften.ts';
import { softest, softness, type FocusPull } from './focus.ts';
import type { Planes, SheetShape } from './planes.ts';
import type { Sampler } from './sampler.ts';
import type { SceneSheets } from './sceneSheets.ts';

/** Sharp, half as soft as it gets, and as soft as it gets: between them it is mixed. */
const grades = 3;

/** What a sampler needs for sheets whose focus is pulled: after what is laid, the sharp ones, then those in both grades of blur. */
export function focusShapes(shapes: readonly SheetShape[]): SheetShape[] {
  return [...shapes, ...shapes.flatMap((shape) => [shape, shape])];
}

/** Sheets of a scene in grades of blur that were made beforehand, mixed for each frame. */
export class FocusedSheets {
  private readonly sampler: Sampler;
  private readonly pull: FocusPull;
  private readonly sheets: readonly { laid: Planes; grades: readonly Planes[]; nearness: number; moves: boolean }[];
  private last = -1;

  /** @param laid the sheets that frames are laid from; those that are drawn are `scene.sheets` */
  static async blur(
    scene: SceneSheets,
    laid: readonly Planes[],
    blurred: readonly Planes[],
    { sampler, pull, unit }: { sampler: Sampler; pull: FocusPull; unit: number },
  ): Promise<FocusedSheets> {
    for (const [index, { nearness, fall }] of scene.sheets.entries()) {
      const radius = fall ? 0 : softest(pull, nearness, unit);
      for (let grade = 1; grade < grades; grade += 1)
        await scene.copy(index, blurred[index * (grades - 1) + grade - 1] as Planes, (context) =>
          soften(context, (radius * grade) / (grades - 1), index === 0),
        );
    }
    return new FocusedSheets(scene, laid, blurred, { sampler, pull });
  }

  private constructor(
    scene: SceneSheets,
    laid: readonly Planes[],
    blurred: readonly Planes[],
    { sampler, pull }: { sampler: Sampler; pull: FocusPull },
  ) {
    this.sampler = sampler;
    this.pull = pull;
    this.sheets = scene.sheets.map(({ planes, nearness, fall }, index) => ({
      laid: laid[index] as Planes,
      grades: [planes, ...blurred.slice(index * (grades - 1), (index + 1) * (grades - 1))],
      nearness,
      moves: fall === undefined,
    }));
  }

  /**
   * Mixes the sheets for a part (0 to 1) of the shot.
   * @param changed something in the drawn sheets is not as it was
   * @returns whether the focus has gone on since
   */
  set(part: number, changed: boolean): boolean {
    const went = this.sheets.some(
      ({ nearness }) => softness(this.pull, nearness, part) !== softness(this.pull, nearness, this.last),
    );
    if (!went && !changed && this.last >= 0) return false;
    for (const { laid, grades: made, nearness, moves } of this.sheets) {
      const soft = moves ? softness(this.pull, nearness, part) * (grades - 1) : 0;
      const low = Math.min(grades - 2, Math.floor(soft));
      this.sampler.mix(laid, made[low] as Planes, made[low + 1] as Planes, soft - low);
    }
    const first = this.last < 0;
    this.last = part;
    return went || first;
  }
}
