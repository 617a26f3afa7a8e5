import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Name } from "../api/name.ts";
import type { Callback, Operation, ResourceMethod } from "../api/operation.ts";
import type { PathTemplate } from "../api/path-template.ts";
import type { SecurityScheme } from "../api/security.ts";
import type { Server } from "../api/server.ts";
import { enterFields } from "../fields/fixed-fields.ts";
import { features } from "../fields/ledger.ts";
import { mended, report, strings } from "../fields/members.ts";
import { assignNames, isVariant } from "../names/assign-names.ts";
import { type LockFile, lockKeys, operationKeys } from "../names/lock-file.ts";
import { camelCase, operationTypeName, spellMethod, spellResource } from "../names/spelling.ts";
import { parsePathTemplate, twice } from "../syntax/parse-path-template.ts";
import { buildBody, emptyBodyOf } from "./build-body.ts";
import type { BuildContext } from "./build-context.ts";
import { buildExternalDocs, type Groups } from "./build-groups.ts";
import { buildParameters } from "./build-parameters.ts";
import { buildResponses } from "./build-responses.ts";
import { buildSecurity } from "./build-security.ts";
import { buildServers } from "./build-servers.ts";
import { checkOperation } from "./check-operation.ts";
import { type OperationSite, placeInWords } from "./collect-operations.ts";
import { fitParameters } from "./fit-parameters.ts";

/** What operations take from the document. */
interface DocumentParts {
  readonly servers: readonly Server[];
  readonly securitySchemes: ReadonlyMap<string, SecurityScheme>;
  readonly groups: Groups;
  /** The operations that a server cannot tell from an earlier one. */
  readonly clientOnly: ReadonlySet<OperationSite>;
  readonly lock: LockFile;
}

/** Methods whose requests may be sent twice (RFC 9110 section 9.2.2; QUERY is safe). */
const idempotentMethods = new Set(["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE", "QUERY"]);

/** OpenAPI 3.1 section 4.8.10: builds every operation. */
export function buildOperations(
  sites: readonly OperationSite[],
  parts: DocumentParts,
  context: BuildContext,
): ReadonlyMap<OperationSite, Operation> {
  const names = nameOperations(sites, parts.lock, context);
  const operations = new Map<OperationSite, Operation>();
  const callbacks = new Map<OperationSite, Callback[]>();
  for (const site of sites) {
    const name = names.get(site);
    if (!name) continue;
    const own: Callback[] = [];
    callbacks.set(site, own);
    operations.set(site, buildOperation(site, name, own, parts, context));
  }
  tellEmptyBodies(sites, context);
  // Callbacks can hold operations that hold them: they are filled in once every operation is there.
  for (const [site, list] of callbacks) {
    for (const { name, expression, sites: inner } of site.callbacks) {
      const found = inner.flatMap((innerSite) => operations.get(innerSite) ?? []);
      list.push({ name, expression, operations: found });
    }
  }
  return operations;
}

function buildOperation(
  site: OperationSite,
  name: Name,
  callbacks: readonly Callback[],
  parts: DocumentParts,
  around: BuildContext,
): Operation {
  const { node, place, extension, method, pathItems } = site;
  const context = { ...around, arrayFormat: extension.arrayFormat ?? around.arrayFormat };
  const typeName = operationTypeName(name);
  const tags = strings(node.get("tags")) ?? [];
  const group = parts.groups.of(tags[0]);
  const inherited = (key: string): string | undefined =>
    pathItems.reduce<string | undefined>((found, item) => item.string(key) ?? found, undefined);
  const pathServers = pathItems.map((item) => buildServers(item, context)).findLast((servers) => servers !== undefined);
  const servers = buildServers(node, context) ?? pathServers;
  const feature = `method ${method}`;
  if (isFeature(feature)) context.ledger.feature(feature, node);
  enterFields("operation", node, context);

  const security = buildSecurity(node, parts.securitySchemes, context);
  const declared = buildParameters(
    [
      ...pathItems.map((item) => ({ list: item.get("parameters"), base: site.pathName })),
      { list: node.get("parameters"), base: typeName },
    ],
    security,
    context,
  );
  const { path, parameters } = fitParameters(declared, site, context);

  const operation: Operation = {
    node,
    place,
    name,
    typeName,
    group,
    tags,
    method,
    path,
    otherPaths: extension.paths.map((other) => parseOtherPath(other, context)),
    clientOnly: parts.clientOnly.has(site),
    summary: node.string("summary") ?? inherited("summary"),
    description: node.string("description") ?? inherited("description"),
    deprecated: node.boolean("deprecated") ?? false,
    externalDocs: buildExternalDocs(node, context),
    servers: servers ?? parts.servers,
    serversInherited: servers === undefined,
    parameters,
    body: emptyBodyOf(node, method) ? undefined : buildBody(node, typeName, context),
    responses: buildResponses(node, typeName, context),
    security,
    callbacks,
    validation: extension.validation,
    idempotent: extension.idempotent ?? idempotentMethods.has(method),
    pagination: extension.pagination,
    resource: resourceOf(site, tags[0], name),
  };
  checkOperation(operation, site, context);
  return operation;
}

