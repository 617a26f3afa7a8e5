import type { CallName } from "./calls.ts";

/** What carries the requests of a client: HTTP on loopback, or a `fetch` that answers at once. */
export type Transport = "loopback" | "instant";

export const transports: readonly Transport[] = ["instant", "loopback"];

/** What a contender's process is asked for. */
export type ClientTask =
  /** One call; the answer is what the client gives. */
  | { readonly kind: "once"; readonly transport: Transport; readonly call: CallName }
  | {
      readonly kind: "measure";
      readonly transport: Transport;
      readonly call: CallName;
      /** Stops when the time is over, or so many calls were made, whichever is first. */
      readonly milliseconds: number;
      readonly calls: number;
      readonly concurrency: number;
    };

export interface ClientTiming {
  readonly calls: number;
  readonly milliseconds: number;
  /** Of the contender's process. */
  readonly cpuMicroseconds: number;
}

export function isClientTask(value: unknown): value is ClientTask {
  return typeof value === "object" && value !== null && "kind" in value && "transport" in value && "call" in value;
}

export function isClientTiming(value: unknown): value is ClientTiming {
  return (
    typeof value === "object" &&
    value !== null &&
    "calls" in value &&
    typeof value.calls === "number" &&
    "milliseconds" in value &&
    typeof value.milliseconds === "number" &&
    "cpuMicroseconds" in value &&
    typeof value.cpuMicroseconds === "number"
  );
}
