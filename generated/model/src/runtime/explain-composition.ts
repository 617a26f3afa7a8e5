import type { Definition, Subschema, Tag } from "./definition.ts";
import { fitsHere, visitAt } from "./explain.ts";
import { isObject } from "./json-types.ts";
import { memberOf } from "./members.ts";
import { choice, quoted, shown } from "./messages.ts";
import type { Steps } from "./steps.ts";
import { add, adopt, branchOff, type Finding, report, reportMember, type Walk } from "./walk.ts";

/** JSON Schema 2020-12 Core, sections 8.2.3.1, 10.2.1 and 10.2.2. */
export function* explainComposition(walk: Walk, definition: Definition, value: unknown): Steps<void> {
  const { $ref, $dynamicRef, allOf, anyOf, oneOf, not } = definition;
  if ($ref) yield* visitAt(walk, $ref, value, "$ref");
  if ($dynamicRef) yield* visitAt(walk, $dynamicRef, value, "$dynamicRef");
  for (const [index, schema] of (allOf ?? []).entries()) yield* visitAt(walk, schema, value, "allOf", index);
  if (anyOf) yield* explainAlternatives(walk, definition, "anyOf", anyOf, value);
  if (oneOf) yield* explainAlternatives(walk, definition, "oneOf", oneOf, value);
  if (not !== undefined) {
    const answer = yield* fitsHere(walk, not, value, "not");
    if (typeof answer !== "boolean") add(walk, answer);
    else if (answer) {
      report(walk, "not", { message: "Must not be what it is.", expected: undefined, actual: shown(value) });
    }
  }
  if (definition.if !== undefined) {
    const answer = yield* fitsHere(walk, definition.if, value, "if");
    const keyword = answer === true ? "then" : "else";
    const schema = definition[keyword];
    if (typeof answer !== "boolean") add(walk, answer);
    else if (schema !== undefined) yield* visitAt(walk, schema, value, keyword);
  }
}

function* explainAlternatives(
  walk: Walk,
  definition: Definition,
  keyword: "anyOf" | "oneOf",
  alternatives: readonly Subschema[],
  value: unknown,
): Steps<void> {
  const open = chosen(definition, keyword, alternatives, value);
  if (open.length === 0) {
    explainChoice(walk, definition, keyword, value);
    return;
  }
  const failed: (readonly Finding[])[] = [];
  const fitting: number[] = [];
  for (const index of open) {
    const branch = branchOff(walk);
    yield* visitAt(branch, alternatives[index] ?? false, value, keyword, index);
    if (branch.findings.length > 0) {
      failed.push(branch.findings);
      continue;
    }
    if (keyword === "anyOf" && !walk.evaluated) return;
    adopt(walk, branch);
    fitting.push(index);
  }
  if (fitting.length === 1 || (fitting.length > 0 && keyword === "anyOf")) return;
  if (fitting.length > 1) {
    const message = `Must fit one alternative alone, but fits ${fitting.length}.`;
    report(walk, keyword, { message, expected: 1, actual: fitting.length });
    return;
  }
  explainFailure(walk, keyword, failed, value);
}

/** The alternatives that a discriminator or a tag leaves open: all of them where there is none. */
export function chosen(
  { discriminator, tag }: Definition,
  keyword: Tag["keyword"],
  alternatives: readonly Subschema[],
  value: unknown,
): number[] {
  const indices = [...alternatives.keys()];
  if (discriminator) {
    const found = isObject(value) ? memberOf(value, discriminator.propertyName) : undefined;
    const { values, otherwise } = discriminator;
    const leading = indices.filter((index) => typeof found === "string" && values[index]?.includes(found));
    if (otherwise !== undefined && leading.length === 0 && isObject(value)) leading.push(otherwise);
    return indices.filter((index) => leading.includes(index) || (values[index]?.length === 0 && index !== otherwise));
  }
  if (tag?.keyword !== keyword || !isObject(value)) return indices;
  const found = memberOf(value, tag.propertyName);
  return indices.filter((index) => tag.values[index]?.includes(found));
}

/** Reports that the value does not say which alternative it is. */
function explainChoice(walk: Walk, { discriminator, tag }: Definition, keyword: string, value: unknown): void {
  const { propertyName, values } = discriminator ?? tag ?? { propertyName: "", values: [] };
  const expected: readonly unknown[] = values.flat();
  const message = `Must be ${choice(expected.map(quoted))}.`;
  if (isObject(value)) {
    const actual = shown(memberOf(value, propertyName));
    reportMember(walk, propertyName, discriminator ? "discriminator" : keyword, { message, expected, actual });
  } else {
    report(walk, "type", { message: "Must be an object.", expected: "object", actual: shown(value) });
  }
}

/** Reports the alternative that came closest, or that there is none where not even a type fits. */
function explainFailure(walk: Walk, keyword: string, failed: readonly (readonly Finding[])[], value: unknown): void {
  const depth = walk.path.length;
  let closest: readonly Finding[] | undefined;
  let distance = Number.POSITIVE_INFINITY;
  for (const findings of failed) {
    const next = distanceOf(findings, depth);
    if (next < distance) [closest, distance] = [findings, next];
  }
  if (closest === undefined || (distance >= wrongType && failed.length > 1)) {
    const message = "Must fit one of the alternatives, but fits none.";
    report(walk, keyword, { message, expected: failed.length, actual: shown(value) });
    return;
  }
  for (const finding of closest) add(walk, finding);
}

const wrongType = 1_000_000;
const wrongTag = 1_000;

/**
 * How far a value is from an alternative: a type of its own that is wrong counts most, then a member that tells
 * alternatives apart. What is nested too deeply may well fit.
 */
function distanceOf(findings: readonly Finding[], depth: number): number {
  let distance = 0;
  for (const { path, keyword } of findings) {
    const below = path.length - depth;
    if (below === 0 && (keyword === "type" || keyword === "false")) distance += wrongType;
    else if (below <= 1 && (keyword === "const" || keyword === "enum")) distance += wrongTag;
    else if (keyword !== "depth") distance += 1;
  }
  return distance;
}
