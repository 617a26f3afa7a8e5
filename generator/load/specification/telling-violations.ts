import type { Edition } from "../document/version.ts";
import type { ObjectName } from "../objects/object-type.ts";
import { isJsonArray, type JsonValue, member, pointerTokens } from "../text/json.ts";
import type { Violation } from "./violation.ts";

/** What is known of the document that the violations are of. Places are JSON pointers. */
export interface Judged {
  readonly root: JsonValue;
  readonly edition: Edition;
  /** The places that were reported already. */
  readonly told: readonly string[];
  /** Which object of the specification stands where: all that is read, so that a reference that stands alone is none. */
  readonly objects: ReadonlyMap<string, ObjectName>;
}

/**
 * Of the many errors that one mistake causes, the ones that name it, if nobody else does. A schema says what each of its
 * alternatives asks of a value; what counts is said of the alternative that the value is meant to be.
 */
export function tellingViolations(violations: readonly Violation[], judged: Judged): readonly Violation[] {
  const isTold = toldBy(judged.told, placesOf(violations.filter(isComposite)));
  const ofModel = placesOf(violations.filter((violation) => isOfModel(violation, judged)));
  const isOfOther = ofOtherAlternative(violations, judged);
  const telling = violations.filter(
    (violation) =>
      !isComposite(violation) &&
      !isTold(violation) &&
      !ofModel.has(violation.instancePath) &&
      !isOfOther(violation) &&
      !isNoise(violation) &&
      !isUnread(violation, judged),
  );
  return deepest(telling);
}

/** Keywords that only say that something inside of them failed. */
const composite = new Set(["oneOf", "anyOf", "allOf", "if", "not", "dependentSchemas", "$ref", "$dynamicRef"]);

function isComposite({ keyword }: Violation): boolean {
  return composite.has(keyword);
}

/**
 * Whether something was reported that may be the reason: inside of the place or around it, or at another member of an
 * object that fits no alternative, of which any may be meant.
 * @param undecided The objects that fit no alternative.
 */
function toldBy(told: readonly string[], undecided: ReadonlySet<string>): (violation: Violation) => boolean {
  const places = new Set(told);
  const around = new Set(told.flatMap(upwards));
  const holders = new Set(told.map(parentOf).filter((holder) => undecided.has(holder)));
  return ({ instancePath }) =>
    around.has(instancePath) ||
    holders.has(parentOf(instancePath)) ||
    upwards(instancePath).some((place) => places.has(place));
}

/**
 * Whether it is said of an alternative that the value is not meant to be. What it is meant to be its type says, the `in`
 * of a parameter, or `type: file`. Our own tables know which of these there are, and which members each object needs: the
 * judge asks for the members of all alternatives.
 */
function ofOtherAlternative(violations: readonly Violation[], judged: Judged): (violation: Violation) => boolean {
  const undecided = placesOf(violations.filter(({ keyword }) => keyword === "oneOf" || keyword === "anyOf"));
  const ofTheirType = violations.filter((violation) => violation.keyword !== "type" && !isComposite(violation));
  const typed = new Set(ofTheirType.flatMap(({ instancePath }) => upwards(instancePath)));
  return ({ instancePath, keyword, params }) => {
    if (undecided.has(instancePath)) {
      if (keyword === "required") return true;
      if (keyword === "type") return typed.has(instancePath);
    }
    const holder = parentOf(instancePath);
    if (keyword !== "enum" || !undecided.has(holder)) return false;
    if (instancePath.endsWith("/in")) return true;
    if (!instancePath.endsWith("/type") || !mayBeFile(holder, judged)) return false;
    const ofFile = Array.isArray(params.allowedValues) && params.allowedValues.includes("file");
    return ofFile !== (valuesDownTo(instancePath, judged.root).at(-1) === "file");
  };
}

/** Whether an object of Swagger 2.0 may have `type: file`: the schema of a response, and a parameter of a form. */
function mayBeFile(place: string, { objects }: Judged): boolean {
  return (
    objects.get(place) === "parameter" || (place.endsWith("/schema") && objects.get(parentOf(place)) === "response")
  );
}

/**
 * Whether it is said of the alternative "a Reference Object", which everything that is no reference fails, or of the
 * keywords that a schema may have, which are judged where schemas are read.
 */
function isNoise({ schemaPath, instancePath }: Violation): boolean {
  if (/^#\/(?:definitions\/(?:Reference|jsonReference)|\$defs\/reference)\//.test(schemaPath)) return true;
  // Of Swagger 2.0 the path begins at the schema itself.
  return (
    /^#\/definitions\/(?:Schema|schema)\/additionalProperties$/.test(schemaPath) ||
    (instancePath !== "" && schemaPath === "#/additionalProperties")
  );
}

/** Whether it is said of a keyword that the model will speak of, with more to say: both places, or what is done. */
function isOfModel({ keyword, instancePath }: Violation, { objects }: Judged): boolean {
  const holder = parentOf(instancePath);
  const name = objects.get(holder);
  return name !== undefined && schemas.has(name) && saidByModel.get(instancePath.slice(holder.length)) === keyword;
}

/** The keywords of schemas, and what the model says of each: that a value is there twice, or that there is none. */
const saidByModel: ReadonlyMap<string, string> = new Map([
  ["/enum", "uniqueItems"],
  ["/required", "uniqueItems"],
  ["/type", "uniqueItems"],
  ["/allOf", "minItems"],
]);

/** The objects that a schema is made of. */
const schemas: ReadonlySet<ObjectName> = new Set<ObjectName>(["schema", "parameter", "items", "header"]);

/** Whether it is said of what stands beside the `$ref` of a reference that stands alone, and is ignored. */
function isUnread({ instancePath }: Violation, { root, objects, edition }: Judged): boolean {
  // Since OpenAPI 3.1 a reference may be described, and a schema counts beside its `$ref`.
  if (edition !== "2.0" && edition !== "3.0") return false;
  const places = upwards(instancePath).reverse();
  return valuesDownTo(instancePath, root).some(
    (value, index) => typeof member(value, "$ref") === "string" && !objects.has(places[index] ?? ""),
  );
}

/** The values on the way from a document's root to a place, both included. */
function valuesDownTo(pointer: string, root: JsonValue): readonly (JsonValue | undefined)[] {
  const values: (JsonValue | undefined)[] = [root];
  for (const token of pointerTokens(pointer) ?? []) {
    const holder = values.at(-1);
    values.push(isJsonArray(holder) ? holder[Number(token)] : member(holder, token));
  }
  return values;
}

/** Of violations at one way through the document the deepest, and of those at one place the first. */
function deepest(violations: readonly Violation[]): readonly Violation[] {
  const around = new Set(violations.flatMap(({ instancePath }) => upwards(instancePath).slice(1)));
  const first = new Map<string, Violation>();
  for (const violation of violations) {
    const { instancePath } = violation;
    if (!around.has(instancePath) && !first.has(instancePath)) first.set(instancePath, violation);
  }
  return [...first.values()];
}

function placesOf(violations: readonly Violation[]): ReadonlySet<string> {
  return new Set(violations.map(({ instancePath }) => instancePath));
}

/** A place and all places around it, up to the whole document. */
function upwards(pointer: string): string[] {
  const places = [pointer];
  for (let place = pointer; place !== ""; place = parentOf(place)) places.push(parentOf(place));
  return places;
}

function parentOf(pointer: string): string {
  return pointer.slice(0, Math.max(pointer.lastIndexOf("/"), 0));
}
