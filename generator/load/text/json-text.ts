import type { ContainerEnds } from "./container-ends.ts";
import { isExact, nearest } from "./decimal.ts";
import { type JsonValue, type MutableJsonObject, setMember } from "./json.ts";
import { decode, endOfString, firstMember, JsonPlaces, scalar, skipSpace } from "./json-places.ts";
import { parseJsonQuickly } from "./json-quickly.ts";
import { duplicateKey, maximumDepth, type ParsedText, type Span, type SyntaxProblem, tooDeep } from "./parsed-text.ts";

/**
 * Parses JSON (RFC 8259), for which a YAML parser takes ten times as long. Places are looked up in the text when
 * somebody asks for them.
 * @returns Undefined if the text is not JSON: it may still be YAML, whose parser then says what is wrong with it.
 */
export function parseJson(text: string): ParsedText | undefined {
  const first = skipSpace(text, 0);
  if (text[first] !== "{" && text[first] !== "[") return undefined;
  const quick = parseJsonQuickly(text);
  if (quick !== undefined) return parsed(text, quick.value, nothingToReport, quick.ends);
  const parser = new JsonParser(text);
  const value = parser.document();
  return value === undefined ? undefined : parsed(text, value, parser);
}

/**
 * Parses a text that says of itself that it is JSON, by the name of its file: what only YAML allows, such as a comma
 * after the last member, is a problem then, since no other reader of the file would take it.
 */
export function requireJson(text: string): ParsedText {
  const quick = parseJsonQuickly(text);
  if (quick !== undefined) return parsed(text, quick.value, nothingToReport, quick.ends);
  const parser = new JsonParser(text);
  const value = parser.document();
  if (value !== undefined) return parsed(text, value, parser);
  return parsed(text, null, { problems: [parser.fault], inexact: new Set() });
}

const nothingToReport = { problems: [], inexact: new Set<number>() };

function parsed(
  text: string,
  value: JsonValue,
  { problems, inexact }: Pick<ParsedText, "problems" | "inexact">,
  ends?: ContainerEnds,
): ParsedText {
  const places = new JsonPlaces(text, problems.length === 0, ends);
  return { value, problems, inexact, locate: (tokens) => places.locate(tokens) };
}

class JsonParser {
  readonly problems: SyntaxProblem[] = [];
  readonly inexact = new Set<number>();
  readonly #text: string;
  #at = 0;
  #fault: SyntaxProblem | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** Why the text is not JSON. */
  get fault(): SyntaxProblem {
    return this.#fault ?? syntaxProblem("the text is not JSON", 0, 1);
  }

  /** Undefined where the text is not JSON; `fault` then says why. */
  document(): JsonValue | undefined {
    const value = this.#value(0);
    if (value === undefined) return undefined;
    const end = skipSpace(this.#text, this.#at);
    return end === this.#text.length ? value : this.#fail("something stands behind the end of the JSON value", end);
  }

  #value(depth: number): JsonValue | undefined {
    this.#at = skipSpace(this.#text, this.#at);
    if (depth > maximumDepth) return this.#fail(tooDeep);
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
      if (this.#text[keyStart] !== '"') return this.#failAfterComma("}", "a name in double quotes is missing here");
      this.#at = keyStart;
      const key = this.#string();
      const keyEnd = this.#at;
      if (key === undefined) return undefined;
      if (!this.#take(":")) return this.#fail("a colon is missing before this");
      const value = this.#value(depth + 1);
      if (value === undefined) return undefined;
      if (Object.hasOwn(object, key)) this.#duplicate(key, { start: keyStart, end: keyEnd }, start);
      setMember(object, key, value);
    } while (this.#take(","));
    return this.#take("}") ? object : this.#fail("a comma or `}` is missing before this");
  }

  #array(depth: number): JsonValue | undefined {
    const array: JsonValue[] = [];
    this.#at++;
    if (this.#take("]")) return array;
    do {
      if (this.#text[skipSpace(this.#text, this.#at)] === "]")
        return this.#failAfterComma("]", "a value is missing here");
      const value = this.#value(depth + 1);
      if (value === undefined) return undefined;
      array.push(value);
    } while (this.#take(","));
    return this.#take("]") ? array : this.#fail("a comma or `]` is missing before this");
  }

  #string(): string | undefined {
    const start = this.#at;
    const end = endOfString(this.#text, start);
    if (end === undefined) return this.#fail("the string that begins here is not closed", start);
    this.#at = end;
    const value = decode(this.#text, start, end);
    return value ?? this.#fail("the string has a control character, or an escape that JSON does not have", start, end);
  }

  #scalar(): JsonValue | undefined {
    scalar.lastIndex = this.#at;
    const found = scalar.exec(this.#text)?.[0];
    if (found === undefined)
      return this.#fail(/\S/.test(this.#text) ? "a JSON value is missing here" : "the file is empty");
    const start = this.#at;
    this.#at += found.length;
    if (found === "true" || found === "false") return found === "true";
    if (found === "null") return null;
    const value = nearest(Number(found));
    if (!isExact(found, value)) this.inexact.add(start);
    return value;
  }

  #take(character: string): boolean {
    const at = skipSpace(this.#text, this.#at);
    if (this.#text[at] !== character) return false;
    this.#at = at + 1;
    return true;
  }

  /** Of the comma where nothing but the closing bracket comes after it: the position is behind it. */
  #failAfterComma(closing: string, otherwise: string): undefined {
    const at = skipSpace(this.#text, this.#at);
    if (this.#text[at] !== closing) return this.#fail(otherwise, at);
    return this.#fail(`JSON has no comma before \`${closing}\``, this.#at - 1);
  }

  #fail(message: string, start = skipSpace(this.#text, this.#at), end = start + 1): undefined {
    const comment = /^\/[/*]/.test(this.#text.slice(start, start + 2));
    this.#fault = syntaxProblem(comment ? "JSON has no comments" : message, start, end);
  }

  #duplicate(key: string, span: Span, object: number): void {
    const first = firstMember(this.#text, object, key)?.key ?? span;
    this.problems.push(duplicateKey(key, span, first));
  }
}

function syntaxProblem(message: string, start: number, end: number): SyntaxProblem {
  return { code: "invalid-syntax", message, span: { start, end } };
}
