import type { CrawlResult } from "../crawl-result.ts";
import { DocumentNode } from "../document-node.ts";
import type { DocumentSet } from "../document-set.ts";
import { isMutableObject, setMember } from "../json.ts";
import { checkForeignParameters } from "./foreign-parameters.ts";
import { mutable, type Redirect, Rewriting } from "./rewriting.ts";
import { upgradeNull, upgradeSchema } from "./schema.ts";
import { upgradeSwagger } from "./swagger.ts";

/**
 * Brings what a walk found into the shape of OpenAPI 3.1, in place: OpenAPI 3.0 by its schemas, Swagger 2.0 as a
 * whole. 3.1 and 3.2 are left as they are, but for `nullable: true`, which can mean nothing else there. Fragments in other
 * files are upgraded as what they are used as.
 */
export function upgrade(documents: DocumentSet, { visits, references }: CrawlResult): void {
  const rewriting = new Rewriting(documents);
  const older = visits.filter(({ edition }) => edition === "2.0" || edition === "3.0");
  const olderReferences = references.filter(({ edition }) => edition === "2.0" || edition === "3.0");
  const nullable = visits.filter(
    ({ node, name }) => name === "schema" && typeof node.get("nullable")?.value === "boolean",
  );
  if (older.length === 0 && olderReferences.length === 0 && nullable.length === 0) return;

  // Where references lead has to be known before anything moves.
  const redirects: Redirect[] = references.flatMap(({ node, holder, key, text }) => {
    const target = documents.follow(node, text);
    return target instanceof DocumentNode ? [{ holder, key, text, target: target.source }] : [];
  });
  for (const { node, name } of olderReferences) {
    if (node.ref !== undefined && name !== "pathItem") dropSiblings(node, rewriting);
  }
  for (const { node, name } of older) {
    if (name === "schema" && node.ref === undefined) upgradeSchema(node, rewriting);
  }
  for (const { node, edition } of nullable) if (edition >= "3.1") upgradeNull(node, rewriting);
  if (older.some(({ edition }) => edition === "2.0")) {
    checkForeignParameters(documents, { visits: older, references });
    redirects.push(...upgradeSwagger(documents, { visits: older, references: olderReferences }, rewriting));
  }
  for (const { holder, key, text, target } of redirects) {
    if (isMutableObject(holder)) setMember(rewriting.holderOf(holder, key), key, rewriting.redirect(text, target));
  }
}

/** OpenAPI 3.0 section 4.7.23, Swagger 2.0 "Reference Object": what stands beside a `$ref` is ignored. */
function dropSiblings(node: DocumentNode, rewriting: Rewriting): void {
  const holder = mutable(node);
  if (!holder) return;
  const siblings = node.entries().flatMap(([key, sibling]) => (key === "$ref" ? [] : [sibling]));
  const silent = siblings.filter(({ key }) => key.startsWith("x-") && key !== "x-nullable" && key !== "x-specwright");
  const told = siblings.filter((sibling) => !silent.includes(sibling));
  for (const { key } of silent) rewriting.remove(holder, key);
  const reference = node.get("$ref");
  rewriting.ignoreKeywords(holder, told, {
    reason: "ignored beside `$ref`",
    ...(reference && { because: { node: reference, message: "the `$ref` that is read alone" } }),
    help: "Before OpenAPI 3.1 a `$ref` stands alone. Put it into an `allOf`, and the others beside that.",
  });
}
