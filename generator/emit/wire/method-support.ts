import type { Operation } from "../../model/api/operation.ts";
import { type Asking, type End, refuse } from "./ends.ts";

/** The methods that `fetch` does not send, in whatever letters (WHATWG Fetch section 2.2.1, forbidden methods). */
const forbidden = new Set(["CONNECT", "TRACE", "TRACK"]);

/** The methods that every version of Node takes (RFC 9110 section 9.3, RFC 5789). */
const usual = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** The ends that cannot carry an operation's method: CONNECT never reaches request handlers, and `Request` knows no TRACE. */
function unable({ method }: Operation): readonly End[] {
  if (usual.has(method)) return [];
  const isForbidden = forbidden.has(method.toUpperCase());
  // It brings along much of Node; imported as a module, all of `fetch` as well.
  const { METHODS } = process.getBuiltinModule("node:http");
  const refusedByServer = isForbidden || !METHODS.includes(method);
  return [...(refusedByServer ? (["server"] as const) : []), ...(isForbidden ? (["client"] as const) : [])];
}

/** Whether an end carries an operation's method; what an end does not is reported, for both ends at once. */
export function carriesMethod(operation: Operation, asking: Asking): boolean {
  const ends = unable(operation);
  refuse(ends, { server: "receive", client: "send" }, `the method ${operation.method}`, {
    code: "unsupported-method",
    node: operation.node,
    part: "key",
    asking,
  });
  return !ends.includes(asking.end);
}
