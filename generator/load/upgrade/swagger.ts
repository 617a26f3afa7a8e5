import type { Diagnostics } from "../../diagnostics.ts";
import type { CrawlResult, Visit } from "../crawl/crawl-result.ts";
import type { DocumentNode } from "../document/document-node.ts";
import type { DocumentSet } from "../document/document-set.ts";
import { statedEdition } from "../document/version.ts";
import { addressesOf, hasHost } from "../objects/swagger-address.ts";
import { isJsonObject, isMutableObject, type MutableJsonObject, setMember } from "../text/json.ts";
import { refuseDistantBodies } from "./distant-bodies.ts";
import { mutable, type Redirect, type Rewriting } from "./rewriting.ts";
import { SwaggerMediaTypes, strings } from "./swagger-media-types.ts";
import { hasPathWithoutStyle, staysParameter, upgradeOperation } from "./swagger-operation.ts";
import { isWithoutStyle, upgradeItems, upgradeSimple } from "./swagger-parameter.ts";
import { requestBodyOfBody } from "./swagger-request-body.ts";
import { upgradeResponse } from "./swagger-response.ts";
import { ResponseKinds } from "./swagger-response-types.ts";
import { upgradeSecurityScheme } from "./swagger-security.ts";

/** The sections of shared parts, and those of OpenAPI's components that they become. */
const sections = [
  ["definitions", "schemas"],
  ["parameters", "parameters"],
  ["responses", "responses"],
  ["securityDefinitions", "securitySchemes"],
] as const;
/** Those of later editions too: who writes them into a document of 2.0 means them. */
const methods = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/**
 * Turns what is of Swagger 2.0 into OpenAPI 3.1, in place: parts where they stand, and the entry document as a whole, if it
 * is of 2.0 itself. Schemas are upgraded already.
 * @returns References that were written or copied on the way, to be corrected where their targets moved.
 */
export function upgradeSwagger(
  documents: DocumentSet,
  { visits, references }: Pick<CrawlResult, "visits" | "references">,
  rewriting: Rewriting,
): Redirect[] {
  const { diagnostics } = documents;
  const redirects: Redirect[] = [];
  const mediaTypes = new SwaggerMediaTypes(documents, references);
  const entry = documents.root(documents.entry);
  const root = statedEdition(entry.value) === "2.0" ? entry : undefined;
  const old = visits.filter(({ edition }) => edition === "2.0");
  const named = (name: Visit["name"]) => old.filter((visit) => visit.name === name).map(({ node }) => node);

  const kinds = new ResponseKinds(named("response"));
  for (const node of named("items")) upgradeItems(node, rewriting);
  for (const node of named("header")) {
    const isLeftOut = isWithoutStyle(node);
    upgradeSimple(node, rewriting, diagnostics);
    if (isLeftOut && isMutableObject(node.holder)) rewriting.remove(node.holder, node.key);
  }
  for (const node of named("securityScheme")) upgradeSecurityScheme(node, rewriting);
  // Operations go first: they look at the parameters that they refer to as these were written.
  const done = new Set<unknown>();
  for (const pathItem of named("pathItem")) {
    const own = methods.flatMap((method) => pathItem.get(method) ?? []);
    refuseDistantBodies(pathItem, own, diagnostics);
  }
  for (const pathItem of named("pathItem")) {
    const object = mutable(pathItem);
    for (const method of methods) {
      const operation = pathItem.get(method);
      // Where a `$ref` stands for it, an operation may have several places.
      if (!operation || !isJsonObject(operation.value) || done.has(operation.value)) continue;
      done.add(operation.value);
      if (object && hasPathWithoutStyle(pathItem, operation)) {
        rewriting.remove(object, method);
        continue;
      }
      const servers = serversOfOperation(root, operation, rewriting, diagnostics);
      const context = { mediaTypes, kinds, servers, done };
      redirects.push(...upgradeOperation(pathItem, operation, context, rewriting, diagnostics));
    }
    dropParameters(pathItem, rewriting);
  }
  for (const node of named("response")) {
    if (done.has(node.value)) continue;
    const path = node.source === root?.source ? responsePath(node) : node.path();
    const types = kinds.typesOf(node, { types: mediaTypes.of("produces", node), inherited: true, sends: undefined });
    redirects.push(...upgradeResponse(node, types, path, rewriting, diagnostics));
  }
  for (const node of named("parameter")) {
    if (node.string("in") !== "body" && (node.string("in") !== "formData" || isWithoutStyle(node)))
      upgradeSimple(node, rewriting, diagnostics);
  }
  if (root) upgradeRoot(root, mediaTypes.of("consumes", root), rewriting, redirects);
  return redirects;
}

