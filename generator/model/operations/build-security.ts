import type { SpecNode } from "../../load/document/spec-node.ts";
import { similar } from "../../similar.ts";
import type { Operation } from "../api/operation.ts";
import type { OAuthFlow, Security, SecurityAlternative, SecurityScheme, SecuritySchemeKind } from "../api/security.ts";
import { enterFields } from "../fields/fixed-fields.ts";
import type { Feature } from "../fields/ledger.ts";
import { entriesOf, patternedMembers, report, strings } from "../fields/members.ts";
import { assignNames } from "../names/assign-names.ts";
import { type LockFile, lockKeys, optionKey } from "../names/lock-file.ts";
import { spellClientOption, spellScheme } from "../names/spelling.ts";
import { headerNameProblem, isToken } from "../syntax/token.ts";
import type { BuildContext } from "./build-context.ts";
import { checkAlternative } from "./check-credentials.ts";
import { readSchemeExtension } from "./extensions.ts";
import { schemeAt, schemeByURI } from "./required-schemes.ts";

/**
 * OpenAPI 3.1 section 4.8.27: the schemes of `components.securitySchemes`, by their keys.
 * @param elsewhere Schemes that requirements lead to by URIs: these are here by their ids.
 */
export function buildSecuritySchemes(
  elsewhere: readonly SpecNode[],
  context: BuildContext,
  lock: LockFile,
): ReadonlyMap<string, SecurityScheme> {
  const keyOf = lockKeys(context.root);
  const nodes = [
    ...entriesOf(context.root.get("components")?.get("securitySchemes")),
    ...elsewhere.map((node) => [node.id, node] as const),
  ];
  const requests = nodes.map(([, node]) => {
    const { typescript, reason } = spellScheme(node.key);
    return { key: keyOf(node), spec: node.key, candidate: typescript, reason };
  });
  const names = assignNames(requests, new Map(Object.entries(lock.names)), (name) => name);
  const extensions = new Map(
    nodes.map(([key, node]) => {
      const definition = node.resolve();
      return [key, definition && readSchemeExtension(definition, context)];
    }),
  );
  const given = [...extensions.values()].flatMap((extension) => extension?.options ?? []);
  const optionRequests = nodes.flatMap(([key, node]) => {
    const name = names.get(keyOf(node));
    if (!name || extensions.get(key)) return [];
    const { typescript, reason } = spellClientOption(name.typescript);
    return [{ key: optionKey(keyOf(node)), spec: node.key, candidate: typescript, reason }];
  });
  const options = assignNames(
    optionRequests,
    new Map(Object.entries(lock.names)),
    (name) => name,
    given.map((option) => option.name),
  );
  const schemes = new Map<string, SecurityScheme>();
  for (const [key, node] of nodes) {
    const definition = node.resolve();
    const name = names.get(keyOf(node));
    const kind = definition && buildKind(definition);
    if (!definition || !kind || !name) continue;
    if (kind.type === "apiKey" && kind.in === "header" && !isToken(kind.parameter)) {
      report(context, "invalid-document", headerNameProblem(kind.parameter), definition.get("name") ?? definition);
    }
    enterFields("securityScheme", definition, context);
    schemes.set(key, {
      node,
      name,
      description: node.string("description") ?? definition.string("description"),
      deprecated: definition.boolean("deprecated") ?? false,
      kind,
      option: options.get(optionKey(keyOf(node))) ?? name,
      client: extensions.get(key),
    });
  }
  return schemes;
}

function buildKind(node: SpecNode): SecuritySchemeKind | undefined {
  const type = node.string("type");
  switch (type) {
    case "apiKey": {
      const place = node.string("in");
      const parameter = node.string("name");
      if (parameter === undefined || (place !== "query" && place !== "header" && place !== "cookie")) return undefined;
      return { type, in: place, parameter };
    }
    case "http": {
      const scheme = node.string("scheme")?.toLowerCase();
      return scheme === undefined ? undefined : { type, scheme, bearerFormat: node.string("bearerFormat") };
    }
    case "mutualTLS":
      return { type };
    case "oauth2":
      return { type, flows: buildFlows(node), metadataUrl: node.string("oauth2MetadataUrl") };
    case "openIdConnect": {
      const url = node.string("openIdConnectUrl");
      return url === undefined ? undefined : { type, url };
    }
    default:
      return undefined;
  }
}

