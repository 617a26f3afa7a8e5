import type { Visit } from "../crawl.ts";
import type { DocumentNode } from "../document-node.ts";
import type { DocumentSet } from "../document-set.ts";
import { isJsonObject, type MutableJsonObject, setMember } from "../json.ts";
import { mutable, type Redirect, type Rewriting } from "./rewriting.ts";
import { upgradeOperation } from "./swagger-operation.ts";
import { upgradeItems, upgradeSimple } from "./swagger-parameter.ts";
import { requestBodyOfBody } from "./swagger-request-body.ts";
import { upgradeResponse } from "./swagger-response.ts";
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
 * Turns a document of Swagger 2.0 into one of OpenAPI 3.1, in place. Its schemas are upgraded already.
 * @returns References that were written or copied on the way, to be corrected where their targets moved.
 */
export function upgradeSwagger(documents: DocumentSet, visits: readonly Visit[], rewriting: Rewriting): Redirect[] {
  const { diagnostics } = documents;
  const root = documents.root(documents.entry);
  const redirects: Redirect[] = [];
  const consumes = strings(root.get("consumes"));
  const produces = strings(root.get("produces"));
  const named = (name: Visit["name"]) => visits.filter((visit) => visit.name === name).map(({ node }) => node);

  for (const node of named("items")) upgradeItems(node, rewriting, diagnostics);
  for (const node of named("header")) upgradeSimple(node, rewriting, diagnostics);
  for (const node of named("securityScheme")) upgradeSecurityScheme(node, rewriting);
  // Operations go first: they look at the parameters that they refer to as these were written.
  const done = new Set<unknown>();
  for (const pathItem of named("pathItem")) {
    for (const method of methods) {
      const operation = pathItem.get(method);
      if (!operation || !isJsonObject(operation.value)) continue;
      const context = { consumes, produces, servers: serversOf(root, operation, rewriting), done };
      redirects.push(...upgradeOperation(pathItem, operation, context, rewriting, diagnostics));
    }
    dropBodies(pathItem, rewriting);
  }
  for (const node of named("response")) {
    if (!done.has(node.value)) redirects.push(...upgradeResponse(node, produces, responsePath(node), rewriting));
  }
  for (const node of named("parameter")) {
    const place = node.string("in");
    if (place !== "body" && place !== "formData") upgradeSimple(node, rewriting, diagnostics);
  }
  upgradeRoot(root, consumes, rewriting, redirects);
  return redirects;
}

/** Where a response will stand: a shared one moves to the components. */
function responsePath(node: DocumentNode): string[] {
  const path = node.path();
  return path.length === 2 && path[0] === "responses" ? ["components", ...path] : path;
}

/** The body and form parameters of a path item have been handed to its operations. */
function dropBodies(pathItem: DocumentNode, rewriting: Rewriting): void {
  const object = mutable(pathItem);
  const parameters = pathItem.get("parameters")?.items() ?? [];
  const kept = parameters.filter((node) => !["body", "formData"].includes(node.resolve()?.string("in") ?? ""));
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
  const servers = serversOf(root, undefined, rewriting);
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

/** `schemes`, `host` and `basePath` as Server Objects; for an operation only where it has schemes of its own. */
function serversOf(root: DocumentNode, operation: DocumentNode | undefined, rewriting: Rewriting) {
  const own = operation ? operation.get("schemes") : root.get("schemes");
  const host = root.get("host");
  const base = root.get("basePath");
  if (operation ? !own || !host : !host && !base) return undefined;
  const place = (own ?? host ?? base ?? root).place();
  const path = typeof base?.value === "string" ? base.value.replace(/^(?!\/|$)/, "/").replace(/\/$/, "") : "";
  const schemes = strings(own);
  const origin = typeof host?.value === "string" ? `//${host.value}` : "";
  // Without schemes the one counts by which the document was reached: an address that is relative to it.
  const urls =
    origin !== "" && schemes.length > 0
      ? schemes.map((scheme) => `${scheme}:${origin}${path}`)
      : [`${origin}${path}` || "/"];
  return rewriting.list(
    ...urls.map((url) => {
      const server: MutableJsonObject = {};
      rewriting.put(server, "url", url, (host ?? base ?? root).place());
      return { value: server, place };
    }),
  );
}

/** The strings of an array; none if there is no array. */
export function strings(node: DocumentNode | undefined): string[] {
  return (node?.items() ?? []).flatMap(({ value }) => (typeof value === "string" ? [value] : []));
}
