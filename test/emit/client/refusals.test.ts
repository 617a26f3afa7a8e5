import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";
import { declarations, emittedClient } from "./emitted-client.ts";

const ok: JsonValue = { "204": { description: "nothing" } };

/** What is said of a document with one operation, and the text of its operations. */
function refused(operation: JsonObject, more: JsonObject = {}, method = "post") {
  const paths = { "/things": { [method]: { operationId: "DoThing", responses: ok, ...operation } } };
  const client = emittedClient({ paths, ...more });
  return {
    said: client.diagnostics.map(
      ({ severity, code, message, location }) => `${severity} ${code} ${location?.pointer}: ${message}`,
    ),
    operations: client.files.has("src/operations.ts") ? declarations(client, "src/operations.ts") : undefined,
  };
}

test("a method that fetch does not send", () => {
  expect(refused({}, {}, "trace")).toEqual({
    said: [
      "error unsupported-method /paths/~1things/trace: neither the server receives nor the client sends the method TRACE",
    ],
    operations: undefined,
  });
});

test("a method that fetch does not send in whatever letters", () => {
  const additionalOperations = { connect: { operationId: "DoThing", responses: ok } };
  const { diagnostics } = emittedClient({ paths: { "/things": { additionalOperations } } });
  expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
    ["unsupported-method", "neither the server receives nor the client sends the method connect"],
  ]);
});

test("a body that fetch does not send", () => {
  const requestBody = { content: { "application/json": { schema: { type: "object" } } } };
  const { said, operations } = refused({ requestBody }, {}, "get");
  expect(said).toEqual([
    "error unsupported-feature /paths/~1things/get/requestBody: the client does not send a body with GET",
  ]);
  expect(operations).not.toContain("body:");
});

test("a media type that is not written yet is left out, and the others stay", () => {
  const xml = { schema: { type: "object" } };
  const requestBody = { content: { "application/xml": xml, "text/plain": { schema: { type: "string" } } } };
  const { said, operations } = refused({ requestBody });
  expect(said).toEqual([
    "error unsupported-media-type /paths/~1things/post/requestBody/content/application~1xml: neither the server reads nor the client sends application/xml with a schema of anything but a string",
  ]);
  expect(operations).toContain('body: { write: encodeBody, content: { "text/plain": encodeText } }');
});

test("a media type that is not read yet", () => {
  const responses = { "200": { description: "parts", content: { "multipart/mixed": {} } } };
  expect(refused({ responses }).said).toEqual([
    "error unsupported-media-type /paths/~1things/post/responses/200/content/multipart~1mixed: neither the server writes nor the client reads multipart/mixed",
  ]);
});

test.each(["101", "1XX"])("a response that answers nothing: %s", (status) => {
  const { said, operations } = refused({ responses: { [status]: { description: "on the way" }, ...ok } });
  expect(said).toEqual([
    `error unsupported-feature /paths/~1things/post/responses/${status}: neither the server writes nor the client reads the interim response ${status}`,
  ]);
  expect(operations).toContain("responses: {\n    204: {},\n  }");
});

test("items of what is no sequence: nothing says where one ends", () => {
  const responses = { "200": { description: "items", content: { "application/json": { itemSchema: {} } } } };
  expect(refused({ responses }).said).toEqual([
    "error unsupported-media-type /paths/~1things/post/responses/200/content/application~1json: neither the server writes nor the client reads application/json with a schema for each of its items",
  ]);
});

test.each<[JsonObject, string]>([
  [{ schema: { type: "array", uniqueItems: true } }, "uniqueItems of the whole"],
  [{ schema: { allOf: [{ type: "array" }, { contains: { const: 1 } }] } }, "contains of the whole"],
  [{ schema: { prefixItems: [{}] }, itemSchema: {} }, "prefixItems of the whole"],
  [{ schema: { type: "object" }, itemSchema: { type: "object" } }, "a schema of the whole that is no list"],
  [
    { schema: { type: "array", items: { type: "string" } }, itemSchema: { type: "integer" } },
    "other items in the schema of the whole than in itemSchema",
  ],
])("what is asked of all items together, but for their number: %j", (media, what) => {
  const responses = { "200": { description: "items", content: { "application/jsonl": media } } };
  expect(refused({ responses }).said).toEqual([
    `error unsupported-media-type /paths/~1things/post/responses/200/content/application~1jsonl: neither the server writes nor the client reads application/jsonl with ${what}`,
  ]);
});

