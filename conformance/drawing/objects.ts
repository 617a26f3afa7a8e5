import fc from "fast-check";
import type { JsonValue } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { defaultOf } from "../../generator/model/schema/reach.ts";
import { regularExpression, related, schemasOfMember } from "./applied.ts";
import { Undrawable } from "./draw.ts";
import { type Goal, goalOf } from "./goal.ts";
import { namesMatching } from "./strings.ts";
import type { ValueDrawer } from "./values.ts";

/**
 * An object that has the members that are required, some that are not, and some that nothing declares.
 * @param isWhole Whether it has all that are declared and may be there.
 */
export function drawObject(drawer: ValueDrawer, goal: Goal, budget: number, isWhole = false): JsonValue {
  const { draw } = drawer;
  const limits = {
    least: Math.max(0, ...goal.schemas.flatMap(({ minProperties }) => minProperties ?? [])),
    most: Math.min(Infinity, ...goal.schemas.flatMap(({ maxProperties }) => maxProperties ?? [])),
  };
  const names = requiredNames(drawer, goal);
  const may = (name: string) => !names.has(name) && isAllowed(drawer, goal, name, budget);
  const optional = [
    ...new Set(goal.schemas.flatMap(({ properties = [] }) => properties.map(({ name }) => name))),
  ].filter(may);
  const add = (name: string) => {
    const company = [...withDependents(goal, [name])].filter((other) => !names.has(other));
    if (names.size + company.length > limits.most || !company.every(may)) return;
    for (const other of company) names.add(other);
  };
  for (const name of isWhole ? optional : draw(someOf(optional, budget))) add(name);
  const few = { weight: goal.avoid.length > 0 ? 1 : 3, arbitrary: fc.constant(0) };
  const extra = draw(fc.oneof(few, { weight: 1, arbitrary: fc.nat({ max: 3 }) }));
  const wanted = Math.min(
    Math.max(limits.least, names.size + (budget > 0 || goal.avoid.length > 0 ? extra : 0)),
    limits.most,
  );
  for (let attempt = 0; names.size < wanted && attempt < 20; attempt++) {
    const name = drawName(drawer, goal, optional);
    if (name !== undefined) add(name);
  }
  if (names.size < limits.least) throw new Undrawable(`no ${limits.least} members were found for an object`);
  if (names.size > limits.most) throw new Undrawable(`more than ${limits.most} members are required`);
  return Object.fromEntries([...names].map((name) => [name, memberValue(drawer, goal, name, budget - 1)]));
}

function requiredNames({ settings }: ValueDrawer, goal: Goal): Set<string> {
  const required = [...goal.required, ...goal.schemas.flatMap((schema) => schema.required ?? [])];
  if (settings.direction === "output") {
    const withDefault = goal.schemas.flatMap(({ properties = [] }) =>
      properties.filter(({ schema }) => defaultOf(schema)),
    );
    required.push(...withDefault.map(({ name }) => name));
  }
  const names = withDependents(goal, required);
  for (const name of names)
    if (goal.forbidden.has(name)) throw new Undrawable(`${name} may not be there and is required`);
  return names;
}

/** The names and those that `dependentRequired` wants beside them. */
function withDependents({ schemas }: Goal, names: readonly string[]): Set<string> {
  const found = new Set(names);
  for (const name of found) {
    for (const { dependentRequired = [] } of schemas) {
      for (const { property, requires } of dependentRequired) {
        if (property === name) for (const other of requires) found.add(other);
      }
    }
  }
  return found;
}

/** Whether a member of this name can be there and is flat enough. */
function isAllowed(drawer: ValueDrawer, goal: Goal, name: string, budget: number): boolean {
  if (goal.forbidden.has(name)) return false;
  const schemas = schemasOfMember(goal.schemas, name);
  if (schemas.some((schema) => schema.always === false)) return false;
  if (!drawer.settings.ignored && schemas.some((schema) => schema.hidden)) return false;
  return drawer.heights.ofAll(schemas) < Math.max(1, budget);
}

/** All of the names, none, or a few: fewer, the deeper the object is nested. */
function someOf(names: readonly string[], budget: number): fc.Arbitrary<readonly string[]> {
  const all = [...names];
  const few = fc.subarray(all, { maxLength: Math.min(names.length, 2 + 2 * Math.max(0, budget)) });
  if (budget < 2) return few;
  return fc.oneof(
    { weight: 5, arbitrary: few },
    { weight: 1, arbitrary: fc.constant(all.slice(0, 60)) },
    { weight: 1, arbitrary: fc.constant([]) },
  );
}

/** A name that nothing declares, or that a pattern describes. */
function drawName(drawer: ValueDrawer, goal: Goal, declared: readonly string[]): string | undefined {
  const { draw } = drawer;
  const patterns = goal.schemas.flatMap(({ patternProperties = [] }) =>
    patternProperties.map(({ pattern }) => pattern),
  );
  const propertyNames = goal.schemas.flatMap((schema) => schema.propertyNames ?? []);
  const source = draw(fc.integer({ min: 0, max: 5 }));
  if (propertyNames.length > 0) return drawnName(drawer, propertyNames);
  const pattern = patterns.length > 0 && source > 0 ? regularExpression(draw(fc.constantFrom(...patterns))) : undefined;
  if (pattern) return draw(namesMatching(pattern));
  // A member of an alternative that was not chosen: its value is another than it would have there.
  const avoided = related([...goal.avoid, ...goal.schemas.flatMap((schema) => schema.not ?? [])]);
  const others = avoided.flatMap(({ properties = [], required = [] }) => [
    ...properties.map(({ name }) => name),
    ...required,
  ]);
  if (others.length > 0 && source > 1) return draw(fc.constantFrom(...others));
  if (declared.length > 0 && source === 5) return draw(fc.constantFrom(...declared));
  return draw(namesMatching(/^[a-z]{1,6}$|^x-[a-z]$|^[0-9]{1,2}$|^[ä$.'"]$/));
}

function drawnName(drawer: ValueDrawer, propertyNames: readonly Schema[]): string | undefined {
  try {
    const name = drawer.value(goalOf(propertyNames, ["string"]), 0);
    return typeof name === "string" ? name : undefined;
  } catch (error) {
    if (error instanceof Undrawable) return undefined;
    throw error;
  }
}

function memberValue(drawer: ValueDrawer, goal: Goal, name: string, budget: number): JsonValue {
  const schemas = schemasOfMember(goal.schemas, name);
  const tags = goal.tags.get(name);
  if (!tags) return drawer.value(goalOf(schemas), budget);
  const open = tags.filter((tag) => schemas.every((schema) => drawer.settings.judge(schema, tag) !== false));
  if (open.length === 0) throw new Undrawable(`${name} has none of the values of the discriminator`);
  return drawer.draw(fc.constantFrom(...open));
}
