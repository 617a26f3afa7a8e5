import type { MediaType } from "../../model/media-type.ts";
import { code, identifier, literal, type Printable } from "../core/printable.ts";

/**
 * What the client calls the media types of one body: without their parameters, since servers add some, unless these are
 * all that tells two of them apart.
 */
export function mediaTypeName(media: MediaType, content: readonly MediaType[]): string {
  const alone = content.every((other) => other === media || other.essence !== media.essence);
  return alone ? media.essence : media.name;
}

/** The type of the media types of a range: `` `image/${string}` ``; the literal of one that is none. */
export function mediaTypeType(range: string): Printable {
  const [, type] = /^([a-z]+|\*)\/\*/i.exec(range) ?? [];
  if (type === undefined) return literal(range);
  return type === "*" ? code`string` : code`\`${identifier(type.toLowerCase())}/\${string}\``;
}
