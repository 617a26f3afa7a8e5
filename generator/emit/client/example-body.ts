import type { JsonValue } from "../../load/text/json.ts";
import type { Header } from "../../model/api/header.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import { code, list, literal, type Printable, propertyKey } from "../core/printable.ts";
import { exampleBody, exampleItem } from "../schema/example-value.ts";
import { exampleContent } from "../wire/example-content.ts";
import { schemaOf } from "../wire/field-doc.ts";
import { multipartShape, type PartShape } from "../wire/multipart-shape.ts";

/** A body as a caller may write it, for the README: octets are a Blob. */
export function bodyExample(media: MediaType): Printable {
  const { kind, essence } = media;
  if (kind === "multipart") return formExample(media);
  if (kind !== "binary" && kind !== "range") return literal(exampleContent(media));
  return kind === "range" && essence.startsWith("text/") ? literal("text") : blobOf(typicalTypes[essence] ?? essence);
}

/** A type of a range. */
const typicalTypes: Readonly<Record<string, string>> = {
  "*/*": "application/octet-stream",
  "application/*": "application/octet-stream",
  "application/*+json": "application/example+json",
  "audio/*": "audio/mpeg",
  "image/*": "image/png",
  "video/*": "video/mp4",
};

function blobOf(type: string): Printable {
  return code`new Blob([octets], ${literal({ type })})`;
}

function formExample(media: MediaType): Printable {
  const { parts } = multipartShape(media);
  const value: JsonValue = media.schema ? exampleBody(media) : { file: "" };
  if (typeof value !== "object" || value === null || Array.isArray(value)) return literal(value);
  const members = Object.entries(value).map(([name, member]) => {
    const part = parts.find((candidate) => candidate.name === name);
    const isFile = part ? part.kind === "file" : media.schema === undefined;
    if (!isFile) return code`${propertyKey(name)}: ${literal(member)}`;
    const [type = "application/octet-stream"] = part?.contentTypes ?? [];
    const file = fileExample(part, blobOf(typicalTypes[type] ?? type));
    return code`${propertyKey(name)}: ${part?.list && !part.alone ? list("array", [file]) : file}`;
  });
  return list("object", members);
}

/** A file, with the headers that it has to have. */
function fileExample(part: PartShape | undefined, content: Printable): Printable {
  const required = part?.headers.filter(({ header }) => header.required) ?? [];
  if (required.length === 0) return content;
  const headers = Object.fromEntries(required.map(({ header }) => [header.name, exampleHeader(header)]));
  return list("object", [code`content: ${content}`, code`headers: ${literal(headers)}`]);
}

function exampleHeader({ examples, value }: Header): JsonValue {
  const given = examples.find((example) => example.value !== undefined)?.value;
  const schema = schemaOf(value);
  return given ?? (schema ? exampleItem(schema) : "value");
}
