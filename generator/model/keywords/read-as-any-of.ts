import type { Ledger } from "../fields/ledger.ts";
import type { SchemaDraft } from "../schema/schema-draft.ts";

/** Reads a `oneOf` as `anyOf`: a value may fit several. */
export function readAsAnyOf(schema: SchemaDraft, ledger: Ledger): void {
  const node = schema.node.get("oneOf");
  if (node) ledger.leaveOut("oneOf", "read as anyOf", node, "enforced");
  schema.anyOf ??= schema.oneOf;
  schema.oneOf = undefined;
}
