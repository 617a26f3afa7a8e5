import type { Schema } from "../../../model/api/schema.ts";
import { lowerFirst, pascalCase } from "../../../model/names/spelling.ts";
import { formatTest } from "../../../model/schema/formats.ts";
import type { ConstDeclaration } from "../../core/declaration.ts";
import { identifier, type Printable } from "../../core/printable.ts";
import { runtimeType } from "../runtime-imports.ts";

/**
 * The tables that say a type, and a format at most. Most members have one of a few such, so that each stands in its file
 * once: the compiler need not compare thousands of equal ones with what a table is.
 */
export class PlainTables {
  readonly #tables = new Map<string, Printable>();

  /** The constants, in the order of their names: what comes first in the document makes no difference. */
  declarations(part: string | undefined): readonly ConstDeclaration[] {
    return [...this.#tables]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, initializer]) => ({
        kind: "const",
        name,
        exported: false,
        type: runtimeType("Definition"),
        initializer,
        part,
      }));
  }

  /**
   * The constant for the table of a schema; undefined where the table says more.
   * @param keywords Those that stand in it.
   */
  constant(schema: Schema, keywords: Iterable<string>, table: Printable): Printable | undefined {
    const name = nameOf(schema, new Set(keywords));
    if (name === undefined) return undefined;
    this.#tables.set(name, table);
    return identifier(name);
  }
}

/** `anyString`, `uriStringOrNull`: what the table says, so that a table has one name and a name one table. */
function nameOf({ types, format }: Schema, keywords: Set<string>): string | undefined {
  const hasFormat = keywords.delete("format") || keywords.delete("numberFormat");
  if (!types || !keywords.delete("type") || keywords.size > 0) return undefined;
  const first = hasFormat ? formatTest(format)?.test.name.replace(/^is/, "") : "any";
  return first && lowerFirst(first) + types.map(pascalCase).join("Or");
}
