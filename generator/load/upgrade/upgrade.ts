import type { CrawlResult, Visit } from "../crawl/crawl-result.ts";
import { DocumentNode } from "../document/document-node.ts";
import type { DocumentSet } from "../document/document-set.ts";
import type { Place } from "../document/origins.ts";
import { isMutableObject, type JsonValue, member, setMember } from "../text/json.ts";
import { readBesideReference } from "./beside-references.ts";
import { checkForeignParameters } from "./foreign-parameters.ts";
import { gatherNull } from "./null-of-alternatives.ts";
import { upgradePartEncoding } from "./part-encoding.ts";
import { type Redirect, Rewriting } from "./rewriting.ts";
import { upgradeSwagger } from "./swagger.ts";
import { letNullThrough, nullFlag, upgradeNull, upgradeSchema } from "./upgrade-schema.ts";

/**
 * Brings what a walk found into the shape of OpenAPI 3.1, in place: OpenAPI 3.0 by its schemas and the encodings of parts, Swagger 2.0 as a
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
    if (key === "$ref" && holder !== undefined) rewriting.leadsTo(holder, target.source);
    referred.add(target.value);
  }
  for (const { node, name } of olderReferences) {
    if (node.ref !== undefined && name !== "pathItem")
      readBesideReference(node, name === "schema", documents, rewriting);
  }
  // What is still there beside a reference counts.
  const nullableReferences = olderReferences.filter(({ node, name }) => name === "schema" && nullFlag(node));
  const flagged = [...schemas, ...nullableReferences].filter(({ node }) => nullFlag(node)?.value === true);
  const nullable = new Set(flagged.map(({ node }) => node.value));
  const besideNull = gatherNull(visits, { nullable, referred, documents }, rewriting);
  for (const visit of visits) upgradePartEncoding(visit, rewriting);
  upgradeSchemas([...nullableReferences, ...visits], besideNull, rewriting);
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
    if (isOlder(visit) && node.ref === undefined) upgradeSchema(node, rewriting);
    else if (isOlder(visit) || hasNullable(visit)) upgradeNull(node, rewriting);
    const place = besideNull.get(node.value);
    if (place) letNullThrough(node, place, rewriting);
  }
}
