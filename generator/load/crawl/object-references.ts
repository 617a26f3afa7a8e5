import { reportBroken } from "../document/broken-reference.ts";
import { DocumentNode } from "../document/document-node.ts";
import type { DocumentSet } from "../document/document-set.ts";
import type { Edition } from "../document/version.ts";
import type { ValueType } from "../objects/object-type.ts";
import { objectTypes } from "../objects/object-types.ts";
import { hasType } from "../structure/value-types.ts";
import { isJsonArray, isJsonObject, type JsonObject, type JsonValue } from "../text/json.ts";
import type { FileReference } from "./crawl-result.ts";
import { withArticle } from "./reference-mends.ts";
import type { StandingObjects } from "./standing-objects.ts";

/** A `$ref` in the place of an object or a list that has none in the specification: `get: { $ref: pets/list.yml }`. */
export interface ObjectReference {
  readonly node: DocumentNode;
  readonly type: ValueType;
  readonly edition: Edition;
}

/** Reads the file that a reference leads to. */
type Read = (reference: FileReference) => Promise<void>;

/** Whether an object that is no Reference Object by the specification says nothing but where its members stand. */
export function refersAsObject(node: DocumentNode, type: ValueType, edition: Edition): boolean {
  const { parent, ref, value } = node;
  if (!parent || ref === undefined || !isJsonObject(value) || !standsAlone(value)) return false;
  if (type.kind === "list") return type.of.kind === "object" && type.of.of !== "schema";
  if (type.kind === "map") return !hasType(ref, type.of, edition);
  if (type.kind !== "object" || type.reference === true || type.of === "schema" || type.of === "pathItem") return false;
  const { documentation, refersAs, patterned } = objectTypes(edition)[type.of] ?? {};
  if (documentation !== undefined || refersAs !== undefined) return false;
  return patterned === undefined || !hasType(ref, patterned.type, edition);
}

/** Whether nothing counts beside a `$ref`: as in a Reference Object, texts for people may stand there. */
function standsAlone(object: JsonObject): boolean {
  return Object.keys(object).every(
    (key) =>
      key === "$ref" || key === "summary" || key === "description" || (key.startsWith("x-") && key !== "x-specwright"),
  );
}

/**
 * Puts what such a reference leads to into its place, since it can mean nothing else, and reports it.
 * @returns What stands there now. `"one"` where an object is referred to in the place of a list: nothing was done.
 *   Undefined where there is nothing, which is reported and not mended: without it an operation could be open.
 */
export async function standIn(
  { node, type, edition }: ObjectReference,
  documents: DocumentSet,
  standing: StandingObjects,
  read: Read,
): Promise<DocumentNode | "one" | undefined> {
  const { diagnostics } = documents;
  const name = type.kind === "object" ? type.of : undefined;
  const title = name && objectTypes(edition)[name]?.title;
  const holder = title ?? (type.kind === "list" ? "list" : "map");
  const at = node.get("$ref") ?? node;
  const location = at.location("key");
  const message = title ? `\`$ref\` is not a member of the ${title}` : `a \`$ref\` stands in the place of a ${holder}`;
  const help = "Write what it leads to in its place, or have a bundler do so.";
  const end = await endOf({ node, type, edition }, documents, read);
  if (end === undefined) {
    diagnostics.error("invalid-document", message, { location, help });
    return undefined;
  }
  if (type.kind === "list" && isJsonObject(end.value)) return "one";
  const related = [{ message: "what it leads to", location: end.location("key") }];
  const found = name && standing.kindOf(end, name, edition);
  if (!hasType(end.value, type, edition) || (found !== undefined && found !== name)) {
    const wanted = title ? withArticle(title) : `a ${holder}`;
    const foundTitle = found && objectTypes(edition)[found]?.title;
    const what = foundTitle ? `to ${withArticle(foundTitle)}` : "to something else";
    diagnostics.error("invalid-document", `this leads ${what}, where ${wanted} is wanted`, { location, related });
    return undefined;
  }
  if (reaches(end.value, node.holder, new Set())) {
    node.reportCycle();
    return undefined;
  }
  diagnostics.mended("invalid-document", message, "what it leads to is read in its place", { location, related, help });
  documents.standIn(node, end);
  return end;
}

/** Where a chain of such references ends; undefined where it leads nowhere or in a circle, which is reported. */
async function endOf(
  { node, type, edition }: ObjectReference,
  documents: DocumentSet,
  read: Read,
): Promise<DocumentNode | undefined> {
  const met = new Set<JsonValue>();
  let end = node;
  while (end.ref !== undefined && (end === node || refersAsObject(end, type, edition) || !end.parent)) {
    if (met.has(end.value)) {
      node.reportCycle();
      return undefined;
    }
    met.add(end.value);
    const at = end.get("$ref") ?? end;
    await read({ node: end, text: end.ref, edition, at });
    const target = documents.follow(end, end.ref);
    if (!(target instanceof DocumentNode)) {
      reportBroken(target, at, undefined, documents.diagnostics);
      return undefined;
    }
    end = target;
  }
  return end;
}

/** Whether a value holds another one, at whatever depth. */
function reaches(value: JsonValue, wanted: JsonValue | undefined, seen: Set<JsonValue>): boolean {
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (typeof next !== "object" || next === null || seen.has(next)) continue;
    if (next === wanted) return true;
    seen.add(next);
    pending.push(...(isJsonArray(next) ? next : Object.values(next)));
  }
  return false;
}
