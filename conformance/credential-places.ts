/** Where credentials stand in a request. */
import type { Operation } from "../generator/model/api/operation.ts";
import type { SecurityScheme } from "../generator/model/api/security.ts";

/** The place and the name of a scheme's credentials: `query key`, `header authorization`. */
export function placeOf({ kind }: SecurityScheme): string {
  if (kind.type === "mutualTLS") return "connection certificate";
  if (kind.type !== "apiKey") return "header authorization";
  return `${kind.in} ${kind.in === "header" ? kind.parameter.toLowerCase() : kind.parameter}`;
}

/** The authentication scheme of what stands in `Authorization` (RFC 9110 section 11.4), in lower case; undefined of what stands elsewhere. */
export function authSchemeOf({ kind }: SecurityScheme): string | undefined {
  if (kind.type === "apiKey" || kind.type === "mutualTLS") return undefined;
  return kind.type === "http" ? kind.scheme : "bearer";
}

/** The places of all schemes that an operation takes. */
export function credentialPlaces({ security }: Operation): ReadonlySet<string> {
  return new Set(security.alternatives.flatMap(({ schemes }) => schemes.map(({ scheme }) => placeOf(scheme))));
}
