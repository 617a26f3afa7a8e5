import { type CheckResult, type Issue, isObject, setMember } from "../model/index.ts";
import { ByteStream } from "./byte-stream.ts";
import { InvalidRequestError, PayloadTooLargeError } from "./errors.ts";
import type { Limits } from "./exchange.ts";
import { MultipartReader, malformed } from "./multipart-reader.ts";
import type { Check, PartTable, RequestContentTable } from "./operation.ts";
import { disposition, type PartHeaders, partHeaders } from "./part-headers.ts";
import { decodeHeaders, decodeValue, ofLength, type Place, partMediaType } from "./part-value.ts";
import { locatedIssue, pointer, requestIssue } from "./request-issue.ts";

/**
 * A part that is a file. What is not read of it when the next part is asked for is passed over.
 */
export interface MultipartFile<Name = string, ContentType = string, Headers = PartHeaders> {
  readonly name: Name;
  /** What the client calls the file, without directories; undefined where it does not say. */
  readonly filename: string | undefined;
  /** What the client says that the octets are, in lower case. They were not looked at. */
  readonly contentType: ContentType;
  readonly headers: Headers;
  readonly body: ByteStream;
}

/** A part that is a value, decoded and checked. */
export interface MultipartValue<Name, Value, Headers = PartHeaders> {
  readonly name: Name;
  readonly headers: Headers;
  readonly body: Value;
}

/**
 * A value whose name is none of the declared ones. It stands in a member of its own, since any text would be a declared name as
 * well for TypeScript: so `name` tells the others apart.
 */
export interface UndeclaredValue<Value, Headers = PartHeaders> {
  readonly name: undefined;
  readonly undeclaredName: string;
  readonly headers: Headers;
  readonly body: Value;
}

/** How much of a multipart body `collect` takes. */
export interface CollectLimits {
  /** All files together, in octets. Default: `limits.bodyBytes` of the server. */
  readonly bytes?: number | undefined;
  /** Each file, in octets. Default: as all together. */
  readonly fileBytes?: number | undefined;
}

/**
 * A multipart body while it arrives: `for await (const part of body)`. A part that does not fit ends the iteration with an
 * InvalidRequestError, and so does, at its end, a part that is missing. It is read once.
 */
export interface Multipart<Part, Value> extends AsyncIterable<Part> {
  /**
   * All parts as one object, with each file in memory.
   * @throws InvalidRequestError, PayloadTooLargeError
   */
  collect(limits?: CollectLimits): Promise<Value>;
}

type Part =
  | MultipartFile<string, string, object>
  | MultipartValue<string, unknown, object>
  | UndeclaredValue<unknown, object>;
type Value = Record<string, unknown>;

export class MultipartBody implements Multipart<unknown, unknown> {
  readonly #content: RequestContentTable;
  readonly #reader: MultipartReader;
  readonly #limits: Limits;
  /** How many octets may still be held in memory. */
  #left: number;
  #isTaken = false;

  constructor(content: RequestContentTable, chunks: AsyncIterator<Uint8Array>, boundary: string, limits: Limits) {
    this.#content = content;
    this.#reader = new MultipartReader(chunks, boundary, limits.partHeaderBytes);
    this.#limits = limits;
    this.#left = limits.bodyBytes;
  }

