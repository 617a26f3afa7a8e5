import { isJsonSuffixRange, isRange } from "../../../templates/runtime/shared/media-range.ts";
import type { MediaType } from "../../model/api/media-type.ts";
import { code, identifier, list, literal, type Printable } from "../core/printable.ts";

/**
 * What the client calls the media types of one body: without their parameters, since servers add some, unless these are
 * all that tells two of them apart.
 */
export function mediaTypeName(media: MediaType, content: readonly MediaType[]): string {
  const alone = content.every((other) => other === media || other.essence !== media.essence);
  return alone ? media.essence : media.name;
}

/**
 * The type of the media types of a range: `` `image/${string}` ``, `` `application/${string}+json` ``; the literal of one that
 * is none.
 */
export function mediaTypeType(range: string): Printable {
  const [, type = "", suffix] = /^([a-z]+|\*)\/\*(?:\+([a-z]+)(?=[;\s]|$))?/i.exec(range) ?? [];
  if (type === "") return literal(range);
  if (type === "*" && suffix === undefined) return code`string`;
  const first = type === "*" ? code`\${string}` : identifier(type.toLowerCase());
  const last = suffix === undefined ? code`` : code`+${identifier(suffix.toLowerCase())}`;
  return code`\`${first}/\${string}${last}\``;
}

/** Whether it is a range of which a body is JSON, though its name does not say so. */
export function isAnyJson({ range, essence, kind }: Pick<MediaType, "range" | "essence" | "kind">): boolean {
  return kind === "json" && isRange(range) && !isJsonSuffixRange(essence);
}

/**
 * The same of a body that is sent: what is JSON under a range has a type of JSON.
 * @param beside The media types of the body that are told apart: what is declared by itself is not of the range.
 */
export function sentMediaType(
  media: Pick<MediaType, "range" | "essence" | "kind">,
  beside: readonly MediaType[] = [],
): Printable {
  if (!isAnyJson(media)) return mediaTypeType(media.range);
  const isOfAll = media.essence === "*/*";
  const types = ["application/json", ...(isOfAll ? ["text/json", "*/*+json"] : ["application/*+json"])];
  const others = types.filter((type) => beside.every(({ essence }) => essence !== type));
  return list("union", (others.length > 0 ? others : types).map(mediaTypeType));
}