/** Tells once of the bodies that are left out: generators that write one write all of them. */
function tellEmptyBodies(sites: readonly OperationSite[], context: BuildContext): void {
  const [first, ...others] = sites.flatMap(({ node, method }) => emptyBodyOf(node, method) ?? []);
  if (!first) return;
  const elsewhere =
    others.length === 0 ? "" : `, here and in ${others.length} other ${others.length === 1 ? "place" : "places"}`;
  const message = `a GET or HEAD has a body that can only be an object without members${elsewhere}`;
  mended(context, "unsupported-feature", message, "the body is left out", first, "key");
}

function isFeature(text: string): text is keyof typeof features {
  return Object.hasOwn(features, text);
}

function parseOtherPath(node: SpecNode, context: BuildContext): PathTemplate {
  const template = typeof node.value === "string" ? node.value : "/";
  const { path, problems, query, fragment, dots, repeated } = parsePathTemplate(template);
  if (dots[0] !== undefined) report(context, "invalid-path", `a path cannot have the segment \`${dots[0]}\``, node);
  if (query !== undefined) report(context, "invalid-path", "a path cannot have a query", node);
  if (fragment !== undefined) report(context, "invalid-path", "a path cannot have a fragment", node);
  if (!template.startsWith("/")) report(context, "invalid-path", "a path has to begin with a slash", node);
  for (const problem of [...problems, ...[...repeated.values()].map(twice)]) {
    report(context, "invalid-path", problem, node);
  }
  return path;
}

function resourceOf({ extension }: OperationSite, tag: string | undefined, name: Name): ResourceMethod {
  return {
    path: extension.resource ?? [spellResource(tag ?? "default")],
    method: extension.method ?? spellMethod(name),
  };
}

function nameOperations(
  sites: readonly OperationSite[],
  lock: LockFile,
  context: BuildContext,
): ReadonlyMap<OperationSite, Name> {
  const locked = new Map(Object.entries(lock.names));
  const keyOf = lockKeys(context.root);
  const keys = operationKeys(keyOf, sites);
  const requests = [...keys].map(([site, [key]]) => ({
    site,
    key,
    spec: site.reason === "inline" ? "" : (site.node.string("operationId") ?? ""),
    candidate: site.candidate,
    reason: site.reason,
  }));
  const pins = new Map(
    [...keys].flatMap(([{ candidate }, all]): [string, string][] => {
      const pin = all.map((key) => locked.get(key)).find((name) => name !== undefined && isVariant(name, candidate));
      return pin === undefined ? [] : [[all[0], pin]];
    }),
  );
  const names = assignNames(requests, pins, camelCase);
  const holders = new Map(requests.map(({ site, key }) => [camelCase(names.get(key)?.typescript ?? ""), site]));
  return new Map(
    requests.flatMap(({ site, key, candidate }): [OperationSite, Name][] => {
      const name = names.get(key);
      if (name && name.typescript !== candidate) {
        reportClash(site, candidate, name, holders.get(camelCase(candidate)), context);
      }
      return name ? [[site, name]] : [];
    }),
  );
}

function reportClash(
  site: OperationSite,
  candidate: string,
  name: Name,
  holder: OperationSite | undefined,
  context: BuildContext,
): void {
  if (site.reason === "inline") return;
  const related = holder && { related: [{ message: "the other operation", location: holder.node.location("key") }] };
  if (site.reason === "extension" && holder?.node.id === site.node.id) {
    const message = `\`${candidate}\` is the name of an operation in ${placeInWords(holder)} and in ${placeInWords(site)}, which have one path item`;
    report(context, "name-clash", message, site.place, {
      part: "key",
      related: [
        { message: "the `x-specwright` of both", location: (site.extension.node ?? site.node).location("key") },
      ],
      help: "Leave the `name` out, or give one of them a path item of its own.",
    });
  } else if (site.reason === "extension") {
    report(
      context,
      "name-clash",
      `another operation has the name \`${candidate}\` by its \`x-specwright\``,
      site.node,
      related,
    );
  } else {
    const message = `\`${candidate}\` is the name of another operation; this one is \`${name.typescript}\``;
    context.diagnostics.warning("name-clash", message, { location: site.node.location("key"), ...related });
  }
}