test("but their number, and the same items in both schemas, are none of these", () => {
  const items = { type: "string", maxLength: 9 };
  const schema = { type: "array", minItems: 1, maxItems: 5, uniqueItems: false, items };
  const component = { $ref: "#/components/schemas/Item" };
  const content = {
    "application/jsonl": { schema },
    "application/x-ndjson": { schema, itemSchema: { ...items } },
    "application/json-seq": { schema: { ...schema, items: component }, itemSchema: component },
  };
  const components = { schemas: { Item: items } };
  expect(refused({ responses: { "200": { description: "items", content } } }, { components }).said).toEqual([]);
});

test("events whose data is JSON and text, and of which nothing says which", () => {
  const json = { type: "string", contentMediaType: "application/json" };
  const itemSchema = {
    oneOf: [
      { type: "object", properties: { data: json } },
      { type: "object", properties: { data: { type: "string" } } },
    ],
  };
  const responses = { "200": { description: "events", content: { "text/event-stream": { itemSchema } } } };
  expect(refused({ responses }).said).toEqual([
    "error unsupported-media-type /paths/~1things/post/responses/200/content/text~1event-stream: neither the server writes nor the client reads text/event-stream with data that is JSON or text in events of one type",
  ]);
});

test("a parameter within which a value has values of its own", () => {
  const nested = { type: "array", items: { type: "object", properties: { a: { type: "string" } } } };
  const { said, operations } = refused({ parameters: [{ name: "filter", in: "query", schema: nested }] });
  expect(said).toEqual([
    "error unsupported-parameter /paths/~1things/post/parameters/0: neither the server reads nor the client sends the query parameter `filter` in style form, exploded, with this schema",
  ]);
  expect(operations).not.toContain("filter");
});

test("a parameter is refused with the member that is in the way", () => {
  const sort = { type: "array", items: { type: "array", items: { type: "string" } } };
  const page = { type: "object", required: ["sort"], properties: { size: { type: "integer" }, sort } };
  const tuple = { type: "array", prefixItems: [page] };
  const deep = { type: "object", properties: { page: { type: "object", properties: { sort: tuple } } } };
  const query = (name: string, schema: JsonValue, style: string) =>
    refused({ parameters: [{ name, in: "query", style, explode: true, schema }] }).said;
  const begin =
    "error unsupported-parameter /paths/~1things/post/parameters/0: neither the server reads nor the client sends the query parameter";
  expect(query("page", page, "form")).toEqual([`${begin} \`page\` in style form, exploded, with its member \`sort\``]);
  expect(query("deep", deep, "deepObject")).toEqual([
    `${begin} \`deep\` in style deepObject, exploded, with its member \`page.sort\``,
  ]);
});

test("an operation whose path cannot be written is left out", () => {
  const ids = { name: "ids", in: "path", required: true, schema: { type: "array", items: { type: "array" } } };
  const things = { "/things/{ids}": { get: { operationId: "getThings", parameters: [ids], responses: ok } } };
  const others = { "/others": { get: { operationId: "getOthers", responses: ok } } };
  const client = emittedClient({ paths: { ...things, ...others } });
  expect(client.diagnostics.map(({ code }) => code)).toEqual(["unsupported-parameter"]);
  const operations = declarations(client, "src/operations.ts");
  expect(operations).toContain("getOthers");
  expect(operations).not.toContain("getThings");
});

test.each([true, false])(
  "an operation of whose body nothing can be written is left out, if required is %s",
  (required) => {
    const requestBody = { required, content: { "application/xml": { schema: { type: "object" } } } };
    const things = { "/things": { post: { operationId: "addThing", requestBody, responses: ok } } };
    const others = { "/others": { get: { operationId: "getOthers", responses: ok } } };
    const client = emittedClient({ paths: { ...things, ...others } });
    expect(client.diagnostics.map(({ code }) => code)).toEqual(["unsupported-media-type"]);
    const operations = declarations(client, "src/operations.ts");
    expect(operations).toContain("getOthers");
    expect(operations).not.toContain("addThing");
  },
);

test("so is one of GET whose body is required, and one whose body may be left out stays without", () => {
  const requestBody = (required: boolean) => ({
    required,
    content: { "application/json": { schema: { type: "object" } } },
  });
  const get = (operationId: string, required: boolean) => ({
    get: { operationId, requestBody: requestBody(required), responses: ok },
  });
  const client = emittedClient({ paths: { "/a": get("getA", true), "/b": get("getB", false) } });
  expect(client.diagnostics.map(({ code }) => code)).toEqual(["unsupported-feature", "unsupported-feature"]);
  const operations = declarations(client, "src/operations.ts");
  expect(operations).toContain("getB");
  expect(operations).not.toContain("getA");
});