  [Symbol.asyncIterator](): AsyncGenerator<Part, Value, undefined> {
    if (this.#isTaken) throw new TypeError("the parts have been read already");
    this.#isTaken = true;
    return this.#parts();
  }

  async collect({ bytes = this.#limits.bodyBytes, fileBytes = bytes }: CollectLimits = {}): Promise<Value> {
    const files = new Map<string, File[]>();
    let left = bytes;
    const parts = this[Symbol.asyncIterator]();
    try {
      let next = await parts.next();
      for (; next.done !== true; next = await parts.next()) {
        const { value: part } = next;
        if (!("filename" in part)) continue;
        const octets = await part.body.bytes(Math.min(fileBytes, left)).catch((error: unknown) => {
          const isOver = error instanceof PayloadTooLargeError;
          throw isOver && left < fileBytes ? new PayloadTooLargeError(bytes) : error;
        });
        left -= octets.byteLength;
        const file = new File([octets], part.filename ?? "", { type: part.contentType });
        const earlier = files.get(part.name);
        if (earlier === undefined) files.set(part.name, [file]);
        else earlier.push(file);
      }
      const { value } = next;
      for (const [name, all] of files) setMember(value, name, Array.isArray(value[name]) ? all : all[0]);
      return value;
    } finally {
      await this.#reader.close();
    }
  }

  /** The parts one after the other, and at the end the object that they make, with a number in the place of each file. */
  async *#parts(): AsyncGenerator<Part, Value, undefined> {
    const value: Value = {};
    try {
      for (let lines = await this.#reader.next(); lines !== undefined; lines = await this.#reader.next()) {
        if (this.#reader.position > this.#limits.parts) {
          throw malformed(`Must not have more than ${this.#limits.parts} parts.`, "limit");
        }
        const part = await this.#part(lines, value);
        if (part !== undefined) yield part;
      }
      for (const name of Object.keys(value)) becomeAlone(value, name, this.#tableOf(name));
      return this.#checked(value);
    } finally {
      await this.#reader.close();
    }
  }

  /** The part that has come, added to the value of all; undefined if it is passed over. */
  async #part(lines: readonly string[], value: Value): Promise<Part | undefined> {
    const { position } = this.#reader;
    const sent = partHeaders(lines);
    const found = disposition(sent["content-disposition"] ?? "");
    if (found === undefined) throw malformed("Must name each part in its Content-Disposition.");
    const { name, filename } = found;
    const table = this.#tableOf(name);
    if (table === undefined) return undefined;
    // A browser sends an empty file without a name where none was chosen (WHATWG HTML, section 4.10.22.4).
    const mayBeNone = table.kind === "file" && filename === "";
    const first = mayBeNone ? await this.#reader.chunk(position) : undefined;
    if (mayBeNone && first === undefined) return undefined;

    const place = placeOf(name, table, value);
    const contentType = partMediaType(table, sent, place);
    const headers = decodeHeaders(table, sent, place);
    if (table.kind === "file") {
      add(value, place, position);
      const octets = startingWith(first, this.#octets(position));
      const checked = table.length === undefined ? octets : ofLength(octets, table.length, place);
      return { name, filename, contentType, headers, body: new ByteStream(checked, this.#limits.bodyBytes) };
    }
    const body = decodeValue(table, contentType, await this.#held(position), place, this.#limits.depth);
    add(value, place, body);
    const { parts = [], otherParts } = this.#content;
    if (table === otherParts && parts.length > 0) return { name: undefined, undeclaredName: name, headers, body };
    return { name, headers, body };
  }

  /** The octets of a part that is no file: these are limited all together. */
  async #held(position: number): Promise<Uint8Array> {
    const octets = new ByteStream(this.#octets(position), this.#left);
    const bytes = await octets.bytes().catch((error: unknown) => {
      throw error instanceof PayloadTooLargeError ? new PayloadTooLargeError(this.#limits.bodyBytes) : error;
    });
    this.#left -= bytes.byteLength;
    return bytes;
  }

  /** How a part is read; undefined for one that is passed over. @throws InvalidRequestError if there may be none of the name. */
  #tableOf(name: string): PartTable | undefined {
    const { parts = [], otherParts } = this.#content;
    const table = parts.find((part) => part.name === name) ?? otherParts;
    if (table !== false) return table;
    throw new InvalidRequestError([requestIssue("body", name, "additionalProperties", "Must not be present.")]);
  }

  /** The octets of the current part, as long as it is the current one. */
  async *#octets(position: number): AsyncGenerator<Uint8Array, void, undefined> {
    const reader = this.#reader;
    for (;;) {
      const chunk = await reader.chunk(position);
      if (chunk === undefined) return;
      yield chunk;
    }
  }

  /** What the check makes of the value, completed by what has no part. @throws InvalidRequestError */
  #checked(value: Value): Value {
    const { check, parts = [] } = this.#content;
    const result = check?.(value);
    if (check === undefined || result === undefined) return value;
    if (result.issues === undefined) return membersOf(result.value);
    const second = completed(value, result, parts, check, true);
    if (second.issues === undefined) return membersOf(second.value);
    const missing = missingOf(value, result.issues, parts);
    const others = result.issues.filter(({ path }) => missing.every(({ name }) => path !== pointer(name)));
    const issues = others.length > 0 ? others : result.issues;
    throw new InvalidRequestError(issues.map((issue) => locatedIssue("body", undefined, issue)));
  }
}

/**
 * What a value is found to be with the parts that have none of what is required: a list without items, or null. That is what the
 * result says is missing. Where it names nothing, as several alternatives are as close, each is tried by itself: the first counts
 * that fits, with what is then missing.
 */
function completed(
  value: Value,
  result: CheckResult<unknown>,
  parts: readonly PartTable[],
  check: Check,
  mayTry: boolean,
): CheckResult<unknown> {
  if (result.issues === undefined) return result;
  const missing = missingOf(value, result.issues, parts);
  const ways = missing.length > 0 ? [missing] : mayTry ? absentOf(value, parts).map((part) => [part]) : [];
  for (const way of ways) {
    const more = { ...value };
    for (const { name, none = "null" } of way) setMember(more, name, JSON.parse(none));
    const second = completed(more, check(more), parts, check, mayTry && way === missing);
    if (second.issues === undefined) return second;
  }
  return result;
}

/** The parts that did not come, and of which that means something. */
function absentOf(value: Value, parts: readonly PartTable[]): readonly PartTable[] {
  return parts.filter(({ name, none }) => none !== undefined && !Object.hasOwn(value, name));
}

/** Those that are said to be missing: of what is not there nothing else can be said. */
function missingOf(value: Value, issues: readonly Issue[], parts: readonly PartTable[]): readonly PartTable[] {
  const paths = new Set(issues.map(({ path }) => path));
  return absentOf(value, parts).filter(({ name }) => paths.has(pointer(name)));
}

function membersOf(value: unknown): Value {
  return isObject(value) ? { ...value } : {};
}

/** @throws InvalidRequestError for the second part of a name that is no list's. */
function placeOf(name: string, { list }: PartTable, value: Value): Place {
  const earlier = Object.hasOwn(value, name) ? value[name] : undefined;
  if (list === "repeated") return { name, index: Array.isArray(earlier) ? earlier.length : 0 };
  if (earlier === undefined) return { name, index: undefined };
  throw new InvalidRequestError([requestIssue("body", name, "repeated", "Must not be given more than once.")]);
}

function add(value: Value, { name, index }: Place, one: unknown): void {
  const earlier = Object.hasOwn(value, name) ? value[name] : undefined;
  if (index !== undefined && Array.isArray(earlier)) earlier.push(one);
  else setMember(value, name, index === undefined ? one : [one]);
}

/** The only item of a list, in the place of the list where it may stand there. */
function becomeAlone(value: Value, name: string, { alone }: Partial<PartTable> = {}): void {
  const items = value[name];
  if (alone === undefined || !Array.isArray(items) || items.length !== 1) return;
  if (alone === true || alone(items[0]).issues === undefined) setMember(value, name, items[0]);
}

async function* startingWith(
  first: Uint8Array | undefined,
  rest: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  if (first !== undefined) yield first;
  yield* rest;
}
