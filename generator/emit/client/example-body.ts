import type { JsonValue } from "../../load/json.ts";
import type { MediaType } from "../../model/media-type.ts";
import { code, list, literal, type Printable, propertyKey } from "../core/printable.ts";
import { exampleBody } from "../schema/example-value.ts";
import { exampleContent } from "../wire/example-content.ts";
import { multipartShape } from "../wire/multipart-shape.ts";

/** A body as a caller may write it, for the README: octets are a Blob. */
export function bodyExample(media: MediaType): Printable {
  const { kind, essence } = media;
  if (kind === "multipart") return formExample(media);
  if (kind !== "binary" && kind !== "range") return literal(exampleContent(media));
  return essence.startsWith("text/") ? literal("text") : blobOf(typicalTypes[essence] ?? essence);
}

/** A type of a range. */
const typicalTypes: Readonly<Record<string, string>> = {
  "*/*": "application/octet-stream",
  "application/*": "application/octet-stream",
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
    const file = blobOf(typicalTypes[type] ?? type);
    return code`${propertyKey(name)}: ${part?.list ? list("array", [file]) : file}`;
  });
  return list("object", members);
}
