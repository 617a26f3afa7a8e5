import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../../generator/load/text/json.ts";
import { declarations, emittedClient } from "./emitted-client.ts";

const list = { type: "array", items: { type: "integer" } };

interface Described {
  readonly schema: JsonObject;
  readonly pagination?: JsonObject;
  readonly parameter?: JsonObject;
  readonly responses?: JsonObject;
  readonly schemas?: JsonObject;
}

/** The client of one list, by offset where nothing else is said. */
function client({ schema, pagination, parameter = {}, responses = {}, schemas = {} }: Described) {
  return emittedClient({
    components: { schemas },
    paths: {
      "/things": {
        get: {
          operationId: "listThings",
          tags: ["things"],
          parameters: [{ name: "skip", in: "query", schema: { type: "integer", ...parameter } }],
          responses: { 200: { description: "a page", content: { "application/json": { schema } } }, ...responses },
          "x-specwright": { pagination: pagination ?? { kind: "offset", parameter: "skip", items: "/items" } },
        },
      },
    },
  });
}

const table = (described: Described) =>
  /listThingsPagination: PaginationTable = (\{[^;]*\});/.exec(
    declarations(client(described), "src/operations.ts"),
  )?.[1];

const strict = '{ kind: byOffset, parameter: "skip", items: ["items"] }';
const optional = '{ kind: byOffset, parameter: "skip", items: ["items"], optional: true }';
const page = (items: JsonObject, more: JsonObject = {}) => ({
  type: "object",
  required: ["items"],
  properties: { items },
  ...more,
});

describe("a list that may be absent or null", () => {
  test.each<[string, JsonObject, string]>([
    ["required", page(list), strict],
    ["not required", page(list, { required: [] }), optional],
    ["null", page({ ...list, type: ["array", "null"] }), optional],
    ["null by anyOf", page({ anyOf: [list, { type: "null" }] }), optional],
    ["in a body that may be null", { anyOf: [page(list), { type: "null" }] }, optional],
    ["required by another part", { allOf: [page(list, { required: [] }), { required: ["items"] }] }, strict],
    ["in each alternative", { oneOf: [page(list), page(list)] }, strict],
    ["not required in an alternative", { oneOf: [page(list), page(list, { required: [] })] }, optional],
    ["not in an alternative", { oneOf: [page(list), { type: "object", properties: { id: {} } }] }, optional],
    ["not described", { type: "object" }, optional],
    ["of no type", page({}), strict],
  ])("is known by its schema: %s", (_, schema, expected) => {
    expect(table({ schema })).toBe(expected);
  });

  test("is known on the way to it", () => {
    const pagination = { kind: "offset", parameter: "skip", items: "/data/items" };
    const at = (data: JsonObject, required: string[]) => ({ type: "object", required, properties: { data } });
    expect(table({ pagination, schema: at(page(list), ["data"]) })).not.toContain("optional");
    expect(table({ pagination, schema: at(page(list), []) })).toContain("optional");
    expect(table({ pagination, schema: at(page(list, { type: ["object", "null"] }), ["data"]) })).toContain("optional");
  });

  test("has its type where null stands beside the object around it", () => {
    const schema = { anyOf: [page(list), { type: "null" }] };
    expect(declarations(client({ schema }), "src/resources.ts")).toContain(
      "PagePromise<ListThings200Body | null, number>",
    );
  });

  test("is not the list of another success that is described", () => {
    const pending = { type: "object", properties: { id: { type: "string" } } };
    const responses = { 202: { description: "wait", content: { "application/json": { schema: pending } } } };
    expect(table({ schema: page(list), responses })).toBe(optional);
  });

  test("is looked for in schemas that are alternatives of themselves", () => {
    const Page: JsonObject = { oneOf: [{ $ref: "#/components/schemas/Page" }, page(list)] };
    expect(table({ schema: { $ref: "#/components/schemas/Page" }, schemas: { Page } })).toBe(strict);
  });
});

describe("a member of the body with the name of a page's method", () => {
  const own = page(list, {
    properties: { items: list, hasNextPage: { type: "boolean" } },
    allOf: [{ anyOf: [{ properties: { iterPages: {} } }, {}] }],
  });

  test("takes its place", () => {
    const emitted = client({ schema: own });
    expect(declarations(emitted, "src/operations.ts")).toContain('taken: ["hasNextPage", "iterPages"]');
    expect(declarations(emitted, "src/resources.ts")).toContain(
      'PagePromise<ListThings200Body, number, "hasNextPage" | "iterPages">',
    );
  });

  test("is warned of where the document says that there are pages", () => {
    const said = client({ schema: own }).diagnostics.map(({ severity, code, message, location, related }) => [
      `${severity} ${code} ${location?.pointer}: ${message}`,
      ...(related ?? []).map(({ location }) => location.pointer),
    ]);
    const schema = "/paths/~1things/get/responses/200/content/application~1json/schema";
    expect(said).toEqual([
      [
        "warning name-clash /paths/~1things/get/x-specwright/pagination: the body of a page has a member `hasNextPage`, so that a page has no method of this name",
        `${schema}/properties/hasNextPage`,
      ],
      [
        "warning name-clash /paths/~1things/get/x-specwright/pagination: the body of a page has a member `iterPages`, so that a page has no method of this name",
        `${schema}/allOf/0/anyOf/0/properties/iterPages`,
      ],
    ]);
  });

  test("is in no example of a method that pages go without", () => {
    expect(client({ schema: own }).files.get("README.md")).not.toContain("hasNextPage()");
    expect(client({ schema: page(list) }).files.get("README.md")).toContain("if (page.hasNextPage())");
  });

  test("is nothing to a page that has none", () => {
    expect(client({ schema: page(list) }).diagnostics).toEqual([]);
  });
});

describe("where a list by offset begins", () => {
  test.each<[JsonObject, string]>([
    [{}, strict],
    [{ minimum: 0, default: 0 }, strict],
    [{ default: 1 }, '{ kind: byOffset, first: 1, parameter: "skip", items: ["items"] }'],
    [{ minimum: 1 }, '{ kind: byOffset, first: 1, parameter: "skip", items: ["items"] }'],
    [{ exclusiveMinimum: 0 }, '{ kind: byOffset, first: 1, parameter: "skip", items: ["items"] }'],
    [{ minimum: 1, default: 1 }, '{ kind: byOffset, first: 1, parameter: "skip", items: ["items"] }'],
    [{ minimum: 0, default: 1 }, '{ kind: byOffset, first: 1, parameter: "skip", items: ["items"] }'],
    [{ default: 10 }, '{ kind: byOffset, start: 10, parameter: "skip", items: ["items"] }'],
    [{ minimum: 0, default: 10 }, '{ kind: byOffset, start: 10, parameter: "skip", items: ["items"] }'],
    [{ minimum: -1 }, strict],
  ])("with %j", (parameter, expected) => {
    expect(table({ schema: page(list), parameter })).toBe(expected);
  });
});
