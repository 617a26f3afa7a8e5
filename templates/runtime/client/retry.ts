import type { Clock } from "./clock.ts";
import { APIConnectionError } from "./errors.ts";

/** Infinity: the wait that has no end, and the time that is not over. */
export const never = 1 / 0;

/** An answer, or why there is none. */
export type Outcome = { readonly response: Response } | { readonly error: unknown };

/**
 * Milliseconds to wait before the request is sent again, or `never`.
 *
 * A request that may be repeated is sent again after 408, 409 (a lock, or a change at the same time, may have passed), 429,
 * any 5xx that may pass, and where there was no answer. Another one is sent again only where the server cannot have acted
 * on it: 429, 503 with `Retry-After`, and a connection that never opened.
 * @param index How often it was sent again already.
 */
export function retryDelay(outcome: Outcome, index: number, repeatable: boolean, clock: Clock): number {
  // Doubles from 0.5 s to 8 s, less up to a quarter by chance, so that many clients do not come back together.
  const backoff = Math.min(500 * 2 ** index, 8_000) * (1 - clock.random() / 4);
  if ("error" in outcome) {
    const { error } = outcome;
    return error instanceof APIConnectionError && (repeatable || neverOpened(error)) ? backoff : never;
  }
  const { status, headers } = outcome.response;
  const asked = retryAfter(headers, clock);
  const passes = status >= 500 ? status !== 501 && status !== 505 : status === 408 || status === 409;
  const again = status === 429 || (status === 503 && asked !== undefined) || (repeatable && passes);
  const delay = asked ?? backoff;
  // A server that asks for more than a minute is not waited for: the caller gets its answer.
  return again && delay <= 60_000 ? delay : never;
}

/** RFC 9110 section 10.2.3: seconds or a date; `retry-after-ms` is a common addition. In milliseconds. */
function retryAfter(headers: Headers, clock: Clock): number | undefined {
  const value = headers.get("retry-after") ?? "";
  return decimal(headers.get("retry-after-ms") ?? "", 1) ?? decimal(value, 1000) ?? untilDate(value, clock);
}

function decimal(text: string, unit: number): number | undefined {
  return /^\d+(?:\.\d+)?$/.test(text) ? Number(text) * unit : undefined;
}

/**
 * RFC 9110 section 5.6.7, in all three forms: each begins with the day of the week, and has a time of day. `Date.parse`
 * alone takes nearly anything for a date: `-5` for a month, and a time without a zone for local time.
 */
function untilDate(text: string, clock: Clock): number | undefined {
  if (!/^[A-Z][a-z]+,? .*\d\d:\d\d:\d\d/.test(text)) return undefined;
  const wait = Date.parse(`${text.replace(/ GMT$/, "")} GMT`) - clock.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}

/** The codes of Node.js and, the last two, of Bun. Deno has none, and says so in the message. */
const unopened =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|\w+UNREACH|\w+_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket) |client error \(Connect\)/;

/** Whether the platform says that no connection was made: then nothing was sent. What it does not say is not guessed. */
function neverOpened(error: unknown, depth = 0): boolean {
  return (
    depth < 5 &&
    error instanceof Error &&
    (unopened.test(`${Reflect.get(error, "code")} ${error.message}`) || neverOpened(error.cause, depth + 1))
  );
}
