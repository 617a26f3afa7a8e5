import { describe, expect, test } from "vitest";
import { classifyMediaType, essenceOf } from "../../generator/load/objects/media-type-kind.ts";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { mediaTypeWord } from "../../generator/model/syntax/classify-media-type.ts";
import { build, buildClean, nothing, onlyOperation, problems, schemaNamesOf } from "./build.ts";

test.each([
  ["application/json", "json", ""],
  ["application/json; charset=utf-8", "json", ""],
  ["application/json;v=1", "json", "V1"],
  ['application/json; odata.metadata="minimal"', "json", "OdataMetadataMinimal"],
  ["Application/Problem+JSON", "json", "Problem"],
  ["application/vnd.api+json", "json", "VndApi"],
  ["application/x-www-form-urlencoded", "form", "Form"],
  ["multipart/form-data", "multipart", "Multipart"],
  ["multipart/mixed", "multipart", "MultipartMixed"],
  ["text/plain", "text", "Text"],
  ["text/html", "text", "Html"],
  ["application/xml", "text", "Xml"],
  ["image/svg+xml", "text", "SvgXml"],
  ["text/event-stream", "sequential", "EventStream"],
  ["application/jsonl", "sequential", "Jsonl"],
  ["application/x-ndjson", "sequential", "Ndjson"],
  ["application/json-seq", "sequential", "JsonSeq"],
  ["application/octet-stream", "binary", "OctetStream"],
  ["image/png", "binary", "Png"],
  ["image/*", "range", "Image"],
  ["*/*", "range", "Any"],
  ["application/*+json", "range", "AnyJson"],
])("%s is %s and adds %j to a name", (range, kind, word) => {
  const essence = essenceOf(range);
  expect(classifyMediaType(essence)).toBe(kind);
  expect(mediaTypeWord(range)).toBe(word);
});

test("two spellings of one media type are one too many", () => {
  const content = { 'a/b; V=1;w="x y"': {}, 'A/B;w="x y";v=1': {}, "a/b;v=2": {} };
  const { api, diagnostics } = build({ paths: { "/a": { post: { requestBody: { content }, responses: nothing } } } });
  expect(problems(diagnostics)).toEqual([
    'error invalid-document /paths/~1a/post/requestBody/content/A~1B;w="x y";v=1: `A/B;w="x y";v=1` is the same media type as `a/b; V=1;w="x y"`',
  ]);
  expect(onlyOperation(api).body?.content.map(({ name }) => name)).toEqual(['a/b;v=1;w="x y"', "a/b;v=2"]);
});

test("the body of a request: media types in order, encodings, and where names come from", () => {
  const object = { properties: { photo: { type: "string" } } };
  const api = buildClean({
    paths: {
      "/a": {
        post: {
          operationId: "createThing",
          requestBody: {
            description: "a thing",
            content: {
              "multipart/form-data": {
                schema: object,
                encoding: {
                  photo: {
                    contentType: "image/png",
                    headers: { "X-Size": { schema: { type: "integer" } } },
                    style: "form",
                    explode: true,
                    allowReserved: true,
                  },
                },
              },
              "application/json": { schema: object, example: { photo: "x" } },
              "application/x-www-form-urlencoded": { schema: object },
              "application/octet-stream": {},
            },
          },
          responses: nothing,
        },
      },
    },
  });
  const { body } = onlyOperation(api);
  expect(body).toMatchObject({ description: "a thing", required: false });
  expect(body?.content.map(({ kind, schema }) => [kind, schema?.name?.typescript])).toEqual([
    ["multipart", "CreateThingMultipartBody"],
    ["json", "CreateThingBody"],
    ["form", "CreateThingFormBody"],
    ["binary", undefined],
  ]);
  expect(body?.content[0]?.encoding).toMatchObject([
    {
      property: "photo",
      contentType: "image/png",
      style: "form",
      explode: true,
      allowReserved: true,
      headers: [{ name: "x-size" }],
    },
  ]);
  expect(body?.content[1]?.examples).toMatchObject([{ name: "", value: { photo: "x" } }]);
  expect(body?.content[3]?.schema).toBeUndefined();
});

