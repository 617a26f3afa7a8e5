import type { Visit } from "../crawl/crawl-result.ts";
import { mutable, type Rewriting } from "./rewriting.ts";

/**
 * Removes what OpenAPI 3.0 ignores of an Encoding Object of a multipart body: `style` and `explode` are of forms there (section
 * 4.7.15.1), and since 3.1 of `multipart/form-data` as well, where they keep an object from being JSON. What says how the items of
 * a list stand in one part stays: Swagger 2.0 had it, and nothing else does it in 3.0.
 */
export function upgradePartEncoding({ node, name, edition }: Visit, rewriting: Rewriting): void {
  const encoding = mutable(node);
  const range = node.parent?.parent?.key ?? "";
  if (edition !== "3.0" || name !== "encoding" || !encoding || !/^multipart\//i.test(range)) return;
  const style = node.string("style") ?? "form";
  const ways = ["style", "explode"].flatMap((keyword) => node.get(keyword) ?? []);
  if (style === "deepObject") {
    rewriting.ignoreKeywords(encoding, ways, {
      reason: "ignored in a multipart body",
      help: "OpenAPI 3.0 has `style` for forms alone: an object is JSON in a multipart body. Leave it out.",
    });
  } else if (style === "form" && node.boolean("explode") !== false) {
    for (const { key } of ways) rewriting.remove(encoding, key);
  }
}
