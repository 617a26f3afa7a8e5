import type { Diagnostics } from "../../diagnostics.ts";
import type { Encoding, MediaType } from "../../model/media-type.ts";
import type { Schema } from "../../model/schema.ts";
import type { ServedContent, ServedField } from "./served-operation.ts";
import { membersOf, wireShape } from "./wire-shape.ts";

/** The media types that the server reads or writes; others are reported. */
export function servedContents(
  content: readonly MediaType[],
  direction: "request" | "response",
  diagnostics: Diagnostics,
): readonly ServedContent[] {
  return content.flatMap((mediaType): ServedContent[] => {
    const { kind } = mediaType;
    if (kind === "json" || kind === "text") return [{ mediaType, kind, fields: [] }];
    if (kind === "form" && direction === "request") {
      return [{ mediaType, kind, fields: formFields(mediaType, diagnostics) }];
    }
    diagnostics.error("unsupported-media-type", `the server does not ${verbs[direction]} ${mediaType.range} yet`, {
      location: mediaType.node.location("key"),
    });
    return [];
  });
}

const verbs = { request: "read", response: "write" };

/** How the declared members of a form stand in it (OpenAPI 3.1 section 4.8.15.1). */
function formFields(mediaType: MediaType, diagnostics: Diagnostics): readonly ServedField[] {
  if (!mediaType.schema) return [];
  return [...membersOf(mediaType.schema)].flatMap(([name, schema]): ServedField[] => {
    const encoding = mediaType.encoding.find(({ property }) => property === name);
    if (encoding?.style === "deepObject") {
      diagnostics.error("unsupported-parameter", `the server does not read style deepObject in a form yet`, {
        location: mediaType.node.location("key"),
      });
      return [];
    }
    return [formField(name, schema, encoding)];
  });
}

function formField(name: string, schema: Schema, encoding: Encoding | undefined): ServedField {
  const shape = wireShape(schema);
  const json = /^application\/(?:[^/;]+\+)?json\b/i.test(encoding?.contentType ?? "");
  // What has a structure of its own is a JSON text, unless the encoding says otherwise.
  if (shape.kind === "structured" || (json && shape.kind === "scalar"))
    return { name, types: ["json"], list: undefined, schema };
  if (shape.kind === "scalar") return { name, types: shape.types, list: undefined, schema };
  if (json) return { name, types: ["json"], list: undefined, schema };
  return { name, types: shape.types, list: listStyle(encoding), schema };
}

function listStyle(encoding: Encoding | undefined): ServedField["list"] {
  const { style = "form", explode } = encoding ?? {};
  if (explode ?? style === "form") return "repeated";
  return style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : ",";
}
