import type { Header, ParameterValue } from "../../model/api/header.ts";
import type { Parameter } from "../../model/api/parameter.ts";
import type { Schema } from "../../model/api/schema.ts";
import type { DocComment } from "../core/printable.ts";
import { memberDoc } from "../schema/types/doc-comment.ts";

/** The schema of a parameter's or header's value, whichever way the document describes it. */
export function schemaOf(value: ParameterValue): Schema | undefined {
  return value.kind === "schema" ? value.schema : value.mediaType.schema;
}

/** The comment of a parameter or header: the document's words on it, else those on its schema, and the limits of its values. */
export function fieldDoc({ name, description, deprecated, value }: Parameter | Header): DocComment {
  const schema = schemaOf(value);
  const { paragraphs, tags } = schema ? memberDoc(schema, name) : { paragraphs: [], tags: [] };
  const others = tags.filter(({ tag }) => tag !== "deprecated");
  return {
    paragraphs: description === undefined ? paragraphs : [description, ...paragraphs.slice(1)],
    tags: deprecated || schema?.deprecated ? [{ tag: "deprecated", text: "" }, ...others] : others,
  };
}

/** The comment of a response's header, whose value the type says enough of. */
export function headerDoc({ description, deprecated, value }: Header): DocComment {
  return {
    paragraphs: description === undefined ? [] : [description],
    tags: deprecated || schemaOf(value)?.deprecated ? [{ tag: "deprecated", text: "" }] : [],
  };
}
