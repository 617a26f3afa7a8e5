import type { SpecNode } from "../../load/document/spec-node.ts";
import { isOfOctets, type MediaTypeKind } from "../../load/objects/media-type-kind.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import { describesOctets } from "../../model/passes/kind-by-schema.ts";
import { warnOfCharset } from "../../model/syntax/foreign-charset.ts";
import { type Asking, type End, inability, refuse, requestVerbs, responseVerbs } from "./ends.ts";
import { encodingFault, findFormShape, formShape } from "./form-shape.ts";
import { jsonTwin } from "./json-twin.ts";
import { encodingTypes, findMultipartShape, multipartShape } from "./multipart-shape.ts";
import { encodingNode, isFormAsJson } from "./part-style.ts";
import { sequenceOf } from "./sequence.ts";
import { sequenceWhole } from "./sequence-whole.ts";
import { isText, memberShape } from "./wire-shape.ts";

const both: readonly End[] = ["server", "client"];

/** The ends that read or write a body of each kind. */
const carriers: Readonly<Record<"request" | "response", Readonly<Record<MediaTypeKind, readonly End[]>>>> = {
  request: {
    json: both,
    form: both,
    text: both,
    binary: both,
    multipart: both,
    sequential: both,
    range: both,
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

/**
 * Those of the media types of a body that an end carries. What an end does not is reported, for both ends at once: as an error, or
 * as a warning where JSON of the same schema stands beside it, in which both ends speak.
 */
export function carriedMediaTypes(
  content: readonly MediaType[],
  direction: "request" | "response",
  asking: Asking,
): readonly MediaType[] {
  return content.filter((media) => carriesMediaType(media, jsonTwin(media, content), direction, asking));
}

/** @param twin The JSON beside the media type that has its schema. */
function carriesMediaType(
  media: MediaType,
  twin: MediaType | undefined,
  direction: "request" | "response",
  asking: Asking,
): boolean {
  const carried = carriers[direction][media.kind];
  const ofWhole = carried.length > 0 ? faultOf(media, direction) : undefined;
  const ofBoth = ofWhole ?? (twin && direction === "request" ? memberFaultOf(media) : undefined);
  const ofClient = direction === "request" && ofBoth === undefined ? clientFaultOf(media) : undefined;
  const able = ofBoth !== undefined ? [] : carried.filter((one) => one !== "client" || ofClient === undefined);
  const unable = both.filter((one) => !able.includes(one));
  const verbs = direction === "request" ? requestVerbs : responseVerbs;
  const what = media.range + (ofBoth ?? ofClient ?? "");
  if (twin) warnOfOmission(inability(unable, verbs, what, asking), media, twin, asking);
  else refuse(unable, verbs, what, { code: "unsupported-media-type", ...faultPlace(media), part: "key", asking });
  if (able.includes(asking.end)) {
    warnOfCharsets(media, asking);
    warnOfForms(media, asking);
    if (direction === "response") warnOfUnreadSchema(media, asking);
    else if (media.kind === "form") reportLeftOut(media, asking);
  }
  return able.includes(asking.end);
}

/** Warns of a media type that is left out, where nothing of the operation is lost: JSON says the same. */
function warnOfOmission(
  message: string | undefined,
  { node }: MediaType,
  twin: MediaType,
  { diagnostics }: Asking,
): void {
  if (message === undefined) return;
  const why = `it is left out, since \`${twin.range}\` beside it has the same schema`;
  diagnostics.warning("omitted-media-type", `${message}: ${why}`, { location: node.location("key") });
}

/** Warns of parts that are written in UTF-8, and declared to be in another charset. */
function warnOfCharsets(media: MediaType, { diagnostics }: Asking): void {
  if (media.kind !== "multipart") return;
  for (const { name, kind } of multipartShape(media).parts) {
    const encoding = media.encoding.find(({ property }) => property === name);
    if (kind === "file" || encoding === undefined) continue;
    const written = encodingNode(media, name)?.get("contentType") ?? media.node;
    for (const type of encodingTypes(encoding) ?? []) warnOfCharset(type, written, "value", diagnostics);
  }
}

/** Warns of objects that are JSON, though their encoding says that they are written as in a form. */
function warnOfForms(media: MediaType, { diagnostics }: Asking): void {
  if (media.kind !== "multipart") return;
  for (const part of multipartShape(media).parts) {
    if (!isFormAsJson(part, media)) continue;
    const { name } = part;
    const at = encodingNode(media, name) ?? media.node;
    diagnostics.warning("ignored-keyword", `\`style: form\` of \`${name}\` is ignored: an object is sent as JSON`, {
      location: at.location(),
      help: "Leave `style` out, or write `contentType: application/json` alone.",
    });
  }
}

/**
 * Warns of octets in a response with a schema of what octets are not: they are octets all the same. No refusal, as for a
 * request, which a client would have to write: who reads the response knows what to do with it, and so many documents have such
 * responses beside others that they could not be used.
 */
function warnOfUnreadSchema(media: MediaType, { diagnostics }: Asking): void {
  if (!isOfOctets(media.range) || describesOctets(media.schema)) return;
  const at = media.node.resolve()?.get("schema") ?? media.node;
  diagnostics.warning("ignored-keyword", `the schema says nothing of \`${media.range}\`, which is octets`, {
    location: at.location(),
    help: "Declare what is sent as JSON as `application/json`. Of octets leave the schema out, or write `type: string, format: binary`.",
  });
}

/**
 * Where the fault of a media type stands: at a part of its own, else at itself, since others may share what it refers to; and
 * what to write, where it is more than the code says.
 */
function faultPlace(media: MediaType): { readonly node: SpecNode; readonly help?: string } {
  const found = media.kind === "multipart" ? findMultipartShape(media) : undefined;
  const { node = media.node, isOfStyle = false } = found && "fault" in found ? found : {};
  const isOwn = node.pointer.startsWith(`${media.node.pointer}/`);
  return { node: isOwn ? node : media.node, ...(isOfStyle && { help: styleHelp }) };
}

const styleHelp =
  "Leave `style`, `explode` and `allowReserved` out of its `encoding`: an object is JSON then, and a list has a part for each item.";

/** What of a request keeps the client from it, though the server reads it: the end of a sentence. */
function clientFaultOf(media: MediaType): string | undefined {
  if (media.kind !== "multipart") return undefined;
  const part = multipartShape(media).parts.find(
    ({ kind, headers }) => kind !== "file" && headers.some(({ header }) => header.required),
  );
  return part && ` with required headers for ${part.name}, which is no file`;
}

/** What of a media type keeps both ends from it, though they know others of its kind: the end of a sentence. */
function faultOf(media: MediaType, direction: "request" | "response"): string | undefined {
  const { kind, itemSchema } = media;
  if (kind === "sequential") {
    if (sequenceOf(media).data === "unclear") return " with data that is JSON or text in events of one type";
    const whole = sequenceWhole(media);
    return "fault" in whole ? whole.fault : undefined;
  }
  if (itemSchema) return " with a schema for each of its items";
  if (direction === "request" && kind === "multipart") return multipartFault(media);
  if ((kind === "binary" || kind === "range") && direction === "request" && !describesOctets(media.schema)) {
    return " with a schema of anything but a string";
  }
  if (kind === "text" || (kind === "form" && direction === "response")) {
    return isText(media.schema) ? undefined : " with a schema of anything but a string";
  }
  return kind === "form" ? formFault(media) : undefined;
}

/** What keeps both ends from a form: the end of a sentence. */
export function formFault(media: MediaType): string | undefined {
  const found = findFormShape(media);
  if ("fault" in found) return found.fault;
  const declared = new Set(found.members.map(({ name }) => name));
  const others = media.encoding.filter(({ property }) => !declared.has(property));
  const [first] = others.flatMap((one) => {
    const fault = encodingFault(one, memberShape([]));
    return fault === undefined ? [] : [` with ${one.property}${fault}`];
  });
  return first;
}

/** Reports the members that a form is without, since neither end can write them. */
export function reportLeftOut(media: MediaType, asking: Asking): void {
  for (const { name, leftOut } of formShape(media).members) {
    if (leftOut === undefined) continue;
    const without = asking.operation === undefined ? "" : `, and ${asking.operation} is without it`;
    refuse(both, requestVerbs, `\`${name}\` of ${media.range}${leftOut}${without}`, {
      code: "unsupported-media-type",
      node: encodingNode(media, name) ?? media.node,
      part: "key",
      asking,
    });
  }
}

/** What keeps both ends from a member that a form can do without, where JSON beside it has the member: the end of a sentence. */
function memberFaultOf(media: MediaType): string | undefined {
  if (media.kind !== "form") return undefined;
  const member = formShape(media).members.find(({ leftOut }) => leftOut !== undefined);
  return member && ` with ${member.name}${member.leftOut}`;
}

function multipartFault(media: MediaType): string | undefined {
  const found = findMultipartShape(media);
  return "fault" in found ? found.fault : undefined;
}
