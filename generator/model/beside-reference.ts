import type { SpecNode } from "../load/spec-node.ts";
import type { SchemaGraph } from "./schema-graph.ts";

/**
 * Says of the keywords beside the `$ref` of a schema that its dialect ignores them, if it does.
 * @returns These keywords.
 */
export function enterBesideReference(
  node: SpecNode,
  { dialects, ledger, diagnostics }: SchemaGraph,
): ReadonlySet<string> {
  const ignored = dialects.ignoredBesideReference(node);
  const [first] = ignored;
  for (const [key, value] of ignored) ledger.enter(`${key} (ignored beside $ref)`, "documentation", value);
  if (first) {
    const names = ignored.map(([key]) => `\`${key}\``).join(", ");
    diagnostics.warning("ignored-keyword", `${names} ${ignored.length > 1 ? "are" : "is"} ignored beside \`$ref\``, {
      location: first[1].location("key"),
      help: "Before draft 2019-09 a `$ref` stands alone. Put it into an `allOf`, and the others beside that.",
    });
  }
  return new Set(ignored.map(([key]) => key));
}
