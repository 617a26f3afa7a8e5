import type { Diagnostics, Location } from "../../diagnostics.ts";
import type { DocumentNode } from "./document-node.ts";

/** Why a reference leads nowhere. */
export interface BrokenReference {
  readonly code: "unresolved-reference" | "remote-reference" | "outside-root";
  readonly message: string;
  readonly help?: string;
  /** Where it was probably meant to lead, or where the way to its target ends. */
  readonly related?: Related;
  /** What is wrong with the file itself is reported already. */
  readonly reported?: true;
}

/** Another place that belongs to it. */
export interface Related {
  readonly message: string;
  readonly location: Location;
}

/** What to do about a document that has a URI and is not on this machine. */
export const helpForUri =
  "Store the document, and give its path by its URI: --document uri=file, or `documents` in the configuration.";

/** A reference to an address from which nothing is loaded. @param refusal Why, as the end of a sentence. */
export function remoteReference(address: string, refusal: string): BrokenReference {
  const { host = "", protocol = "" } = URL.parse(address) ?? {};
  const fromHost = ` Or have it loaded from there, if you trust that host: --remote ${host}, or \`remote\`.`;
  const mayBeAllowed = host !== "" && protocol === "https:";
  return {
    code: "remote-reference",
    message: `${address} ${refusal}`,
    help: helpForUri + (mayBeAllowed ? fromHost : ""),
  };
}

/** What was probably meant, and stands at a node. */
export function standsHere(node: DocumentNode, more = ""): Related {
  return { message: `is \`${node.key}\` meant, which stands here?${more}`, location: node.location("key") };
}

/** A reference to nothing. */
export function unresolved(message: string, related?: Related): BrokenReference {
  return { code: "unresolved-reference", message, ...(related && { related }) };
}

/**
 * Reports a reference that leads nowhere. Where it leads to a file that is not read the document is not at fault.
 * @param mend What is done about it, if it can be done without: `Diagnostic.mend`.
 */
export function reportBroken(
  { code, message, help, related, reported }: BrokenReference,
  at: DocumentNode | undefined,
  mend: string | undefined,
  diagnostics: Diagnostics,
): void {
  if (reported) return;
  const location = at?.location("value");
  const details = {
    ...(location && { location }),
    ...(related && { related: [related] }),
    ...(help !== undefined && { help }),
  };
  if (code === "unresolved-reference" && mend !== undefined) diagnostics.mended(code, message, mend, details);
  else diagnostics.error(code, message, details);
}
