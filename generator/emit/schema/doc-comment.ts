import { pointerOf, pointerTokens } from "../../load/json.ts";
import type { Schema } from "../../model/schema.ts";
import type { DocComment } from "../core/printable.ts";
import { escapeInvisible } from "../core/text.ts";

/** Keywords that a type cannot say: readers of the type find them in its comment. */
const limits = [
  "multipleOf",
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minItems",
  "maxItems",
  "uniqueItems",
  "minProperties",
  "maxProperties",
] as const satisfies readonly (keyof Schema)[];

/** The comment of a member: what the document says of it, and the limits of its values. */
export function memberDoc(schema: Schema): DocComment {
  const { title, description } = schema;
  return { paragraphs: [description ?? title ?? ""], tags: tags(schema) };
}

/** The comment of a declared type: as that of a member, and for a component where it stands. */
export function schemaDoc(schema: Schema): DocComment {
  const { paragraphs, tags } = memberDoc(schema);
  return { paragraphs: schema.component ? [...paragraphs, pointerParagraph(schema)] : paragraphs, tags };
}

function pointerParagraph(schema: Schema): string {
  return `\`#${pointerOf(pointerTokens(schema.node.pointer) ?? [])}\``;
}

function tags(schema: Schema): DocComment["tags"] {
  const list: { tag: string; text: string }[] = [];
  if (schema.deprecated) list.push({ tag: "deprecated", text: "" });
  if (schema.default) list.push({ tag: "default", text: escapeInvisible(JSON.stringify(schema.default.value)) });
  for (const keyword of limits) {
    const value = schema[keyword];
    if (value !== undefined && value !== false)
      list.push({ tag: keyword, text: value === true ? "" : escapeInvisible(String(value)) });
  }
  return list;
}
