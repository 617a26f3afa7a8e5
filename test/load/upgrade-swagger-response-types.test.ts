import { expect, test } from "vitest";
import { upgraded } from "./swagger-text.ts";

/** The media types of each response of the only operation, and what is said of them. */
async function types(responses: string, { own = "", all = "", rest = "" } = {}) {
  const { root, diagnostics } = await upgraded(`
${all && `produces: ${all}`}
paths:
  /a:
    get:
      ${own && `produces: ${own}`}
      responses:
${responses.replace(/^/gm, "        ")}
definitions:
  Err: { type: object, properties: { code: { type: integer } } }
  Errs: { type: array, items: { $ref: "#/definitions/Err" } }
  Named: { allOf: [{ $ref: "#/definitions/Err" }] }
  Loose: { properties: { a: { type: string } } }
  Any: { description: any }
  File: { type: string, format: binary }
${rest}
`);
  const found = root?.get("paths")?.get("/a")?.get("get")?.get("responses")?.entries() ?? [];
  return {
    types: Object.fromEntries(
      found.map(([status, response]) => [
        status,
        response
          .resolve()
          ?.get("content")
          ?.entries()
          .map(([type]) => type),
      ]),
    ),
    schemas: found.map(
      ([, response]) => response.resolve()?.get("content")?.entries()[0]?.[1].get("schema")?.resolve()?.value,
    ),
    said: diagnostics.map(({ code, message, location }) => `${code} ${location?.pointer}: ${message}`),
  };
}

const file = "200: { description: ok, schema: { type: file } }";
const value = (schema: string) => `404: { description: e, schema: ${schema} }`;
const named = (name: string) => value(`{ $ref: "#/definitions/${name}" }`);
const told = "invalid-document /paths/~1a/get/responses/404/schema: a value, and the operation produces files alone";

test.each([
  "[application/pdf]",
  "[image/png, image/jpeg]",
  "[image/*]",
  "[application/octet-stream]",
  "[application/zip]",
])("an error beside a file of %s is JSON, and it is said", async (own) => {
  const { types: found, schemas, said } = await types(`${file}\n${named("Err")}`, { own });
  expect(found).toEqual({ 200: own.slice(1, -1).split(", "), 404: ["application/json"] });
  expect(schemas[1]).toEqual({ type: "object", properties: { code: { type: "integer" } } });
  expect(said).toEqual([told]);
  expect(await types(`${file}\n${named("Err")}`, { all: own })).toMatchObject({ types: found, said });
});

test("an error beside a file or a text is neither", async () => {
  const { types: found, said } = await types(`${file}\n${named("Err")}`, { own: "[image/png, text/plain]" });
  expect(found).toEqual({ 200: ["image/png", "text/plain"], 404: ["application/json"] });
  expect(said).toEqual([told.replace("files alone", "files and texts")]);
});

test.each(["Err", "Errs", "Named", "Loose"])("%s is a value, which is no file", async (name) => {
  const { types: found, said } = await types(`${file}\n${named(name)}`, { own: "[application/pdf]" });
  expect(found[404]).toEqual(["application/json"]);
  expect(said).toEqual([told]);
});

test.each([named("Any"), named("File"), value("{ type: string }"), value("{ enum: [a] }"), value("{ type: file }")])(
  "what may be octets has the type of the file: %s",
  async (response) => {
    const { types: found, said } = await types(`${file}\n${response}`, { own: "[application/pdf]" });
    expect(found).toEqual({ 200: ["application/pdf"], 404: ["application/pdf"] });
    expect(said).toEqual([]);
  },
);

test("a value beside a file has what the operation produces but for files", async () => {
  const { types: found, said } = await types(`${file}\n${named("Err")}`, {
    own: "[application/json, application/pdf, application/problem+json, '*/*']",
  });
  expect(found[404]).toEqual(["application/json", "application/problem+json", "*/*"]);
  expect(found[200]).toEqual(["application/json", "application/pdf", "application/problem+json", "*/*"]);
  expect(said).toEqual([]);
});

test("a text is a file where nothing but files is produced", async () => {
  const text = "200: { description: ok, schema: { type: string } }";
  const alone = await types(`${text}\n${named("Err")}`, { own: "[application/pdf]" });
  expect(alone).toMatchObject({ types: { 200: ["application/pdf"], 404: ["application/json"] }, said: [told] });
  const both = await types(`${text}\n${named("Err")}`, { own: "[application/json, application/pdf]" });
  expect(both).toMatchObject({
    types: { 200: ["application/json", "application/pdf"], 404: ["application/json"] },
    said: [],
  });
});

