import type { DocumentNode } from "../document/document-node.ts";
import type { DocumentSet } from "../document/document-set.ts";
import { refusingNothing } from "../document/lone-reference.ts";
import { ignored, mutable, type Rewriting } from "./rewriting.ts";

const reason = "ignored beside `$ref`";
const alone = "Before OpenAPI 3.1 a `$ref` stands alone.";
const helpForSchema = `${alone} Put it into an \`allOf\`, and the others beside that.`;
const helpForOthers = `${alone} Write the others where it leads to, or leave them out.`;

/** Whether a keyword is meant as in 3.1: null is one more value, and contradicts nothing either. `examples` came with 3.1. */
function isMeant(key: string): boolean {
  return (refusingNothing.has(key) && key !== "examples") || key === "nullable" || key === "x-nullable";
}

/**
 * What stands beside a `$ref` is ignored (OpenAPI 3.0 section 4.7.23, Swagger 2.0 "Reference Object"). But who writes words, a
 * default or `nullable` beside that of a schema means what it says since 3.1, and a lenient run reads it so.
 * @param isSchema Whether the `$ref` is one to a schema.
 */
export function readBesideReference(
  node: DocumentNode,
  isSchema: boolean,
  { diagnostics }: DocumentSet,
  rewriting: Rewriting,
): void {
  const holder = mutable(node);
  if (!holder) return;
  const help = isSchema ? helpForSchema : helpForOthers;
  const siblings = node.entries().flatMap(([key, sibling]) => (key === "$ref" ? [] : [sibling]));
  const silent = siblings.filter(({ key }) => key.startsWith("x-") && key !== "x-nullable" && key !== "x-specwright");
  for (const { key } of silent) rewriting.remove(holder, key);
  const told = siblings.filter((sibling) => !silent.includes(sibling));
  const meant = isSchema ? told.filter(({ key }) => isMeant(key)) : [];
  const reference = node.get("$ref");
  const because = reference && { node: reference, message: "the `$ref` that is read alone" };
  const mend = `${meant.length > 1 ? "they count" : "it counts"} as in OpenAPI 3.1`;
  const [first] = meant;
  if (first && diagnostics.lenient) {
    diagnostics.mended("ignored-keyword", ignored(meant, reason), mend, { location: first.location("key") });
  } else rewriting.ignoreKeywords(holder, meant, { reason, because, help: `${help} With --lenient, ${mend}.` });
  rewriting.ignoreKeywords(
    holder,
    told.filter((sibling) => !meant.includes(sibling)),
    { reason, because, help },
  );
}
