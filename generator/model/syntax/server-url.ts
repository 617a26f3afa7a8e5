import { similar } from "../../similar.ts";

/** What is wrong with the URL of a server, so that no client can be made with it. */
export interface URLFault {
  readonly message: string;
  readonly help?: string;
  /** What it is read as: what is meant, or its path alone. Undefined: nothing of it can be made use of. */
  readonly read: string | undefined;
  /** What that means, as a clause. */
  readonly mend: string;
  /**
   * Of a URL that a client can be made with: to the letter it is a path beside the document (`"relative"`), and begins with no
   * top-level domain that is known well (`"path"`); it is for another protocol than HTTP (`"foreign"`), or spelt so that
   * it is plain what is meant, and `fetch` or a server may read it (`"misspelt"`, URL Standard section 4.4).
   */
  readonly valid?: "relative" | "path" | "foreign" | "misspelt";
}

/**
 * The first fault of a server's URL (OpenAPI 3.2 section 4.6.1; RFC 3986; Fetch Standard section 5.4). Variables may stand for
 * whatever makes it an address: the text between them is judged alone.
 *
 * @param url A template whose braces pair.
 */
export function faultOfServerURL(url: string): URLFault | undefined {
  // Variables as texts of the same length, which end nothing.
  const masked = url.replaceAll(/\{[^{}]*\}/g, (text) => variable.repeat(text.length));
  const parts: Parts = { url, masked, ...splitURL(masked) };
  return faultOfText(parts) ?? (parts.authority === undefined ? faultWithoutHost(parts) : faultOfHost(parts));
}

/** A character for private use (Unicode Standard section 23.5). */
const variable = "\uE000";

interface Parts {
  readonly url: string;
  readonly masked: string;
  /** Before the first colon; undefined where there is none, or it may be what a variable stands for. */
  readonly scheme: string | undefined;
  /** What stands between `//` and the path. */
  readonly authority: string | undefined;
  /** Where the path begins. */
  readonly at: number;
}

