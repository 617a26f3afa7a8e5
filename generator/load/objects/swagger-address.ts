import { isJsonArray, type JsonObject, type JsonValue, member } from "../text/json.ts";
import type { Rule, RuleViolation } from "./object-type.ts";

/** What `host` of Swagger 2.0 was meant as. */
export interface MeantHost {
  /** A name or an address, and perhaps a port; empty where there is none. */
  readonly host: string;
  /** The scheme that stands before it, where `schemes` says none. */
  readonly scheme?: "http" | "https";
}

/**
 * `host` without what belongs into other fields: its scheme, slashes at its end, and blanks around it (Swagger 2.0, Swagger
 * Object: "the host only", with neither the scheme nor sub-paths).
 *
 * @returns Undefined where more than one thing could be meant, or requests would go without the https that it asks for.
 */
export function meantHost(root: JsonObject): MeantHost | undefined {
  const [, before = "", host = ""] = partsOf(member(root, "host"));
  const scheme = schemeNames.find((name) => before.toLowerCase() === `${name}://`);
  const schemes = schemesOf(root);
  if (host !== "" && !isHost(host)) return undefined;
  if (scheme === "https" && schemes.length > 0 && !schemes.includes(scheme)) return undefined;
  return { host, ...(scheme !== undefined && schemes.length === 0 && { scheme }) };
}

const schemeNames = ["http", "https"] as const;

function partsOf(written: JsonValue | undefined): readonly string[] {
  const text = typeof written === "string" ? written.trim() : "";
  return /^((?:https?:)?\/\/)?(.*?)\/*$/is.exec(text) ?? [];
}

/** A name, an IPv4 address or an IPv6 address in brackets, and perhaps a port (RFC 3986 section 3.2). Braces stand for a part of it. */
function isHost(text: string): boolean {
  const parts = /^(?:\[[0-9A-Fa-f:.]+\]|[^\s/?#@\\<>"[\]:]+)(?::(\d+))?$/.exec(text);
  return parts !== null && Number(parts[1] ?? 0) <= 65535;
}

function schemesOf(root: JsonObject): readonly JsonValue[] {
  const schemes = member(root, "schemes") ?? [];
  return isJsonArray(schemes) ? schemes : [schemes];
}

/** The address of every request is made of `host`. */
export const hostIsOne: Rule = (root) => {
  const written = member(root, "host");
  if (typeof written !== "string" || isHost(written)) return undefined;
  const meant = meantHost(root);
  return {
    member: "host",
    ...faultOf(written, root),
    ...(meant && { mend: mendOf(meant) }),
  };
};

function mendOf({ host, scheme }: MeantHost): string {
  if (host === "") return "it is left out: the API is where the document is";
  return `it is read as \`${host}\`${scheme === undefined ? "" : `, with \`schemes: [${scheme}]\``}`;
}

function faultOf(written: string, root: JsonObject): Pick<RuleViolation, "message" | "help"> {
  const [, before = "", host = ""] = partsOf(written);
  if (host === "") {
    return { message: "`host` is empty", help: "Leave it out, if the API is where the document is." };
  }
  const [, name = "", path] = /^([^/]*)(\/.*)?$/s.exec(host) ?? [];
  if (!isHost(name) || path?.startsWith("//")) {
    return {
      message: "`host` is neither a name nor an address",
      help: "Write it as in `api.example.com` or `api.example.com:8080`.",
    };
  }
  const base = member(root, "basePath");
  const below = typeof base === "string" ? base.replace(/^(?!\/|$)/, "/") : "";
  const inFields = path === undefined ? undefined : `Write \`host: ${name}\` and \`basePath: ${path}${below}\`.`;
  if (before !== "") {
    const scheme = before.replace("//", "").replace(":", "").toLowerCase();
    const alone = schemesOf(root).length === 0 && scheme !== "" ? `, and write \`schemes: [${scheme}]\`` : "";
    const help = inFields ?? `Leave \`${before}\` out${alone}.`;
    return { message: "`host` is a name or an address without a scheme", help };
  }
  if (path !== undefined || written.trim().endsWith("/")) {
    return {
      message: "`host` is a name or an address without a path",
      help: inFields ?? "Leave the `/` out.",
    };
  }
  return { message: "`host` has blanks around it", help: "Leave them out." };
}

/** What does not begin with a slash would be one more part of the host's name. */
export const basePathBegins: Rule = (root) => {
  const path = member(root, "basePath");
  return typeof path === "string" && path !== "" && !path.startsWith("/")
    ? { message: "`basePath` begins with a `/`", member: "basePath", mend: `it is read as \`/${path}\`` }
    : undefined;
};

/**
 * `schemes`, `host` and `basePath` as the URLs of Server Objects. Without schemes the one counts by which the document was
 * reached: an address that is relative to it.
 *
 * @param root The Swagger Object.
 * @param own Its schemes, or those of an operation.
 * @returns Undefined where the document says nothing of them.
 */
export function addressesOf(root: JsonObject, own: readonly string[]): readonly string[] | undefined {
  const base = member(root, "basePath");
  if (!Object.hasOwn(root, "basePath") && !hasHost(root)) return undefined;
  const path = typeof base === "string" ? base.replace(/^(?!\/|$)/, "/").replace(/\/$/, "") : "";
  const { host, scheme } = meantHost(root) ?? { host: String(member(root, "host")) };
  // Two slashes would be the beginning of a host.
  if (host === "") return [path.replace(/^\/+/, "/") || "/"];
  const schemes = own.length === 0 && scheme !== undefined ? [scheme] : own;
  return schemes.length === 0 ? [`//${host}${path}`] : schemes.map((name) => `${name}://${host}${path}`);
}

/** Whether the document says of a host. */
export function hasHost(root: JsonObject): boolean {
  return Object.hasOwn(root, "host") && meantHost(root)?.host !== "";
}
