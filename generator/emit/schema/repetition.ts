/**
 * Which recursive schemas may ask the same of one part of a value more than once: because their alternatives overlap,
 * or because several parts of them describe the same member. Each level of the value would then double the work for the
 * next one, so their validators keep the answers.
 */

import type { Schema } from "../../model/api/schema.ts";
import { mayMatch } from "../../model/pattern/may-match.ts";
import { appliedSubschemas } from "../../model/schema/map-subschemas.ts";
import { closure, reversed } from "../../model/schema/reach.ts";
import { reachedFrom } from "../../reached-from.ts";
import { decisionOf, hasValues, takesOnlyObjects } from "./decision.ts";
import { discriminationOf } from "./discriminated.ts";

/** A step from a schema to the schema of a part of the value. */
interface Step {
  readonly to: Schema;
  /** The schema whose keyword it is. */
  readonly of: Schema;
  readonly part: Part;
}

/** The parts of a value that a keyword is about. */
type Part =
  | { readonly kind: "member"; readonly name: string }
  | { readonly kind: "members"; readonly pattern: string | undefined }
  | { readonly kind: "item"; readonly index: number }
  | { readonly kind: "items"; readonly from: number };

const known = new WeakMap<Schema, boolean>();

/** Objects and arrays alone, or scalars too. */
export type KeptValues = "objects" | "scalars";

/** The values for which validators keep what they found of a named schema, if it may be asked of the same one again. */
export function keptValues(schema: Schema): KeptValues | undefined {
  if (schema.reach.manyWays) return "scalars";
  return repeats(schema) ? "objects" : undefined;
}

/** Whether a named schema may come to one part of a value by several ways, each of which leads back to the schema. */
function repeats(schema: Schema): boolean {
  if (!schema.name || !schema.reach.recursive) return false;
  const before = known.get(schema);
  if (before !== undefined) return before;
  const cycle = cycleOf(schema);
  const found = standingIn(schema).some((current) => {
    const ways = new Ways(cycle);
    ways.from(current);
    return ways.repeat;
  });
  known.set(schema, found);
  return found;
}

/** A schema, and those without a name in it: what those repeat is kept where they stand. */
function standingIn(schema: Schema): readonly Schema[] {
  return [...reachedFrom([schema], (current) => appliedSubschemas(current).filter((part) => !part.name))];
}

const cycles = new WeakMap<Schema, ReadonlySet<Schema>>();

/** The schemas that a recursive schema reaches and that reach it. */
function cycleOf(schema: Schema): ReadonlySet<Schema> {
  const before = cycles.get(schema);
  if (before) return before;
  const reached = reachedFrom([schema], appliedSubschemas);
  const cycle = closure([schema], reversed([...reached], appliedSubschemas));
  for (const member of cycle) cycles.set(member, cycle);
  return cycle;
}

/** The ways from a schema to the parts of its value, through the schemas that describe the same value. */
class Ways {
  /** Whether two of them may lead to the same part. */
  repeat = false;
  readonly #cycle: ReadonlySet<Schema>;
  readonly #open = new Set<Schema>();
  readonly #named = new Map<Schema, readonly Step[]>();

  constructor(cycle: ReadonlySet<Schema>) {
    this.#cycle = cycle;
  }

