import fc from "fast-check";
import { isJsonArray, type JsonValue } from "../../generator/load/text/json.ts";
import type { JsonType, Schema } from "../../generator/model/api/schema.ts";
import { drawArray } from "./arrays.ts";
import { type Draw, Undrawable } from "./draw.ts";
import { type Goal, nextChoice, type Option, withOption } from "./goal.ts";
import type { Heights } from "./height.ts";
import { drawNumber } from "./numbers.ts";
import { drawObject } from "./objects.ts";
import { canonicalText } from "./simpler.ts";
import { drawString } from "./strings.ts";

/** Which way a value goes: into validation, or out of it, where members with a default are there. */
export type Direction = "input" | "output";

export interface DrawSettings {
  readonly direction: Direction;
  /** Whether strings and numbers have the formats of their schemas. */
  readonly formats: "assert" | "annotate";
  /** Whether a value fits a schema; undefined where this cannot be told. What is built is held against it in the end. */
  readonly judge: (schema: Schema, value: JsonValue) => boolean | undefined;
  /** Whether objects may have members that only the other direction has, and that validation ignores. Default false. */
  readonly ignored?: boolean;
  /** Whether objects have all members that they may have, and not just some. Default false. */
  readonly isWhole?: boolean;
  /** How deeply values may be nested beyond what their schemas ask for. Default 3. */
  readonly depth?: number;
  /** Counts values that were built and did not fit. */
  readonly onDiscard?: (schema: Schema) => void;
}

const steps = 3000;
const attempts = 12;
/** How many objects of one value are whole: each may hold as many again. */
const mostWhole = 20;
/** Schemas that a value has to fit together may want more levels than each of them by itself, and without end. */
const furtherLevels = 50;

/** Builds one value, top-down: alternatives are chosen, then the type, then the parts. */
export class ValueDrawer {
  readonly draw: Draw;
  readonly settings: DrawSettings;
  readonly heights: Heights;
  #steps = 0;
  /** The objects that were begun. */
  #objects = 0;

  constructor(draw: Draw, settings: DrawSettings, heights: Heights) {
    this.draw = draw;
    this.settings = settings;
    this.heights = heights;
  }

  /**
   * A value that reaches a goal.
   * @param budget How many levels of objects and arrays it may have, unless it has to have more.
   * @throws {Undrawable} Where none was met.
   */
  value(goal: Goal, budget: number): JsonValue {
    let reason = "";
    for (let attempt = 0; attempt < attempts; attempt++) {
      if (++this.#steps > steps || budget < -furtherLevels) throw new Undrawable("too many steps were taken");
      try {
        return this.#settled(goal, budget);
      } catch (error) {
        if (!(error instanceof Undrawable) || this.#steps > steps) throw error;
        reason = error.message;
      }
    }
    throw new Undrawable(reason);
  }

  #settled(goal: Goal, budget: number): JsonValue {
    if (goal.schemas.some((schema) => schema.always === false)) throw new Undrawable("nothing fits `false`");
    if (this.heights.ofAll(goal.schemas) === Infinity) throw new Undrawable("a value would have to hold itself");
    const choice = nextChoice(goal);
    if (choice) {
      const option = this.#option(choice.options, budget);
      return this.#settled(withOption(goal, choice, option), budget);
    }
    const value = this.#ofSomeType(goal, budget);
    for (const schema of goal.schemas) {
      if (!isHard(schema) || this.settings.judge(schema, value) !== false) continue;
      this.settings.onDiscard?.(schema);
      throw new Undrawable("what was built does not fit");
    }
    return value;
  }

  /** One of the options that are flat enough; the flattest where none is. */
  #option(options: readonly Option[], budget: number): Option {
    const heights = options.map(({ schemas }) => this.heights.ofAll(schemas));
    const bound = Math.max(budget, Math.min(...heights));
    const open = options.filter((_, index) => (heights[index] ?? 0) <= bound);
    if (open.length === 0) throw new Undrawable("there is no alternative");
    return this.draw(fc.constantFrom(...open));
  }

  #ofSomeType(goal: Goal, budget: number): JsonValue {
    const listed = this.#listed(goal);
    if (listed) {
      if (listed.length === 0) throw new Undrawable("no value of the list fits");
      return this.draw(fc.constantFrom(...listed));
    }
    const types = this.#types(goal, budget);
    const type = this.draw(fc.oneof(...types.map(([type, weight]) => ({ arbitrary: fc.constant(type), weight }))));
    const formats = this.settings.formats === "assert";
    if (type === "null") return null;
    if (type === "boolean") return this.draw(fc.boolean());
    if (type === "string") return drawString(this.draw, goal.schemas, { formats });
    if (type === "array") return drawArray(this, goal, budget);
    if (type === "object") return drawObject(this, goal, budget, this.settings.isWhole && ++this.#objects <= mostWhole);
    return drawNumber(this.draw, goal.schemas, { integer: type === "integer", formats });
  }

