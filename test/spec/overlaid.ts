/** The vendor's document with the overlay applied, as the generator loads it. */
import { join } from "node:path";
import { Diagnostics } from "../../generator/diagnostics.ts";
import { load } from "../../generator/load/load.ts";
import { isJsonArray, type JsonValue, member } from "../../generator/load/text/json.ts";
import { at } from "./document.ts";
import { operationsOf } from "./shape.ts";

export const diagnostics = new Diagnostics();

const { root } = await load({
  spec: "spec/oauth.yml",
  overlays: ["spec/oauth.overlay.yml"],
  cwd: join(import.meta.dirname, "../.."),
  diagnostics,
}).catch((error: unknown) => {
  // An action that matches nothing ends here; the test's output should say which.
  throw new Error(diagnostics.list.map(({ location, message }) => `${location?.line}: ${message}`).join("\n"), {
    cause: error,
  });
});
export const document = root.value;
export const operations = operationsOf(document);

/** What can be kept by clients and asked for again with `If-None-Match`. */
export const cacheable = ["GetOAuthAuthorizationServerMetadata", "GetOAuthProtectedResourceMetadata", "GetOAuthJWKS"];

/** The object itself, or the component that it refers to. */
export function resolve(value: JsonValue): JsonValue {
  const reference = member(value, "$ref");
  return typeof reference === "string" ? at(document, ...reference.slice(2).split("/")) : value;
}

export function list(value: JsonValue | undefined): readonly JsonValue[] {
  return isJsonArray(value) ? value : [];
}
