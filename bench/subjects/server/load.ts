/** What the process that makes the load is asked for. */
export type Load =
  /** Open connections in place of those that are open. */
  | { readonly kind: "connect"; readonly port: number; readonly connections: number }
  /** Send over them. */
  | {
      readonly kind: "load";
      /** The whole request, a character an octet. */
      readonly request: string;
      /** The status that every response must have. */
      readonly status: number;
      /** How many requests of a connection are under way at a time (RFC 9112 section 9.3.2). */
      readonly pipelining: number;
      /** Stops when the time is over, or so many responses have come, whichever is first. */
      readonly milliseconds: number;
      readonly responses: number;
    };

/** What a `load` made. */
export interface LoadResult {
  readonly responses: number;
  /** From the first request to the last response. */
  readonly milliseconds: number;
  /** Of the process that made the load. */
  readonly cpuMicroseconds: number;
}

export function isLoad(value: unknown): value is Load {
  return typeof value === "object" && value !== null && "kind" in value;
}

export function isLoadResult(value: unknown): value is LoadResult {
  return (
    typeof value === "object" &&
    value !== null &&
    "responses" in value &&
    typeof value.responses === "number" &&
    "milliseconds" in value &&
    typeof value.milliseconds === "number" &&
    "cpuMicroseconds" in value &&
    typeof value.cpuMicroseconds === "number"
  );
}
