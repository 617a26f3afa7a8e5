import type { Subschema } from "./definition.ts";
import { choice, quoted, series, typePhrase } from "./messages.ts";
import { tableOf } from "./table-of.ts";

/** What tables have beside the keywords of the document. */
const notKeywords: ReadonlySet<string> = new Set(
  "recursive repeats default tag heir explain typeInPlace patternText notText containsText ifText".split(" "),
);

/** What schemas ask: of what must do it, of one thing that does, and of several. */
const verbs = { be: ["is", "are"], fit: ["fits", "fit"], have: ["has", "have"], satisfy: ["satisfies", "satisfy"] };

/** A verb and what follows it: `fit the schema Card`, `be a string`, of several `be strings`. */
interface Asked {
  readonly verb: keyof typeof verbs;
  readonly one: string;
  readonly several?: string;
}

/**
 * What a schema asks, as what follows `must`: `fit the schema Card`, `be a string`. Undefined where it asks nothing.
 * @param called Its title or its name.
 */
export function asked(subschema: Subschema, called: string | undefined): string | undefined {
  const wish = wishOf(subschema, called);
  return wish && `${wish.verb} ${wish.one}`;
}

/** The same of some items, as what follows `items that`: `are strings`. */
export function askedOfItems(subschema: Subschema, called: string | undefined, isOne: boolean): string | undefined {
  const wish = wishOf(subschema, called);
  if (!wish) return undefined;
  const { verb, one, several = one } = wish;
  return isOne ? `${verbs[verb][0]} ${one}` : `${verbs[verb][1]} ${several}`;
}

/** What nothing is allowed that does, or that does not, what a schema asks: `Must be a string, as nothing is allowed that is not.` */
export function askedAlone(subschema: Subschema, called: string | undefined, isRefused: boolean): string | undefined {
  const wish = wishOf(subschema, called);
  if (!wish) return undefined;
  const not = isRefused ? "not " : "";
  const auxiliary = wish.verb === "be" ? "is" : "does";
  return `Must ${not}${wish.verb} ${wish.one}, as nothing is allowed that ${auxiliary}${isRefused ? "" : " not"}.`;
}

function wishOf(subschema: Subschema, called: string | undefined): Asked | undefined {
  if (called !== undefined) return { verb: "fit", one: `the schema ${called}` };
  const schema = tableOf(subschema);
  if (typeof schema !== "object") return schema ? undefined : { verb: "fit", one: "a schema that nothing fits" };
  const { type, required = [] } = schema;
  const keywords = Object.keys(schema).filter((keyword) => !notKeywords.has(keyword));
  const [only] = keywords.length === 1 ? keywords : [];
  if (only === "type" && type !== undefined) {
    const types: readonly string[] = [type].flat();
    return { verb: "be", one: choice(types.map(typePhrase)), several: choice(types.map(plural)) };
  }
  if (only === "const") return { verb: "be", one: quoted(schema.const) };
  if (only === "enum" && schema.enum?.length) return { verb: "be", one: choice(schema.enum.map(quoted)) };
  if (only === "required") return { verb: "have", one: series(required.map(quoted), "and") };
  if (keywords.length === 0) return undefined;
  const names = keywords.map((keyword) => `\`${documented[keyword] ?? keyword}\``);
  return { verb: "satisfy", one: series(names, "and") };
}

function plural(type: string): string {
  return type === "null" ? type : `${type}s`;
}

/** Keywords that are called otherwise in tables. */
const documented: { readonly [keyword: string]: string } = { numberFormat: "format" };
