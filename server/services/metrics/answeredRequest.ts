/** What is counted of a request. */
export interface AnsweredRequest {
  readonly method: string;
  /** The route's pattern, so that ids make no series of their own. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}
