import { type JsonValue, type MutableJsonObject, setMember } from "./json.ts";
import { maximumDepth, type NodeSpans, type ParsedText, type Span, type SyntaxProblem } from "./parsed-text.ts";

/**
 * Parses JSON (RFC 8259), for which a YAML parser takes ten times as long. Places are looked up in the text when
 * somebody asks for them.
 * @returns Undefined if the text is not JSON: it may still be YAML, whose parser then says what is wrong with it.
 */
export function parseJson(text: string): ParsedText | undefined {
  const first = skipSpace(text, 0);
  if (text[first] !== "{" && text[first] !== "[") return undefined;
  const parser = new JsonParser(text);
  const value = parser.document();
  if (value === undefined) return undefined;
  const places = new JsonPlaces(text);
  return { value, problems: parser.problems, locate: (tokens) => places.locate(tokens) };
}

class JsonParser {
  readonly problems: SyntaxProblem[] = [];
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): JsonValue | undefined {
    const value = this.#value(0);
    return value !== undefined && skipSpace(this.#text, this.#at) === this.#text.length ? value : undefined;
  }

  /** Undefined where the text is not JSON; the position is then of no account. */
  #value(depth: number): JsonValue | undefined {
    this.#at = skipSpace(this.#text, this.#at);
    if (depth > maximumDepth) return undefined;
    switch (this.#text[this.#at]) {
      case "{":
        return this.#object(depth);
      case "[":
        return this.#array(depth);
      case '"':
        return this.#string();
      default:
        return this.#scalar();
    }
  }

  #object(depth: number): JsonValue | undefined {
    const object: MutableJsonObject = {};
    const start = this.#at++;
    if (this.#take("}")) return object;
    do {
      const keyStart = skipSpace(this.#text, this.#at);
      this.#at = keyStart;
      const key = this.#text[keyStart] === '"' ? this.#string() : undefined;
      const keyEnd = this.#at;
      if (key === undefined || !this.#take(":")) return undefined;
      const value = this.#value(depth + 1);
      if (value === undefined) return undefined;
      if (Object.hasOwn(object, key)) this.#duplicate(key, { start: keyStart, end: keyEnd }, start);
      else setMember(object, key, value);
    } while (this.#take(","));
    return this.#take("}") ? object : undefined;
  }

  #array(depth: number): JsonValue | undefined {
    const array: JsonValue[] = [];
    this.#at++;
    if (this.#take("]")) return array;
    do {
      const value = this.#value(depth + 1);
      if (value === undefined) return undefined;
      array.push(value);
    } while (this.#take(","));
    return this.#take("]") ? array : undefined;
  }

  #string(): string | undefined {
    const end = endOfString(this.#text, this.#at);
    if (end === undefined) return undefined;
    const start = this.#at;
    this.#at = end;
    return decode(this.#text, start, end);
  }

  #scalar(): JsonValue | undefined {
    scalar.lastIndex = this.#at;
    const found = scalar.exec(this.#text)?.[0];
    if (found === undefined) return undefined;
    this.#at += found.length;
    if (found === "true" || found === "false") return found === "true";
    if (found === "null") return null;
    const value = Number(found);
    return Number.isFinite(value) ? value : undefined;
  }

  #take(character: string): boolean {
    const at = skipSpace(this.#text, this.#at);
    if (this.#text[at] !== character) return false;
    this.#at = at + 1;
    return true;
  }

  #duplicate(key: string, span: Span, object: number): void {
    const first = membersOf(this.#text, object).get(key)?.key ?? span;
    this.problems.push({
      code: "duplicate-key",
      message: `the key ${JSON.stringify(key)} stands twice in the same mapping`,
      span,
      related: { message: "it stands here first", span: first },
    });
  }
}

const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Finds nodes in a text that is known to be JSON. What was looked at of a container is kept, by its offset. */
class JsonPlaces {
  readonly #text: string;
  readonly #containers = new Map<number, ReadonlyMap<string, MemberPlace>>();

  constructor(text: string) {
    this.#text = text;
  }

  locate(tokens: readonly string[]): NodeSpans {
    let start = skipSpace(this.#text, 0);
    let key: Span | undefined;
    for (const token of tokens) {
      const found = this.#members(start).get(token);
      if (!found) break;
      ({ start, key } = found);
    }
    return { key, value: { start, end: endOfValue(this.#text, start) }, flow: true };
  }

  #members(start: number): ReadonlyMap<string, MemberPlace> {
    const known = this.#containers.get(start);
    if (known) return known;
    const members = membersOf(this.#text, start);
    this.#containers.set(start, members);
    return members;
  }
}

/** Where the value of a member or item begins, and where its key stands, if it has one. */
interface MemberPlace {
  readonly start: number;
  readonly key: Span | undefined;
}

/** The members of the container that begins at an offset, by their names or indices; the first of equal names. */
function membersOf(text: string, container: number): ReadonlyMap<string, MemberPlace> {
  const members = new Map<string, MemberPlace>();
  const opening = text[container];
  if (opening !== "{" && opening !== "[") return members;
  let at = skipSpace(text, container + 1);
  for (let index = 0; at < text.length && text[at] !== "}" && text[at] !== "]"; index++) {
    let name = String(index);
    let key: Span | undefined;
    if (opening === "{") {
      key = { start: at, end: endOfString(text, at) ?? text.length };
      name = decode(text, key.start, key.end) ?? "";
      at = skipSpace(text, skipSpace(text, key.end) + 1);
    }
    if (!members.has(name)) members.set(name, { start: at, key });
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return members;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at;
    at++;
  }
}

/** The offset after the closing quote. */
function endOfString(text: string, start: number): number | undefined {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let backslashes = 0;
    while (text[at - 1 - backslashes] === "\\") backslashes++;
    if (backslashes % 2 === 0) return at + 1;
  }
  return undefined;
}

/** The offset after a value. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '"') {
      at = (endOfString(text, at) ?? text.length) - 1;
    } else if (character === "{" || character === "[") {
      depth++;
      continue;
    } else if (character === "}" || character === "]") {
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
function decode(text: string, start: number, end: number): string | undefined {
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
