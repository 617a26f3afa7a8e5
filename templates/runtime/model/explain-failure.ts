import type { Subschema } from "./definition.ts";
import { isObject, typeName } from "./json-types.ts";
import { memberOf } from "./members.ts";
import { choice, quoted, shown, typePhrase } from "./messages.ts";
import { add, type Finding, report, type Walk } from "./walk.ts";

/** An alternative that a value does not fit, and why not. */
export interface Failure {
  readonly alternative: Subschema;
  readonly findings: readonly Finding[];
}

/**
 * Reports the alternative that came closest. Those that only want another type, or only another one of some values, are
 * told together.
 */
export function explainFailure(walk: Walk, keyword: string, failed: readonly Failure[], value: unknown): void {
  const depth = walk.path.length;
  const distances = failed.map((failure) => distanceOf(failure, depth, value));
  const least = Math.min(...distances);
  const closest = failed.filter((_, index) => distances[index] === least);
  const wanted = closest.flatMap(({ findings }) => (findings.length === 1 ? findings : []));
  const isOneAsked = closest.length > 1 && wanted.length === closest.length;
  const [first] = closest;
  if (closest.length > 1 && closest.every((failure) => isOfOtherType(failure, walk))) {
    reportTypes(walk, keyword, closest.flatMap(typesAsked), value);
  } else if (isOneAsked && wanted.every((one) => one.path.length === depth && one.values)) {
    const values = wanted.flatMap((finding) => finding.values ?? []);
    const message = `Must be ${choice(values.map(quoted))}.`;
    report(walk, keyword, { message, expected: values, actual: shown(value), values });
  } else if (first && (least < wrongType || failed.length === 1)) {
    for (const finding of first.findings) add(walk, finding);
  } else {
    const message = "Must fit one of the alternatives, but fits none.";
    report(walk, keyword, { message, expected: failed.length, actual: shown(value) });
  }
}

/** Whether nothing but the type of the value keeps it from the alternative. */
export function isOfOtherType({ findings: [first, ...others] }: Failure, { path }: Walk): boolean {
  return others.length === 0 && first?.path.length === path.length && first.types !== undefined;
}

/** The types that the issues of an alternative ask for. */
export function typesAsked({ findings }: Failure): readonly string[] {
  return findings.flatMap(({ types = [] }) => types);
}

/** Reports that the value is of none of some types. */
export function reportTypes(walk: Walk, keyword: string, types: readonly string[], value: unknown): void {
  const distinct = [...new Set(types)];
  const actual = typeName(value);
  const message = `Must be ${choice(distinct.map(typePhrase))}, but is ${typePhrase(actual)}.`;
  report(walk, keyword, { message, expected: distinct.length === 1 ? distinct[0] : distinct, actual, types: distinct });
}

/** What says no to a value as a whole: its type, a union, and what leads to a schema that is `false`. */
const wholeKeywords: ReadonlySet<string> = new Set("type discriminator anyOf oneOf allOf $ref $dynamicRef".split(" "));

const wrongType = 1_000_000;
/** One that is deeper counts less: a tenth a level. */
const wrongTag = 1_000;

/** What says which values there may be, in the alternative itself or in a union within it. */
const tagKeywords: ReadonlySet<string> = new Set("const enum anyOf oneOf discriminator".split(" "));

/**
 * How far a value is from an alternative: a type of its own that is wrong counts most, then a member that tells
 * alternatives apart. What is nested too deeply may well fit. A member that the alternative knows speaks for it.
 */
function distanceOf({ findings, alternative }: Failure, depth: number, value: unknown): number {
  let distance = -2 * knownMembers(alternative, value);
  for (const { path, keyword, values } of findings) {
    const below = path.length - depth;
    if (below === 0 && !values && wholeKeywords.has(keyword)) distance += wrongType;
    else if (tagKeywords.has(keyword)) distance += wrongTag / 10 ** Math.max(0, below - 1);
    else if (keyword !== "depth") distance += 1;
  }
  return distance;
}

/** How many members of a value a schema names. */
function knownMembers(alternative: Subschema, value: unknown): number {
  if (!isObject(value)) return 0;
  const names = new Set<string>();
  const schemas = new Set([alternative]);
  // A set is walked in the order of insertion, what is added on the way included.
  for (const one of schemas) {
    const schema = typeof one === "function" ? one() : one;
    if (typeof schema === "boolean") continue;
    for (const name of Object.keys(schema.properties ?? {})) if (memberOf(value, name) !== undefined) names.add(name);
    for (const part of [schema.$ref, ...(schema.allOf ?? [])]) if (part) schemas.add(part);
  }
  return names.size;
}
