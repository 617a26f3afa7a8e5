import type { Diagnostics } from "../../diagnostics.ts";
import type { MediaType, MediaTypeKind } from "../../model/media-type.ts";
import { type End, refuse, requestVerbs, responseVerbs } from "./ends.ts";
import { wireShape } from "./wire-shape.ts";

const both: readonly End[] = ["server", "client"];

/** The ends that read or write a body of each kind. */
const carriers: Readonly<Record<"request" | "response", Readonly<Record<MediaTypeKind, readonly End[]>>>> = {
  request: {
    json: both,
    form: both,
    text: both,
    binary: ["client"],
    multipart: [],
    sequential: [],
    range: [],
  },
  response: {
    json: both,
    form: ["client"],
    text: both,
    binary: ["client"],
    multipart: [],
    sequential: [],
    range: ["client"],
  },
};

/** Whether an end carries bodies of a media type; what an end does not is reported, for both ends at once. */
export function carriesMediaType(
  media: MediaType,
  direction: "request" | "response",
  end: End,
  diagnostics: Diagnostics,
): boolean {
  const readAsText = media.kind === "text" || (media.kind === "form" && direction === "response");
  const unreadable = readAsText && !isText(media);
  const able = unreadable ? [] : carriers[direction][media.kind];
  refuse(
    both.filter((one) => !able.includes(one)),
    direction === "request" ? requestVerbs : responseVerbs,
    unreadable ? `${media.range} with a schema of anything but a string` : media.range,
    { code: "unsupported-media-type", location: media.node.location("key"), diagnostics },
  );
  return able.includes(end);
}

/** Whether the characters themselves are the value: XML that is an object, and text that is a number, are not looked into. */
export function isText({ schema }: MediaType): boolean {
  const shape = wireShape(schema);
  return shape.kind === "scalar" && shape.types.length === 1 && shape.types[0] === "string";
}
