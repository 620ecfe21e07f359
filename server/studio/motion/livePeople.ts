import type { FaceState } from '../figure/headShape.ts';
import { hashText, seededRandom } from '../random.ts';
import type { Moment } from '../shot/moment.ts';
import type { Scene } from '../shot/scene.ts';
import type { SceneHead, SceneWalker } from '../shot/sceneLife.ts';
import { blinkTrack, faceStateOf } from './faceTrack.ts';
import type { MouthStep } from './mouthTrack.ts';
import { apart, evenRegion, overlap, type Region } from './region.ts';
import type { Living, SceneSheets } from './sceneSheets.ts';

export interface Speaking {
  speaker: string | undefined;
  steps: readonly MouthStep[];
}

/** Breaths are drawn in so many steps from out to in. */
const breathSteps = 5;

interface Face {
  id: string;
  blinks: Uint8Array;
  /** The whole head, for who speaks with it; or eyes and mouth; or both in one where they can not be told apart. */
  head: Living | undefined;
  eyes: Living | undefined;
  mouth: Living | undefined;
  all: Living;
  /** Others whose faces reach into this one. */
  beside: readonly string[];
}

/** Drawings of two steps, on twos; of somebody so near that they fill the picture, on threes. */
const [strideDrawings, nearDrawings] = [12, 8] as const;

/** Seconds of two steps. */
const [walkSeconds, runSeconds] = [1, 2 / 3] as const;

/** The part of a picture that somebody fills who is near. */
const nearPart = 0.3;

/** The walkers of a clip, who are drawn together, and whose faces lie in that. */
interface Walk {
  part: Living;
  walkers: readonly SceneWalker[];
  faces: ReadonlySet<string>;
}

/** Faces, breaths and steps of the people of a clip. */
export class LivePeople {
  private readonly sheets: SceneSheets;
  private readonly speaking: Speaking | undefined;
  /** Who of those that are seen speaks. */
  readonly speaker: string | undefined;
  private readonly faces: readonly Face[];
  private readonly breaths: readonly { id: string; part: Living; track: Uint8Array }[];
  private readonly walk: Walk | undefined;
  private readonly framesPerSecond: number;

  /** @param walkers those who are seen to walk */
  constructor(
    sheets: SceneSheets,
    speaking: Speaking | undefined,
    walkers: readonly SceneWalker[],
    { frames, framesPerSecond }: { frames: number; framesPerSecond: number },
  ) {
    this.sheets = sheets;
    this.framesPerSecond = framesPerSecond;
    this.speaking = speaking;
    const { heads, breaths } = sheets.scene;
    const size = sizeOf(sheets.scene);
    const seen = heads
      .map((head) => ({ head, region: faceRegion(head, size) }))
      .filter(({ region }) => region.width > 0 && region.height > 0);
    this.speaker = speaking && (seen.find(({ head }) => head.id === speaking.speaker) ?? seen[0])?.head.id;
    const live = (name: string, region: Region): Living => ({ name, layer: 'people', regions: [region] });
    this.faces = seen.map(({ head, region }): Face => {
      const speaks = head.id === this.speaker;
      const beside = seen
        .filter((other) => other.head !== head && overlap(other.region, speaks ? headRegion(head, size) : region))
        .map((other) => other.head.id);
      const parted = head.upright && beside.length === 0;
      const split = evenRegion({ x: 0, y: head.y + head.r * 0.3, width: 2, height: 2 }, size).y;
      return {
        id: head.id,
        blinks: blinkTrack(head.id, frames, framesPerSecond),
        head: speaks ? live(`${head.id}/head`, headRegion(head, size)) : undefined,
        eyes: parted ? live(`${head.id}/eyes`, { ...region, height: split - region.y }) : undefined,
        mouth: parted
          ? live(`${head.id}/mouth`, { ...region, y: split, height: region.y + region.height - split })
          : undefined,
        all: live(`${head.id}/face`, region),
        beside,
      };
    });
    const voice = seen.find(({ head }) => head.id === this.speaker)?.head;
    this.walk = walkOf(
      // A voice is drawn with each of its mouths: with each step as well, that would be too many drawings.
      walkers.filter(({ id }) => id !== this.speaker),
      seen,
      voice && headRegion(voice, size),
    );
    const walked = this.walk?.part.regions ?? [];
    this.breaths = breaths
      .filter(({ region }) => walked.every((part) => !overlap(part, region)))
      // A voice takes the breath, and the head of a speaker reaches into the shoulders.
      .filter(({ id }) => id !== this.speaker)
      .map(({ id, region }) => ({
        id,
        part: live(`${id}/breath`, region),
        track: breathTrack(id, frames, framesPerSecond),
      }));
  }

  private strideOf({ runs, region }: SceneWalker, frame: number): number {
    const { width, height } = this.sheets.scene.paper;
    const drawings = region.width * region.height > nearPart * width * height ? nearDrawings : strideDrawings;
    const at = frame / this.framesPerSecond / (runs ? runSeconds : walkSeconds);
    return (Math.floor(at * drawings + 1e-6) % drawings) / drawings;
  }