/** Where a response of the entry document will stand: a shared one moves to the components. */
function responsePath(node: DocumentNode): string[] {
  const path = node.path();
  return path.length === 2 && path[0] === "responses" ? ["components", ...path] : path;
}

/** The body and form parameters of a path item have been handed to its operations; others have no style. */
function dropParameters(pathItem: DocumentNode, rewriting: Rewriting): void {
  const object = mutable(pathItem);
  const parameters = pathItem.get("parameters")?.items() ?? [];
  const kept = parameters.filter(staysParameter);
  if (!object || kept.length === parameters.length) return;
  const place = pathItem.get("parameters")?.place() ?? pathItem.place();
  const list = rewriting.list(...kept.map((node) => ({ value: node.value, place: node.place() })));
  rewriting.put(object, "parameters", list, place);
}

function upgradeRoot(
  root: DocumentNode,
  consumes: readonly string[],
  rewriting: Rewriting,
  redirects: Redirect[],
): void {
  const document = mutable(root);
  if (!document) return;
  const servers = serversOf(root, root.get("schemes"), rewriting);
  const version = root.get("swagger")?.place() ?? root.place();
  const components: MutableJsonObject = {};
  for (const [from, to] of sections) {
    const section = root.get(from);
    if (!section) continue;
    const place = section.place();
    for (const [name, node] of section.entries()) {
      const inForm = from === "parameters" && node.string("in") === "formData";
      const inBody = from === "parameters" && node.string("in") === "body";
      // A form field has no meaning without the operation that it was copied to.
      if (inForm) continue;
      const target = inBody ? "requestBodies" : to;
      const existing = components[target];
      const group: MutableJsonObject = isJsonObject(existing) ? existing : {};
      if (existing === undefined) rewriting.put(components, target, group, place);
      if (inBody) {
        const made = requestBodyOfBody(node, consumes, ["components", target, name], rewriting);
        redirects.push(...made.redirects);
        rewriting.put(group, name, made.body, node.place());
      } else {
        rewriting.put(group, name, node.value, node.place());
      }
      rewriting.moved(root.source, [from, name], ["components", target, name]);
    }
  }
  // Until here references lead where they led in the text: a shared body may name a definition.
  for (const [from] of sections) rewriting.remove(document, from);
  for (const key of ["swagger", "host", "basePath", "schemes", "consumes", "produces"]) rewriting.remove(document, key);
  rewriting.put(document, "openapi", "3.1.0", version);
  if (servers) setMember(document, "servers", servers);
  rewriting.put(document, "components", components, root.place());
}

/**
 * The servers of an operation with `schemes` of its own. Its path is one of the entry document, and so is its host: in a
 * document of a later edition the schemes say nothing.
 */
function serversOfOperation(
  root: DocumentNode | undefined,
  operation: DocumentNode,
  rewriting: Rewriting,
  diagnostics: Diagnostics,
) {
  const schemes = operation.get("schemes");
  if (!schemes) return undefined;
  if (root) return isJsonObject(root.value) && hasHost(root.value) ? serversOf(root, schemes, rewriting) : undefined;
  diagnostics.warning("ignored-keyword", "`schemes` is ignored, since the entry document has `servers` for all", {
    location: schemes.location("key"),
    help: "Leave it out; where the operation is at another address, write `servers` into the path item that refers here.",
  });
  return undefined;
}

/** `schemes`, `host` and `basePath` as Server Objects. */
function serversOf(root: DocumentNode, own: DocumentNode | undefined, rewriting: Rewriting) {
  const urls = isJsonObject(root.value) ? addressesOf(root.value, strings(own)) : undefined;
  const at = (root.get("host") ?? root.get("basePath") ?? root).place();
  const place = own?.place() ?? at;
  return (
    urls &&
    rewriting.list(
      ...urls.map((url) => {
        const server: MutableJsonObject = {};
        rewriting.put(server, "url", url, at);
        return { value: server, place };
      }),
    )
  );
}
