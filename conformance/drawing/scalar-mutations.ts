import type { JsonValue } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { mayTakeAges, shortEnough } from "../../generator/model/pattern/slow-patterns.ts";
import type { Mutation } from "./mutants.ts";

/** Steps away from a scalar that a schema may mind. */
export function* scalarMutations(schemas: readonly Schema[], value: JsonValue): Generator<Mutation> {
  if (typeof value === "string") yield* stringMutations(schemas, value);
  if (typeof value === "number") yield* numberMutations(schemas, value);
  if (typeof value === "boolean") yield ["const", () => !value];
  for (const schema of schemas) {
    for (const listed of schema.enum ?? []) if (listed !== value) yield ["enum", () => listed];
    const { const: constant } = schema;
    if (constant && constant.value !== value) yield ["const", () => constant.value];
  }
}

function* numberMutations(schemas: readonly Schema[], value: number): Generator<Mutation> {
  for (const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } of schemas) {
    if (minimum !== undefined) yield ["minimum", () => minimum - 1];
    if (maximum !== undefined) yield ["maximum", () => maximum + 1];
    if (exclusiveMinimum !== undefined) yield ["exclusiveMinimum", () => exclusiveMinimum];
    if (exclusiveMaximum !== undefined) yield ["exclusiveMaximum", () => exclusiveMaximum];
    if (multipleOf !== undefined) yield ["multipleOf", () => rounded(value + multipleOf / 2)];
    if (format !== undefined) {
      for (const limit of [2 ** 7, 2 ** 8, 2 ** 15, 2 ** 16, 2 ** 31, 2 ** 32]) {
        yield ["format", () => limit];
        yield ["format", () => -limit - 1];
      }
    }
  }
  if (Math.abs(value) < Number.MAX_SAFE_INTEGER) {
    yield ["type", () => rounded(value + 0.5)];
    yield ["type", () => rounded(-value - 1)];
  }
}

/** As people write numbers: what is left of a decimal by arithmetic on doubles is a multiple of nothing. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function* stringMutations(schemas: readonly Schema[], given: string): Generator<Mutation> {
  // A text that nearly matches may keep a pattern busy for ages.
  const takesLong = schemas.some(({ pattern }) => pattern !== undefined && mayTakeAges(pattern, `${given} `));
  const value = takesLong ? given.slice(0, shortEnough - 1) : given;
  const characters = [...value];
  for (const { minLength = 0, maxLength = Infinity, pattern, format } of schemas) {
    if (minLength > 0) yield ["minLength", () => characters.slice(0, minLength - 1).join("")];
    // Characters that JavaScript counts as two count as one.
    if (minLength > 1) yield ["minLength", () => "𝒳".repeat(minLength - 1)];
    if (maxLength < 10_000) {
      yield ["maxLength", () => value + "x".repeat(maxLength + 1 - Math.min(maxLength, characters.length))];
      yield ["maxLength", () => "𝒳".repeat(maxLength)];
    }
    const step = pattern === undefined ? "format" : "pattern";
    if (pattern === undefined && format === undefined) continue;
    for (const broken of [" ", "%", "é", "-", "\n", "/"]) yield [step, () => value + broken];
    for (const place of [0, characters.length >> 1, characters.length - 1]) {
      yield [step, () => characters.toSpliced(Math.max(0, place), 1).join("")];
      yield [step, () => characters.toSpliced(Math.max(0, place), 1, "9").join("")];
      yield [step, () => characters.toSpliced(Math.max(0, place), 0, "z").join("")];
    }
    yield [step, () => value.toUpperCase()];
    yield [step, () => ""];
  }
  yield ["enum", () => `${value}x`];
}
