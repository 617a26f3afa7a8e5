import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import type { Parameter } from "../../generator/model/api/parameter.ts";
import { build, buildClean, nothing, onlyOperation, problems } from "./build.ts";

const string: JsonObject = { type: "string" };

function parametersOf(list: JsonObject[], pathList: JsonObject[] = []): readonly Parameter[] {
  const operation = { parameters: list, responses: nothing };
  return onlyOperation(buildClean({ paths: { "/a": { parameters: pathList, get: operation } } })).parameters;
}

describe("defaults", () => {
  test.each([
    ["query", {}, "form", true],
    ["cookie", {}, "form", true],
    ["header", {}, "simple", false],
    ["query", { style: "spaceDelimited" }, "spaceDelimited", false],
    ["query", { style: "deepObject" }, "deepObject", false],
    ["query", { style: "form", explode: false }, "form", false],
    ["cookie", { style: "cookie" }, "cookie", true],
    ["header", { explode: true }, "simple", true],
  ])("in %s with %j: style %s, explode %s", (place, members, style, explode) => {
    expect(parametersOf([{ name: "p", in: place, schema: string, ...members }])).toMatchObject([
      { style, explode, required: false, deprecated: false, allowReserved: false, allowEmptyValue: false },
    ]);
  });

  test("a path parameter is simple and required", () => {
    const api = buildClean({
      paths: {
        "/{id}": {
          get: { parameters: [{ name: "id", in: "path", required: true, schema: string }], responses: nothing },
        },
      },
    });
    expect(onlyOperation(api).parameters).toMatchObject([{ style: "simple", explode: false, required: true }]);
  });
});

test("an operation's parameter replaces the path item's in its place", () => {
  const shared = [
    { name: "a", in: "query", description: "shared", schema: string },
    { name: "B", in: "header", description: "shared", schema: string },
    { name: "c", in: "query", description: "shared", schema: string },
  ];
  const own = [
    { name: "b", in: "header", description: "own", required: true, schema: string },
    { name: "a", in: "cookie", description: "another place", schema: string },
  ];
  expect(parametersOf(own, shared).map(({ in: place, name, description }) => [place, name, description])).toEqual([
    ["query", "a", "shared"],
    ["header", "b", "own"],
    ["query", "c", "shared"],
    ["cookie", "a", "another place"],
  ]);
});

test("what is no name of a header or a cookie is told, and left out", () => {
  const { api, diagnostics } = build({
    paths: {
      "/a": {
        get: {
          parameters: [
            { name: "", in: "header", schema: string },
            { name: "X Trace", in: "header", schema: string },
            { name: "", in: "cookie", schema: string },
            { name: "X-Trace", in: "header", schema: string },
            { name: "", in: "query", schema: string },
          ],
          responses: { default: { description: "", headers: { "X:": { schema: string }, x: { schema: string } } } },
        },
      },
    },
    components: { securitySchemes: { key: { type: "apiKey", in: "header", name: "My Key" } } },
  });
  const { parameters, responses } = onlyOperation(api);
  expect(parameters.map(({ in: place, name }) => [place, name])).toEqual([
    ["header", "x-trace"],
    ["query", ""],
  ]);
  expect(responses[0]?.headers.map(({ name }) => name)).toEqual(["x"]);
  const misspelt = (name: string) =>
    `\`${name}\` is no name of a header: it has letters, digits and some marks, but no blanks, colons or other letters`;
  expect(problems(diagnostics)).toEqual([
    `error invalid-document /components/securitySchemes/key/name: ${misspelt("My Key")}`,
    "error invalid-document /paths/~1a/get/parameters/0/name: a header has a name",
    `error invalid-document /paths/~1a/get/parameters/1/name: ${misspelt("X Trace")}`,
    "error invalid-document /paths/~1a/get/parameters/2/name: a cookie has a name",
    `error invalid-document /paths/~1a/get/responses/default/headers/X:: ${misspelt("X:")}`,
  ]);
});

test("a parameter stands once in a list", () => {
  const parameter = { name: "a", in: "query", schema: string };
  const { diagnostics } = build({
    paths: { "/a": { get: { parameters: [parameter, parameter], responses: nothing } } },
  });
  expect(problems(diagnostics)).toEqual([
    "error invalid-document /paths/~1a/get/parameters/1: the query parameter `a` stands twice in this list",
  ]);
});

