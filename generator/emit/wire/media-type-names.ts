import type { MediaType } from "../../model/media-type.ts";

/**
 * What the client calls the media types of one body: without their parameters, since servers add some, unless these are
 * all that tells two of them apart.
 */
export function mediaTypeName(media: MediaType, content: readonly MediaType[]): string {
  const alone = content.every((other) => other === media || other.essence !== media.essence);
  return alone ? media.essence : media.name;
}
