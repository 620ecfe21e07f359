/** One line of the table: times in milliseconds, floor and measured in turn in the same process. */
export interface BenchRow {
  readonly name: string;
  /** What it is measured against, timed in the same process. */
  readonly floor: number;
  readonly measured: number;
  /** Largest ratio of measured to floor; absent when the line is only for information. */
  readonly limit?: number;
}

/** Every `test/bench/*.bench.ts` exports one function `bench` of this type. */
export type Bench = () => Promise<readonly BenchRow[]>;