test("headers that OpenAPI describes elsewhere are ignored, which is told", () => {
  const names = ["Accept", "content-type", "AUTHORIZATION", "X-Own"];
  const parameters = names.map((name) => ({ name, in: "header", schema: string }));
  const { api, diagnostics } = build({ paths: { "/a": { get: { parameters, responses: nothing } } } });
  expect(problems(diagnostics)).toEqual(
    names
      .slice(0, 3)
      .map(
        (name, i) =>
          `warning ignored-keyword /paths/~1a/get/parameters/${i}: the header parameter \`${name}\` is ignored`,
      ),
  );
  expect(onlyOperation(api).parameters.map((parameter) => parameter.name)).toEqual(["x-own"]);
  expect(api.ledger.filter((entry) => entry.subject.startsWith("header parameter"))).toEqual([
    { subject: "header parameter Accept", treatment: "documentation", count: 1 },
    { subject: "header parameter Authorization", treatment: "documentation", count: 1 },
    { subject: "header parameter Content-Type", treatment: "documentation", count: 1 },
  ]);
});

test("a parameter can be one of a media type", () => {
  const [parameter] = parametersOf([
    { name: "filter", in: "query", content: { "application/json": { schema: { properties: { a: string } } } } },
  ]);
  expect(parameter?.value).toMatchObject({
    kind: "content",
    mediaType: { kind: "json", schema: { name: { typescript: "GetAFilterParameter" } } },
  });
});

test("a reference keeps its own description, and examples come in both forms", () => {
  const api = buildClean({
    paths: {
      "/a": {
        get: {
          parameters: [{ $ref: "#/components/parameters/Limit", description: "here" }],
          responses: nothing,
        },
      },
    },
    components: {
      parameters: {
        Limit: {
          name: "limit",
          in: "query",
          description: "there",
          schema: { type: ["integer", "null"] },
          examples: {
            few: { $ref: "#/components/examples/Few" },
            none: { value: null, dataValue: 0, serializedValue: "0" },
          },
        },
      },
      examples: { Few: { value: 3, summary: "some", externalValue: "https://example.com/few" } },
    },
  });
  const [limit] = onlyOperation(api).parameters;
  expect(limit?.description).toBe("here");
  expect(limit?.examples).toMatchObject([
    {
      name: "few",
      summary: "some",
      description: undefined,
      value: 3,
      dataValue: undefined,
      serializedValue: undefined,
      externalValue: "https://example.com/few",
    },
    {
      name: "none",
      summary: undefined,
      description: undefined,
      value: null,
      dataValue: 0,
      serializedValue: "0",
      externalValue: undefined,
    },
  ]);
  expect(parametersOf([{ name: "a", in: "query", schema: string, example: "x" }])[0]?.examples).toMatchObject([
    { name: "", value: "x" },
  ]);
});

test("3.2's querystring is one value", () => {
  const [parameter] = parametersOf([
    { name: "q", in: "querystring", content: { "application/x-www-form-urlencoded": { schema: {} } } },
  ]);
  expect(parameter).toMatchObject({ in: "querystring", value: { kind: "content", mediaType: { kind: "form" } } });
});

describe("3.2's querystring stands alone", () => {
  const whole = (name: string) => ({ name, in: "querystring", content: { "application/json": {} } });

  test.each<[JsonObject[], string]>([
    [[whole("q"), whole("r")], "another parameter in `querystring`, `r` stands beside the whole query, `q`"],
    [
      [{ name: "a", in: "query", schema: string }, whole("q")],
      "the query parameter `a` stands beside the whole query, `q`",
    ],
  ])("%#", (list, message) => {
    const own = build({ paths: { "/a": { get: { parameters: list, responses: nothing } } } });
    expect(problems(own.diagnostics)).toEqual([expect.stringContaining(message)]);
    const operation = { parameters: list.slice(1), responses: nothing };
    const inherited = build({ paths: { "/a": { parameters: list.slice(0, 1), get: operation } } });
    expect(problems(inherited.diagnostics)).toEqual([expect.stringContaining(message)]);
  });
});

test("`{proxy+}` of API Gateway is one fault, and the declared parameter is that of the template", () => {
  const declared = (name: string): JsonObject => ({ name, in: "path", required: true, schema: { type: "integer" } });
  const get = (parameters: readonly JsonObject[]) => ({ get: { operationId: "any", parameters, responses: nothing } });
  const read = (parameters: readonly JsonObject[]) => {
    const { api, diagnostics } = build({ paths: { "/a/{proxy+}": get(parameters) } });
    const operation = onlyOperation(api);
    const [first] = operation.parameters;
    const types = first?.value.kind === "schema" ? first.value.schema?.types : undefined;
    return [
      operation.path.template,
      operation.parameters.map(({ name }) => name),
      types,
      diagnostics.map(({ mend }) => mend),
    ];
  };
  const mend = "it is read as `{proxy}`, one segment";
  expect(read([declared("proxy")])).toEqual(["/a/{proxy}", ["proxy"], ["integer"], [mend]]);
  expect(read([declared("proxy+")])).toEqual(["/a/{proxy+}", ["proxy+"], ["integer"], []]);
  const [template, names, types, mends] = read([]);
  expect([template, names, types]).toEqual(["/a/{proxy}", ["proxy"], ["string"]]);
  expect(mends).toEqual([mend, "it is a required parameter, whose value is any text"]);
});