test.each(["[application/x-protobuf, application/json]", "[application/x-msgpack]"])(
  "values of an operation without a file have all that it produces: %s",
  async (own) => {
    const { types: found, said } = await types(`200: { description: ok, schema: { $ref: "#/definitions/Err" } }`, {
      own,
    });
    expect(found).toEqual({ 200: own.slice(1, -1).split(", ") });
    expect(said).toEqual([]);
  },
);

test("a shared response is a value in the operation with a file, and what the document says elsewhere", async () => {
  const rest = `responses: { Bad: { description: bad, schema: { $ref: "#/definitions/Err" } } }`;
  const bad = `400: { $ref: "#/responses/Bad" }`;
  const all = "[application/json, application/zip]";
  expect((await types(`${file}\n${bad}`, { all, rest })).types[400]).toEqual(["application/json"]);
  expect((await types(bad, { all, rest })).types[400]).toEqual(["application/json", "application/zip"]);
  expect((await types(`${file}\n${bad}`, { own: "[application/zip]", rest })).types[400]).toEqual(["application/json"]);
});

const told500 = (what: string) =>
  `invalid-document /paths/~1a/get/responses/500/schema: a value, and the operation produces ${what} alone`;
const error = '500: { description: e, schema: { $ref: "#/definitions/Err" } }';

test.each(["[text/plain]", "[text/html, text/plain]", "[text/csv]"])(
  "an object beside a text of %s is JSON, and it is said",
  async (own) => {
    const text = "200: { description: ok, schema: { type: string } }";
    const { types: found, said } = await types(`${text}\n${error}`, { own });
    expect(found).toEqual({ 200: own.slice(1, -1).split(", "), 500: ["application/json"] });
    expect(said).toEqual([told500("texts")]);
    expect(await types(`${text}\n${error}`, { all: own })).toMatchObject({ types: found, said });
  },
);

test.each(["[text/plain]", "[application/octet-stream]", "[application/vnd.docker.raw-stream, text/plain]"])(
  "an object is JSON where no success has a schema, and what is produced is %s",
  async (own) => {
    const { types: found, said } = await types(`101: { description: up }\n200: { description: ok }\n${error}`, { own });
    expect(found).toEqual({ 101: undefined, 200: undefined, 500: ["application/json"] });
    expect(said).toHaveLength(1);
    const upgrade = await types(`101: { description: up }\n${error}`, { own });
    expect(upgrade.types[500]).toEqual(["application/json"]);
    const rest = `responses: { Bad: { description: bad, schema: { $ref: "#/definitions/Err" } } }`;
    const shared = await types('204: { description: none }\n400: { $ref: "#/responses/Bad" }', { own, rest });
    expect(shared.types[400]).toEqual(["application/json"]);
  },
);

test.each([
  ["200: { description: ok, schema: { type: string } }", "[text/plain, application/json]", "application/json"],
  ["204: { description: none }", "[application/octet-stream, application/xml, text/html]", "application/xml"],
])("an object has what else is produced: beside %s, %s", async (success, own, type) => {
  const { types: found, said } = await types(`${success}\n${error}`, { own });
  expect(found[500]).toEqual([type]);
  expect(said).toEqual([]);
});

test.each([
  ["XML has values", "200: { description: ok, schema: { type: string } }", "[application/xml]"],
  ["XML has values", "200: { description: ok, schema: { type: string } }", "[text/xml]"],
  ["YAML has values", "204: { description: none }", "[text/yaml]"],
  ["formats of octets have values", "204: { description: none }", "[application/x-protobuf]"],
  ["formats of octets have values", "204: { description: none }", "[application/vnd.msgpack]"],
  ["a success is a value", '200: { description: ok, schema: { $ref: "#/definitions/Errs" } }', "[text/csv]"],
  ["there is no success", "404: { description: none }", "[application/octet-stream]"],
  ["a success may be anything", "200: { description: ok, schema: {} }", "[application/octet-stream]"],
])("a value has what is produced where %s: %s, %s", async (_why, success, own) => {
  const { types: found, said } = await types(`${success}\n${error}`, { own });
  expect(found[500]).toEqual(own.slice(1, -1).split(", "));
  expect(said).toEqual([]);
});

test.each(["{ type: integer }", "{ type: boolean }"])("%s beside a text may be one", async (schema) => {
  const { types: found, said } = await types(
    `200: { description: ok, schema: { type: string } }\n201: { description: ok, schema: ${schema} }`,
    { own: "[text/plain]" },
  );
  expect(found[201]).toEqual(["text/plain"]);
  expect(said).toEqual([]);
});