/** Enters the schemes into the ledger: those that no operation asks for say nothing of any request. */
export function enterSchemes(
  schemes: Iterable<SecurityScheme>,
  operations: readonly Operation[],
  { ledger }: BuildContext,
): void {
  const asked = new Set(
    operations.flatMap(({ security }) =>
      security.alternatives.flatMap((one) => one.schemes.map(({ scheme }) => scheme)),
    ),
  );
  for (const scheme of schemes) {
    ledger.feature(asked.has(scheme) ? schemeFeature(scheme) : "security scheme without use", scheme.node);
  }
}

function schemeFeature({ kind }: SecurityScheme): Feature {
  if (kind.type !== "http") return `security ${kind.type}`;
  return kind.scheme === "basic" || kind.scheme === "bearer" ? `security http ${kind.scheme}` : "security http other";
}

/** OpenAPI 3.1 sections 4.8.28 and 4.8.29. */
function buildFlows(scheme: SpecNode): readonly OAuthFlow[] {
  return patternedMembers(scheme.get("flows")).flatMap(([grant, node]): OAuthFlow[] => {
    if (!isGrant(grant)) return [];
    return [
      {
        grant,
        authorizationUrl: node.string("authorizationUrl"),
        tokenUrl: node.string("tokenUrl"),
        refreshUrl: node.string("refreshUrl"),
        deviceAuthorizationUrl: node.string("deviceAuthorizationUrl"),
        scopes: (node.get("scopes")?.entries() ?? []).map(([name, { value }]) => ({
          name,
          description: typeof value === "string" ? value : "",
        })),
      },
    ];
  });
}

const grants: ReadonlySet<string> = new Set<OAuthFlow["grant"]>([
  "implicit",
  "password",
  "clientCredentials",
  "authorizationCode",
  "deviceAuthorization",
]);

function isGrant(text: string): text is OAuthFlow["grant"] {
  return grants.has(text);
}

/**
 * OpenAPI 3.1 section 4.8.30: the requirements of an operation, or else of the document. An alternative that names an
 * unknown scheme is left out as a whole: without the scheme it would ask for less.
 */
export function buildSecurity(
  operation: SpecNode,
  schemes: ReadonlyMap<string, SecurityScheme>,
  context: BuildContext,
): Security {
  const own = operation.get("security");
  const list = own ?? context.root.get("security");
  const alternatives = (list?.items() ?? []).flatMap((node): SecurityAlternative[] => {
    const required = node.entries();
    const known = required.flatMap(([key, scopes]) => {
      const scheme = schemes.get(key) ?? schemeAt(schemeByURI([key, scopes], context.root), [...schemes.values()]);
      if (!scheme) reportUnknownScheme(key, scopes, schemes, context);
      return scheme ? [{ scheme, scopes: strings(scopes) ?? [] }] : [];
    });
    if (known.length < required.length) return [];
    checkAlternative({ schemes: known }, node, context);
    return [{ schemes: known }];
  });
  return { alternatives, inherited: own === undefined };
}

function reportUnknownScheme(
  key: string,
  node: SpecNode,
  schemes: ReadonlyMap<string, SecurityScheme>,
  context: BuildContext,
): void {
  // A scheme that is defined, and wrong, is reported where it stands.
  if (context.root.get("components")?.get("securitySchemes")?.get(key)) return;
  const meant = similar(key, schemes.keys());
  const other = schemes.get(meant ?? "")?.node ?? context.root.get("components")?.get("securitySchemes");
  const message = meant === undefined ? `this has no \`${key}\`` : `is \`${meant}\` meant, which stands here?`;
  report(context, "unknown-security-scheme", `no security scheme is called \`${key}\``, node, {
    part: "key",
    ...(other && { related: [{ message, location: other.location("key") }] }),
  });
}
