import { asked, askedAlone } from "./asked.ts";
import type { Definition, Discriminator, Subschema, Tag } from "./definition.ts";
import { fitsHere, visit, visitAt } from "./explain.ts";
import { explainFailure, type Failure, isOfOtherType } from "./explain-failure.ts";
import { reportKinds } from "./explain-tie.ts";
import { isObject, typeName } from "./json-types.ts";
import { memberOf, membersOf } from "./members.ts";
import { choice, mustBePresent, quoted, shown } from "./messages.ts";
import type { Steps } from "./steps.ts";
import { tableOf } from "./table-of.ts";
import {
  add,
  adopt,
  branchOff,
  describe,
  type Finding,
  further,
  type Place,
  report,
  reportMember,
  type Walk,
} from "./walk.ts";

/** `anyOf` and `oneOf` (JSON Schema 2020-12 Core, sections 10.2.1.2 and 10.2.1.3). */
export function* explainAlternatives(walk: Walk, definition: Definition, value: unknown): Steps<void> {
  const { anyOf, oneOf } = definition;
  if (anyOf) yield* explainUnion(walk, definition, "anyOf", anyOf, value);
  if (oneOf) yield* explainUnion(walk, definition, "oneOf", oneOf, value);
}

/** `not` (JSON Schema 2020-12 Core, section 10.2.1.4). */
export function* explainNot(walk: Walk, definition: Definition, value: unknown): Steps<void> {
  const { not = false, notText } = definition;
  const answer = yield* fitsHere(walk, not, value, "not");
  if (typeof answer !== "boolean") add(walk, answer);
  if (answer !== true) return;
  const refused = asked(not, notText);
  const message = refused === undefined ? "Nothing may stand here." : `Must not ${refused}.`;
  report(walk, "not", { message, expected: undefined, actual: shown(value) });
}

/** `if`, `then` and `else` (JSON Schema 2020-12 Core, section 10.2.2). */
export function* explainCondition(walk: Walk, definition: Definition, value: unknown): Steps<void> {
  const answer = yield* fitsHere(walk, definition.if ?? true, value, "if");
  const keyword = answer === true ? "then" : "else";
  const schema = definition[keyword];
  if (typeof answer !== "boolean") add(walk, answer);
  else if (schema !== undefined && tableOf(schema) === false) explainBranch(walk, definition, keyword, value);
  else if (schema !== undefined) yield* visitAt(walk, schema, value, keyword);
}

/** A branch that is `false`: it is the condition that leaves nothing, by being true or not. */
function explainBranch(walk: Walk, definition: Definition, keyword: "then" | "else", value: unknown): void {
  const { if: condition = true, ifText } = definition;
  const isEither = typeof tableOf(condition) === "boolean";
  const told = isEither ? undefined : askedAlone(condition, ifText, keyword === "then");
  report(walk, keyword, { message: told ?? "Nothing may stand here.", expected: undefined, actual: shown(value) });
}

function* explainUnion(
  walk: Walk,
  definition: Definition,
  keyword: "anyOf" | "oneOf",
  alternatives: readonly Subschema[],
  value: unknown,
): Steps<void> {
  const { discriminator } = definition;
  const open = chosen(definition, keyword, alternatives, value);
  const failed: Failure[] = [];
  const fitting: number[] = [];
  for (const index of open) {
    const branch = branchOff(walk);
    const alternative = alternatives[index] ?? false;
    if (discriminator?.heirs) yield* visitHeir(branch, discriminator, index, alternative, value);
    else yield* visitAt(branch, alternative, value, keyword, index);
    if (branch.findings.length > 0) {
      failed.push({ alternative, findings: branch.findings, evaluated: branch.evaluated });
      if (branch.findings.every(isDepth)) adopt(walk, branch, () => branch.findings[0]);
      continue;
    }
    if (keyword === "anyOf" && !walk.evaluated) return;
    adopt(walk, branch);
    fitting.push(index);
  }
  if (fitting.length > 0 && keyword === "anyOf") return;
  if (fitting.length === 1) {
    // What is nested too deeply to be told from another alternative may fit that one, too.
    const deep = failed.flatMap(({ findings }) => findings.slice(0, 1)).find(isDepth);
    if (deep) add(walk, deep);
    return;
  }
  // Which alternative is meant is not known: nothing that one of them describes is told to be too much.
  for (const failure of failed) adopt(walk, failure);
  const told = discriminator?.heirs ? "discriminator" : keyword;
  const place = discriminator?.heirs ? { ...walk, schema: placeOf(walk, discriminator) } : walk;
  if (fitting.length > 1) {
    const message = `Must fit one alternative alone, but fits ${fitting.length}.`;
    report(place, told, { message, expected: 1, actual: fitting.length });
  } else if (
    failed.length === 0 ||
    (isChoosing(discriminator) && failed.every((failure) => isOfOtherType(failure, walk, value)))
  ) {
    explainChoice(walk, definition, keyword, failed, value);
  } else explainFailure(place, told, failed, value);
}

