import type { SpecNode } from "../../generator/load/document/spec-node.ts";
import { type Loaded, loadText } from "./load-text.ts";

/** What the overlays of the tests are laid over. */
export const api = `openapi: 3.1.0
info:
  title: Test
  version: "1"
  x-list: [a, b, c]
paths:
  /a:
    get:
      tags: [first]
      parameters:
        - { name: one, in: query, schema: { type: string } }
        - { name: two, in: query, schema: { type: string } }
  /b:
    get: { tags: [second] }
`;

/** A document with an overlay of these actions. */
export async function overlaid(
  actions: string,
  version = "1.1.0",
  spec = api,
): Promise<Loaded & { readonly root: SpecNode | undefined }> {
  const overlay = `overlay: ${version}\ninfo: { title: Test, version: "1" }\nactions:\n${actions}`;
  const loaded = await loadText({ "api.yml": spec, "x.overlay.yml": overlay });
  return { ...loaded, root: loaded.document?.root };
}