test("a member of a form that its style cannot write takes the form with it where it is required", () => {
  const range = "application/x-www-form-urlencoded";
  const schema = (required: string[]) => ({
    type: "object",
    required,
    properties: { a: { type: "string" }, b: { type: "array", prefixItems: [{}] } },
  });
  const encoding = { b: { style: "deepObject", explode: true } };
  const of = (required: string[]) =>
    refused({ requestBody: { content: { [range]: { schema: schema(required), encoding } } } });
  const begin =
    "error unsupported-media-type /paths/~1things/post/requestBody/content/application~1x-www-form-urlencoded";
  expect(of(["b"])).toEqual({
    said: [`${begin}: neither the server reads nor the client sends ${range} with b in style deepObject, exploded`],
    operations: undefined,
  });
  const { said, operations } = of([]);
  expect(said).toEqual([
    `${begin}/encoding/b: neither the server reads nor the client sends \`b\` of ${range} in style deepObject, exploded, and doThing is without it`,
  ]);
  expect(operations).toContain('{ property: "b", style: "deepObject", write: writeNothing }');
});

test("a query that is one value, and is neither a form, JSON nor a text, or has a key beside it", () => {
  const whole = (content: JsonValue, more: JsonObject = {}) =>
    refused({ parameters: [{ name: "q", in: "querystring", content }] }, more).said;
  const begin =
    "error unsupported-parameter /paths/~1things/post/parameters/0: neither the server reads nor the client sends the whole query, `q`, as";
  expect(whole({ "image/png": {} })).toEqual([`${begin} image/png with this schema`]);
  expect(whole({ "text/plain": { schema: { type: "integer" } } })).toEqual([`${begin} text/plain with this schema`]);
  const encoding = { a: { contentType: "application/xml" } };
  const schema = { type: "object", properties: { a: { type: "string" } } };
  expect(whole({ "application/x-www-form-urlencoded": { schema, encoding } })).toEqual([
    `${begin} application/x-www-form-urlencoded with a as application/xml`,
  ]);
  const securitySchemes = { key: { type: "apiKey", in: "query", name: "api_key" } };
  const secured = { security: [{ key: [] }], components: { securitySchemes } };
  expect(whole({ "application/json": {} }, secured)).toEqual([`${begin} application/json beside the key key`]);
});

test("but not one whose style or media type says how", () => {
  const nested = {
    type: "object",
    properties: { a: { type: "object", properties: { b: { type: "array", items: { type: "number" } } } } },
  };
  const parameters = [
    { name: "deep", in: "query", style: "deepObject", explode: true, schema: nested },
    { name: "json", in: "query", content: { "application/json": { schema: nested } } },
  ];
  const { said, operations } = refused({ parameters });
  expect(said).toEqual([]);
  expect(operations).toContain('{ name: "deep", in: "query", style: "deepObject", explode: true, write: pairs }');
  expect(operations).toContain('{ name: "json", in: "query", style: "json"');
});

test("a list in brackets whose items differ by their places", () => {
  const items = { type: "array", prefixItems: [{ type: "string" }] };
  const schema = { type: "object", properties: { a: { type: "array", items } } };
  const { said } = refused({ parameters: [{ name: "deep", in: "query", style: "deepObject", explode: true, schema }] });
  expect(said).toEqual([
    "error unsupported-parameter /paths/~1things/post/parameters/0: neither the server reads nor the client sends the query parameter `deep` in style deepObject, exploded, with its member `a`",
  ]);
});

test.each(["application/xml", "text/plain", "application/vnd.things+xml"])(
  "%s of anything but a string, in requests and responses",
  (range) => {
    const pointer = range.replaceAll("/", "~1");
    for (const schema of [
      { type: "object" },
      { type: "array", items: {} },
      { type: "integer" },
      { type: "object", properties: {} },
    ]) {
      const content = { [range]: { schema }, "text/csv": { schema: { type: "string" } } };
      const responses = { "200": { description: "ok", content } };
      const { said, operations } = refused({ requestBody: { content }, responses });
      const how = `${range} with a schema of anything but a string`;
      expect(said).toEqual([
        `error unsupported-media-type /paths/~1things/post/responses/200/content/${pointer}: neither the server writes nor the client reads ${how}`,
        `error unsupported-media-type /paths/~1things/post/requestBody/content/${pointer}: neither the server reads nor the client sends ${how}`,
      ]);
      expect(operations).not.toContain(range);
      expect(operations).toContain("text/csv");
    }
    expect(refused({ requestBody: { content: { [range]: { schema: { type: "string" } } } } }).said).toEqual([]);
    expect(refused({ requestBody: { content: { [range]: {} } } }).said).toEqual([]);
  },
);

