import type { CrawlResult, Visit } from "../crawl-result.ts";
import { DocumentNode } from "../document-node.ts";
import type { DocumentSet } from "../document-set.ts";
import { isMutableObject, type JsonValue, member, setMember } from "../json.ts";
import type { Place } from "../origins.ts";
import { checkForeignParameters } from "./foreign-parameters.ts";
import { gatherNull } from "./null-of-alternatives.ts";
import { mutable, type Redirect, Rewriting } from "./rewriting.ts";
import { letNullThrough, nullFlag, upgradeNull, upgradeSchema } from "./schema.ts";
import { upgradeSwagger } from "./swagger.ts";

/**
 * Brings what a walk found into the shape of OpenAPI 3.1, in place: OpenAPI 3.0 by its schemas, Swagger 2.0 as a
 * whole. 3.1 and 3.2 are left as they are, but for `nullable: true`, which can mean nothing else there. Fragments in other
 * files are upgraded as what they are used as.
 */
export function upgrade(documents: DocumentSet, { visits, references }: CrawlResult): void {
  const rewriting = new Rewriting(documents);
  const older = visits.filter(isOlder);
  const olderReferences = references.filter(isOlder);
  const schemas = visits.filter((visit) => visit.name === "schema" && (isOlder(visit) || hasNullable(visit)));
  if (older.length === 0 && olderReferences.length === 0 && schemas.length === 0) return;

  // Where references lead has to be known before anything moves.
  const redirects: Redirect[] = [];
  const referred = new Set<JsonValue>();
  for (const { node, holder, key, text } of references) {
    const target = documents.follow(node, text);
    if (!(target instanceof DocumentNode)) continue;
    redirects.push({ holder, key, text, target: target.source });
    referred.add(target.value);
  }
  for (const { node, name } of olderReferences) {
    if (node.ref !== undefined && name !== "pathItem") dropSiblings(node, rewriting);
  }
  const nullable = new Set(schemas.flatMap(({ node }) => (nullFlag(node)?.value === true ? [node.value] : [])));
  upgradeSchemas(visits, gatherNull(visits, { nullable, referred, documents }, rewriting), rewriting);
  if (older.some(({ edition }) => edition === "2.0")) {
    checkForeignParameters(documents, { visits: older, references });
    redirects.push(...upgradeSwagger(documents, { visits: older, references: olderReferences }, rewriting));
  }
  for (const { holder, key, text, target } of redirects) {
    if (isMutableObject(holder)) setMember(rewriting.holderOf(holder, key), key, rewriting.redirect(text, target));
  }
}

function isOlder({ edition }: Pick<Visit, "edition">): boolean {
  return edition === "2.0" || edition === "3.0";
}

function hasNullable({ node }: Visit): boolean {
  return typeof member(node.value, "nullable") === "boolean";
}

/** @param besideNull The schemas beside which null is let through, each with the place where it is said. */
function upgradeSchemas(
  visits: readonly Visit[],
  besideNull: ReadonlyMap<JsonValue, Place>,
  rewriting: Rewriting,
): void {
  for (const visit of visits) {
    const { node, name } = visit;
    if (name !== "schema") continue;
    if (isOlder(visit)) {
      if (node.ref === undefined) upgradeSchema(node, rewriting);
    } else if (hasNullable(visit)) upgradeNull(node, rewriting);
    const place = besideNull.get(node.value);
    if (place) letNullThrough(node, place, rewriting);
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
