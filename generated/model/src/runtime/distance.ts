import type { Definition, Subschema } from "./definition.ts";
import type { Failure } from "./explain-failure.ts";
import { isObject, typeName } from "./json-types.ts";
import { memberOf } from "./members.ts";
import { tableOf } from "./table-of.ts";
import { type Finding, type Step, stepsAfter } from "./walk.ts";

/** What says no to a value as a whole: its type, a union, and what leads to a schema that is `false`. */
const wholeKeywords: ReadonlySet<string> = new Set("type discriminator anyOf oneOf allOf $ref $dynamicRef".split(" "));

/** What says that a member may not be there. */
const forbidding: ReadonlySet<string> = new Set(["additionalProperties", "unevaluatedProperties"]);

export const wrongType = 1_000_000;
/** One that is deeper counts less: a tenth a level. */
const wrongTag = 1_000;
/** A member of a type, or with a value, that another alternative does not ask for: more than one that is missing. */
const wrongKind = 3;
const wrongMembers = 2;
const wrongValue = 1;
/** What is further down in a member is not looked at by itself. */
const deep = 8;

/**
 * How far a value is from an alternative: a type of its own that is wrong counts most, then a member that tells
 * alternatives apart by its values, by its type, then one that is missing or may not be there. However much is wrong within a member counts once.
 * What is nested too deeply may well fit. A member that the alternative knows speaks for it.
 * @param others The alternatives that the value does not fit either.
 * @param depth The number of steps that lead to the value.
 */
export function distanceOf(
  { findings, alternative }: Failure,
  others: readonly Failure[],
  depth: number,
  value: unknown,
): number {
  let distance = -2 * knownMembers(alternative, value);
  let isWhole = false;
  const worst = new Map<Step | undefined, number>();
  for (const finding of findings) {
    const near = isNear(finding, depth);
    const steps = near ? stepsAfter(finding.path, depth) : [];
    const weight = near ? weightOf(finding, steps, alternative, others, value) : wrongValue;
    if (weight === wrongType) isWhole = true;
    else if (steps.length === 0) distance += weight;
    else worst.set(steps[0], Math.max(weight, worst.get(steps[0]) ?? 0));
  }
  for (const weight of worst.values()) distance += weight;
  // Several parts of an alternative may ask for the same type.
  return isWhole ? distance + wrongType : distance;
}

/** Whether what a finding asks of the value, a type or one of some values, is of another type than the value. */
export function asksOtherType({ types, values }: Finding, value: unknown): boolean {
  return types !== undefined || (values?.every((one) => typeName(one) !== typeName(value)) ?? false);
}

/** Whether a finding is looked at by itself. */
export function isNear({ path }: Finding, depth: number): boolean {
  return path.length - depth <= deep;
}

function weightOf(
  finding: Finding,
  steps: readonly Step[],
  alternative: Subschema,
  others: readonly Failure[],
  value: unknown,
): number {
  const { keyword, types, values, actual } = finding;
  if (keyword === "depth") return 0;
  if (steps.length === 0) {
    if (asksOtherType(finding, value)) return wrongType;
    return values ? wrongTag : wholeKeywords.has(keyword) ? wrongType : wrongValue;
  }
  const anotherSays = (keywords: readonly (keyof Definition)[]) =>
    others.some((other) => other.alternative !== alternative && says(other.alternative, steps, keywords));
  if (values && !types && anotherSays(["enum", "const"])) return wrongTag / 10 ** (steps.length - 1);
  // Of a member alone: there may be very many items.
  const ofMember = steps.length === 1 && typeof steps[0] === "string";
  if ((types ?? values) && ofMember && anotherSays(["type"])) return wrongKind;
  // Whatever it is that asks for it: a union wants the member that tells its alternatives apart, too.
  const isMissing = actual === undefined && !types && !values;
  return ofMember && (isMissing || forbidding.has(keyword)) ? wrongMembers : wrongValue;
}

/** How many members of a value a schema names. */
function knownMembers(alternative: Subschema, value: unknown): number {
  if (!isObject(value)) return 0;
  const names = new Set<string>();
  for (const { properties = {} } of layersOf([alternative], certainParts)) {
    for (const name of Object.keys(properties)) if (memberOf(value, name) !== undefined) names.add(name);
  }
  return names.size;
}

/** Whether a schema has one of some keywords for a place of its value. */
function says(schema: Subschema, steps: readonly Step[], keywords: readonly (keyof Definition)[]): boolean {
  let layers = layersOf([schema], parts);
  for (const step of steps) {
    const inner = [...layers].flatMap(({ properties = {}, prefixItems = [], items = true }) =>
      typeof step === "number"
        ? [prefixItems[step] ?? items]
        : Object.hasOwn(properties, step)
          ? [properties[step]]
          : [],
    );
    layers = layersOf(
      inner.flatMap((one) => one ?? []),
      parts,
    );
  }
  return [...layers].some((one) => keywords.some((keyword) => one[keyword] !== undefined));
}

function certainParts({ $ref, $dynamicRef, allOf = [] }: Definition): readonly (Subschema | undefined)[] {
  return [$ref, $dynamicRef, ...allOf];
}

function parts(definition: Definition): readonly (Subschema | undefined)[] {
  return [...certainParts(definition), ...(definition.anyOf ?? []), ...(definition.oneOf ?? [])];
}

/** Schemas and their parts, which say something of the same value. */
function layersOf(
  schemas: readonly Subschema[],
  partsOf: (definition: Definition) => readonly (Subschema | undefined)[],
): ReadonlySet<Definition> {
  const layers = new Set<Definition>();
  const enter = (schema: Subschema | undefined) => {
    const definition = schema === undefined ? undefined : tableOf(schema);
    if (typeof definition === "object") layers.add(definition);
  };
  schemas.forEach(enter);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const layer of layers) partsOf(layer).forEach(enter);
  return layers;
}