test.each<[string, JsonObject, string]>([
  ["a media type that is not read", { contentType: "application/xml" }, "as application/xml"],
  ["text for what is no text", { contentType: "text/csv" }, "as text/csv"],
  ["a form in the form", { contentType: "application/json", encoding: { b: {} } }, "in encodings of its own"],
])("a member of a form that is written in another way: %s", (_, encoding, how) => {
  const range = "application/x-www-form-urlencoded";
  const schema = { type: "object", properties: { a: { type: "object" } } };
  const { said } = refused({ requestBody: { content: { [range]: { schema, encoding: { a: encoding } } } } });
  expect(said).toEqual([
    `error unsupported-media-type /paths/~1things/post/requestBody/content/application~1x-www-form-urlencoded: neither the server reads nor the client sends ${range} with a ${how}`,
  ]);
});

test("a form with more combinations of alternatives than can be tried", () => {
  const range = "application/x-www-form-urlencoded";
  const either = (name: string) => ({
    oneOf: ["integer", "string"].map((type) => ({ type: "object", properties: { [name]: { type } } })),
  });
  const saidOf = (names: string) => {
    const schema = { type: "object", allOf: [...names].map(either) };
    return refused({ requestBody: { content: { [range]: { schema } } } }).said;
  };
  expect(saidOf("abcde")).toEqual([]);
  expect(saidOf("abcdef")).toEqual([
    `error unsupported-media-type /paths/~1things/post/requestBody/content/application~1x-www-form-urlencoded: neither the server reads nor the client sends ${range} with so many alternatives that give a member another type`,
  ]);
});

const object = { type: "object" };
const text = { type: "string" };

test.each<[string, JsonObject, JsonObject, string]>([
  ["a body that is no object", { type: "array", items: text }, {}, " with a schema of anything but an object"],
  [
    "a number here and a text there",
    {
      oneOf: [
        { type: "object", properties: { a: { type: "number" } } },
        { type: "object", properties: { a: text } },
      ],
    },
    {},
    " with values whose type depends on the alternative",
  ],
  ["names that are patterns", { type: "object", patternProperties: { a: text } }, {}, " with patternProperties"],
  [
    "files of any name beside parts that have one",
    { type: "object", properties: { b: text }, additionalProperties: { type: "string", format: "binary" } },
    {},
    " with files among additionalProperties",
  ],
  [
    "an object that is no JSON",
    object,
    { contentType: "application/xml" },
    " with the media type application/xml for a",
  ],
  ["a number that is octets", { type: "number" }, { contentType: "image/png" }, " with the media type image/png for a"],
  ["an object in brackets", object, { style: "deepObject" }, " with an object in style deepObject for a"],
  ["an object whose members stand apart", object, { explode: true }, " with an object in style form for a"],
  [
    "a text or an object in a style",
    { anyOf: [{ const: "auto" }, object] },
    { style: "form", explode: false },
    " with an object in style form for a",
  ],
  [
    "a list in brackets",
    { type: "array", items: text },
    { style: "deepObject" },
    " with a list in style deepObject for a",
  ],
  ["parts within a part", object, { encoding: { b: {} } }, " with encodings of its own for a"],
  [
    "a list of objects that is one part",
    { type: "array", items: object },
    { explode: false },
    " with a list of what is no text, not exploded, for a",
  ],
  ["a header that is an object", text, { headers: { "X-A": { schema: object } } }, " with the header x-a for a"],
  [
    "a transfer encoding",
    text,
    { headers: { "Content-Transfer-Encoding": { schema: text } } },
    " with the header content-transfer-encoding for a",
  ],
])("a multipart body with %s", (_, schema, encoding, how) => {
  const range = "multipart/form-data";
  const isWhole = Object.keys(encoding).length === 0;
  const body = isWhole
    ? { schema }
    : { schema: { type: "object", properties: { a: schema } }, encoding: { a: encoding } };
  const isOfStyle = / in style /.test(how);
  const place = isOfStyle ? "/encoding/a" : how.endsWith(" for a") ? "/schema/properties/a" : "";
  const pointer = `/paths/~1things/post/requestBody/content/multipart~1form-data${place}`;
  const message = `neither the server reads nor the client sends ${range}${how}`;
  expect(refused({ requestBody: { content: { [range]: body } } }).said).toEqual([
    `error unsupported-media-type ${pointer}: ${message}`,
  ]);
  const schemas = { Whole: body.schema };
  const referring = { ...body, schema: { $ref: "#/components/schemas/Whole" } };
  const atEntry = isOfStyle ? place : "";
  expect(refused({ requestBody: { content: { [range]: referring } } }, { components: { schemas } }).said).toEqual([
    `error unsupported-media-type /paths/~1things/post/requestBody/content/multipart~1form-data${atEntry}: ${message}`,
  ]);
});

