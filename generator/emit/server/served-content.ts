import type { Diagnostics } from "../../diagnostics.ts";
import type { MediaType } from "../../model/media-type.ts";
import { carriesMediaType } from "../wire/media-type-support.ts";
import { multipartShape } from "../wire/multipart-shape.ts";
import { formLayout } from "../wire/parameter-layout.ts";
import { memberShape, membersOf } from "../wire/wire-shape.ts";
import type { ServedContent, ServedField } from "./served-operation.ts";

/** The media types that the server reads or writes; others are reported. */
export function servedContents(
  content: readonly MediaType[],
  direction: "request" | "response",
  diagnostics: Diagnostics,
): readonly ServedContent[] {
  return content.flatMap((mediaType): ServedContent[] => {
    const { kind } = mediaType;
    if (!carriesMediaType(mediaType, direction, "server", diagnostics)) return [];
    if (kind === "form") return [{ mediaType, kind, fields: formFields(mediaType) }];
    if (kind === "multipart") return [{ mediaType, kind, fields: [], multipart: multipartShape(mediaType) }];
    if (kind === "json" || kind === "text") return [{ mediaType, kind, fields: [] }];
    if (direction === "response" || kind === "sequential") return [];
    const isText = mediaType.essence.startsWith("text/");
    return [{ mediaType, kind: isText ? "text" : "binary", fields: [] }];
  });
}

/** How the declared members of a form stand in it (OpenAPI 3.1 section 4.8.15.1). */
function formFields({ schema, encoding }: MediaType): readonly ServedField[] {
  if (!schema) return [];
  return [...membersOf(schema)].map(([name, schemas]): ServedField => {
    const own = encoding.find(({ property }) => property === name);
    return { name, layout: formLayout(memberShape(schemas), own), schema: schemas[0] };
  });
}