function splitURL(masked: string): Pick<Parts, "scheme" | "authority" | "at"> {
  const [, named] = /^([^/?#:\uE000]+):/.exec(masked) ?? [];
  const [beginning = "", authority] = /^(?:[^/?#:]+:)?\/\/([^/?#]*)/.exec(masked) ?? [];
  return { scheme: named, authority, at: beginning.length };
}

/** What no URL of a server has, wherever its path begins. */
function faultOfText({ url, masked }: Parts): URLFault | undefined {
  if (url !== url.trim()) {
    const message = "the URL of the server has blanks around it";
    return { message, read: url.trim(), mend: "it is read without them", valid: "misspelt" };
  }
  if (masked.includes("\\")) {
    const read = url.replaceAll("\\", "/");
    return { message: "the URL of the server has a backslash in it", read, mend: readAs(read), valid: "misspelt" };
  }
  const hash = masked.indexOf("#");
  if (hash >= 0) {
    const read = url.slice(0, hash);
    return { message: "the URL of a server has no fragment", read, mend: `${readAs(read)}: a fragment is never sent` };
  }
  const query = masked.indexOf("?");
  if (query < 0) return undefined;
  const help = "Declare what every request carries as parameters `in: query`.";
  const mend = "the query is left out: no request carries it";
  return { message: "the URL of a server has no query", help, read: url.slice(0, query), mend };
}

function faultOfHost(parts: Parts): URLFault | undefined {
  const { url, masked, scheme, authority = "", at } = parts;
  const rest = masked.slice(at);
  const http = scheme === undefined || /^https?$/i.test(scheme);
  if (http && /^https?:?$/i.test(authority)) {
    const same = authority.replace(":", "").toLowerCase() === scheme?.toLowerCase();
    const read = same && /^\/\/[^/]/.test(rest) ? `${scheme}:${url.slice(at)}` : undefined;
    return { message: "the scheme of the URL stands twice", read, mend: read === undefined ? leftOut : readAs(read) };
  }
  if (!http) return foreignScheme(parts);
  if (authority === "") return pathAlone(parts, "the URL has no host behind its scheme");
  if (authority.includes("@")) {
    return pathAlone(
      parts,
      "the URL of a server holds no credentials",
      "`security` says what a request needs, and who makes a client gives it.",
    );
  }
  const port = /:([^:\]]*)$/.exec(authority)?.[1] ?? "";
  if (!port.includes(variable) && !(/^\d*$/.test(port) && Number(port) <= 65535)) {
    return pathAlone(parts, `\`${port}\` is no port`, helpFor(port));
  }
  if (!isHost(authority))
    return pathAlone(parts, `\`${url.slice(at - authority.length, at)}\` is no host`, helpFor(authority));
  return faultOfPath(parts);
}

/** As `fetch` reads it, whatever the variables stand for. */
function isHost(authority: string): boolean {
  if (/\s/.test(authority)) return false;
  if (!authority.includes(variable)) return URL.canParse(`http://${authority}`);
  const text = authority.replace(/:[^:\]]*$/, "").replaceAll(variable, "v");
  return text.includes("[") || text === "" || URL.canParse(`http://${text}`);
}

/** A scheme that is none of HTTP, or a misspelt one. */
function foreignScheme(parts: Parts): URLFault {
  const { url, scheme = "" } = parts;
  const meant = similar(scheme, ["http", "https"]);
  const help = meant === undefined ? helpFor(scheme) : `Is \`${meant}\` meant?`;
  const fault = pathAlone(parts, `\`${url}\` is no address of HTTP`, help);
  const isScheme = /^[a-z][a-z\d+.-]*$/i.test(scheme);
  return isScheme && meant === undefined ? { ...fault, valid: "foreign" } : fault;
}

function faultWithoutHost(parts: Parts): URLFault | undefined {
  const { url, masked, scheme } = parts;
  const [first = ""] = masked.split("/");
  const host = /^([^:\s<>"]+):\d+$/.exec(first)?.[1];
  if ((host !== undefined && !host.startsWith(variable)) || (scheme !== undefined && looksLikeHost(scheme))) {
    const message = `\`${url}\` has no scheme`;
    if (host !== undefined && looksLikeHost(host)) return withScheme(url, host, message);
    return pathAlone({ ...parts, at: first.length }, message, "Write the scheme before it.");
  }
  if (scheme !== undefined && /^https?$/i.test(scheme)) {
    const rest = url.slice(scheme.length + 1).replace(/^\//, "");
    if (rest === "") return noAddress(url);
    const read = `${scheme}://${rest}`;
    return { message: "two slashes stand behind the scheme of a URL", read, mend: readAs(read), valid: "misspelt" };
  }
  if (scheme !== undefined && !/[\s<>"]/.test(masked)) return foreignScheme({ ...parts, at: url.length });
  if (first.startsWith(variable) || /^(?:\.{1,2})?$/.test(first)) return faultOfPath(parts);
  if (/[\s<>"]/.test(first) || !/[\p{L}\p{N}]/u.test(first)) return noAddress(url);
  const path = faultOfPath(parts);
  if (path || !looksLikeHost(first)) return path;
  const message = `\`${url}\` is a path beside the document, since it has no scheme`;
  return { ...withScheme(url, first, message), valid: knownDomain.test(first) ? "relative" : "path" };
}

/** Whose last part is a domain of a country, or one of those that nearly all APIs have, is the name of a machine. */
const knownDomain =
  /^localhost$|\.(?:\p{L}{2}|com|org|net|gov|edu|mil|int|info|biz|dev|app|cloud|tech|test|example)$/iu;

/** What stands for something that braces should stand around; other characters have an escape. Nothing is between two slashes. */
function faultOfPath({ url, masked, at }: Parts): URLFault | undefined {
  const path = masked.slice(at);
  const [found] = /[<>]/.exec(path) ?? [];
  if (found !== undefined) return nothingOf(`a URL has no \`${found}\``, helpFor(found));
  if (!path.includes("//")) return undefined;
  const read = url.slice(0, at) + url.slice(at).replace(/(\{[^{}]*\})|\/{2,}/g, (_, name?: string) => name ?? "/");
  return { message: "the path of the server has an empty segment", read, mend: readAs(read), valid: "misspelt" };
}

/** `localhost`, or what ends in a top-level domain and not like the name of a file. */
function looksLikeHost(text: string): boolean {
  if (/^localhost$/i.test(text)) return true;
  const labels = text.split(".");
  const last = labels.at(-1)?.toLowerCase() ?? "";
  if (labels.length < 2 || !/^\p{L}{2,}$/u.test(last) || (labels.length === 2 && fileEndings.has(last))) return false;
  return labels.every((label) => /^[\p{L}\p{N}\uE000](?:[\p{L}\p{N}\uE000_-]*[\p{L}\p{N}\uE000])?$/u.test(label));
}

/** Some of them are top-level domains too: `api.pl` may be either. */
const fileEndings = new Set(
  "ashx asmx asp aspx cfm cgi dll do exe fcgi htm html js json jsp mjs php pl py rb sh svc ts txt xml yaml yml".split(
    " ",
  ),
);

function withScheme(url: string, host: string, message: string): URLFault {
  // Credentials go in clear to the machine itself alone.
  const read = `${/^localhost$/i.test(host) ? "http" : "https"}://${url}`;
  return { message, help: `Is \`${read}\` meant?`, read, mend: readAs(read) };
}

function pathAlone({ url, at }: Parts, message: string, help?: string): URLFault {
  const read = `/${url.slice(at).replace(/^\/+/, "")}`;
  const mend = `it is read as its path, \`${read}\`: who makes a client gives a \`baseURL\``;
  return { message, ...(help !== undefined && { help }), read, mend };
}

function noAddress(url: string): URLFault {
  return nothingOf(`\`${url}\` is no address`, helpFor(url) ?? "Write it as in `https://api.example.com/v1`.");
}

function nothingOf(message: string, help?: string): URLFault {
  return { message, ...(help !== undefined && { help }), read: undefined, mend: leftOut };
}

function helpFor(text: string): string | undefined {
  return /[<>]/.test(text)
    ? "Braces stand around what who makes a client fills in, as in `https://{host}/v1`."
    : undefined;
}

function readAs(url: string): string {
  return `it is read as \`${url}\``;
}

const leftOut = "the server is left out: the others count, or who makes a client gives a `baseURL`";
