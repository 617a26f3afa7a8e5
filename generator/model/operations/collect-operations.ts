/**
 * Finds every operation of a document before any is built: those of paths (OpenAPI 3.1 sections 4.8.8 and 4.8.9), of
 * webhooks, and of callbacks, which can hold callbacks again and even themselves.
 */
import type { SpecNode } from "../../load/document/spec-node.ts";
import type { PathTemplate } from "../api/path-template.ts";
import { entriesOf, mended, patternedMembers, report } from "../fields/members.ts";
import { camelCase, pascalCase, spellOperation } from "../names/spelling.ts";
import { readForeignTemplate } from "../syntax/foreign-template.ts";
import { adjacentParameters, parsePathTemplate, twice } from "../syntax/parse-path-template.ts";
import { runtimeExpressionProblem } from "../syntax/runtime-expression.ts";
import type { BuildContext } from "./build-context.ts";
import { type OperationExtension, readOperationExtension } from "./extensions.ts";
import { readPathItem } from "./path-item.ts";

/** Where an operation stands, and what is needed to name it. */
export interface OperationSite {
  readonly kind: "path" | "webhook" | "callback";
  readonly node: SpecNode;
  /** Where the path item stands: a member of `paths`, of `webhooks` or of a callback. */
  readonly place: SpecNode;
  /** The path item, and before it those that it refers to: see `PathItem.items`. */
  readonly pathItems: readonly SpecNode[];
  readonly method: string;
  /** The key under which the path item stands is the template: a webhook's name too. It has segments for paths alone. */
  readonly path: PathTemplate;
  /** What stands behind a `?` in the key, which is no part of a path. */
  readonly query: string | undefined;
  /** Parameters that the key has several times, by the names that the others have in `path`: the name that they are written with. */
  readonly repeated: ReadonlyMap<string, string>;
  /** The beginning of names of what stands in the path item. */
  readonly pathName: string;
  readonly extension: OperationExtension;
  /** The name to have, by the `operationId`, or by method and path where that is missing or another operation's. */
  candidate: string;
  reason: "as-written" | "spelled" | "reserved" | "extension" | "inline";
  readonly callbacks: { name: string; expression: string; sites: readonly OperationSite[] }[];
}

export interface CollectedOperations {
  /** All operations: of paths first, then of webhooks, then of callbacks. */
  readonly sites: readonly OperationSite[];
  readonly paths: readonly PathKey[];
  readonly webhooks: readonly { readonly name: string; readonly sites: readonly OperationSite[] }[];
}

/** A key of `paths`. */
export interface PathKey {
  readonly template: PathTemplate;
  /** What stands in the key behind the path, which has neither. */
  readonly beyond: "query" | "fragment" | undefined;
  readonly node: SpecNode;
  readonly sites: readonly OperationSite[];
}

export function collectOperations(context: BuildContext): CollectedOperations {
  const sites: OperationSite[] = [];
  const paths: PathKey[] = [];
  const webhooks: { name: string; sites: readonly OperationSite[] }[] = [];

  for (const [key, node] of patternedMembers(context.root.get("paths"))) {
    const { text, pieces } = readForeignTemplate(key, node);
    for (const { problem, read } of pieces) {
      if (read === undefined) report(context, "invalid-path", problem, node, { part: "key" });
      else mended(context, "invalid-path", problem, mendOf(read), node, "key");
    }
    const { path, problems, query, fragment, dots, repeated } = parsePathTemplate(text);
    for (const problem of problems) report(context, "invalid-path", problem, node, { part: "key" });
    if (dots[0] !== undefined) {
      const message = `a path cannot have the segment \`${dots[0]}\`: no request carries it`;
      mended(context, "invalid-path", message, `it is read as \`${path.template}\``, node, "key");
    }
    if (key !== key.trimEnd()) {
      context.diagnostics.warning("invalid-path", "this path ends in a blank, which is a part of it", {
        location: node.location("key"),
        help: "Leave it out, if it is not meant.",
      });
    }
    for (const [own, name] of repeated) {
      const mend = `the later one is a parameter of its own, \`${own}\`, that is declared as the first one`;
      mended(context, "invalid-path", twice(name), mend, node, "key");
    }
    for (const [first, second] of adjacentParameters(path)) {
      const message = `nothing stands between \`{${first}}\` and \`{${second}}\`, and no server can tell where one ends`;
      context.diagnostics.warning("invalid-path", message, {
        location: node.location("key"),
        help: `Put a text between them. The server reads one character as \`${second}\`, and what is before it as \`${first}\`.`,
      });
    }
    const words = pathWords(path) + pascalCase(query ?? "") + pascalCase(fragment ?? "");
    const all = pathItemSites("path", node, { path, query, repeated, words }, context);
    const found = context.selection.operations(node, all);
    if (all.length > 0 && found.length === 0) continue;
    const beyond = query !== undefined ? "query" : fragment !== undefined ? "fragment" : undefined;
    paths.push({ template: path, beyond, node, sites: found });
    sites.push(...found);
  }
  for (const [name, node] of entriesOf(context.root.get("webhooks"))) {
    const all = pathItemSites("webhook", node, notAPath(name, `${pascalCase(name)}Webhook`), context);
    const found = context.selection.operations(node, all);
    if (all.length > 0 && found.length === 0) continue;
    context.ledger.feature("webhooks", node);
    webhooks.push({ name, sites: found });
    sites.push(...found);
  }
  const known = new Map<string, OperationSite>();
  const ids = new Map<string, OperationSite>();
  // The list grows while it is walked: callbacks hold operations that can have callbacks, which are named after them.
  for (const site of sites) {
    renameRepeated(site, ids, context);
    sites.push(...collectCallbacks(site, known, context));
  }
  return { sites, paths, webhooks };
}