function isDepth({ keyword }: Finding): boolean {
  return keyword === "depth";
}

/**
 * An heir is where the discriminator leads by the value: by its mapping, whether or not that is written down. Where the
 * member is hidden, an heir is where any of its values leads.
 */
function* visitHeir(
  walk: Walk,
  discriminator: Discriminator,
  index: number,
  heir: Subschema,
  value: unknown,
): Steps<void> {
  const { propertyName, values, otherwise, hidden } = discriminator;
  const found = isObject(value) ? memberOf(value, propertyName) : undefined;
  const leading = values[index] ?? [];
  const step = leading.find((name) => name === found) ?? (hidden ? leading[0] : undefined);
  if (step === undefined && index !== otherwise) {
    yield visit(walk, heir, value);
    return;
  }
  walk.schema = placeOf(walk, discriminator);
  yield* visitAt(walk, heir, value, "discriminator", ...(step === undefined ? ["defaultMapping"] : ["mapping", step]));
}

/** Where the schema, or the part of it, is in which the document has the discriminator. */
function placeOf({ schema }: Walk, { place = [] }: Discriminator): Place {
  return place.reduce(further, schema);
}

/** The alternatives that a discriminator or a tag leaves open: all of them where there is none. */
export function chosen(
  { discriminator, tag }: Definition,
  keyword: Tag["keyword"],
  alternatives: readonly Subschema[],
  value: unknown,
): number[] {
  const indices = [...alternatives.keys()];
  if (isChoosing(discriminator)) {
    const found = isObject(value) ? memberOf(value, discriminator.propertyName) : undefined;
    const { values, otherwise, others } = discriminator;
    const leading = indices.filter((index) => typeof found === "string" && values[index]?.includes(found));
    if (!isObject(value)) leading.push(...(others ?? []));
    else if (otherwise !== undefined && leading.length === 0) leading.push(otherwise);
    return indices.filter((index) => leading.includes(index) || (values[index]?.length === 0 && index !== otherwise));
  }
  if (tag?.keyword !== keyword || !isObject(value)) return indices;
  const found = memberOf(value, tag.propertyName);
  return indices.filter((index) => tag.values[index]?.includes(found));
}

/** Whether there is a discriminator that chooses. */
function isChoosing(discriminator: Discriminator | undefined): discriminator is Discriminator {
  return discriminator !== undefined && !discriminator.hidden;
}

/**
 * Reports that the value does not say which alternative it is.
 * @param failed The alternatives without values of their own, which are of another type.
 */
function explainChoice(
  walk: Walk,
  { discriminator, tag, required }: Definition,
  keyword: string,
  failed: readonly Failure[],
  value: unknown,
): void {
  const { propertyName, values } = (isChoosing(discriminator) ? discriminator : tag) ?? {
    propertyName: "",
    values: [],
  };
  const told = discriminator ? "discriminator" : keyword;
  const place = discriminator ? { ...walk, schema: placeOf(walk, discriminator) } : walk;
  if (isObject(value)) {
    for (const [name] of membersOf(value)) describe(walk, name);
    // Several alternatives may have a value in common.
    const expected: readonly unknown[] = [...new Set<unknown>(values.flat())];
    const found = memberOf(value, propertyName);
    // That it is missing has been said where the schema itself requires it.
    if (found === undefined && required?.includes(propertyName)) return;
    const message = found === undefined ? mustBePresent : `Must be ${choice(expected.map(quoted))}.`;
    const described = { message, expected, actual: shown(found), ...(found !== undefined && { values: expected }) };
    reportMember(place, propertyName, told, described);
  } else {
    const kinds = [{ types: ["object"] }, ...failed.flatMap(({ findings }) => findings)];
    reportKinds(place, told, kinds, typeName(value));
  }
}
