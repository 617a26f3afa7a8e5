import type { Diagnostics } from "../../diagnostics.ts";
import type { SpecNode } from "../../load/document/spec-node.ts";
import { reencoded } from "./classify-media-type.ts";

/**
 * Warns of a media type whose text is declared to be in another charset than UTF-8.
 * @param node Where it stands, as a key or a value.
 * @returns What is sent in its place; undefined for any other media type.
 */
export function warnOfCharset(
  type: string,
  node: SpecNode,
  part: "key" | "value",
  diagnostics: Diagnostics,
): string | undefined {
  const sent = reencoded(type);
  if (sent !== undefined) {
    const help = `Write \`${sent}\`; what has to be in another charset is octets.`;
    diagnostics.warning("foreign-charset", `\`${type}\` is sent in UTF-8`, { location: node.location(part), help });
  }
  return sent;
}