  /** Sets everybody to a frame. @returns the parts of the drawing that changed */
  set(frame: number): Region[] {
    const states = new Map<string, { state: FaceState; key: string; mouth: MouthStep; blink: number }>();
    for (const { id, blinks } of this.faces) {
      const said = id === this.speaker ? this.speaking?.steps[frame] : undefined;
      const mouth = said ?? { shape: 'closed', stress: 0 };
      const blink = blinks[frame] ?? 0;
      const rests = mouth.shape === 'closed' && mouth.stress === 0 && blink === 0;
      const key = rests ? '' : `${mouth.shape}.${mouth.stress}.${blink}`;
      states.set(id, { state: faceStateOf(said, blink), key, mouth, blink });
    }
    const faces = new Map([...states].map(([id, { state }]) => [id, state]));
    const breaths = new Map(this.breaths.map(({ id, track }) => [id, (track[frame] ?? 0) / (breathSteps - 1)]));
    const strides = new Map((this.walk?.walkers ?? []).map((walker) => [walker.id, this.strideOf(walker, frame)]));
    const moment: Moment = { faces, breaths, strides, phase: 0 };
    const changed = this.breaths.flatMap(({ part, track }) =>
      this.sheets.put(part, track[frame] ? `${track[frame]}` : '', moment),
    );
    if (this.walk) {
      const keys = [...this.walk.faces].map((id) => states.get(id)?.key ?? '');
      const steps = [...strides.values()].map((stride) => stride.toFixed(3));
      const rests = [...strides.values(), ...keys].every((one) => one === 0 || one === '');
      changed.push(...this.sheets.put(this.walk.part, rests ? '' : `${steps.join()}|${keys.join()}`, moment));
    }
    for (const face of this.faces) {
      if (this.walk?.faces.has(face.id)) continue;
      const { mouth, blink, key, state } = states.get(face.id) as NonNullable<ReturnType<typeof states.get>>;
      const { sheets } = this;
      if (!face.eyes || !face.mouth) {
        // One patch shows all that is in it.
        const others = face.beside.map((id) => states.get(id)?.key ?? '').join(',');
        const whole = others.replaceAll(',', '') === '' ? key : `${key}|${others}`;
        changed.push(...sheets.put(face.head ?? face.all, whole, moment));
        continue;
      }
      const stress = mouth.stress === 0 ? '' : `${mouth.stress}`;
      if (face.head) {
        const calm: FaceState = { ...state, mouth: faceStateOf({ shape: 'closed', stress: 0 }, 0).mouth, blink: 0 };
        const moved = sheets.put(face.head, stress, { ...moment, faces: new Map([...faces, [face.id, calm]]) });
        if (moved.length > 0) for (const part of [face.eyes, face.mouth]) sheets.stands(part, stress);
        changed.push(...moved);
      }
      changed.push(...sheets.put(face.eyes, blink === 0 ? stress : `${stress}.${blink}`, moment));
      changed.push(...sheets.put(face.mouth, mouth.shape === 'closed' ? stress : `${stress}.${mouth.shape}`, moment));
    }
    return changed;
  }
}

/** The walkers as one living part, where nobody's head moves by itself in it. */
function walkOf(
  walkers: readonly SceneWalker[],
  heads: readonly { head: SceneHead; region: Region }[],
  voice: Region | undefined,
): Walk | undefined {
  const regions = apart(walkers.map(({ region }) => region));
  const meets = (region: Region): boolean => regions.some((one) => overlap(one, region));
  if (regions.length === 0 || (voice && meets(voice))) return undefined;
  return {
    part: { name: 'walk', layer: 'people', regions },
    walkers,
    faces: new Set(heads.filter(({ region }) => meets(region)).map(({ head }) => head.id)),
  };
}

/** Step of the breath of each frame: in, out, and a rest; everybody in their own time. */
export function breathTrack(id: string, frames: number, framesPerSecond: number): Uint8Array {
  const random = seededRandom(hashText(`breath:${id}`));
  const seconds = random.between(3.1, 4.3);
  const start = random.next();
  return Uint8Array.from({ length: frames }, (_, frame) => {
    // A clip begins with the breath out, as its still is drawn.
    const settle = Math.min(1, frame / framesPerSecond);
    const at = (frame / framesPerSecond / seconds + start) % 1;
    const full = at < 0.4 ? at / 0.4 : at < 0.88 ? 1 - (at - 0.4) / 0.48 : 0;
    return Math.round((0.5 - 0.5 * Math.cos(Math.PI * full)) * (breathSteps - 1) * settle);
  });
}

function sizeOf({ paper }: Scene): { width: number; height: number } {
  return { width: paper.width + 2 * paper.marginX, height: paper.height + 2 * paper.marginY };
}

/** Brow to chin. */
function faceRegion({ x, y, r }: SceneHead, size: { width: number; height: number }): Region {
  return evenRegion({ x: x - r * 1.05, y: y - r * 0.8, width: r * 2.1, height: r * 2.03 }, size);
}

/** Hat to chin, or as far as hair and beard hang. */
function headRegion({ x, y, r, long }: SceneHead, size: { width: number; height: number }): Region {
  return evenRegion({ x: x - r * 1.8, y: y - r * 2.5, width: r * 3.6, height: r * (long ? 4.8 : 3.73) }, size);
}
