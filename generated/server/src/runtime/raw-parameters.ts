import type { ReadBody } from "./decode-body.ts";
import type { Exchange } from "./exchange.ts";
import { jsonMembers } from "./json-text.ts";
import type { NameValuePair } from "./name-value-pairs.ts";
import { formDecoded, leniently } from "./percent-encoding.ts";

/** One parameter as it was sent. */
export interface RawParameter {
  readonly in: "query" | "body";
  readonly name: string;
  /** Text in a query or a form; any JSON value in a JSON body. */
  readonly value: unknown;
}

/**
 * Everything that a request names a value for, before anything is checked: the query, then the members of a form or of
 * the object that a JSON body is, in the order in which they were sent, repeated ones included.
 */
export class RawParameters implements Iterable<RawParameter> {
  readonly list: readonly RawParameter[];

  constructor(list: readonly RawParameter[]) {
    this.list = list;
  }

  /** The names that stand more than once in the query, or more than once in the body; each once. */
  get duplicates(): readonly string[] {
    const seen = new Set<string>();
    const repeated = new Set<string>();
    for (const { in: place, name } of this.list) {
      const key = `${place} ${name}`;
      if (seen.has(key)) repeated.add(name);
      seen.add(key);
    }
    return [...repeated];
  }

  /** Those of one place alone. */
  from(place: "query" | "body"): RawParameters {
    return new RawParameters(this.list.filter((parameter) => parameter.in === place));
  }

  /** Those whose value is not an empty text, which counts as not sent in OAuth (RFC 6749 section 3.1). */
  withoutEmpty(): RawParameters {
    return new RawParameters(this.list.filter((parameter) => parameter.value !== ""));
  }

  /** The first value under a name; undefined if there is none. */
  get(name: string): unknown {
    return this.list.find((parameter) => parameter.name === name)?.value;
  }

  /** Every value under a name. */
  getAll(name: string): readonly unknown[] {
    return this.list.filter((parameter) => parameter.name === name).map(({ value }) => value);
  }

  has(name: string): boolean {
    return this.list.some((parameter) => parameter.name === name);
  }

  [Symbol.iterator](): Iterator<RawParameter> {
    return this.list[Symbol.iterator]();
  }
}

export function rawParameters(exchange: Exchange, body: ReadBody): RawParameters {
  const query = exchange.query.map((pair) => fromPair("query", pair));
  if (body.kind === "form") return new RawParameters([...query, ...body.pairs.map((pair) => fromPair("body", pair))]);
  if (body.kind !== "json") return new RawParameters(query);
  const members = jsonMembers(body.text).map(([name, value]): RawParameter => ({ in: "body", name, value }));
  return new RawParameters([...query, ...members]);
}

function fromPair(place: "query" | "body", { name, encoded }: NameValuePair): RawParameter {
  return { in: place, name, value: formDecoded(encoded) ?? leniently(encoded) };
}
