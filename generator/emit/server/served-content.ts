import type { MediaType } from "../../model/api/media-type.ts";
import type { Asking } from "../wire/ends.ts";
import { formShape } from "../wire/form-shape.ts";
import { carriedMediaTypes } from "../wire/media-type-support.ts";
import { multipartShape } from "../wire/multipart-shape.ts";
import { sequenceOf } from "../wire/sequence.ts";
import { isText } from "../wire/wire-shape.ts";
import type { ServedContent } from "./served-operation.ts";

/** The media types that the server reads or writes; others are reported. */
export function servedContents(
  content: readonly MediaType[],
  direction: "request" | "response",
  asking: Asking,
): readonly ServedContent[] {
  return carriedMediaTypes(content, direction, asking).map((mediaType) => servedContent(mediaType, direction));
}

function servedContent(mediaType: MediaType, direction: "request" | "response"): ServedContent {
  const { kind, schema } = mediaType;
  switch (kind) {
    case "form":
      return { mediaType, kind, schema, form: formShape(mediaType) };
    case "json":
    case "text":
      return { mediaType, kind, schema };
    case "binary":
      return { mediaType, kind, schema: undefined };
    case "range":
      return { mediaType, schema: undefined, ...servedRange(mediaType, direction) };
    case "sequential": {
      const sequence = sequenceOf(mediaType);
      return { mediaType, kind: "sequence", schema: sequence.item, sequence };
    }
    case "multipart":
      return { mediaType, kind, schema, multipart: multipartShape(mediaType) };
  }
}

/** What a client sends under a range is text or octets; a handler names what it sends, and that may be JSON. */
function servedRange(
  { essence, schema }: MediaType,
  direction: "request" | "response",
): Pick<ServedContent, "kind"> & Partial<Pick<ServedContent, "schema">> {
  if (direction === "request") return { kind: essence.startsWith("text/") ? "text" : "binary" };
  // Octets and texts are not looked into; what is neither can only be JSON.
  return isText(schema) ? { kind: "range" } : { kind: "range", schema };
}
