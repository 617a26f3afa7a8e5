import { valuesAsked } from "./distance.ts";
import type { Failure } from "./explain-failure.ts";
import { typeName } from "./json-types.ts";
import { choice, mustBePresent, oneOf, otherType, quoted, series, typePhrase } from "./messages.ts";
import { add, type Finding, isSame, report, stepsAfter, type Walk } from "./walk.ts";

/**
 * Reports in one issue what alternatives ask for that are as close as each other, as none of them need be the one that is
 * meant; where all ask for the same, the issues of the one with fewest. False where they ask for several things, or at
 * several places.
 */
export function explainTie(walk: Walk, keyword: string, tied: readonly Failure[]): boolean {
  const wishes = tied.flatMap((failure) => wishOf(failure, walk));
  const [first] = wishes;
  if (!first || wishes.length < tied.length || !wishes.every(({ path }) => isSame(path, first.path))) return false;
  const different = [...new Map(wishes.map((wish) => [whatIsAsked(wish), wish])).values()];
  if (reportWishes({ ...walk, path: first.path }, keyword, different, first.actual)) return true;
  if (different.length > 1) return false;
  const [shortest] = [...tied].sort((one, other) => one.findings.length - other.findings.length);
  for (const finding of shortest?.findings ?? []) add(walk, finding);
  return true;
}

/**
 * Reports the values by which alternatives are told apart, in one issue, where the value has none of them: before one of
 * them is chosen, nothing else that an alternative asks for need be true. False where the closest one is told by more.
 */
export function explainWrongTag(walk: Walk, keyword: string, closest: Failure, failed: readonly Failure[]): boolean {
  const depth = walk.path.length;
  const wishes = valuesAsked(closest, depth);
  if (wishes.size === 0) return false;
  // One that has another value wrong, or one more, is told apart from the closest one by that.
  const alike = failed
    .map((failure) => (failure === closest ? wishes : valuesAsked(failure, depth)))
    .filter((asked) => asked.size === wishes.size && [...wishes.keys()].every((at) => asked.has(at)));
  for (const [at, wish] of wishes) {
    const all = alike.flatMap((asked) => asked.get(at) ?? []);
    if (distinct(valuesOf(all)).length === distinct(valuesOf([wish])).length) continue;
    return reportWishes({ ...walk, path: wish.path }, keyword, all, wish.actual);
  }
  return false;
}

function valuesOf(wishes: readonly Pick<Finding, "values">[]): readonly unknown[] {
  return wishes.flatMap(({ values = [] }) => values);
}

function distinct(values: readonly unknown[]): readonly unknown[] {
  return [...new Map(values.map((value) => [quoted(value), value])).values()];
}

/** The only thing that an alternative asks for, however often; nothing where there are several. */
function wishOf({ findings }: Failure, { path }: Walk): readonly Finding[] {
  const [first] = findings;
  if (!first) return [];
  if (findings.every((one) => one.message === mustBePresent && one.path.length === path.length + 1)) {
    const expected = distinct(findings.flatMap((one) => stepsAfter(one.path, path.length)));
    const message = `Must have ${series(expected.map(quoted), "and")}.`;
    return [{ ...first, path, keyword: "required", message, expected }];
  }
  const asked = whatIsAsked(first);
  return findings.every((one) => whatIsAsked(one) === asked && isSame(one.path, first.path)) ? [first] : [];
}

/** The same text for wishes that are the same: members may be asked for in any order, and a message may not tell all values. */
function whatIsAsked({ keyword, message, expected, values }: Finding): string {
  return keyword === "required" && Array.isArray(expected)
    ? quoted(expected.map(quoted).sort())
    : quoted([message, values]);
}

function reportWishes(walk: Walk, keyword: string, wishes: readonly Finding[], actual: unknown): boolean {
  if (wishes.every((wish) => wish.types ?? wish.values)) {
    const typed = wishes.find((wish) => wish.types);
    reportKinds(walk, keyword, wishes, typed ? typed.actual : actual);
    return true;
  }
  const message = together(wishes.map((wish) => wish.message));
  if (message === undefined) return false;
  report(walk, keyword, { message, expected: wishes.flatMap((wish) => wish.expected), actual });
  return true;
}

/** `Must have "a" or "b".` from `Must have "a".` and `Must have "b".`; undefined where they are not several, or say no. */
function together(messages: readonly string[]): string | undefined {
  const asked = messages.map((message) =>
    message.replace(/(?:, (?:but (?:is|has|fits)|as nothing is) [\w ]+)?\.$/, ""),
  );
  const [first = "", ...others] = new Set(asked);
  if (others.length === 0 || !asked.every((one) => /^Must (?!not )/.test(one))) return undefined;
  const opening = openingOf(first);
  const shared = others.every((one) => openingOf(one) === opening) ? opening : "Must ";
  return `${choice([first, ...others.map((one) => one.slice(shared.length))])}.`;
}

function openingOf(message: string): string {
  return /^Must (?:be of the format|be a multiple of|match the pattern|be|have) /.exec(message)?.[0] ?? "";
}

/**
 * Reports that the value is of none of some types, and none of some values. Those that are of one of the types are not told.
 * @param actual The name of the value's type, where types are asked for.
 */
export function reportKinds(
  walk: Walk,
  keyword: string,
  kinds: readonly Pick<Finding, "types" | "values">[],
  actual: unknown,
): void {
  const types = [...new Set(kinds.flatMap((kind) => kind.types ?? []))];
  const values = distinct(valuesOf(kinds)).filter((value) => !types.some((type) => isOf(value, type)));
  if (types.length === 0) {
    report(walk, keyword, { message: oneOf(values), expected: values, actual, values });
    return;
  }
  // Types first: of many values not all are told.
  const asked = [...types.map(typePhrase), ...values.map(quoted)];
  const found = values.length === 0 ? `, but ${otherType(String(actual), types)}` : "";
  const message = `Must be ${choice(asked)}${found}.`;
  const expected = asked.length === 1 ? types[0] : [...types, ...values];
  report(walk, keyword, { message, expected, actual, types, ...(values.length > 0 && { values }) });
}

function isOf(value: unknown, type: string): boolean {
  return type === "integer" ? Number.isInteger(value) : typeName(value) === type;
}
