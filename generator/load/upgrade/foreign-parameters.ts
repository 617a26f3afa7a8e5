import type { FoundReference, Visit } from "../crawl/crawl-result.ts";
import { mendOf } from "../crawl/reference-mends.ts";
import { DocumentNode } from "../document/document-node.ts";
import type { DocumentSet } from "../document/document-set.ts";
import { isWithoutStyle } from "./swagger-parameter.ts";

/**
 * Has references of later editions lead nowhere that lead to parameters of Swagger 2.0 which are none in OpenAPI 3: bodies
 * and form fields, which are reported here, and those without a style.
 */
export function checkForeignParameters(
  documents: DocumentSet,
  { visits, references }: { readonly visits: readonly Visit[]; readonly references: readonly FoundReference[] },
): void {
  const old = visits.filter(({ name, edition }) => name === "parameter" && edition === "2.0");
  const values = new Set(old.map(({ node }) => node.value));
  for (const { node, text, name, edition, at } of references) {
    const target = name === "parameter" && edition !== "2.0" ? documents.follow(node, text) : undefined;
    if (!(target instanceof DocumentNode) || !values.has(target.value)) continue;
    const place = target.string("in");
    const isBody = place === "body" || place === "formData";
    if (isBody) {
      const message = `this leads to a parameter in \`${place}\` of Swagger 2.0, which is a part of the request's body since`;
      documents.diagnostics.mended("invalid-document", message, mendOf(name, at) ?? "it is left out", {
        location: at.location("value"),
        related: [{ message: "what it leads to", location: target.location("key") }],
        help: "Write a `requestBody` into the operation, whose schema refers to the one there.",
      });
    }
    if (isBody || isWithoutStyle(target)) documents.mislead(node, text);
  }
}
