import { type RequestIssue, requestIssue } from "./request-issue.ts";

/**
 * Fields that stand once, and decide for whom a request is and how its body is read: of several, another program on the way may
 * have gone by another one (RFC 9110 section 5.3).
 */

/** What is wrong with the fields as they came: of several, Node.js keeps the first. */
export function repeatedField(rawHeaders: readonly string[]): RequestIssue | undefined {
  let hosts = 0;
  let types = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? "";
    if (name.length === 4 && (name === "Host" || name.toLowerCase() === "host")) hosts++;
    else if (name.length === 12 && isType(name)) types++;
  }
  return hosts > 1 ? wrongHost() : types > 1 ? repeated("content-type") : undefined;
}

/** Most names are written in one of two ways: another one is looked at for its hyphen first. */
function isType(name: string): boolean {
  if (name === "Content-Type" || name === "content-type") return true;
  return name[7] === "-" && name.toLowerCase() === "content-type";
}

/** The same of a Content-Type, where the fields of one name are joined: no type has a comma, but in a parameter. */
export function repeatedType(joined: string | undefined): RequestIssue | undefined {
  if (!joined?.includes(",")) return undefined;
  const types = joined.replace(/"(?:[^"\\]|\\.)*"?/g, "").split(",");
  const isEach = types.length > 1 && types.every((type) => /^[ \t]*(?:$|[!#$%&'*+.^_`|~\w-]+\/)/.test(type));
  return isEach ? repeated("content-type") : undefined;
}

export function wrongHost(): RequestIssue {
  return requestIssue("header", "host", "syntax", "Must be one host, with or without a port.");
}

function repeated(name: string): RequestIssue {
  return requestIssue("header", name, "repeated", "Must not be given more than once.");
}
