/** Small documents, drawn as a list of schemas and operations, so that one of them can be added, moved, renamed or reworded. */
import fc, { type Arbitrary } from "fast-check";
import { stringify } from "yaml";
import type { JsonObject, JsonValue } from "../../generator/load/text/json.ts";

export interface SchemaPlan {
  readonly name: string;
  readonly description: string;
  readonly members: readonly { readonly name: string; readonly kind: number; readonly target: number }[];
}

export interface OperationPlan {
  readonly name: string;
  readonly description: string;
  readonly tag: string;
  readonly parameters: readonly string[];
  readonly body: number | undefined;
  readonly answer: number;
}

export interface Plan {
  readonly schemas: readonly SchemaPlan[];
  readonly operations: readonly OperationPlan[];
}

/** Names that no two things share, whatever the rules of spelling make of them; some are spelled differently in the output. */
const schemaNames = ["Pet", "pet-owner", "Visit", "vet.clinic", "Record", "Order", "toy_Box", "Leash", "Collar"];
const operationNames = ["listPets", "create-pet", "Visits", "getOwner", "delete", "countToys", "feed_all"];
const memberNames = ["id", "name", "kind-of", "weight", "born", "tags", "notes"];
const tags = ["animals", "People here", "things"];

const words = fc.constantFrom("plain", "It says more than one thing.", "two\n\nparagraphs", "a */ b", "");

const schema = (name: string): Arbitrary<SchemaPlan> =>
  fc.record({
    name: fc.constant(name),
    description: words,
    members: fc.uniqueArray(
      fc.record({ name: fc.constantFrom(...memberNames), kind: fc.nat({ max: 8 }), target: fc.nat({ max: 20 }) }),
      { selector: ({ name }) => name, minLength: 1, maxLength: 4 },
    ),
  });

const operation = (name: string): Arbitrary<OperationPlan> =>
  fc.record({
    name: fc.constant(name),
    description: words,
    tag: fc.constantFrom(...tags),
    parameters: fc.uniqueArray(fc.constantFrom("limit", "sort-by", "x"), { maxLength: 2 }),
    body: fc.option(fc.nat({ max: 20 }), { nil: undefined }),
    answer: fc.nat({ max: 20 }),
  });

export const plans: Arbitrary<Plan> = fc.record({
  schemas: fc
    .shuffledSubarray(schemaNames, { minLength: 3, maxLength: 6 })
    .chain((names) => fc.tuple(...names.map(schema))),
  operations: fc
    .shuffledSubarray(operationNames, { minLength: 2, maxLength: 4 })
    .chain((names) => fc.tuple(...names.map(operation))),
});

/**
 * The document of a plan. What a plan refers to by a number is a schema by its name: the numbers count through `all`, so
 * that a schema that is added, moved or left out changes none of the references to others.
 */
export function documentOf({ schemas, operations }: Plan, all: readonly SchemaPlan[] = schemas): JsonObject {
  const present = new Set(schemas.map(({ name }) => name));
  const referTo = (number: number): JsonValue => {
    const name = all[number % all.length]?.name ?? "";
    return present.has(name) ? { $ref: `#/components/schemas/${name}` } : { type: "string" };
  };
  return {
    openapi: "3.1.0",
    info: { title: "Stable", version: "1.0.0" },
    paths: Object.fromEntries(operations.map((plan) => [`/${plan.name}`, { post: operationOf(plan, referTo) }])),
    components: { schemas: Object.fromEntries(schemas.map((plan) => [plan.name, schemaOf(plan, referTo)])) },
  };
}

export function documentText(document: JsonObject): string {
  return stringify(document, { aliasDuplicateObjects: false });
}

function schemaOf({ description, members }: SchemaPlan, referTo: (number: number) => JsonValue): JsonObject {
  const kinds: readonly ((target: number) => JsonValue)[] = [
    () => ({ type: "string", minLength: 1 }),
    () => ({ type: "integer", default: 1 }),
    () => ({ type: "string", enum: ["a", "b"] }),
    () => ({ type: "string", pattern: "^a+$" }),
    () => ({ type: "object", properties: { inner: { type: "boolean" } } }),
    () => ({ type: "string", readOnly: true }),
    (target) => ({ type: "array", items: referTo(target) }),
    (target) => referTo(target),
    (target) => ({ oneOf: [referTo(target), { type: "null" }] }),
  ];
  return {
    type: "object",
    ...(description !== "" && { description }),
    properties: Object.fromEntries(members.map(({ name, kind, target }) => [name, kinds[kind]?.(target) ?? true])),
  };
}

function operationOf(plan: OperationPlan, referTo: (number: number) => JsonValue): JsonObject {
  const content = (number: number): JsonObject => ({ "application/json": { schema: referTo(number) } });
  return {
    operationId: plan.name,
    tags: [plan.tag],
    ...(plan.description !== "" && { description: plan.description }),
    parameters: plan.parameters.map((name) => ({ name, in: "query", schema: { type: "string" } })),
    ...(plan.body !== undefined && { requestBody: { content: content(plan.body) } }),
    responses: {
      "200": { description: "The answer.", content: content(plan.answer) },
      "400": {
        description: "No.",
        content: { "application/json": { schema: { type: "object", properties: { reason: { type: "string" } } } } },
      },
    },
  };
}
