import type { Definition } from "./definition.ts";
import { choice, quoted, series, typePhrase } from "./messages.ts";
import { tableOf } from "./table-of.ts";

/** What tables have beside the keywords of the document. */
const notKeywords: ReadonlySet<string> = new Set(["recursive", "repeats", "default", "tag", "heir", "explain"]);

/** What to say of a value that fits the schema of a `not`: by its title or name, or else by what it asks. */
export function refusal({ not, notText }: Definition): string {
  if (notText !== undefined) return `Must not fit the schema ${notText}.`;
  const schema = not === undefined ? undefined : tableOf(not);
  if (typeof schema !== "object") return "Nothing may stand here.";
  const { type, required = [] } = schema;
  const keywords = Object.keys(schema).filter((keyword) => !notKeywords.has(keyword));
  const [only] = keywords.length === 1 ? keywords : [];
  if (only === "type" && type !== undefined) return `Must not be ${choice([type].flat().map(typePhrase))}.`;
  if (only === "const") return `Must not be ${quoted(schema.const)}.`;
  if (only === "enum") return `Must not be ${choice((schema.enum ?? []).map(quoted))}.`;
  if (only === "required") return `Must not have ${series(required.map(quoted), "and")}.`;
  if (keywords.length === 0) return "Nothing may stand here.";
  return `Must not satisfy ${series(
    keywords.map((keyword) => `\`${documented[keyword] ?? keyword}\``),
    "and",
  )}.`;
}

/** Keywords that are called otherwise in tables. */
const documented: { readonly [keyword: string]: string } = { numberFormat: "format" };
