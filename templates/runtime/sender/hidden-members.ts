import { encodeJSON } from "../client/body.ts";
import { essenceOf, isJSON } from "../client/media-type.ts";
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
    body: body === undefined ? body : shownBody(hidden, declaredType(operation, contentType), body),
  };
}

/** Which of the operation's media types a body is of: the one that is asked for, its range, or the first. */
function declaredType({ body }: OperationTable, asked: string | undefined): string {
  const content = body?.content ?? {};
  const [first = ""] = Object.keys(content);
  const type = asked ?? (isRange(first) ? "application/json" : first);
  if (Object.hasOwn(content, type)) return type;
  const essence = essenceOf(type) ?? "";
  const isOf = (range: string) =>
    isOfRange(essence, essenceOf(range)) && (content[range] !== encodeJSON || isJSON(type));
  return Object.keys(content).find(isOf) ?? type;
}

function shownBody({ body: schemas = {}, items = {} }: HiddenMembers, type: string, body: unknown): unknown {
  const item = Object.hasOwn(items, type) ? items[type] : undefined;
  if (item && Array.isArray(body)) return body.map((one) => shown(item, one));
  if (item && isIterable(body)) return shownItems(item, body);
  const whole = Object.hasOwn(schemas, type) ? schemas[type] : undefined;
  return whole ? shown(whole, body) : body;
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
