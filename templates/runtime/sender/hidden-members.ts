import { essenceOf } from "../client/media-type.ts";
import { isBinary } from "../client/octets.ts";
import type { OperationArguments, OperationTable } from "../client/operation.ts";
import { type Subschema, withoutIgnored } from "../model/index.ts";
import { isOfRange, isRange } from "../shared/media-range.ts";
import type { Hiding } from "./send-webhook.ts";

/** The schemas of what has members that are only written: by the names of parameters, and by media types. */
export interface HiddenMembers extends Hiding {
  readonly query?: Readonly<Record<string, Subschema>>;
  /** Of the whole query, where it is one value. */
  readonly querystring?: Subschema;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, Subschema>>;
  readonly cookies?: Readonly<Record<string, Subschema>>;
  readonly body?: Readonly<Record<string, Subschema>>;
  /** Of each item of a body that has items. */
  readonly items?: Readonly<Record<string, Subschema>>;
}

/** What is given to a sender, without the members that are only written (OpenAPI 3.1 section 4.8.24, `writeOnly`). */
export function withoutHidden(
  operation: OperationTable,
  { query, headers, cookies, body, contentType }: OperationArguments,
  hidden: HiddenMembers,
): OperationArguments {
  return {
    query: hidden.querystring ? shown(hidden.querystring, query) : shownParameters(hidden.query, query),
    headers: shownParameters(hidden.headers, headers, (name) => name.toLowerCase()),
    cookies: shownParameters(hidden.cookies, cookies),
    body: body === undefined ? body : shownBody(hidden, typeOf(operation, contentType), body),
  };
}

/** How a body is sent: as it is asked for, as the document has it first, or as JSON where that is a range. */
function typeOf({ body }: OperationTable, asked: string | undefined): string {
  const [first = ""] = Object.keys(body?.content ?? {});
  return asked ?? (isRange(first) ? "application/json" : first);
}

function shownBody(hidden: HiddenMembers, type: string, body: unknown): unknown {
  const item = schemaFor(hidden.items, type);
  if (item && Array.isArray(body)) return body.map((one) => shown(item, one));
  if (item && isIterable(body)) return shownItems(item, body);
  const whole = schemaFor(hidden.body, type);
  return whole ? shown(whole, body) : body;
}

/** That of the very type, or of the range that says the most of it. */
function schemaFor(schemas: Readonly<Record<string, Subschema>> = {}, type: string): Subschema | undefined {
  const ranges = Object.keys(schemas).filter((range) => isOfRange(essenceOf(type) ?? "", essenceOf(range)));
  const key = Object.hasOwn(schemas, type) ? type : ranges.sort((a, b) => b.length - a.length)[0];
  return key === undefined ? undefined : schemas[key];
}

type Items = AsyncIterable<unknown> | Iterable<unknown>;

function isIterable(value: unknown): value is Items {
  return typeof value === "object" && value !== null && (Symbol.asyncIterator in value || Symbol.iterator in value);
}

async function* shownItems(schema: Subschema, items: Items): AsyncGenerator<unknown, void, undefined> {
  for await (const item of items) yield shown(schema, item);
}

/** @param values The parameters of a place. */
function shownParameters(
  schemas: Readonly<Record<string, Subschema>> | undefined,
  values: unknown,
  keyOf = (name: string) => name,
): object | undefined {
  if (typeof values !== "object" || values === null) return undefined;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const key = keyOf(name);
      const schema = schemas && Object.hasOwn(schemas, key) ? schemas[key] : undefined;
      return [name, schema ? shown(schema, value) : value];
    }),
  );
}

function shown(schema: Subschema, value: unknown): unknown {
  return withoutIgnored(schema, asWritten(value));
}

/** Objects as JSON has them, octets as they are. */
function asWritten(value: unknown): unknown {
  if (typeof value !== "object" || value === null || isBinary(value)) return value;
  if (Array.isArray(value)) return value.map(asWritten);
  if ("toJSON" in value && typeof value.toJSON === "function") return asWritten(value.toJSON());
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asWritten(member)]));
}
