import { type BinaryBody, isBinary } from "./octets.ts";
import type { EncodedBody } from "./operation.ts";
import { isAtHand } from "./sources.ts";
import { headerValue } from "./style.ts";
import { uploadOf } from "./upload.ts";
import { listItems } from "./usual-style.ts";

/**
 * Bodies of several parts (RFC 7578, RFC 2046 section 5.1). Nothing is read into memory: what is at hand becomes one Blob
 * that refers to it, and if one part is a stream the body is a stream, too.
 */

/** A file of a multipart body: its octets, or these with what is said of them. */
export type FilePart<Headers = Readonly<Record<string, string>>> = BinaryBody | DescribedFile<Headers>;

/** The octets of a file with what is said of them. */
export interface DescribedFile<Headers = Readonly<Record<string, string>>> {
  readonly content: BinaryBody;
  /** Default: the name of a `File`, else `blob`. */
  readonly filename?: string | undefined;
  /** Default: what a Blob says, else what the document says. */
  readonly contentType?: string | undefined;
  readonly headers?: Headers | undefined;
}

/** A part that is not written as its value suggests: objects as JSON, octets as files, and anything else as text. */
export interface PartTable {
  /** Default: what its value suggests. */
  readonly kind?: "file" | "json" | "text";
  /** A list is one part, and JSON. */
  readonly whole?: true;
  /** Of a list that is one part: what stands between its items. */
  readonly separator?: string;
  /** Null is written where it is the whole value. */
  readonly nullable?: true;
  /** Null is written where it is an item. */
  readonly nullItems?: true;
  /** What arrives where there is no part: what else has none cannot be sent. */
  readonly none?: "[]" | "null" | "default";
  readonly contentType?: string;
}

export type PartTables = Readonly<Record<string, PartTable>>;

/** A file whose headers have to be given. */
export interface FileWithHeaders<Headers> extends DescribedFile<Headers> {
  readonly headers: Headers;
}

type Piece = string | BinaryBody;

/**
 * Writes the members of an object as parts. Lists repeat the name, and null is left out, unless the table says otherwise.
 * @throws TypeError for a file that is none, a header with a line break or with blanks around it, an item that holds what
 * separates items, and what has no part where that would arrive as something else.
 */
export function encodeParts(contentType: string, value: unknown, tables: PartTables = {}): EncodedBody {
  if (typeof value !== "object" || value === null) throw new TypeError(`A body of ${contentType} is an object.`);
  const boundary = randomText();
  const pieces: Piece[] = [];
  for (const [name, member] of Object.entries(value)) {
    const table = Object.hasOwn(tables, name) ? tables[name] : undefined;
    for (const item of partValues(name, member, table)) {
      const { headers, content } = part(name, item, table);
      const lines = Object.entries(headers).map(([header, text]) => `${header}: ${text}\r\n`);
      pieces.push(`--${boundary}\r\n${lines.join("")}\r\n`, content, "\r\n");
    }
  }
  pieces.push(`--${boundary}--\r\n`);
  const type = `${contentType}; boundary=${boundary}`;
  const atHand = pieces.flatMap((piece) => (typeof piece === "string" || isAtHand(piece) ? piece : []));
  if (atHand.length === pieces.length) return { contentType: type, content: new Blob(atHand) };
  const encoder = new TextEncoder();
  const octets = pieces.map((piece) => (typeof piece === "string" ? encoder.encode(piece) : piece));
  return uploadOf(type, octets, (chunk) => chunk);
}

/** Nobody who knows the parts beforehand can guess it, and so end one. */
function randomText(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((octet) => octet.toString(16).padStart(2, "0")).join("");
}

/** The values of the parts of a member: what stands in one part has no escapes (OpenAPI 3.1 section 4.8.15.2). */
function partValues(name: string, member: unknown, table: PartTable = {}): readonly unknown[] {
  const { separator, whole, nullable, nullItems, none } = table;
  const isList = Array.isArray(member) && !whole;
  const isNullWritten = isList ? nullItems : nullable;
  const all: readonly unknown[] = isList ? member : [member];
  const items = all.filter((item) => item !== undefined && (item !== null || isNullWritten));
  if (isList && separator !== undefined) {
    const texts = listItems(items.map((item) => item ?? "null"));
    if (!texts.some((text) => text.includes(separator))) return [texts.join(separator)];
    throw new TypeError(`An item of ${name} holds what separates items: ${separator}`);
  }
  if (none && member !== undefined && items.length === 0 && none !== (isList ? "[]" : "null"))
    throw new TypeError(`${name} would arrive as ${none === "default" ? "its default" : none}.`);
  return items;
}

interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly content: Piece;
}

function part(name: string, value: unknown, table: PartTable | undefined): Part {
  const kind =
    table?.kind ?? (isBinary(value) || isDescribed(value) ? "file" : typeof value === "object" ? "json" : "text");
  if (kind === "file") return filePart(name, value, table?.contentType);
  const type = table?.contentType ?? (kind === "json" ? "application/json" : undefined);
  const content = typeof value === "object" || kind === "json" ? JSON.stringify(value) : String(value);
  const headers = { "Content-Disposition": `form-data; name="${escaped(name)}"` };
  return { headers: type === undefined ? headers : { ...headers, "Content-Type": type }, content };
}

/** @throws TypeError for what is no file, and a header with a line break, or with blanks around it, which would be lost. */
function filePart(name: string, value: unknown, declared: string | undefined): Part {
  const described = isBinary(value) ? { content: value } : value;
  if (!isDescribed(described)) throw new TypeError(`${name} is a Blob, an ArrayBuffer, a view or a stream.`);
  const { content, filename, contentType, headers: more } = described;
  const file = filename ?? ("name" in content && typeof content.name === "string" ? content.name : "blob");
  const own = content instanceof Blob && content.type !== "" ? content.type : undefined;
  const headers: Record<string, string> = {
    "Content-Disposition": `form-data; name="${escaped(name)}"; filename="${escaped(file)}"`,
    "Content-Type": contentType ?? own ?? declared ?? "application/octet-stream",
  };
  for (const [header, text] of Object.entries(more ?? {})) {
    if (text !== undefined) headers[header] = headerValue(header, text, { style: "simple" });
  }
  if (
    Object.entries(headers)
      .flat()
      .some((text) => /[\r\n]|^[\t ]|[\t ]$/.test(text))
  ) {
    throw new TypeError(`A header of ${name} has a line break, or a blank at an end.`);
  }
  return { headers, content };
}

function isDescribed(value: unknown): value is DescribedFile {
  return typeof value === "object" && value !== null && "content" in value && isBinary(value.content);
}

/** What would end a name is written as browsers do it (WHATWG HTML, section 4.10.22.8). */
function escaped(text: string): string {
  return text.replace(/["\r\n]/g, encodeURIComponent);
}
