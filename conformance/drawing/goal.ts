import type { JsonValue } from "../../generator/load/text/json.ts";
import type { Discriminator, JsonType, Schema } from "../../generator/model/api/schema.ts";
import { conjunction, leadingValues } from "./applied.ts";

/** What a value has to be: it fits several schemas at once, and what alternatives that were chosen ask for. */
export interface Goal {
  /** What they refer to and what they are composed of by `allOf` is among them. */
  readonly schemas: readonly Schema[];
  /** The only types that are wanted; undefined for all. */
  readonly types: readonly JsonType[] | undefined;
  /** Members beyond those of `required`. */
  readonly required: ReadonlySet<string>;
  readonly forbidden: ReadonlySet<string>;
  /** The values that a discriminating member is limited to. */
  readonly tags: ReadonlyMap<string, readonly JsonValue[]>;
  /** What a value had better not fit: other alternatives, the condition of `else`, `not`. */
  readonly avoid: readonly Schema[];
  /** The choices that are behind us, each by the object of the model that asks for it. */
  readonly settled: ReadonlySet<object>;
}

/** One way to come closer to a goal without any choice. */
export interface Option {
  readonly schemas: readonly Schema[];
  readonly required?: string;
  readonly forbidden?: string;
  readonly tag?: readonly [name: string, values: readonly JsonValue[]];
  /** What the value had better not fit. */
  readonly avoid?: readonly Schema[];
}

/** A question that a schema leaves open: which alternative, which branch, with or without a member. */
export interface Choice {
  readonly asks: object;
  readonly options: readonly Option[];
}

export function goalOf(schemas: readonly Schema[], types?: readonly JsonType[]): Goal {
  return {
    schemas: conjunction(schemas),
    types,
    required: new Set(),
    forbidden: new Set(),
    tags: new Map(),
    avoid: [],
    settled: new Set(),
  };
}

export function withOption(
  goal: Goal,
  { asks }: Choice,
  { schemas, required, forbidden, tag, avoid = [] }: Option,
): Goal {
  const tags = new Map(goal.tags);
  if (tag) tags.set(...tag);
  return {
    schemas: conjunction([...goal.schemas, ...schemas]),
    types: goal.types,
    required: new Set([...goal.required, ...[required, tag?.[0]].filter((name) => name !== undefined)]),
    forbidden: new Set([...goal.forbidden, ...(forbidden === undefined ? [] : [forbidden])]),
    tags,
    avoid: [...goal.avoid, ...avoid],
    settled: new Set([...goal.settled, asks]),
  };
}

/** The first choice of a goal that is not settled. */
export function nextChoice(goal: Goal): Choice | undefined {
  for (const schema of goal.schemas) {
    for (const choice of choicesOf(schema)) if (!goal.settled.has(choice.asks)) return choice;
  }
  return undefined;
}

function* choicesOf(schema: Schema): Generator<Choice> {
  const { anyOf, oneOf, discriminator, dependentSchemas = [] } = schema;
  for (const alternatives of [oneOf, anyOf]) {
    if (alternatives)
      yield { asks: alternatives, options: alternatives.map((part) => alternative(part, alternatives, discriminator)) };
  }
  if (schema.if && (schema.then ?? schema.else)) {
    const then = [schema.if, ...(schema.then ? [schema.then] : [])];
    yield {
      asks: schema.if,
      options: [{ schemas: then }, { schemas: schema.else ? [schema.else] : [], avoid: [schema.if] }],
    };
  }
  for (const dependent of dependentSchemas) {
    const { property, schema } = dependent;
    yield {
      asks: dependent,
      options: [
        { schemas: [schema], required: property },
        { schemas: [], forbidden: property },
      ],
    };
  }
}

/** An alternative of a union, with the value that leads to it where there is a discriminator (OpenAPI 3.1 section 4.8.25). */
function alternative(schema: Schema, all: readonly Schema[], discriminator: Discriminator | undefined): Option {
  const option = { schemas: [schema], avoid: all.filter((other) => other !== schema) };
  const values = discriminator ? leadingValues(schema, discriminator) : [];
  return discriminator && values.length > 0 ? { ...option, tag: [discriminator.propertyName, values] } : option;
}
