import { fileURLToPath } from "node:url";
import { pointerTokens } from "./json.ts";

/**
 * What a `$ref` says, before anybody looks whether something stands there (OpenAPI 3.1 section 4.6; RFC 3986 section
 * 4.2; RFC 6901 section 6).
 */
export type Reference =
  | {
      readonly kind: "pointer";
      /** The path of another file, absolute or relative to the one with the reference; `""` for the same file. */
      readonly path: string;
      /** Unescaped reference tokens. */
      readonly tokens: readonly string[];
    }
  | {
      readonly kind: "anchor";
      readonly path: string;
      /** The name of a `$anchor` (JSON Schema 2020-12 Core, section 8.2.2). */
      readonly name: string;
    }
  | { readonly kind: "remote" }
  | { readonly kind: "malformed"; readonly problem: string };

export function parseReference(reference: string): Reference {
  const hash = reference.indexOf("#");
  const address = hash < 0 ? reference : reference.slice(0, hash);
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(address)?.[1]?.toLowerCase();
  // `//host/path` takes the scheme of the document that it stands in, which is no file either.
  if ((scheme !== undefined && scheme !== "file") || address.startsWith("//")) return { kind: "remote" };
  try {
    // A backslash is no separator in a URI, but people on Windows write it, and it means nothing else in a reference.
    const path =
      scheme === "file" ? fileURLToPath(address) : decodeURIComponent(withoutQuery(address)).replaceAll("\\", "/");
    const fragment = hash < 0 ? "" : decodeURIComponent(reference.slice(hash + 1));
    const tokens = pointerTokens(fragment);
    if (tokens) return { kind: "pointer", path, tokens };
    return { kind: "anchor", path, name: fragment };
  } catch {
    return { kind: "malformed", problem: "its percent-encoding is broken" };
  }
}

function withoutQuery(address: string): string {
  return address.replace(/\?.*$/, "");
}
