import { code, type DocComment, docComment, nothing, type Printable, propertyKey } from "./printable.ts";

/** A member of a type literal, with its doc comment on the lines before it. */
export function typeMember(
  name: string,
  type: Printable,
  options: { readonly optional?: boolean; readonly readonly?: boolean; readonly doc?: DocComment } = {},
): Printable {
  const { optional = false, readonly = true, doc } = options;
  const mark = optional ? code`?` : nothing;
  const text = code`${readonly ? code`readonly ` : nothing}${propertyKey(name)}${mark}: ${type}`;
  const hasDoc =
    doc !== undefined && (doc.paragraphs.some((paragraph) => paragraph.trim() !== "") || doc.tags.length > 0);
  return hasDoc ? code`${docComment(doc)}\n${text}` : text;
}
