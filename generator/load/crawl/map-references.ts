import { reportBroken } from "../document/broken-reference.ts";
import { DocumentNode } from "../document/document-node.ts";
import type { DocumentSet } from "../document/document-set.ts";
import { fragmentOf } from "../document/reference.ts";
import type { Edition } from "../document/version.ts";
import type { ObjectName, ValueType } from "../objects/object-type.ts";
import { objectTypes } from "../objects/object-types.ts";
import { hasType, isSchema } from "../structure/value-types.ts";
import { isMutableObject, setMember } from "../text/json.ts";

/** A `$ref` in the place of a whole map, such as `components: { schemas: { $ref: schemas.yml } }`. */
export interface MapReference {
  readonly node: DocumentNode;
  /** What stands at the node, and what each of its members is. */
  readonly type: ValueType;
  readonly of: ValueType;
  readonly edition: Edition;
}

/** What the members are of a map that a `$ref` stands for. Undefined where it is one of them, or they cannot be referred to. */
export function membersReferredTo({ ref }: DocumentNode, type: ValueType, edition: Edition): ValueType | undefined {
  if (ref === undefined || (type.kind === "object" && (type.reference === true || type.of === "pathItem")))
    return undefined;
  const named = type.kind === "object" ? objectTypes(edition)[type.of]?.patterned?.type : undefined;
  const of = type.kind === "map" ? type.of : named;
  return of && !hasType(ref, of, edition) && titleOf(of, edition) !== undefined ? of : undefined;
}

/**
 * Reports a reference that stands for a map. The specification has none, but what is meant is plain: the map gets a
 * reference to each member of what it leads to, which has to be read already.
 */
export function expandMap({ node, of, edition }: MapReference, documents: DocumentSet): void {
  const { value: holder, ref } = node;
  const at = node.get("$ref");
  if (!isMutableObject(holder) || ref === undefined || !at) return;
  const { diagnostics } = documents;
  const target = documents.follow(node, ref);
  const place = at.place();
  const location = at.location("value");
  const title = titleOf(of, edition);
  const message = `a \`$ref\` stands for one ${title ?? "object"}, and not for a map of them`;
  const help = "Refer to each member by its name.";
  Reflect.deleteProperty(holder, "$ref");
  if (!(target instanceof DocumentNode)) {
    diagnostics.error("invalid-document", message, { location, help });
    reportBroken(target, at, undefined, diagnostics);
    return;
  }
  if (title === undefined || target.ref !== undefined || target.entries().length === 0) {
    const related = [{ message: "what it leads to", location: target.location() }];
    diagnostics.error("invalid-document", message, { location, related, help });
    return;
  }
  diagnostics.mended("invalid-document", message, "each member of what it leads to is referred to", { location, help });
  const address = ref.includes("#") ? ref.slice(0, ref.indexOf("#")) : ref;
  for (const [key, member] of target.entries()) {
    if (Object.hasOwn(holder, key)) continue;
    setMember(holder, key, { $ref: `${address}#${fragmentOf(member.path())}` });
    documents.origins.record(holder, key, place);
  }
}

/** The title of an object that a reference may stand for. */
function titleOf(of: ValueType, edition: Edition): string | undefined {
  const name: ObjectName | undefined = isSchema(of) ? "schema" : of.kind === "object" ? of.of : undefined;
  const isReferable = name === "schema" || name === "pathItem" || (of.kind === "object" && of.reference === true);
  return isReferable && name !== undefined ? objectTypes(edition)[name]?.title : undefined;
}
