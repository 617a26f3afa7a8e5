import type { Diagnostics, Location } from "../../diagnostics.ts";
import type { DecodedText } from "../text/decode-text.ts";
import { isJsonObject, type JsonValue, pointerOf } from "../text/json.ts";
import { parseJson, requireJson } from "../text/json-text.ts";
import { LineIndex } from "../text/line-index.ts";
import { otherFormat } from "../text/other-formats.ts";
import type { ParsedText, Span, SyntaxProblem } from "../text/parsed-text.ts";
import { parseYaml } from "../text/yaml-text.ts";
import type { ReadLog } from "./read-log.ts";

/** A file that was read and parsed. Lines and columns are computed when somebody asks for them. */
export class SourceFile {
  /** The absolute path, with symbolic links resolved; of a document of the network its address. */
  readonly path: string;
  /** The path as the user sees it: relative to the working directory, with `/` between folders; or the address. */
  readonly name: string;
  readonly text: string;
  readonly #parsed: ParsedText;
  #lines: LineIndex | undefined;

  constructor(path: string, name: string, text: string, parsed: ParsedText) {
    this.path = path;
    this.name = name;
    this.text = text;
    this.#parsed = parsed;
  }

  /** The parsed value. It is a tree, and overlays and upgrades rewrite it in place. */
  get value(): JsonValue {
    return this.#parsed.value;
  }

  /**
   * Where a node stands in the text, by its unescaped reference tokens; its closest ancestor, where the text has none.
   * @param part What to underline: the member's name or its value. If it is left out, the value of a scalar or of a
   *   collection in brackets, and the name of a block, which has many lines.
   */
  locate(tokens: readonly string[], part?: "key" | "value"): Location {
    const { key, value, flow } = this.#parsed.locate(tokens);
    const span = key && (part === "key" || (part === undefined && !flow)) ? key : value;
    return this.location(span, pointerOf(tokens));
  }

  /** Whether it is a document of the network. */
  get isRemote(): boolean {
    return /^https?:/.test(this.path);
  }

  /** The text of a number that has more digits than the number; undefined for all others. */
  inexactNumber(tokens: readonly string[]): string | undefined {
    if (this.#parsed.inexact.size === 0) return undefined;
    const { start, end } = this.#parsed.locate(tokens).value;
    return this.#parsed.inexact.has(start) ? this.text.slice(start, end) : undefined;
  }

  /** The text of a scalar. */
  written(tokens: readonly string[]): string {
    const { start, end } = this.#parsed.locate(tokens).value;
    return this.text.slice(start, end);
  }

  location(span: Span, pointer: string): Location {
    this.#lines ??= new LineIndex(this.text);
    const { line, column } = this.#lines.position(span.start);
    const end = this.#lines.position(Math.max(span.end, span.start));
    return { file: this.name, line, column, end, text: this.text, pointer };
  }
}

/**
 * Reads and parses a file; what is wrong with it is reported, and it is then undefined.
 * @param path Absolute.
 * @param name The path for messages.
 * @param from Where a document names the file; left out where the user does.
 */
export async function readSource(
  path: string,
  name: string,
  log: ReadLog,
  diagnostics: Diagnostics,
  from?: Location,
): Promise<SourceFile | undefined> {
  const read = await log.read(path, from === undefined);
  if ("text" in read) return report(parseSource(path, name, read), diagnostics);
  const near = await log.similar(path);
  diagnostics.error("unreadable-file", `${name} ${read.fault}`, {
    ...(from && { location: from }),
    ...(near !== undefined && { help: `Is ${near} meant, in the same folder?` }),
  });
  return undefined;
}

/**
 * Loads and parses a document of the network; what is wrong with it is reported, and it is then undefined.
 * @param address Where it may be loaded from.
 * @param known A document that was loaded already, by the address that it is from.
 * @param from Where a document names it.
 */
export async function readRemoteSource(
  address: string,
  known: (address: string) => SourceFile | undefined,
  log: ReadLog,
  diagnostics: Diagnostics,
  from: Location,
): Promise<SourceFile | undefined> {
  const read = await log.fetch(address);
  if ("text" in read) return known(read.address) ?? report(parseSource(read.address, read.address, read), diagnostics);
  diagnostics.error("unreadable-file", `${address} ${read.fault}`, {
    location: from,
    help: "See whether the address is right, or store the document and give its path by its URI: --document uri=file.",
  });
  return undefined;
}

function parseSource(
  path: string,
  name: string,
  { text, malformed }: DecodedText,
): { source: SourceFile; parsed: ParsedText } {
  const read = path.toLowerCase().endsWith(".json") ? requireJson(text) : (parseJson(text) ?? parseYaml(text));
  const other = isDocument(read) ? undefined : otherFormat(text);
  const encoding = malformed === undefined ? [] : [noUtf8(malformed)];
  const parsed = { ...read, problems: other ? [other] : [...encoding, ...read.problems] };
  return { source: new SourceFile(path, name, text, parsed), parsed };
}

function noUtf8(at: number): SyntaxProblem {
  return {
    code: "invalid-syntax",
    message: "what stands here is no UTF-8",
    span: { start: at, end: at + 1 },
    help: "Save the file as UTF-8; most often it is Windows-1252 or Latin-1.",
    mend: "what is no UTF-8 is read as \uFFFD (U+FFFD)",
  };
}

/** Whether a text was read, and as what a document can be. A page of HTML may be read as a single string. */
function isDocument({ value, problems }: ParsedText): boolean {
  return isJsonObject(value) && problems.every((problem) => "mend" in problem);
}

function report(
  { source, parsed }: { source: SourceFile; parsed: ParsedText },
  diagnostics: Diagnostics,
): SourceFile | undefined {
  for (const problem of parsed.problems) {
    const { message, span, related, help } = problem;
    const details = {
      location: source.location(span, ""),
      ...(related && { related: [{ message: related.message, location: source.location(related.span, "") }] }),
      ...(help !== undefined && { help }),
    };
    if ("mend" in problem) diagnostics.mended(problem.code, message, problem.mend, details);
    else diagnostics.error(problem.code, message, details);
  }
  return parsed.problems.every((problem) => "mend" in problem) ? source : undefined;
}
