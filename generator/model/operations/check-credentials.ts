/** Whether what a request carries of credentials and parameters has places of its own. */

import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Operation } from "../api/operation.ts";
import type { Security, SecurityAlternative, SecurityScheme } from "../api/security.ts";
import type { BuildContext } from "./build-context.ts";

/** Warns of an alternative whose schemes want different things of one header: no request can satisfy it. */
export function checkAlternative(
  { schemes }: SecurityAlternative,
  node: SpecNode,
  { diagnostics }: Pick<BuildContext, "diagnostics">,
): void {
  const asking = schemes.flatMap(({ scheme }) => (authorizationOf(scheme) === undefined ? [] : [scheme]));
  const [first] = asking;
  const other = first && asking.find((scheme) => authorizationOf(scheme) !== authorizationOf(first));
  if (!other) return;
  const message = `\`${first.name.spec}\` and \`${other.name.spec}\` both want the header \`Authorization\` in one request`;
  diagnostics.warning("credential-clash", message, {
    location: node.location(),
    related: [first, other].map((scheme) => ({
      message: `${scheme.name.spec} stands here`,
      location: scheme.node.location("key"),
    })),
    help: "No request satisfies this. If one of them is enough, make two items of the list of it.",
  });
}

/** Whether a scheme of an operation says what stands in the header `Authorization`. */
export function takesAuthorization({ alternatives }: Security): boolean {
  return alternatives.some(({ schemes }) => schemes.some(({ scheme }) => authorizationOf(scheme) !== undefined));
}

/** What stands in the header `Authorization`: tokens of several schemes can be the same one. Undefined for other places. */
function authorizationOf({ kind }: SecurityScheme): string | undefined {
  switch (kind.type) {
    case "http":
      return kind.scheme;
    case "oauth2":
    case "openIdConnect":
      return "bearer";
    case "apiKey":
      return kind.in === "header" && kind.parameter.toLowerCase() === "authorization" ? "a key" : undefined;
    case "mutualTLS":
      return undefined;
  }
}

/** Warns of parameters that are keys of the operation's security: callers would give them twice. */
export function checkKeyParameters({ parameters, security }: Operation, { diagnostics }: BuildContext): void {
  const schemes = new Set(security.alternatives.flatMap((one) => one.schemes.map(({ scheme }) => scheme)));
  for (const scheme of schemes) {
    const { kind } = scheme;
    if (kind.type !== "apiKey") continue;
    const key = kind.in === "header" ? kind.parameter.toLowerCase() : kind.parameter;
    if (kind.in === "header" && key === "cookie") checkCookies(parameters, scheme, diagnostics);
    const parameter = parameters.find(({ in: place, name }) => place === kind.in && name === key);
    if (!parameter) continue;
    const message = `the ${kind.in} parameter \`${parameter.name}\` is the key of \`${scheme.name.spec}\``;
    diagnostics.warning("credential-clash", message, {
      location: parameter.node.location(),
      related: [{ message: "the key", location: scheme.node.location("key") }],
      help: "Remove the parameter: a client has an option for the key, and handlers are told whose it is.",
    });
  }
}

/** A key that is the whole header `Cookie` leaves no place for cookies: a request has one such header (RFC 6265 section 5.4). */
function checkCookies(
  parameters: Operation["parameters"],
  scheme: SecurityScheme,
  diagnostics: BuildContext["diagnostics"],
): void {
  const cookie = parameters.find(({ in: place }) => place === "cookie");
  if (!cookie) return;
  const message = `the key of \`${scheme.name.spec}\` is the whole header \`Cookie\`, where the cookie \`${cookie.name}\` stands too`;
  diagnostics.warning("credential-clash", message, {
    location: cookie.node.location(),
    related: [{ message: "the key", location: scheme.node.location("key") }],
    help: "No request with this key can carry it. If the key is a cookie, say so: `in: cookie`, with the name of that cookie.",
  });
}
