import type { SchemaDraft } from "../schema/schema-draft.ts";

/** How a schema stands below another one, for names: what its members add to the name, and whether they need types. */
export type Position =
  /** A value of its own: a property, an item, a member of a union. `piece` continues the name. */
  | { readonly kind: "value"; readonly piece: Piece }
  /** Part of what its parent describes: a member of `allOf`. It is named after its parent. */
  | { readonly kind: "part" }
  /** A condition: `not`, `if`, `contains`. It gets no type unless something refers to it. */
  | { readonly kind: "condition"; readonly piece: Piece };

/** `words` are the document's and are spelled in PascalCase; `suffix` is ours. */
export interface Piece {
  readonly words?: string;
  readonly suffix?: string;
  /** Words that stand for the suffix, unless they say no more than the name that they continue. */
  readonly title?: string;
}

/** What the graph knows of a schema beside the schema. */
export interface SchemaEntry {
  readonly schema: SchemaDraft;
  /** The schemas that stand inside this one, without those that it refers to. */
  readonly children: { readonly entry: SchemaEntry; readonly position: Position }[];
  /**
   * Other forms of the schema. A form with a suffix has a name wherever the schema has one, or needs one by itself: that
   * of the schema with the suffix at its end.
   */
  readonly variants: { readonly entry: SchemaEntry; readonly suffix: string | undefined }[];
  /** Whether a `$ref` leads to it. */
  referred: boolean;
  /** The key of `components.schemas` that it has or was given. */
  componentKey: string | undefined;
  /** The node is a `$ref` that leads nowhere, which is reported: there is nothing to read. */
  readonly broken: boolean;
}
