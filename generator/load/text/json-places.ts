import type { ContainerEnds } from "./container-ends.ts";
import type { NodeSpans, Span } from "./parsed-text.ts";

/** Finds nodes in a text that is known to be JSON. What was looked at of a container is kept, by its offset. */
export class JsonPlaces {
  readonly #text: string;
  readonly #isUnique: boolean;
  readonly #ends: ContainerEnds | undefined;
  readonly #containers = new Map<number, Members>();

  /**
   * @param isUnique Whether no object of the text has two members of one name.
   * @param ends Where containers end, if that is known. Default: it is looked for.
   */
  constructor(text: string, isUnique: boolean, ends?: ContainerEnds) {
    this.#text = text;
    this.#isUnique = isUnique;
    this.#ends = ends;
  }

  locate(tokens: readonly string[]): NodeSpans {
    let start = skipSpace(this.#text, 0);
    let key: Span | undefined;
    for (const token of tokens) {
      const found = this.#members(start).find(token, this.#isUnique);
      if (!found) break;
      ({ start, key } = found);
    }
    return { key, value: { start, end: endOfValue(this.#text, start, this.#ends) }, flow: true };
  }

  #members(start: number): Members {
    const known = this.#containers.get(start);
    if (known) return known;
    const members = new Members(eachMember(this.#text, start, this.#ends));
    this.#containers.set(start, members);
    return members;
  }
}

/** The members of a container as far as they were looked for: what comes after a member may be megabytes. */
class Members {
  readonly #found = new Map<string, MemberPlace>();
  readonly #rest: Iterator<readonly [string, MemberPlace]>;

  constructor(members: Iterable<readonly [string, MemberPlace]>) {
    this.#rest = members[Symbol.iterator]();
  }

  /** Of equal names the last one counts. */
  find(name: string, isUnique: boolean): MemberPlace | undefined {
    while (!isUnique || !this.#found.has(name)) {
      const next = this.#rest.next();
      if (next.done) break;
      this.#found.set(...next.value);
    }
    return this.#found.get(name);
  }
}

/** What a JSON value is that has no brackets or quotes, from the offset that is set (RFC 8259 sections 3 and 6). */
export const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Where the value of a member or item begins, and where its key stands, if it has one. */
interface MemberPlace {
  readonly start: number;
  readonly key: Span | undefined;
}

/** The member of a container by its name or index that comes first, of equal ones. */
export function firstMember(text: string, container: number, name: string): MemberPlace | undefined {
  for (const [key, place] of eachMember(text, container)) if (key === name) return place;
  return undefined;
}

/** The members of the container that begins at an offset, by their names or indices. */
function* eachMember(text: string, container: number, ends?: ContainerEnds): Iterable<readonly [string, MemberPlace]> {
  const opening = text[container];
  if (opening !== "{" && opening !== "[") return;
  let at = skipSpace(text, container + 1);
  for (let index = 0; at < text.length && text[at] !== "}" && text[at] !== "]"; index++) {
    let name = String(index);
    let key: Span | undefined;
    if (opening === "{") {
      key = { start: at, end: endOfString(text, at) ?? text.length };
      name = decode(text, key.start, key.end) ?? "";
      at = skipSpace(text, skipSpace(text, key.end) + 1);
    }
    yield [name, { start: at, key }];
    at = skipSpace(text, endOfValue(text, at, ends));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
}

export function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at++;
  }
}

/** The offset after the closing quote. */
export function endOfString(text: string, start: number): number | undefined {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return at + 1;
  }
  return undefined;
}

const [quote, openingBrace, closingBrace, openingBracket, closingBracket] = [0x22, 0x7b, 0x7d, 0x5b, 0x5d];

/** The offset after a value. It is looked for in texts of megabytes, by the codes of characters. */
function endOfValue(text: string, start: number, ends?: ContainerEnds): number {
  const known = ends?.endOf(start);
  if (known !== undefined) return known;
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      at = (endOfString(text, at) ?? text.length) - 1;
    } else if (code === openingBrace || code === openingBracket) {
      depth++;
      continue;
    } else if (code === closingBrace || code === closingBracket) {
      depth--;
    } else if (depth === 0) {
      scalar.lastIndex = at;
      return at + (scalar.exec(text)?.[0].length ?? 0);
    } else continue;
    if (depth <= 0) return at + 1;
  }
  return text.length;
}

/** The characters of a quoted string, or undefined if it has an escape or a control character that JSON does not have. */
export function decode(text: string, start: number, end: number): string | undefined {
  const content = text.slice(start + 1, end - 1);
  if (!special.test(content)) return content;
  try {
    const value: unknown = JSON.parse(text.slice(start, end));
    return typeof value === "string" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What makes a string more than its characters. */
const special = /[\\\p{Cc}]/u;
