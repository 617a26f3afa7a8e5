import { withoutBlanks } from "../shared/optional-whitespace.ts";
import { malformed } from "./multipart-reader.ts";

/** The headers of a part, names in lower case. */
export type PartHeaders = Readonly<Record<string, string>>;

const headerName = /^[!#$%&'*+.^_`|~\w-]+$/;

/** @throws InvalidRequestError */
export function partHeaders(lines: readonly string[]): PartHeaders {
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(":");
    const name = line.slice(0, Math.max(colon, 0)).toLowerCase();
    if (!headerName.test(name) || headers.has(name))
      throw malformed("Must have each header of a part once, in a line.");
    headers.set(name, withoutBlanks(line.slice(colon + 1)));
  }
  return Object.fromEntries(headers);
}

/** What Content-Disposition says of a part (RFC 7578 section 4.2). */
export interface Disposition {
  readonly name: string;
  /** Without a path before it. Undefined where none is given. */
  readonly filename: string | undefined;
}

/**
 * Reads a Content-Disposition. Names are as browsers write them: UTF-8, with `%22`, `%0D` and `%0A` for what would end
 * them (WHATWG HTML, section 4.10.22.8); `\"` of other programs is read as well. `filename*` has no place in a form
 * (RFC 7578 section 4.2), and is ignored.
 * @returns Undefined if there is no name in it.
 */
export function disposition(header: string): Disposition | undefined {
  const found = new Map<string, string>();
  let at = header.indexOf(";");
  while (at >= 0 && at < header.length) {
    const equals = header.indexOf("=", at);
    if (equals < 0) break;
    const name = header
      .slice(at + 1, equals)
      .trim()
      .toLowerCase();
    const quoted = header[equals + 1] === '"';
    const end = quoted ? endOfQuoted(header, equals + 2) : endOfToken(header, equals + 1);
    if (end < 0 || found.has(name)) return undefined;
    found.set(name, quoted ? unescaped(header.slice(equals + 2, end)) : header.slice(equals + 1, end).trim());
    at = header.indexOf(";", end);
  }
  const name = found.get("name");
  return name === undefined ? undefined : { name, filename: withoutPath(found.get("filename")) };
}

/** Where the quote is that ends a text: a backslash before it hides it only if something else than the end follows. */
function endOfQuoted(header: string, from: number): number {
  for (let at = header.indexOf('"', from); at >= 0; at = header.indexOf('"', at + 1)) {
    const isEnd = header.length === at + 1 || /[;\s]/.test(header.charAt(at + 1));
    if (isEnd || header[at - 1] !== "\\" || at === from) return at;
  }
  return -1;
}

function endOfToken(header: string, from: number): number {
  const end = header.indexOf(";", from);
  return end < 0 ? header.length : end;
}

const escapes: Readonly<Record<string, string>> = { '\\"': '"', "%22": '"', "%0D": "\r", "%0A": "\n" };

function unescaped(text: string): string {
  return text.replace(/\\"|%22|%0D|%0A/gi, (escaped) => escapes[escaped.toUpperCase()] ?? escaped);
}

/** A name with directories in it would let the sender choose where a file is put (RFC 7578 section 4.2). */
function withoutPath(filename: string | undefined): string | undefined {
  const last = filename?.slice(Math.max(filename.lastIndexOf("/"), filename.lastIndexOf("\\")) + 1);
  return last === "." || last === ".." ? "" : last;
}
