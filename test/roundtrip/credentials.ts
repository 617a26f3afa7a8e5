/** Credentials for an operation: what a client is given, what stands on the wire, and whom a server takes the caller for. */
import { placeOf } from "../../conformance/credential-places.ts";
import { allCredentialOptions } from "../../generator/emit/client/security-file.ts";
import type { JsonValue } from "../../generator/load/text/json.ts";
import type { SecurityAlternative, SecurityScheme } from "../../generator/model/api/security.ts";

/** The credentials of one alternative. */
export interface Given {
  /** The client's options. */
  readonly options: Readonly<Record<string, unknown>>;
  /** The principals that the handler sees: of the first alternative that what is sent satisfies. */
  readonly principals: Readonly<Record<string, JsonValue>>;
  /** A certificate is needed, which is of a connection and not of a request. */
  readonly certificate: boolean;
  /** The names in the query, the headers and the cookies that are keys and no parameters: `query key`. */
  readonly places: ReadonlySet<string>;
}

/**
 * What is given for an alternative, and what comes of it.
 * @returns Undefined where a request cannot have all of it: two values for one header.
 */
export function credentialsFor(
  alternatives: readonly SecurityAlternative[],
  chosen: SecurityAlternative | undefined,
  secret: string,
): Given | undefined {
  const given = (chosen?.schemes ?? []).map(({ scheme }) => scheme);
  const token = (scheme: SecurityScheme) => tokenOf(scheme, alternatives, secret);
  const options = Object.assign({}, ...given.map((scheme) => optionsOf(scheme, token(scheme))));
  // The client takes the first alternative for which it has everything; one that asks for nothing comes last.
  const inOrder = alternatives.toSorted((a, b) => Number(a.schemes.length === 0) - Number(b.schemes.length === 0));
  const sent = inOrder.find(({ schemes }) =>
    schemes.every(({ scheme }) => namesOf(scheme).every((name) => Object.hasOwn(options, name))),
  );
  const wire = new Map<string, string>();
  for (const { scheme } of sent?.schemes ?? []) {
    const [place, text] = [placeOf(scheme), textOf(scheme, token(scheme))];
    if ((wire.get(place) ?? text) !== text) return undefined;
    wire.set(place, text);
  }
  const satisfied = alternatives.find(
    ({ schemes }) =>
      schemes.length > 0 && schemes.every(({ scheme }) => wire.get(placeOf(scheme)) === textOf(scheme, token(scheme))),
  );
  const principals = (satisfied?.schemes ?? []).map(({ scheme }) => [scheme.name.typescript, principalOf(scheme)]);
  return {
    options,
    principals: Object.fromEntries(principals),
    certificate: wire.has("connection certificate"),
    places: new Set(wire.keys()),
  };
}

/** What an authenticator answers: the principal, if what was presented is the scheme's. */
export function authenticated(
  scheme: SecurityScheme,
  presented: unknown,
  alternatives: readonly SecurityAlternative[],
  secret: string,
): JsonValue | undefined {
  const text = JSON.stringify(presented) ?? "";
  const { kind } = scheme;
  const token = tokenOf(scheme, alternatives, secret);
  const expected =
    kind.type === "mutualTLS"
      ? { certificate: certificate }
      : kind.type === "apiKey"
        ? { key: token }
        : isBasic(scheme)
          ? { username: userOf(token), password: token }
          : isOther(scheme)
            ? { value: token }
            : { token };
  const held: unknown = JSON.parse(text);
  const fits = Object.entries(expected).every(([name, value]) => {
    return JSON.stringify(Reflect.get(Object(held), name)) === JSON.stringify(value);
  });
  return fits ? principalOf(scheme) : undefined;
}

/** What stands for the certificate of a connection. */
export const certificate = { subject: { CN: "caller" } };

function principalOf(scheme: SecurityScheme): JsonValue {
  return { caller: scheme.name.spec };
}

function isBasic({ kind }: SecurityScheme): boolean {
  return kind.type === "http" && kind.scheme === "basic";
}

function isOther({ kind }: SecurityScheme): boolean {
  return kind.type === "http" && kind.scheme !== "basic" && kind.scheme !== "bearer";
}

function optionsOf(scheme: SecurityScheme, token: string): Readonly<Record<string, unknown>> {
  const [first = "", second] = namesOf(scheme);
  if (scheme.kind.type === "mutualTLS") return { [first]: true };
  if (!isBasic(scheme)) return { [first]: token };
  const username = userOf(token);
  return second === undefined ? { [first]: { username, password: token } } : { [first]: username, [second]: token };
}

function namesOf(scheme: SecurityScheme): readonly string[] {
  return allCredentialOptions([scheme]).map(({ name }) => name);
}

/** Schemes that share an option share its value, and so do those that ask for the same header in one request. */
function tokenOf(scheme: SecurityScheme, alternatives: readonly SecurityAlternative[], secret: string): string {
  const together = alternatives.map(({ schemes }) => schemes.map((each) => each.scheme));
  const alike = new Set([scheme]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const one of alike) {
    for (const schemes of together) {
      const beside = schemes.includes(one) ? schemes.filter((other) => wantOf(other) === wantOf(one)) : [];
      const others = schemes.filter((other) => namesOf(other).join() === namesOf(one).join());
      for (const other of [...beside, ...others]) alike.add(other);
    }
  }
  const first = together.flat().find((one) => alike.has(one)) ?? scheme;
  return `${namesOf(first).join("-")}.${secret}`.replaceAll(/[^\w.~-]/g, "_");
}

/** The place of a scheme's credentials, and what they begin with there. */
function wantOf(scheme: SecurityScheme): string {
  return `${placeOf(scheme)}: ${textOf(scheme, "")}`;
}

/** The same whatever the secret is. */
function userOf(token: string): string {
  return `ü-${token.replace(/\..*$/, "")}.`;
}

function textOf({ kind }: SecurityScheme, token: string): string {
  if (kind.type === "apiKey" || kind.type === "mutualTLS") return token;
  return kind.type === "http" ? `${kind.scheme} ${token}` : `bearer ${token}`;
}