function mendOf(read: string): string {
  return read === "" ? "it is left out" : `it is read as \`${read}\`, one segment`;
}

/**
 * OpenAPI 3.1 section 4.8.18. A callback that several operations refer to is one thing, and so is an operation that is sent
 * to one expression wherever it stands; at another expression it is another one. @returns Sites that are new.
 */
function collectCallbacks(
  site: OperationSite,
  known: Map<string, OperationSite>,
  context: BuildContext,
): readonly OperationSite[] {
  const found: OperationSite[] = [];
  for (const [name, node] of entriesOf(site.node.get("callbacks"))) {
    const callback = node.resolve();
    if (!callback) continue;
    context.ledger.feature("callbacks", node);
    const owner = callback.id === node.id ? upperCamel(site.candidate) + pascalCase(name) : pascalCase(callback.key);
    for (const [expression, item] of patternedMembers(callback)) {
      const problem = runtimeExpressionProblem(expression);
      if (problem !== undefined) {
        mended(context, "invalid-document", problem, "nothing is sent to this address", item, "key");
        continue;
      }
      const sites = pathItemSites("callback", item, notAPath(expression, `${owner}Callback`), context).map((fresh) => {
        const identity = `${fresh.node.id} at ${expression}`;
        const before = known.get(identity);
        if (before) return before;
        known.set(identity, fresh);
        found.push(fresh);
        return fresh;
      });
      site.callbacks.push({ name, expression, sites });
    }
  }
  return found;
}

function pathItemSites(
  kind: OperationSite["kind"],
  node: SpecNode,
  { path, query, repeated, words: pathName }: ReadKey,
  context: BuildContext,
): readonly OperationSite[] {
  const { items: pathItems, operations } = readPathItem(node, context);
  return [...operations].map(([method, operation]) => {
    const extension = readOperationExtension(operation, context);
    const named = nameOf(operation, extension, inlineName(kind, method, pathName));
    return {
      kind,
      node: operation,
      place: node,
      pathItems,
      method,
      path,
      query,
      repeated,
      pathName,
      extension,
      ...named,
      callbacks: [],
    };
  });
}

/** Webhooks and callbacks are posted: only another method has to be said. */
function inlineName(kind: OperationSite["kind"], method: string, pathName: string): string {
  return spellOperation(kind !== "path" && method === "POST" ? pathName : method.toLowerCase() + pathName).typescript;
}

/**
 * OpenAPI 3.1 section 4.8.10.1: an `operationId` is unique. The first operation keeps it. One path item in two places makes two
 * operations of each of its own.
 */
function renameRepeated(site: OperationSite, ids: Map<string, OperationSite>, { diagnostics }: BuildContext): void {
  const id = site.node.get("operationId");
  if (typeof id?.value !== "string") return;
  const before = ids.get(id.value);
  if (!before) {
    ids.set(id.value, site);
    return;
  }
  if (site.reason !== "extension") {
    site.candidate = inlineName(site.kind, site.method, site.pathName);
    site.reason = "inline";
  }
  const done = `this one is named \`${site.candidate}\`, after its method and path`;
  const first = before.node.get("operationId") ?? before.node;
  if (before.node.id !== site.node.id) {
    const related = [{ message: "the first one", location: first.location() }];
    const message = `\`${id.value}\` is the \`operationId\` of another operation`;
    diagnostics.mended("duplicate-operation-id", message, done, { location: id.location(), related });
    return;
  }
  const message = `\`${id.value}\` is an operation of ${placeInWords(before)} and of ${placeInWords(site)}, which have one path item`;
  diagnostics.mended("duplicate-operation-id", message, done, {
    location: site.place.location("key"),
    related: [{ message: "the `operationId` of both", location: first.location() }],
    help: "Leave the `operationId` out, or give one of them a path item of its own.",
  });
}

/** Where an operation's path item stands, for people: `/pets` in marks, with what it is unless it is a path. */
export function placeInWords({ kind, path }: OperationSite): string {
  return `${kind === "path" ? "" : `the ${kind} `}\`${path.template}\``;
}

function nameOf(
  operation: SpecNode,
  extension: OperationExtension,
  inlineName: string,
): Pick<OperationSite, "candidate" | "reason"> {
  if (extension.name !== undefined) return { candidate: extension.name, reason: "extension" };
  const id = operation.string("operationId");
  if (id === undefined) {
    return { candidate: inlineName, reason: "inline" };
  }
  const { typescript, reason } = spellOperation(id);
  return { candidate: typescript, reason };
}

/** `/pets/{id}/toys` is `PetsByIdToys`, `/` is `Root`. */
function pathWords(path: PathTemplate): string {
  const words = path.segments.map((segment) => {
    const by = segment.some((part) => part.kind === "parameter") ? "By" : "";
    const parameters = segment.map((part) => (part.kind === "parameter" ? pascalCase(part.name) : ""));
    const literals = segment.map((part) => (part.kind === "literal" ? pascalCase(part.text) : ""));
    return literals.join("") + by + parameters.join("");
  });
  return words.join("") || "Root";
}

/** The key of a path item. */
interface ReadKey extends Pick<OperationSite, "path" | "query" | "repeated"> {
  /** The beginning of names of what stands in the path item. */
  readonly words: string;
}

function notAPath(template: string, words: string): ReadKey {
  return { path: { template, segments: [] }, query: undefined, repeated: new Map(), words };
}

function upperCamel(name: string): string {
  return pascalCase(camelCase(name));
}
