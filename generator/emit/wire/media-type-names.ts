import type { MediaType } from "../../model/media-type.ts";
import { code, type Printable } from "../core/printable.ts";

/**
 * What the client calls the media types of one body: without their parameters, since servers add some, unless these are
 * all that tells two of them apart.
 */
export function mediaTypeName(media: MediaType, content: readonly MediaType[]): string {
  const alone = content.every((other) => other === media || other.essence !== media.essence);
  return alone ? media.essence : media.name;
}

/** The type of the media types that a range covers: `image/*`. */
export function rangeType(essence: string): Printable {
  const [type = "*"] = essence.split("/");
  switch (type) {
    case "application":
      return code`\`application/\${string}\``;
    case "audio":
      return code`\`audio/\${string}\``;
    case "font":
      return code`\`font/\${string}\``;
    case "image":
      return code`\`image/\${string}\``;
    case "text":
      return code`\`text/\${string}\``;
    case "video":
      return code`\`video/\${string}\``;
    default:
      return code`string`;
  }
}
