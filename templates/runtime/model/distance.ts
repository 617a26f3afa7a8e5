import type { Definition, Subschema } from "./definition.ts";
import type { Failure } from "./explain-failure.ts";
import { isObject, typeName } from "./json-types.ts";
import { memberOf } from "./members.ts";
import { quoted } from "./messages.ts";
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
/** A member that is there and not known: no better than one that is wrong, whatever is. */
const unknown = wrongKind;
/** What is further down in a member is not looked at by itself. */
const deep = 8;

/**
 * How far a value is from each alternative that it does not fit. A type of its own that is wrong counts most. Then each member
 * that is there counts, where it is wrong in an alternative or not known to it: most if alternatives are told apart by its
 * values, or by those of a place within it. Least counts one that is missing or may not be there. However much is wrong
 * within a member counts once. What is nested too deeply may well fit.
 * @param depth The number of steps that lead to the value.
 */
export function distancesOf(failed: readonly Failure[], depth: number, value: unknown): readonly number[] {
  const tags = tagsOf(failed, depth);
  return failed.map((failure) => distanceOf(failure, failed, tags, depth, value));
}

/** Places within the value, by their steps as JSON. */
type Places = ReadonlyMap<string, readonly Step[]>;

function distanceOf(
  { findings, alternative }: Failure,
  others: readonly Failure[],
  tags: Places,
  depth: number,
  value: unknown,
): number {
  let distance = -unknown * knownMembers(alternative, value);
  let isWhole = false;
  const worst = new Map<Step | undefined, number>();
  const enter = (steps: readonly Step[], weight: number) => {
    worst.set(steps[0], Math.max(weight, worst.get(steps[0]) ?? 0));
  };
  for (const steps of tags.values()) if (schemasAt(alternative, steps).length === 0) enter(steps, tagWeight(steps));
  for (const finding of findings) {
    const near = isNear(finding, depth);
    const steps = near ? stepsAfter(finding.path, depth) : [];
    const weight = near ? weightOf(finding, steps, alternative, others, tags, value) : wrongValue;
    if (weight === wrongType) isWhole = true;
    else if (steps.length === 0) distance += weight;
    else enter(steps, weight);
  }
  for (const weight of worst.values()) distance += weight;
  // Several parts of an alternative may ask for the same type.
  return isWhole ? distance + wrongType : distance;
}

/** The places at which one alternative wants other values than there are, and another one lists values, too. */
function tagsOf(failed: readonly Failure[], depth: number): Places {
  const tags = new Map<string, readonly Step[]>();
  for (const failure of failed) {
    for (const [place, { path }] of valuesAsked(failure, depth)) {
      const steps = stepsAfter(path, depth);
      if (steps.length === 0 || tags.has(place)) continue;
      if (anotherSays(failure.alternative, failed, steps, ["enum", "const"])) tags.set(place, steps);
    }
  }
  return tags;
}

function tagWeight(steps: readonly Step[]): number {
  return wrongTag / 10 ** (steps.length - 1);
}

/** What an alternative says of the values of a place, by the steps that lead there: of several, the one with fewest. */
export function valuesAsked({ findings }: Failure, depth: number): ReadonlyMap<string, Finding> {
  const asked = new Map<string, Finding>();
  for (const finding of findings) {
    if (!finding.values || finding.types || !isNear(finding, depth)) continue;
    const place = quoted(stepsAfter(finding.path, depth));
    const known = asked.get(place)?.values;
    if (!known || finding.values.length < known.length) asked.set(place, finding);
  }
  return asked;
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
  tags: Places,
  value: unknown,
): number {
  const { keyword, types, values, actual } = finding;
  if (keyword === "depth") return 0;
  if (steps.length === 0) {
    if (asksOtherType(finding, value)) return wrongType;
    return values ? wrongTag : wholeKeywords.has(keyword) ? wrongType : wrongValue;
  }
  if (tags.size > 0 && tags.has(quoted(steps))) return tagWeight(steps);
  // Of a member alone: there may be very many items.
  const ofMember = steps.length === 1 && typeof steps[0] === "string";
  if ((types ?? values) && ofMember && anotherSays(alternative, others, steps, ["type"])) return wrongKind;
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

/** Whether another alternative has one of some keywords for a place of its value. */
function anotherSays(
  alternative: Subschema,
  others: readonly Failure[],
  steps: readonly Step[],
  keywords: readonly (keyof Definition)[],
): boolean {
  return others.some(
    (other) =>
      other.alternative !== alternative &&
      [...layersOf(schemasAt(other.alternative, steps), parts)].some((one) =>
        keywords.some((keyword) => one[keyword] !== undefined),
      ),
  );
}

/** What a schema has for a place of its value; nothing where it does not know the place, or forbids what is there. */
function schemasAt(schema: Subschema, steps: readonly Step[]): readonly Subschema[] {
  let schemas: readonly Subschema[] = [schema];
  for (const step of steps) {
    schemas = [...layersOf(schemas, parts)].flatMap((definition) => {
      const { properties = {}, prefixItems = [], items, discriminator, heir = [] } = definition;
      if (typeof step === "number") return (prefixItems[step] ?? items) || [];
      const own = (Object.hasOwn(properties, step) && properties[step]) || [];
      const leading = [discriminator ?? [], heir].flat().filter(({ propertyName }) => propertyName === step);
      return [own, leading.map(({ values }) => ({ enum: values }))].flat();
    });
  }
  return schemas;
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
