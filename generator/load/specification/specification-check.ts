import type { Diagnostics } from "../../diagnostics.ts";
import type { Visit } from "../crawl/crawl-result.ts";
import type { DocumentNode } from "../document/document-node.ts";
import type { Edition } from "../document/version.ts";
import type { ObjectName } from "../objects/object-type.ts";
import { objectTypes } from "../objects/object-types.ts";
import {
  isJsonArray,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type MutableJsonObject,
  pointerTokens,
  setMember,
} from "../text/json.ts";
import { publishedSchemas } from "./published-schemas.ts";
import { tellingViolations } from "./telling-violations.ts";
import { type Violation, violationsOf, wordsOf } from "./violation.ts";

/**
 * Has the entry document judged once more, by the JSON Schemas of the OpenAPI Initiative as swagger-parser applies
 * them. Our own check says what is wrong in better words and also looks into schemas and other files; this one is
 * independent of our reading of the specification. It speaks up only where the other was silent, and is not heard on
 * the objects that its schemas get wrong.
 * @param reported The places, as `file#pointer`, that have been reported already.
 */
export async function checkSpecification(
  root: DocumentNode,
  edition: Edition,
  visits: readonly Visit[],
  reported: ReadonlySet<string>,
  diagnostics: Diagnostics,
): Promise<void> {
  const copy = copyForJudge(root.value, edition, visits);
  if (!isDocument(copy)) return;
  const judged = judgedAs[edition];
  setMember(copy, judged === "2.0" ? "swagger" : "openapi", versionOf[judged]);
  // A document of components alone is valid since 3.1, but swagger-parser turns it away before it looks.
  if (judged === "3.1" && !Object.hasOwn(copy, "paths") && !Object.hasOwn(copy, "webhooks")) {
    setMember(copy, "webhooks", {});
  }
  const told = [...reported].map((id) => id.slice(id.indexOf("#") + 1));
  const unheard = (violations: readonly Violation[]): readonly Violation[] => {
    if (violations.length === 0) return violations;
    const objects = objectsOf(root, visits);
    const isMisjudged = placesOf(misjudgedObjects[edition], objects);
    return tellingViolations(violations, { root: root.value, edition, told, objects }).filter(
      ({ instancePath }) => !isMisjudged(instancePath),
    );
  };

  const compiled = await publishedSchemas[judged]?.();
  if (compiled && unheard(compiled.default(copy) ? [] : violationsOf(compiled.default.errors)).length === 0) return;
  const { violations, fault } = await judge(copy);
  for (const violation of unheard(violations)) report(root, violation, diagnostics);
  if (fault === undefined || reported.size > 0) return;
  // The judge did not get as far as the schemas, for a reason that our own check does not know.
  diagnostics.error("invalid-document", `the published schema of this version refuses the document: ${fault}`, {
    location: root.location(),
  });
}

interface Judgement {
  readonly violations: readonly Violation[];
  /** Why the schemas were not asked. */
  readonly fault?: string;
}

async function judge(copy: SwaggerDocument): Promise<Judgement> {
  const { default: SwaggerParser } = await import("@apidevtools/swagger-parser");
  try {
    await SwaggerParser.validate(copy, {
      // It reads only, and would copy the document once for each of its steps.
      mutateInputSchema: true,
      resolve: { external: false },
      // References stay as they are: the schemas allow them, they are ours to resolve, and circles would never end.
      dereference: { excludedPathMatcher: () => true },
      validate: { spec: false },
    });
    return { violations: [] };
  } catch (error) {
    const violations = violationsOf(error instanceof Error && "details" in error ? error.details : undefined);
    if (violations.length > 0) return { violations };
    return {
      violations,
      fault: error instanceof Error ? (error.message.split("\n")[0] ?? error.message) : String(error),
    };
  }
}

/** There is no schema for 3.2. */
const judgedAs = { "2.0": "2.0", "3.0": "3.0", "3.1": "3.1", "3.2": "3.1" } as const;
/** The patch version is of no account. */
const versionOf = { "2.0": "2.0", "3.0": "3.0.4", "3.1": "3.1.1" } as const;

/**
 * The objects on which the judge's schema contradicts the published text of the specification; what they may hold is
 * decided by our own tables alone. For 3.1 swagger-parser has a preview from before the first release (2021-04-15), and
 * 3.2 is judged by the same one.
 */
