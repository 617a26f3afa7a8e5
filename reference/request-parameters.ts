/**
 * The parameters of an OAuth request (RFC 6749 §3.1 and §3.2), wherever they stood: an empty value counts as absent, a
 * repeated one is noticed, and an unknown one is ignored. `resource` alone may repeat (RFC 8707 §2).
 */
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