test("a style says nothing of the parts of another multipart body than a form's", () => {
  const body = { schema: { type: "object", properties: { a: object } }, encoding: { a: { style: "deepObject" } } };
  expect(refused({ requestBody: { content: { "multipart/mixed": body } } }).said).toEqual([]);
});

test("a multipart body whose parts have a place and no name", () => {
  const media = { schema: { type: "array" }, prefixEncoding: [{ contentType: "text/csv" }] };
  expect(refused({ requestBody: { content: { "multipart/mixed": media } } }).said).toEqual([
    "error unsupported-media-type /paths/~1things/post/requestBody/content/multipart~1mixed: neither the server reads nor the client sends multipart/mixed with encodings by position",
  ]);
});

test("required headers of a part that is no file: the client has no place for them, and leaves out others", () => {
  const refusedWith = (required: boolean) => {
    const headers = { "X-A": { required, schema: text } };
    const body = { schema: { type: "object", properties: { a: text } }, encoding: { a: { headers } } };
    return refused({ requestBody: { content: { "multipart/form-data": body } } }).said;
  };
  expect(refusedWith(false)).toEqual([]);
  expect(refusedWith(true)).toEqual([
    "error unsupported-media-type /paths/~1things/post/requestBody/content/multipart~1form-data: the client does not send multipart/form-data with required headers for a, which is no file",
  ]);
});

test.each(["application/pdf", "image/*"])("%s that is described as something else than octets", (range) => {
  const { said } = refused({ requestBody: { content: { [range]: { schema: object } } } });
  expect(said).toEqual([
    `error unsupported-media-type /paths/~1things/post/requestBody/content/${range.replace("/", "~1")}: neither the server reads nor the client sends ${range} with a schema of anything but a string`,
  ]);
});

test("a schema for each item of what has no items", () => {
  const content = { "application/json": { itemSchema: { type: "string" } } };
  expect(refused({ requestBody: { content } }).said).toEqual([
    "error unsupported-media-type /paths/~1things/post/requestBody/content/application~1json: neither the server reads nor the client sends application/json with a schema for each of its items",
  ]);
});

test("a scheme that no operation asks for is none of the client's", () => {
  const securitySchemes = {
    certificate: { type: "mutualTLS" },
    digest: { type: "http", scheme: "digest" },
    key: { type: "apiKey", in: "header", name: "X-Key" },
    token: { type: "http", scheme: "bearer" },
  };
  const operation = { operationId: "DoThing", security: [{ token: [] }], responses: ok };
  const client = emittedClient({ paths: { "/things": { post: operation } }, components: { securitySchemes } });
  expect(client.diagnostics).toEqual([]);
  expect(declarations(client, "src/security.ts")).toMatch(/^export const \w+/gm);
  const options = declarations(client, "src/create-client.ts");
  expect(options).toContain("readonly token?: Credential");
  expect(options).not.toMatch(/certificate|digest|key/);
});

test.each(["application/pdf", "application/octet-stream", "image/*"])(
  "%s of a response is a Blob, and it is said that a schema of something else says nothing there",
  (range) => {
    const pointer = `/paths/~1things/post/responses/200/content/${range.replace("/", "~1")}/schema`;
    const said = (schema: JsonValue, key = range) => {
      const found = refused({ responses: { "200": { description: "ok", content: { [key]: { schema } } } } });
      expect(found.operations).toContain("Blob");
      return found.said;
    };
    for (const schema of [
      object,
      { type: "array", items: {} },
      { type: ["integer", "null"] },
      { type: "object", properties: {} },
    ]) {
      expect(said(schema)).toEqual([
        `warning ignored-keyword ${pointer}: the schema says nothing of \`${range}\`, which is octets`,
      ]);
    }
    for (const schema of [text, { type: "string", format: "binary" }, { type: ["string", "null"] }, {}, true]) {
      expect(said(schema)).toEqual([]);
    }
    expect(said({ type: "string", format: "binary" }, "application/json")).toEqual([]);
  },
);
