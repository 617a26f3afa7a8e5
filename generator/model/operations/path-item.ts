/** Reads Path Item Objects (OpenAPI 3.2 section 4.9), each together with those that its `$ref` leads to. */
import type { SpecNode } from "../../load/document/spec-node.ts";
import { enterFields } from "../fields/fixed-fields.ts";
import { entriesOf, report } from "../fields/members.ts";
import { isToken } from "../syntax/token.ts";
import type { BuildContext } from "./build-context.ts";
import { refuseExtension } from "./extensions.ts";

export interface PathItem {
  /** Those that its chain of `$ref`s leads to, the last one first, and then itself: what comes later counts before. */
  readonly items: readonly SpecNode[];
  /** The operations of all of them, by method: `GET`, `COPY`. */
  readonly operations: ReadonlyMap<string, SpecNode>;
}

/** Methods with a field of their own in the Path Item Object; `query` since OpenAPI 3.2. */
const methodFields = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"]);

/**
 * Reads a path item. Its `$ref` does not stand for it: what stands beside counts, in each item of a chain. Where a field
 * stands in several of them the specification leaves open what is meant: the nearest counts, with a warning.
 */
export function readPathItem(node: SpecNode, context: BuildContext): PathItem {
  const items = node.chain().toReversed();
  const operations = new Map<string, SpecNode>();
  const farther = new Map<string, SpecNode>();
  for (const item of items) {
    refuseExtension(item, context);
    enterFields("pathItem", item, context);
    const own = operationsOf(item, context);
    const lists = ["servers", "parameters"].flatMap((field) => item.get(field) ?? []);
    for (const [name, field] of [...own, ...lists.map((list) => [list.key, list] as const)]) {
      const other = farther.get(name);
      if (other) warnOfBoth(field, other, context);
      farther.set(name, field);
    }
    for (const [method, operation] of own) operations.set(method, operation);
  }
  return { items, operations };
}

/** The operations of an item itself, by method, in its order. */
function operationsOf(item: SpecNode, context: BuildContext): ReadonlyMap<string, SpecNode> {
  const operations = new Map<string, SpecNode>();
  for (const [field, value] of item.entries()) {
    if (methodFields.has(field)) operations.set(field.toUpperCase(), value);
    if (field !== "additionalOperations") continue;
    for (const [key, operation] of entriesOf(value)) {
      context.ledger.feature("additional operations", operation);
      const method = additionalMethod(key, operation, item, operations, context);
      if (method !== undefined) operations.set(method, operation);
    }
  }
  return operations;
}

/**
 * The method of a member of `additionalOperations`, which has none for a method with a field of its own. Methods differ in
 * case (RFC 9110 section 9.1), but `fetch` sends `get` as GET (WHATWG Fetch section 2.2.1), and nobody calls another one so.
 * @returns Undefined if the operation does not count.
 */
function additionalMethod(
  key: string,
  operation: SpecNode,
  item: SpecNode,
  before: ReadonlyMap<string, SpecNode>,
  context: BuildContext,
): string | undefined {
  if (!isToken(key)) {
    report(context, "invalid-document", `\`${key}\` is no HTTP method`, operation, { part: "key" });
    return undefined;
  }
  const field = key.toLowerCase();
  if (!methodFields.has(field)) return key;
  const method = field.toUpperCase();
  const own = item.get(field);
  const first = own ?? before.get(method);
  const message =
    key === method
      ? `\`${key}\` is the method of the field \`${field}\`, and no additional one`
      : `\`${key}\` is not the method ${method}, since methods differ in case`;
  const done = first ? `the ${own ? "field" : "first one"} counts, and this is left out` : undefined;
  context.diagnostics.mended("invalid-document", message, done ?? `it is read as the field \`${field}\``, {
    location: operation.location("key"),
    ...(first && { related: [{ message: "the same method", location: first.location("key") }] }),
    help: key === method ? `Write it as the field \`${field}\` of the path item.` : `Is the field \`${field}\` meant?`,
  });
  return first ? undefined : method;
}

/** OpenAPI 3.2 section 4.9.1, `$ref`: the behaviour is undefined for a field that stands in both path items. */
function warnOfBoth(near: SpecNode, far: SpecNode, { diagnostics }: BuildContext): void {
  const isMerged = near.key === "parameters";
  const counts = isMerged
    ? "Both lists count, and of two parameters with one name and place the one here."
    : "What stands here counts, and the other is left out.";
  diagnostics.warning("ignored-keyword", `\`${near.key}\` stands here and in what the \`$ref\` beside it leads to`, {
    location: near.location("key"),
    related: [{ message: "the other one", location: far.location("key") }],
    help: `${counts} OpenAPI leaves open what is meant: write it in one place.`,
  });
}
