import type { Subschema } from "./definition.ts";
import { choice, quoted, series, typePhrase } from "./messages.ts";
import { tableOf } from "./table-of.ts";

/** What tables have beside the keywords of the document. */
const notKeywords: ReadonlySet<string> = new Set(
  "recursive repeats default tag heir explain typeInPlace patternText notText containsText".split(" "),
);

/**
 * What a schema asks, as what follows `must`: `fit the schema Card`, `be a string`. Undefined where it asks nothing.
 * @param called Its title or its name.
 */
export function asked(subschema: Subschema, called: string | undefined): string | undefined {
  if (called !== undefined) return `fit the schema ${called}`;
  const schema = tableOf(subschema);
  if (typeof schema !== "object") return schema ? undefined : "fit a schema that nothing fits";
  const { type, required = [] } = schema;
  const keywords = Object.keys(schema).filter((keyword) => !notKeywords.has(keyword));
  const [only] = keywords.length === 1 ? keywords : [];
  if (only === "type" && type !== undefined) return `be ${choice([type].flat().map(typePhrase))}`;
  if (only === "const") return `be ${quoted(schema.const)}`;
  if (only === "enum") return `be ${choice((schema.enum ?? []).map(quoted))}`;
  if (only === "required") return `have ${series(required.map(quoted), "and")}`;
  if (keywords.length === 0) return undefined;
  return `satisfy ${series(
    keywords.map((keyword) => `\`${documented[keyword] ?? keyword}\``),
    "and",
  )}`;
}

/** Keywords that are called otherwise in tables. */
const documented: { readonly [keyword: string]: string } = { numberFormat: "format" };
