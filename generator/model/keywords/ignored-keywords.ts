/** Keywords that are ignored where they stand, and what is said of them: by their draft, by what is not beside them, by a type. */
import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Policy } from "../fields/ledger.ts";
import type { Dialect } from "../graph/dialect.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";
import { formatTest } from "../schema/formats.ts";
import { listsItems } from "./lists-items.ts";

/**
 * A keyword of a later draft most often means what it says there: that it does not count is a warning, unless it says nothing
 * of values. What a `$vocabulary` turns off is turned off on purpose.
 */
export function enterIgnored(
  key: string,
  reason: string,
  policy: Policy,
  value: SpecNode,
  { formerDraft }: Dialect,
  { ledger, diagnostics }: SchemaGraph,
): void {
  ledger.enter(`${key} (${reason})`, "documentation", value);
  if (formerDraft === undefined || policy === "documentation" || places.has(key)) return;
  const former = formerWords.get(key);
  const version = "name a draft in `$schema` that has it: https://json-schema.org/draft/2020-12/schema";
  diagnostics.warning("ignored-keyword", `\`${key}\` is ${reason}`, {
    location: value.location("key"),
    help: `${former ? `Write ${former}` : "Leave it out"}, or ${version}.`,
  });
}

/** OpenAPI 3.1 section 4.8.24.5: at the root of a schema resource alone. Pasted schemas have it, too. */
export function enterNestedDialect(value: SpecNode, isMeantOtherwise: boolean, graph: SchemaGraph): void {
  graph.ledger.enter("$schema (ignored without $id)", "documentation", value);
  if (!isMeantOtherwise) return;
  graph.diagnostics.warning(
    "ignored-keyword",
    "`$schema` is ignored without `$id`, within another schema or document",
    {
      location: value.location("key"),
      help: "Write an `$id` beside it, or refer to the schema in a file of its own.",
    },
  );
}

/** What holds or names schemas: references lead there whatever the draft is. */
const places: ReadonlySet<string> = new Set(["$defs", "$anchor", "$dynamicAnchor"]);

/** What says the same in every draft that lacks the keyword. */
const formerWords: ReadonlyMap<string, string> = new Map([
  ["prefixItems", "`items` with a list of schemas, and `additionalItems` for the items that follow"],
  ["dependentSchemas", "`dependencies`"],
  ["dependentRequired", "`dependencies`"],
  ["const", "`enum` with the value"],
]);

/** Keywords that the specification ignores where another one is not there to be added to (Core, section 10; Validation, sections 6.4 and 8.5). */
const companions: ReadonlyMap<string, string> = new Map([
  ["then", "if"],
  ["else", "if"],
  ["minContains", "contains"],
  ["maxContains", "contains"],
  ["contentSchema", "contentMediaType"],
]);

/** What a keyword needs beside it and has not. */
export function missingCompanion(key: string, node: SpecNode): string | undefined {
  const companion = companions.get(key);
  if (companion !== undefined && !node.get(companion)) return `\`${companion}\``;
  return key === "additionalItems" && !listsItems(node) ? "a list in `items`" : undefined;
}

/** A keyword without the one that it adds to: nothing looks at it, nor at what is inside of it. */
export function enterAlone(
  key: string,
  companion: string,
  value: SpecNode,
  { ledger, diagnostics }: SchemaGraph,
): void {
  ledger.enter(`${key} (ignored without ${companion.replaceAll("`", "")})`, "documentation", value);
  diagnostics.warning("ignored-keyword", `\`${key}\` is ignored without ${companion}`, {
    location: value.location("key"),
  });
}

/** A keyword for values that the schema's own `type` does not allow. What is inside of it is read: references may lead there. */
export function enterWithoutEffect(
  key: string,
  type: string,
  value: SpecNode,
  { ledger, diagnostics }: SchemaGraph,
): void {
  const subject = key === "format" ? `format ${value.value}` : key;
  ledger.enter(`${subject} (ignored with another type)`, "documentation", value);
  if (isCustomary(key, value)) return;
  diagnostics.warning("ignored-keyword", `\`${key}\` says nothing of a value of type ${type}`, {
    location: value.location("key"),
  });
}

/**
 * What is written beside other types on purpose, or by generators: `uniqueItems` beside every type (Kubernetes has it a
 * thousand times), and `format: int64` beside `type: string`, which says what the text holds.
 */
function isCustomary(key: string, { value }: SpecNode): boolean {
  return (
    key === "uniqueItems" || (key === "format" && typeof value === "string" && formatTest(value)?.type === "number")
  );
}
