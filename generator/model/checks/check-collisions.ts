/**
 * What the operations of a document have to agree about among themselves: no two may answer the same request or be
 * called the same way.
 */
import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Operation } from "../api/operation.ts";
import type { BuildContext } from "../operations/build-context.ts";
import type { CollectedOperations, OperationSite, PathKey } from "../operations/collect-operations.ts";
import { pathShape } from "../syntax/parse-path-template.ts";

/**
 * Two keys of `paths` that differ in the names of parameters alone are one path (OpenAPI 3.1 section 4.8.8.1), and so are
 * two that differ in a query or in a fragment, which no path has. Their operations can share it, each with its own names,
 * unless they have the same method: no server can tell these apart.
 * @returns The operations that a server cannot tell from another one.
 */
export function checkPaths({ paths }: CollectedOperations, context: BuildContext): ReadonlySet<OperationSite> {
  const clientOnly = new Set<OperationSite>();
  const shapes = Map.groupBy(paths, ({ template }) => pathShape(template));
  for (const alike of shapes.values()) {
    // A path that is one comes before those that are more.
    const [first, ...others] = alike.toSorted(
      (a, b) => Number(a.beyond !== undefined) - Number(b.beyond !== undefined),
    );
    if (!first) continue;
    if (first.beyond) reportBeyond(first, first.beyond, "", undefined, context);
    const owners = new Map(first.sites.map((site) => [site.method, site] as const));
    for (const path of others) {
      const shadowed = path.sites.filter((site) => owners.has(site.method));
      for (const site of path.sites) if (!owners.has(site.method)) owners.set(site.method, site);
      for (const site of shadowed) {
        clientOnly.add(site);
        context.ledger.enter("operation of the client alone", "typed", site.node);
      }
      reportShared(path, first, consequence(shadowed, owners), context);
    }
  }
  return clientOnly;
}

function consequence(shadowed: readonly OperationSite[], owners: ReadonlyMap<string, OperationSite>): string {
  if (shadowed.length === 0) return "the operations of both answer there";
  const names = shadowed.map(({ method }) => `\`${owners.get(method)?.candidate}\``).join(", ");
  const methods = shadowed.map(({ method }) => method).join(", ");
  return `the server answers ${methods} there by ${names} alone; the client has all operations`;
}

function reportShared(path: PathKey, first: PathKey, done: string, context: BuildContext): void {
  if (path.beyond) {
    reportBeyond(path, path.beyond, `, and ${done}`, first, context);
    return;
  }
  const message = `\`${path.node.key}\` matches the same requests as \`${first.node.key}\``;
  context.diagnostics.mended("ambiguous-path", message, done, {
    location: path.node.location("key"),
    related: [{ message: "the other one", location: first.node.location("key") }],
  });
}

/** What becomes of what stands behind a path: a query is declared as well by parameters, a fragment is never sent. */
const readAs = {
  query: "it is read as parameters of the query",
  fragment: "the fragment is left out",
};

function reportBeyond(
  { node }: PathKey,
  beyond: keyof typeof readAs,
  consequence: string,
  other: PathKey | undefined,
  context: BuildContext,
): void {
  context.diagnostics.mended("invalid-path", `a path cannot have a ${beyond}`, readAs[beyond] + consequence, {
    location: node.location("key"),
    ...(other && { related: [{ message: "the same path", location: other.node.location("key") }] }),
  });
}

/** The further paths of an operation (`x-specwright.paths`) must not be another operation's. */
export function checkOtherPaths(operations: readonly Operation[], context: BuildContext): void {
  const owners = new Map<string, Operation>();
  const keys = (operation: Operation): readonly string[] =>
    operation.servers
      .flatMap(({ basePaths }) => basePaths)
      .map((base) => `${operation.method} ${base.template === "" ? "" : pathShape(base)}${pathShape(operation.path)}`);
  for (const operation of operations)
    for (const key of keys(operation)) if (!owners.has(key)) owners.set(key, operation);
  for (const operation of operations) {
    for (const [index, other] of operation.otherPaths.entries()) {
      const key = `${operation.method} ${pathShape(other)}`;
      const owner = owners.get(key);
      const node = operation.node.get("x-specwright")?.get("paths")?.get(index);
      if (!owner) owners.set(key, operation);
      else if (owner !== operation && node) {
        reportAmbiguous(`is a path of \`${owner.name.typescript}\` too`, node, owner.node, context);
      }
    }
  }
}

/** Two operations cannot be the same method of the client, nor a method what is a resource. */
export function checkResources(operations: readonly Operation[], context: BuildContext): void {
  const methods = new Map<string, Operation>();
  const resources = new Map<string, Operation>();
  for (const operation of operations) {
    const { path, method } = operation.resource;
    for (let length = 1; length <= path.length; length++) {
      const prefix = path.slice(0, length).join(".");
      if (!resources.has(prefix)) resources.set(prefix, operation);
    }
    const key = [...path, method].join(".");
    const before = methods.get(key);
    if (before)
      reportResource(`\`client.${key}()\` is \`${before.name.typescript}\` already`, operation, before, context);
    else methods.set(key, operation);
  }
  for (const [key, operation] of methods) {
    const below = resources.get(key);
    if (below) reportResource(`\`client.${key}\` is a resource with methods already`, operation, below, context);
  }
}

function reportResource(message: string, operation: Operation, other: Operation, { diagnostics }: BuildContext): void {
  const node = operation.node.get("x-specwright") ?? operation.node;
  diagnostics.error("name-clash", message, {
    location: node.location("key"),
    related: [{ message: "the other operation", location: other.node.location("key") }],
    help: "`resource` and `method` of `x-specwright` say where the client offers an operation.",
  });
}

function reportAmbiguous(message: string, node: SpecNode, other: SpecNode, { diagnostics }: BuildContext): void {
  diagnostics.error("ambiguous-path", `\`${String(node.value)}\` ${message}`, {
    location: node.location("value"),
    related: [{ message: "the other one", location: other.location("key") }],
  });
}
