import type { Subschema } from "./definition.ts";
import { distanceOf, wrongType } from "./distance.ts";
import { typeName } from "./json-types.ts";
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
  const distances = failed.map((failure) => distanceOf(failure, failed, depth, value));
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