  /** What `enum` and `const` leave, if there are any. */
  #listed(goal: Goal): readonly JsonValue[] | undefined {
    const lists = goal.schemas.flatMap((schema) => [
      ...(schema.enum ? [schema.enum] : []),
      ...(schema.const ? [[schema.const.value]] : []),
    ]);
    const [first, ...others] = lists;
    if (!first) return undefined;
    const texts = others.map((list) => new Set(list.map(canonicalText)));
    return first.filter((value) => {
      if (!texts.every((known) => known.has(canonicalText(value)))) return false;
      if (goal.types && !goal.types.some((type) => isOfType(value, type))) return false;
      if (goal.schemas.some(({ types }) => types && !types.some((type) => isOfType(value, type)))) return false;
      return goal.schemas.length === 1 || goal.schemas.every((schema) => this.settings.judge(schema, value) !== false);
    });
  }

  /** The types that the schemas leave, each with how often it is drawn. */
  #types(goal: Goal, budget: number): readonly (readonly [JsonType, number])[] {
    const lists = [...goal.schemas.map((schema) => schema.types), goal.types].filter((list) => list !== undefined);
    const open = allTypes.filter((type) => lists.every((list) => allows(list, type)));
    const types = open.includes("number") ? open.filter((type) => type !== "integer") : open;
    const flat = types.filter((type) => type !== "object" && type !== "array");
    const shown = budget <= 0 && flat.length > 0 && goal.required.size === 0 ? flat : types;
    if (shown.length === 0) throw new Undrawable("no type fits");
    const meant = new Set(goal.schemas.flatMap(typesMeant));
    return shown.map((type) => [type, meant.size === 0 || meant.has(type) ? 6 : 1]);
  }
}

const allTypes: readonly JsonType[] = ["null", "boolean", "object", "array", "number", "integer", "string"];

function allows(types: readonly JsonType[], type: JsonType): boolean {
  return types.includes(type) || (type === "integer" && types.includes("number"));
}

export function isOfType(value: JsonValue, type: JsonType): boolean {
  if (type === "null") return value === null;
  if (type === "array") return isJsonArray(value);
  if (type === "integer") return Number.isInteger(value);
  if (type === "object") return typeof value === "object" && value !== null && !isJsonArray(value);
  return typeof value === type;
}

/** The types that a schema without `type` has keywords for. */
function typesMeant(schema: Schema): readonly JsonType[] {
  const has = (...values: readonly unknown[]) => values.some((value) => value !== undefined);
  const { properties, required, additionalProperties, patternProperties, propertyNames, unevaluatedProperties } =
    schema;
  const { minProperties, maxProperties, dependentRequired, dependentSchemas, discriminator } = schema;
  const { items, prefixItems, contains, minItems, maxItems, uniqueItems, unevaluatedItems } = schema;
  const { minLength, maxLength, pattern, format } = schema;
  const { multipleOf, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const types: JsonType[] = [];
  const members = [properties, required, additionalProperties, patternProperties, propertyNames, unevaluatedProperties];
  if (has(...members, minProperties, maxProperties, dependentRequired, dependentSchemas, discriminator))
    types.push("object");
  if (has(items, prefixItems, contains, minItems, maxItems, uniqueItems, unevaluatedItems)) types.push("array");
  if (has(minLength, maxLength, pattern, format)) types.push("string");
  if (has(multipleOf, minimum, maximum, exclusiveMinimum, exclusiveMaximum)) types.push("number");
  return types;
}

/** Whether a value that is built keyword by keyword may still not fit. */
function isHard(schema: Schema): boolean {
  const { not, oneOf, contains, patternProperties, properties, propertyNames, pattern, format } = schema;
  return (
    [not, oneOf, schema.if, contains, propertyNames, schema.dependentSchemas].some((part) => part !== undefined) ||
    [schema.unevaluatedItems, schema.unevaluatedProperties].some((part) => part !== undefined) ||
    (patternProperties !== undefined && properties !== undefined) ||
    (pattern !== undefined && format !== undefined)
  );
}