  from(schema: Schema): readonly Step[] {
    if (!this.#cycle.has(schema) || this.#open.has(schema)) return [];
    this.#open.add(schema);
    const groups: (readonly Step[])[] = [stepsOf(schema).filter(({ to }) => this.#cycle.has(to))];
    for (const part of [schema.ref, ...(schema.allOf ?? []), schema.not, schema.if]) {
      if (part) groups.push(this.#through(part));
    }
    for (const dependent of schema.dependentSchemas ?? []) groups.push(this.#through(dependent.schema));
    for (const options of [schema.anyOf, schema.oneOf]) if (options) groups.push(this.#alternatives(schema, options));
    groups.push([schema.then, schema.else].flatMap((part) => (part ? this.#through(part) : [])));
    this.#open.delete(schema);
    this.repeat ||= sharesPart(groups[0] ?? []) || anyPair(groups, meet);
    return once(groups.flat());
  }

  /** What a schema with a name repeats by itself it keeps by itself. */
  #through(schema: Schema): readonly Step[] {
    if (!schema.name) return this.from(schema);
    const before = this.#named.get(schema);
    if (before) return before;
    const { repeat } = this;
    const steps = this.from(schema);
    this.repeat = repeat;
    this.#named.set(schema, steps);
    return steps;
  }

  #alternatives(schema: Schema, options: readonly Schema[]): readonly Step[] {
    const ways = options.map((option) => ({ option, steps: this.#through(option) }));
    this.repeat ||= anyPair(ways, (a, b) => {
      const apart = toldApart(schema, options, a.option, b.option);
      if (apart === "always") return false;
      return apart === "as objects" ? meet(intoItems(a.steps), intoItems(b.steps)) : meet(a.steps, b.steps);
    });
    return once(ways.flatMap(({ steps }) => steps));
  }
}

/** Ways that part and meet again would be twice as many each time. */
function once(steps: readonly Step[]): readonly Step[] {
  return [...new Set(steps)];
}

/** Whether at most one of two alternatives is tried, by a test that goes into no part of the value. */
function toldApart(
  schema: Schema,
  options: readonly Schema[],
  a: Schema,
  b: Schema,
): "always" | "as objects" | "never" {
  const [first, second] = [firstTypes(a), firstTypes(b)];
  if (first && second && !first.some((type) => second.includes(type))) return "always";
  const decision = decisionOf(schema, options);
  if (decision) {
    if (!hasValues(decision, options, a) || !hasValues(decision, options, b)) return "never";
    return decision.discriminator || takesOnlyObjects(a) || takesOnlyObjects(b) ? "always" : "as objects";
  }
  const values = discriminationOf(schema, options)?.values;
  const valuesOf = (option: Schema) => values?.[options.indexOf(option)] ?? [];
  const apart = valuesOf(a).length > 0 && valuesOf(b).length > 0;
  return apart && !valuesOf(a).some((value) => valuesOf(b).includes(value)) ? "always" : "never";
}

/** The types that are tested before anything else of the schema is. */
function firstTypes(schema: Schema, open: ReadonlySet<Schema> = new Set()): readonly string[] | undefined {
  if (schema.types) return schema.types.map((type) => (type === "integer" ? "number" : type));
  if (!schema.ref || open.has(schema) || stepsOf(schema).length > 0) return undefined;
  return firstTypes(schema.ref, new Set([...open, schema]));
}

/** The steps of a schema's own keywords. */
function stepsOf(schema: Schema): readonly Step[] {
  const steps: Step[] = [];
  const add = (part: Part, to: Schema | undefined) => {
    if (to) steps.push({ to, of: schema, part });
  };
  for (const { name, schema: member } of schema.properties ?? []) add({ kind: "member", name }, member);
  for (const { pattern, schema: member } of schema.patternProperties ?? []) add({ kind: "members", pattern }, member);
  add({ kind: "members", pattern: undefined }, schema.additionalProperties);
  add({ kind: "members", pattern: undefined }, schema.unevaluatedProperties);
  for (const [index, item] of (schema.prefixItems ?? []).entries()) add({ kind: "item", index }, item);
  add({ kind: "items", from: schema.prefixItems?.length ?? 0 }, schema.items);
  add({ kind: "items", from: 0 }, schema.contains);
  add({ kind: "items", from: schema.prefixItems?.length ?? 0 }, schema.unevaluatedItems);
  return steps;
}

function intoItems(steps: readonly Step[]): readonly Step[] {
  return steps.filter(({ part }) => part.kind === "item" || part.kind === "items");
}

function sharesPart(steps: readonly Step[]): boolean {
  return anyPair(steps, mayMeet);
}

function meet(some: readonly Step[], others: readonly Step[]): boolean {
  return some.some((a) => others.some((b) => mayMeet(a, b)));
}

/** Whether one part of a value may be a part for both. */
function mayMeet(a: Step, b: Step): boolean {
  if (a.part.kind === "member") return mayBe(b, a.part.name, a.of);
  if (b.part.kind === "member") return mayBe(a, b.part.name, b.of);
  if (a.part.kind === "item") return mayHold(b.part, a.part.index);
  if (b.part.kind === "item") return mayHold(a.part, b.part.index);
  // What a pattern takes is no additional member of the same schema.
  const sameSchema = a.of === b.of && a.part.kind === "members" && b.part.kind === "members";
  if (sameSchema && (a.part.pattern === undefined) !== (b.part.pattern === undefined)) return false;
  return a.part.kind === b.part.kind;
}

/** Whether the member that a schema declares may be a part of the step. */
function mayBe({ part, of }: Step, name: string, declaring: Schema): boolean {
  if (part.kind === "member") return part.name === name;
  if (part.kind !== "members") return false;
  return part.pattern === undefined ? of !== declaring : mayMatch(name, part.pattern);
}

function mayHold(part: Part, index: number): boolean {
  if (part.kind === "item") return part.index === index;
  return part.kind === "items" && index >= part.from;
}

function anyPair<Item>(items: readonly Item[], holds: (a: Item, b: Item) => boolean): boolean {
  return items.some((a, index) => items.slice(index + 1).some((b) => holds(a, b)));
}