test("a component names what stands in it, for every operation that refers to it", () => {
  const post = { requestBody: { $ref: "#/components/requestBodies/Pet" }, responses: nothing };
  const api = buildClean({
    paths: { "/a": { post }, "/b": { post } },
    components: {
      requestBodies: { Pet: { required: true, content: { "application/json": { schema: { properties: {} } } } } },
    },
  });
  expect(schemaNamesOf(api)).toEqual(["PetRequestBody"]);
  expect(api.operations[0]?.body?.content[0]?.schema).toBe(api.operations[1]?.body?.content[0]?.schema);
  expect(api.operations[0]?.body?.required).toBe(true);
});

describe("OpenAPI 3.2", () => {
  test("items of sequences, encodings by position, and media types by reference", () => {
    const api = buildClean({
      paths: {
        "/a": {
          post: {
            requestBody: { content: { "multipart/mixed": { $ref: "#/components/mediaTypes/Parts" } } },
            responses: {
              "200": { description: "", content: { "text/event-stream": { itemSchema: { properties: {} } } } },
            },
          },
        },
      },
      components: {
        mediaTypes: {
          Parts: {
            schema: { type: "array" },
            prefixEncoding: [{ contentType: "text/plain" }],
            itemEncoding: { contentType: "image/png", encoding: { a: { contentType: "text/css" } } },
          },
        },
      },
    });
    const [parts] = onlyOperation(api).body?.content ?? [];
    expect(parts).toMatchObject({
      prefixEncoding: [{ contentType: "text/plain" }],
      itemEncoding: { contentType: "image/png", encoding: [{ property: "a", contentType: "text/css" }] },
    });
    expect(onlyOperation(api).responses[0]?.content[0]?.itemSchema?.name?.typescript).toBe(
      "PostA200EventStreamBodyItem",
    );
  });
});

test("what is no media type is reported", () => {
  const { diagnostics } = build({
    paths: { "/a": { post: { requestBody: { content: { json: {} } }, responses: nothing } } },
  });
  expect(problems(diagnostics)).toEqual([
    "error invalid-document /paths/~1a/post/requestBody/content/json: `json` is no media type",
  ]);
});

describe("JSON under a range", () => {
  const kinds = (content: JsonObject) => {
    const told = { requestBody: { content }, responses: { "200": { description: "", content } } };
    const schemas = { User: { type: "object" }, Text: { type: "string" } };
    const { body, responses } = onlyOperation(buildClean({ components: { schemas }, paths: { "/a": { post: told } } }));
    const ofResponse = responses[0]?.content.map(({ kind }) => kind);
    expect(body?.content.map(({ kind }) => kind)).toEqual(ofResponse);
    return ofResponse;
  };
  const user = { $ref: "#/components/schemas/User" };
  const text = { $ref: "#/components/schemas/Text" };
  const object = { schema: { type: "object" } };

  test.each([
    [
      { "*/*": object, "application/*": object, "image/*": object, "text/*": object },
      ["json", "json", "range", "range"],
    ],
    [{ "*/*": {}, "application/*": { schema: { type: ["object", "string"] } } }, ["range", "range"]],
    [{ "application/*+json": {}, "application/*+xml": object }, ["json", "range"]],
    [{ "*/*": { schema: { properties: { a: {} } } } }, ["json"]],
    [
      { "*/*": { schema: { type: "array", items: {} } }, "application/*": { schema: { type: "number" } } },
      ["json", "json"],
    ],
    [{ "*/*": { schema: user }, "application/*": { schema: { allOf: [user] } } }, ["json", "json"]],
    [{ "*/*": { schema: { anyOf: [user, { type: "null" }] } } }, ["json"]],
    [{ "*/*": { schema: { oneOf: [user, { type: ["boolean", "integer"] }] } } }, ["json"]],
    [{ "*/*": { schema: text }, "application/*": { schema: { anyOf: [user, text] } } }, ["range", "range"]],
    [{ "*/*": { schema: { type: "string", format: "binary" } } }, ["binary"]],
  ])("%j: %j", (content, expected) => {
    expect(kinds(content)).toEqual(expected);
  });

  test("is so in callbacks too", () => {
    const content = { "*/*": object };
    const told = { requestBody: { content }, responses: { "200": { description: "", content } } };
    const api = buildClean({ paths: { "/a": { post: { ...told, callbacks: { done: { "/b": { post: told } } } } } } });
    const operation = onlyOperation(api);
    const inner = operation.callbacks.flatMap(({ operations }) => operations);
    expect([operation, ...inner].map(({ body }) => body?.content[0]?.kind)).toEqual(["json", "json"]);
    expect([operation, ...inner].map(({ responses }) => responses[0]?.content[0]?.kind)).toEqual(["json", "json"]);
  });
});
