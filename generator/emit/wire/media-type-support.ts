import type { Diagnostics } from "../../diagnostics.ts";
import type { Encoding, MediaType, MediaTypeKind } from "../../model/media-type.ts";
import { type End, refuse, requestVerbs, responseVerbs } from "./ends.ts";
import { isJson, isStyled } from "./parameter-layout.ts";
import { sequenceOf } from "./sequence.ts";
import { isText, memberShape, membersOf } from "./wire-shape.ts";

const both: readonly End[] = ["server", "client"];

/** The ends that read or write a body of each kind. */
const carriers: Readonly<Record<"request" | "response", Readonly<Record<MediaTypeKind, readonly End[]>>>> = {
  request: {
    json: both,
    form: both,
    text: both,
    binary: ["client"],
    multipart: [],
    sequential: both,
    range: [],
  },
  response: {
    json: both,
    form: ["client"],
    text: both,
    binary: both,
    multipart: [],
    sequential: both,
    range: both,
  },
};

/** Whether an end carries bodies of a media type; what an end does not is reported, for both ends at once. */
export function carriesMediaType(
  media: MediaType,
  direction: "request" | "response",
  end: End,
  diagnostics: Diagnostics,
): boolean {
  const carried = carriers[direction][media.kind];
  const fault = carried.length > 0 ? faultOf(media, direction) : undefined;
  const able = fault === undefined ? carried : [];
  refuse(
    both.filter((one) => !able.includes(one)),
    direction === "request" ? requestVerbs : responseVerbs,
    media.range + (fault ?? ""),
    { code: "unsupported-media-type", location: media.node.location("key"), diagnostics },
  );
  return able.includes(end);
}

/** What of a media type keeps both ends from it, though they know others of its kind: the end of a sentence. */
function faultOf(media: MediaType, direction: "request" | "response"): string | undefined {
  const { kind, itemSchema } = media;
  if (kind === "sequential") {
    return sequenceOf(media).data === "unclear" ? " with data that is JSON or text in events of one type" : undefined;
  }
  if (itemSchema) return " with a schema for each of its items";
  if (kind === "text" || (kind === "form" && direction === "response")) {
    return isText(media.schema) ? undefined : " with a schema of anything but a string";
  }
  const member = kind === "form" ? media.encoding.find((encoding) => !isWritten(encoding, media)) : undefined;
  if (member === undefined) return undefined;
  const how = member.encoding.length > 0 ? "encodings of its own" : `the media type ${member.contentType}`;
  return ` with ${how} for ${member.property}`;
}

/**
 * Whether a form's member is written as its encoding says (OpenAPI 3.1 section 4.8.15.1): by style, as JSON, or as text.
 */
function isWritten(encoding: Encoding, { schema }: MediaType): boolean {
  const { property, contentType } = encoding;
  if (encoding.encoding.length > 0) return false;
  if (contentType === undefined || isStyled(encoding) || isJson(contentType)) return true;
  const shape = memberShape((schema && membersOf(schema).get(property)) ?? []);
  const isPlain = shape.kind === "scalar" || shape.kind === "list";
  return /^text\//i.test(contentType) && isPlain && !shape.types.includes("json");
}
