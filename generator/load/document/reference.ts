import { fileURLToPath } from "node:url";
import { pointerToken, pointerTokens } from "../text/json.ts";

/**
 * What a `$ref` says, before anybody looks whether something stands there (OpenAPI 3.1 section 4.6; RFC 3986 section
 * 4.2; RFC 6901 section 6).
 */
export type Reference =
  | {
      readonly kind: "reference";
      /** What stands before the fragment; `""` for the same document. */
      readonly address: string;
      /**
       * The address as a path, absolute or relative to the file with the reference; `""` for the same file. Undefined
       * where the address is none of a file.
       */
      readonly path: string | undefined;
      readonly fragment: Fragment;
    }
  | { readonly kind: "malformed"; readonly problem: string };

/** Where in a document: unescaped tokens of a JSON Pointer, or the name of an anchor (JSON Schema 2020-12 Core, section 8.2.2). */
export type Fragment =
  | { readonly kind: "pointer"; readonly tokens: readonly string[] }
  | { readonly kind: "anchor"; readonly name: string };

export function parseReference(reference: string): Reference {
  const hash = reference.indexOf("#");
  const address = hash < 0 ? reference : reference.slice(0, hash);
  try {
    const text = hash < 0 ? "" : decodeURIComponent(reference.slice(hash + 1));
    const tokens = pointerTokens(text);
    const fragment: Fragment = tokens ? { kind: "pointer", tokens } : { kind: "anchor", name: text };
    return { kind: "reference", address, path: filePath(address), fragment };
  } catch {
    return { kind: "malformed", problem: "its percent-encoding is broken" };
  }
}

function filePath(address: string): string | undefined {
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(address)?.[1]?.toLowerCase();
  if (scheme === "file") return pathOfFileUrl(address);
  // `//host/path` takes the scheme of the document that it stands in, which is no file either.
  if (scheme !== undefined || address.startsWith("//")) return undefined;
  // A backslash is no separator in a URI, but people on Windows write it, and it means nothing else in a reference.
  return decodeURIComponent(address.replace(/\?.*$/, "")).replaceAll("\\", "/");
}

/** Undefined where a URL is none of a file of this machine, such as `file://host/path`, or of no file at all. */
export function pathOfFileUrl(url: string): string | undefined {
  try {
    return url.startsWith("file:") ? fileURLToPath(url) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Whether a value of a discriminator's `mapping` that is no name of a component is a reference (OpenAPI 3.1 section
 * 4.8.25): it has a fragment or folders, or ends like a file. Any other one is a name that no component has.
 */
export function isReferenceByLook(text: string): boolean {
  return /[#/:]|\.(?:json|ya?ml)$/.test(text);
}

/** Whether the key of a security requirement that is no name of a component is the URI of a scheme (OpenAPI 3.2 section 4.30). */
export function isSchemeURI(key: string): boolean {
  return /#|\.(?:json|ya?ml)$/.test(key);
}

/** A JSON Pointer as a URI fragment (RFC 6901 section 6). */
export function fragmentOf(tokens: readonly string[]): string {
  // Half a character cannot be encoded, and need not be: the reference is read again by this program alone.
  const encode = (text: string) => (text.isWellFormed() ? encodeURI(text) : text.replaceAll("%", "%25"));
  return tokens.map((token) => `/${encode(pointerToken(token)).replaceAll("#", "%23")}`).join("");
}
