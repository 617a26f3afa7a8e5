import type { MediaType } from "../../model/api/media-type.ts";

/**
 * Whether a body says what is to change of a resource (RFC 7396): what is missing in it stays as it is, and a default in its
 * place would change it.
 */
export function isMergePatch({ essence }: Pick<MediaType, "essence">): boolean {
  return essence === "application/merge-patch+json";
}