const previewErrors: readonly ObjectName[] = [
  // It has no `$ref`, which is how a document is split into files.
  "pathItem",
  // It asks for `identifier` or `url`; only `name` is required.
  "license",
  // It misspells `description`.
  "serverVariable",
  // It calls `server` `body`, and wants strings for `parameters`, whose values are of any type.
  "link",
  // It takes an extension for a path item.
  "callback",
  // It allows `bearerFormat` only where the scheme is spelled in lower case; RFC 9110 section 11.1 does not.
  "securityScheme",
];
const misjudgedObjects: Readonly<Record<Edition, readonly ObjectName[]>> = {
  // It asks for strings also in the extensions of a Scopes Object, and then names the wrong type of scheme.
  "2.0": ["scopes", "securityScheme"],
  // No extensions in an Encoding Object; `bearerFormat` as in 3.1.
  "3.0": ["encoding", "securityScheme"],
  "3.1": previewErrors,
  // Since 3.2, `example` and `examples` go with `content` too.
  "3.2": [...previewErrors, "parameter", "header"],
};

/** The objects of the entry document, by their pointers. */
function objectsOf({ source }: DocumentNode, visits: readonly Visit[]): ReadonlyMap<string, ObjectName> {
  return new Map(visits.flatMap(({ node, name }) => (node.source === source ? [[node.pointer, name] as const] : [])));
}

/** Whether a place belongs to one of these objects, and to none inside of it. */
function placesOf(
  names: readonly ObjectName[],
  objects: ReadonlyMap<string, ObjectName>,
): (pointer: string) => boolean {
  return (pointer) => {
    let at = pointer;
    while (at !== "" && !objects.has(at)) at = at.slice(0, at.lastIndexOf("/"));
    const name = objects.get(at);
    return name !== undefined && names.includes(name);
  };
}

type SwaggerDocument = MutableJsonObject & { swagger: string; info: never; paths: never };

/** What our own check has let pass as an object with a version has the shape that the judge's type asks for. */
function isDocument(value: JsonValue): value is SwaggerDocument {
  return isJsonObject(value);
}

/** The root as an object of its own, since its version is set; of 3.2 a whole copy. */
function copyForJudge(root: JsonValue, edition: Edition, visits: readonly Visit[]): JsonValue {
  if (edition !== "3.2") return isJsonObject(root) ? { ...root } : root;
  return withoutAdditions(
    root,
    new Map(visits.flatMap(({ node, name }) => (isJsonObject(node.value) ? [[node.value, name] as const] : []))),
  );
}

/** A copy without what 3.2 adds, which is judged by our own check alone. */
function withoutAdditions(value: JsonValue, known: ReadonlyMap<JsonObject, ObjectName>): JsonValue {
  if (isJsonArray(value)) return value.map((item) => withoutAdditions(item, known));
  if (!isJsonObject(value)) return value;
  const name = known.get(value);
  const fields = name === undefined ? undefined : objectTypes("3.2")[name]?.fields;
  const copy: MutableJsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    if (fields && Object.hasOwn(fields, key) && fields[key]?.editions?.[0] === "3.2") continue;
    setMember(copy, key, withoutAdditions(item, known));
  }
  if (name !== undefined) withoutNewValues(copy, name);
  return copy;
}

/** Members that exist in 3.1 too, with values or omissions that only 3.2 allows. */
function withoutNewValues(copy: MutableJsonObject, name: ObjectName): void {
  if (name === "response" && !Object.hasOwn(copy, "description")) setMember(copy, "description", "");
  if (name === "parameter" && copy.in === "querystring") setMember(copy, "in", "query");
  if (name === "parameter" && copy.style === "cookie") setMember(copy, "style", "form");
  const content = Object.hasOwn(copy, "content") ? copy.content : undefined;
  if (isJsonObject(content)) {
    // A media type may be a reference since 3.2.
    const plain = Object.entries(content).map(([key, item]) => [key, isReference(item) ? {} : item] as const);
    setMember(copy, "content", Object.fromEntries(plain));
  }
}

function isReference(value: JsonValue): boolean {
  return isJsonObject(value) && Object.hasOwn(value, "$ref");
}

function report(root: DocumentNode, violation: Violation, diagnostics: Diagnostics): void {
  let node = root;
  for (const token of pointerTokens(violation.instancePath) ?? []) node = node.get(token) ?? node;
  const extra = violation.params.additionalProperty ?? violation.params.unevaluatedProperty;
  const at = typeof extra === "string" ? (node.get(extra) ?? node) : node;
  // Our tables, by which everything is read, have nothing against it: there is nothing to change.
  diagnostics.mended("invalid-document", wordsOf(node, violation), "it is read as it stands", {
    location: at.location(typeof extra === "string" ? "key" : undefined),
  });
}
