/** Errors as JSON, and waiting for what the server sees. */
import { APIError as ProbeError } from "probe-client";
import { APIError as TelnyxError } from "telnyx-oauth-client";
import type { World } from "./check.ts";

/** The value of a promise; of an error of the client's, its class, and the status of its answer if it had one. */
export async function outcome(promise: PromiseLike<unknown>): Promise<unknown> {
  try {
    return await promise;
  } catch (error) {
    return thrown(error);
  }
}

/** Throws what is no error of the client's: that is a fault wherever it comes from. */
export function thrown(error: unknown): { readonly thrown: string; readonly status?: number } {
  if (!(error instanceof ProbeError) && !(error instanceof TelnyxError)) throw error;
  return { thrown: error.name, ...(error.status !== undefined && { status: error.status }) };
}

/** What a promise is rejected with. */
export async function rejection(promise: PromiseLike<unknown>): Promise<Error> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof Error) return error;
    throw error;
  }
  throw new Error("It succeeded.");
}

/** Waits until the server has seen something of the run that it may not have seen yet. */
export async function untilSeen({ probe, run }: World, what: "attempts" | "hungUp", count: number): Promise<void> {
  for (let tries = 0; tries < 250; tries++) {
    if ((await probe.probe.getRun(run))[what] >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`The server has not seen ${what} rise to ${count} within five seconds.`);
}
