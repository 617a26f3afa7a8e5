/**
 * Values that are one step away from a value of a schema, where the step is one that the schema may mind: a member that
 * is missing or unknown, another type, a limit that is passed, a string that is not of its format, a wrong discriminator.
 */
import fc from "fast-check";
import { isJsonArray, isJsonObject, type JsonValue } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { related, schemasOfItem, schemasOfMember } from "./applied.ts";
import { scalarMutations } from "./scalar-mutations.ts";

export interface Mutant {
  /** What was done: `required`, `type`, `maximum`. */
  readonly step: string;
  readonly value: JsonValue;
}

/** A mutant that is made when it is asked for: a large value has many. */
export type Mutation = readonly [step: string, value: () => JsonValue];

/** How many mutants are looked at for each that is wanted: a schema may mind few of them. */
const looks = 20;

/**
 * Up to so many mutants of a value, of as many different steps as there are.
 * @param isWanted Which of them count. Default: all.
 */
export function mutants(
  schema: Schema,
  value: JsonValue,
  { count, seed }: { count: number; seed: number },
  isWanted: (value: JsonValue) => boolean = () => true,
): readonly Mutant[] {
  const all = [...mutations([schema], value)];
  const [shuffled = []] = fc.sample(fc.shuffledSubarray(all, { minLength: all.length }), { numRuns: 1, seed });
  const met = new Map<string, number>();
  const ranked = shuffled.map((mutation) => {
    const rank = met.get(mutation[0]) ?? 0;
    met.set(mutation[0], rank + 1);
    return { rank, mutation };
  });
  const found: Mutant[] = [];
  for (const { mutation } of ranked.sort((a, b) => a.rank - b.rank).slice(0, count * looks)) {
    if (found.length >= count) break;
    const [step, mutate] = mutation;
    const mutant = { step, value: mutate() };
    if (isWanted(mutant.value)) found.push(mutant);
  }
  return found;
}

/** Every step that is one away, in the value itself and in its parts. */
export function* mutations(schemas: readonly Schema[], value: JsonValue): Generator<Mutation> {
  const all = related(schemas);
  yield* otherTypes(value);
  if (isJsonArray(value)) yield* arrayMutations(all, value);
  else if (isJsonObject(value)) yield* objectMutations(all, value);
  else yield* scalarMutations(all, value);
}

const samples: readonly JsonValue[] = [null, true, 0, 1.5, "", "text", [], [null], {}, { member: 1 }];

function* otherTypes(value: JsonValue): Generator<Mutation> {
  for (const sample of samples) {
    const step = sample === null ? "null" : "type";
    if (kindOf(sample) !== kindOf(value)) yield [step, () => sample];
  }
}

function kindOf(value: JsonValue): string {
  if (value === null) return "null";
  return isJsonArray(value) ? "array" : typeof value;
}

function* arrayMutations(schemas: readonly Schema[], value: readonly JsonValue[]): Generator<Mutation> {
  const first = value[0];
  for (const { minItems, maxItems, contains, minContains, maxContains } of schemas) {
    if (minItems !== undefined && minItems > 0) yield ["minItems", () => value.slice(0, minItems - 1)];
    if (maxItems !== undefined && maxItems < 200) yield ["maxItems", () => filled(value, maxItems + 1)];
    if (contains && minContains !== 0) yield ["contains", () => []];
    if (maxContains !== undefined) yield ["maxContains", () => [...value, ...value, ...value]];
  }
  if (first !== undefined) yield ["uniqueItems", () => [...value, first]];
  for (const item of [null, "text", { member: 1 }]) yield ["items", () => [...value, item]];
  if (value.length > 1) yield ["prefixItems", () => value.toReversed()];
  for (const [index, item] of value.entries()) {
    yield ["minItems", () => value.toSpliced(index, 1)];
    for (const inner of mutations(schemasOfItem(schemas, index), item)) {
      yield [inner[0], () => value.with(index, inner[1]())];
    }
    if (index >= 4) break;
  }
}

/** An array of a length, by repeating its items. */
function filled(value: readonly JsonValue[], length: number): readonly JsonValue[] {
  return Array.from({ length }, (_, index) => (value.length === 0 ? index : (value[index % value.length] ?? null)));
}

type Members = readonly (readonly [name: string, value: JsonValue])[];

function* objectMutations(schemas: readonly Schema[], value: JsonValue): Generator<Mutation> {
  const members: Members = isJsonObject(value) ? Object.entries(value) : [];
  const names = new Set(members.map(([name]) => name));
  yield* absent(schemas, members, names);
  yield* present(schemas, members);
  for (const { minProperties = 0, maxProperties = Infinity, discriminator } of schemas) {
    if (minProperties > 0) yield ["minProperties", () => objectOf(members.slice(0, minProperties - 1))];
    if (maxProperties < 50) {
      const more = Array.from(
        { length: maxProperties + 1 - members.length },
        (_, index) => [`more${index}`, index] as const,
      );
      yield ["maxProperties", () => objectOf([...members, ...more])];
    }
    if (!discriminator) continue;
    const tags = ["unknown tag", ...discriminator.mapping.map((entry) => entry.value)];
    for (const tag of tags) {
      yield ["discriminator", () => objectOf([...members, [discriminator.propertyName, tag]])];
    }
  }
}

/** A member that is not there is added. What the other direction alone has is ignored, whoever says that it may not be there. */
function* absent(schemas: readonly Schema[], members: Members, names: ReadonlySet<string>): Generator<Mutation> {
  const declared = schemas.flatMap(({ properties = [] }) =>
    properties.flatMap(({ name, schema }) => (schema.hidden ? [] : [name])),
  );
  const dependent = schemas.flatMap((schema) => [
    ...(schema.dependentRequired ?? []).map(({ property }) => property),
    ...(schema.dependentSchemas ?? []).map(({ property }) => property),
  ]);
  for (const name of new Set([...declared, ...dependent])) {
    if (names.has(name)) continue;
    for (const value of [null, 0, "text", {}]) yield ["properties", () => objectOf([...members, [name, value]])];
  }
  for (const value of [null, "text", 1, { member: 1 }, []]) {
    yield ["additionalProperties", () => objectOf([...members, ["unknown member", value]])];
  }
  yield ["propertyNames", () => objectOf([...members, ["", 0]])];
}

/** A member that is there is left out, renamed, or changed. */
function* present(schemas: readonly Schema[], members: Members): Generator<Mutation> {
  for (const [index, [name, value]] of members.entries()) {
    yield ["required", () => objectOf(members.toSpliced(index, 1))];
    yield ["propertyNames", () => objectOf(members.with(index, [`${name}?`, value]))];
    for (const inner of mutations(schemasOfMember(schemas, name), value)) {
      yield [inner[0], () => objectOf(members.with(index, [name, inner[1]()]))];
    }
  }
}

function objectOf(members: Members): JsonValue {
  return Object.fromEntries(members);
}
