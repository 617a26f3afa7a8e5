/**
 * What rests on schemas that say less than the document means: some of their keywords could not be read and are left out in
 * a lenient run. Such a schema lets more through, and so may whatever is composed of it; but a value that fits more
 * alternatives of `oneOf`, or the schema of `not`, would be refused for it.
 */
import type { Ledger } from "./ledger.ts";
import { appliedTo, closure, reversed } from "./reach.ts";
import type { Schema } from "./schema.ts";
import type { SchemaDraft } from "./schema-draft.ts";

/** Lets values through that only the missing keywords would have kept from being refused. */
export function loosen(schemas: readonly SchemaDraft[], mended: ReadonlySet<Schema>, ledger: Ledger): void {
  if (mended.size === 0) return;
  const looser = closure([...mended], reversed(schemas, appliedTo));
  for (const schema of schemas) {
    const { oneOf = [], not, if: condition, contains, discriminator } = schema;
    const forget = (...keywords: readonly ("not" | "if" | "then" | "else" | "maxContains")[]) => {
      for (const keyword of keywords) {
        if (schema[keyword] === undefined) continue;
        ledger.leaveOut(keyword, "rests on what is left out", schema.node.get(keyword) ?? schema.node);
        schema[keyword] = undefined;
      }
    };
    if (!discriminator && oneOf.some((option) => looser.has(option))) atLeastOne(schema, ledger);
    if (not && looser.has(not)) forget("not");
    if (condition && looser.has(condition)) forget("if", "then", "else");
    if (contains && looser.has(contains)) forget("maxContains");
  }
}

/** Makes `anyOf` of a `oneOf`: a value may fit several. */
export function atLeastOne(schema: SchemaDraft, ledger: Ledger): void {
  const node = schema.node.get("oneOf");
  if (node) ledger.leaveOut("oneOf", "read as anyOf", node, "enforced");
  schema.anyOf ??= schema.oneOf;
  schema.oneOf = undefined;
}
