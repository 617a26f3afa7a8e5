import { isJsonSuffixRange, isRange } from "../../../templates/runtime/shared/media-range.ts";
import type { MediaType } from "../../model/media-type.ts";
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

/** The same of a body of a request: what is JSON under a range has a type of JSON. */
export function sentMediaType({ range, essence, kind }: Pick<MediaType, "range" | "essence" | "kind">): Printable {
  if (kind !== "json" || !isRange(range) || isJsonSuffixRange(essence)) return mediaTypeType(range);
  const json = literal("application/json");
  return list(
    "union",
    essence === "*/*"
      ? [json, literal("text/json"), mediaTypeType("*/*+json")]
      : [json, mediaTypeType("application/*+json")],
  );
}
