import type { Json } from '../json.ts';

export type JsonRecord = Readonly<Record<string, Json>>;

/** One step of the file format: pure, from one version to the next. */
export interface Migration {
  /** The version that it reads; it writes the next one. */
  readonly from: number;
  /** What changed, for people: `Frames got a colour`. */
  readonly name: string;
  /** Never changes what it is given. The new version number is set by `migrate`. */
  apply(file: JsonRecord): JsonRecord;
}
