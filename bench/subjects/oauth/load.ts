/** What the process that makes the load is asked for. */
export type Load =
  /** Open connections in place of those that are open. */
  | { readonly kind: "connect"; readonly port: number; readonly connections: number }
  /** Send each of these over whichever connection is free, one at a time on each. */
  | {
      readonly kind: "load";
      /** Whole requests, a character an octet. */
      readonly requests: readonly string[];
      /** What stands in the body of every right answer. */
      readonly contains: string;
    };

/** What a `load` made. Times are in milliseconds. */
export interface LoadResult {
  /** From the first request to the last response. */
  readonly milliseconds: number;
  /** From a request to its whole response, in the order of the requests. */
  readonly latencies: readonly number[];
  /** In the order of the requests. */
  readonly bodies: readonly string[];
  /** Of the process that made the load. */
  readonly cpuMicroseconds: number;
}

export function isLoad(value: unknown): value is Load {
  return typeof value === "object" && value !== null && "kind" in value;
}

export function isLoadResult(value: unknown): value is LoadResult {
  return typeof value === "object" && value !== null && "latencies" in value && "bodies" in value;
}
