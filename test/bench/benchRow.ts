/** One line of the table: floor and measured in turn in the same run. */
export interface BenchRow {
  readonly name: string;
  /** What it is measured against. */
  readonly floor: number;
  readonly measured: number;
  /** Largest ratio of measured to floor; absent when the line is only for information. */
  readonly limit?: number;
  /** What the two figures are; milliseconds when absent. */
  readonly unit?: 'milliseconds' | 'bytes';
}

/** Every `test/bench/*.bench.ts` exports one function `bench` of this type. */
export type Bench = () => Promise<readonly BenchRow[]>;
