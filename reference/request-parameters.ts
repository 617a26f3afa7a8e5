/**
 * The parameters of an OAuth request (RFC 6749 §3.1 and §3.2), wherever they stood: an empty value counts as absent, a
 * repeated one is noticed, and an unknown one is ignored. `resource` alone may repeat (RFC 8707 §2).
 */
import { type Refusal, refuse } from "./refusal.ts";

export interface RequestParameters {
  readonly ok: true;
  /** The first value of a recognised parameter; undefined when absent, empty or malformed. */
  get(name: string): string | undefined;
  /** Recognised parameters that came more than once. */
  readonly repeated: ReadonlySet<string>;
  /** Recognised parameters whose value is not validly encoded. */
  readonly malformed: ReadonlySet<string>;
  readonly resources: readonly string[];
}

/**
 * The refusal of a request with a recognised parameter that is repeated or malformed (RFC 6749 §4.1.2.1 and §5.2).
 * The names are our own words: only recognised parameters are noted.
 */
export function misshapenParameter({ repeated, malformed }: RequestParameters): Refusal | undefined {
  if (repeated.size > 0) return refuse("invalid_request", `${[...repeated].join(", ")} is given more than once`);
  if (malformed.size > 0) return refuse("invalid_request", `${[...malformed].join(", ")} is not validly encoded`);
  return undefined;
}
