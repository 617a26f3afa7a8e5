import { refusingNothing } from "../../load/document/lone-reference.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import type { Dialect } from "../graph/dialect.ts";
import type { SchemaGraph } from "../graph/schema-graph.ts";

/**
 * Says of the keywords beside the `$ref` of a schema that its dialect ignores them, if it does. But who writes words or a
 * default there means what they say since draft 2019-09, and a lenient run reads them so.
 * @returns Those that do not count.
 */
export function enterBesideReference(
  node: SpecNode,
  dialect: Dialect,
  { dialects, ledger, diagnostics }: SchemaGraph,
): ReadonlySet<string> {
  const ignored = dialects.ignoredBesideReference(node);
  const meant = ignored.filter(([key]) => refusingNothing.has(key) && dialect.ignores(key) === undefined);
  const mend = `${meant.length > 1 ? "they count" : "it counts"} as since draft 2019-09`;
  const [first] = meant;
  if (first && diagnostics.lenient) {
    diagnostics.mended("ignored-keyword", messageOf(meant), mend, { location: first[1].location("key") });
  } else warn(meant, ` With --lenient, ${mend}.`, diagnostics);
  const others = ignored.filter((one) => !meant.includes(one));
  warn(others, "", diagnostics);
  const left = diagnostics.lenient ? others : ignored;
  for (const [key, value] of left) ledger.enter(`${key} (ignored beside $ref)`, "documentation", value);
  return new Set(left.map(([key]) => key));
}

type Keywords = ReturnType<SchemaGraph["dialects"]["ignoredBesideReference"]>;

function warn(keywords: Keywords, more: string, diagnostics: SchemaGraph["diagnostics"]): void {
  const [first] = keywords;
  if (!first) return;
  const help = `Before draft 2019-09 a \`$ref\` stands alone. Put it into an \`allOf\`, and the others beside that.${more}`;
  diagnostics.warning("ignored-keyword", messageOf(keywords), { location: first[1].location("key"), help });
}

function messageOf(keywords: Keywords): string {
  const names = keywords.map(([key]) => `\`${key}\``).join(", ");
  return `${names} ${keywords.length > 1 ? "are" : "is"} ignored beside \`$ref\``;
}
