import { describe, expect, test } from "vitest";
import { catalogue } from "../../generator/catalogue.ts";
import { Diagnostics } from "../../generator/diagnostics.ts";
import type { PackageRole } from "../../generator/emit/core/module.ts";
import { emit } from "../../generator/emit/emit.ts";
import type { JsonObject, JsonValue } from "../../generator/load/text/json.ts";
import { type Feature, features, ledgerAfter } from "../../generator/model/fields/ledger.ts";
import { build } from "../model/build.ts";
import { settings } from "./client/emitted-client.ts";

/** The ledger's word on each feature, against what the emitters say of a document that has it. */
const ok: JsonObject = { "204": { description: "nothing" } };
const text: JsonObject = { type: "string" };

const operation = (more: JsonObject, method = "post"): JsonObject => ({
  paths: { "/things": { [method]: { operationId: "doThing", responses: ok, ...more } } },
});
const parameter = (more: JsonObject): JsonObject => operation({ parameters: [{ name: "p", schema: text, ...more }] });
const pathParameter = (style: string): JsonObject => ({
  paths: {
    "/{p}": { get: { parameters: [{ name: "p", in: "path", required: true, style, schema: text }], responses: ok } },
  },
});
const header = (name: string) => parameter({ name, in: "header" });
const request = (content: JsonObject): JsonObject => operation({ requestBody: { content } });
const response = (content: JsonObject, more: JsonObject = {}): JsonObject =>
  operation({ responses: { "200": { description: "ok", content, ...more } } });
const form = (encoding: JsonObject): JsonObject =>
  request({
    "application/x-www-form-urlencoded": {
      schema: { type: "object", properties: { a: text } },
      encoding: { a: encoding },
    },
  });
const scheme = (definition: JsonObject, asked = true): JsonObject => ({
  ...operation(asked ? { security: [{ s: [] }] } : {}),
  components: { securitySchemes: { s: definition } },
});

const binary: JsonObject = { "application/octet-stream": {} };
const anyForm: JsonObject = { "application/x-www-form-urlencoded": { schema: { type: "object" } } };
const json: JsonObject = { "application/json": {} };
const multipart: JsonObject = { "multipart/form-data": {} };
const range: JsonObject = { "image/*": {} };
const sequential: JsonObject = { "application/jsonl": {} };
const plain: JsonObject = { "text/plain": {} };

const documents: Readonly<Record<Feature, JsonObject>> = {
  "additional operations": { paths: { "/a": { additionalOperations: { COPY: { responses: ok } } } } },
  callbacks: operation({ callbacks: { done: { "{$request.body#/url}": { post: { responses: ok } } } } }),
  encoding: form({ style: "form" }),
  "encoding of multipart": request({ "multipart/form-data": { encoding: { a: {} } } }),
  "encoding without effect": request({ "application/json": { encoding: { a: {} } } }),
  "example objects": request({ "application/json": { examples: { one: { value: 1 } } } }),
  "external documentation": operation({ externalDocs: { url: "https://example.com" } }),
  "header parameter Accept": header("Accept"),
  "header parameter Authorization": header("Authorization"),
  "header parameter Content-Type": header("Content-Type"),
  "item schema": request({ "application/jsonl": { itemSchema: text } }),
  "item schema of no sequence": request({ "application/json": { itemSchema: text } }),
  links: response({}, { links: { next: { operationId: "doThing" } } }),
  "method CONNECT": { paths: { "/a": { additionalOperations: { CONNECT: { responses: ok } } } } },
  "method TRACE": operation({}, "trace"),
  "method TRACK": { paths: { "/a": { additionalOperations: { TRACK: { responses: ok } } } } },
  "nested encoding": form({ encoding: { b: {} } }),
  "parameter content": operation({ parameters: [{ name: "p", in: "query", content: { "application/json": {} } }] }),
  "parameter in querystring": operation({
    parameters: [{ name: "p", in: "querystring", content: { "application/json": {} } }],
  }),
  "parameter style cookie": parameter({ in: "cookie", style: "cookie" }),
  "parameter style deepObject": parameter({ in: "query", style: "deepObject", schema: { type: "object" } }),
  "parameter style form": parameter({ in: "query" }),
  "parameter style label": pathParameter("label"),
  "parameter style matrix": pathParameter("matrix"),
  "parameter style pipeDelimited": parameter({ in: "query", style: "pipeDelimited" }),
  "parameter style simple": pathParameter("simple"),
  "parameter style spaceDelimited": parameter({ in: "query", style: "spaceDelimited" }),
  "request body binary": request(binary),
  "request body form": request(anyForm),
  "request body json": request(json),
  "request body multipart": request(multipart),
  "request body range": request(range),
  "request body sequential": request(sequential),
  "request body text": request(plain),
  "response body binary": response(binary),
  "response body beside a status without one": operation({ responses: { "204": { description: "", content: json } } }),
  "response body form": response(anyForm),
  "response body json": response(json),
  "response body multipart": response(multipart),
  "response body range": response(range),
  "response body sequential": response(sequential),
  "response body text": response(plain),
  "response header Content-Type": response({}, { headers: { "Content-Type": { schema: text } } }),
  "response headers": response({}, { headers: { "X-A": { schema: text } } }),
  "security apiKey": scheme({ type: "apiKey", in: "header", name: "X-Key" }),
  "security http basic": scheme({ type: "http", scheme: "basic" }),
  "security http bearer": scheme({ type: "http", scheme: "bearer" }),
  "security http other": scheme({ type: "http", scheme: "digest" }),
  "security mutualTLS": scheme({ type: "mutualTLS" }),
  "security oauth2": scheme({ type: "oauth2", flows: {} }),
  "security openIdConnect": scheme({ type: "openIdConnect", openIdConnectUrl: "https://example.com" }),
  "security scheme without use": scheme({ type: "mutualTLS" }, false),
  "server variables": { ...operation({}), servers: [{ url: "/{a}", variables: { a: { default: "x" } } }] },
  webhooks: { webhooks: { done: { post: { responses: ok } } } },
};

/** What the model and the emitters refuse of a document. */
function treated(document: JsonObject) {
  const servers: JsonValue = [{ url: "https://api.example.com" }];
  const { api, diagnostics } = build({ servers, ...document });
  const emitting = new Diagnostics();
  emit(api, ["model", "server", "client"], { settings, diagnostics: emitting });
  // What is ignored is told, and is documentation in the ledger.
  const all = [...diagnostics, ...emitting.list].filter(({ code }) => code !== "ignored-keyword");
  expect(all.filter(({ code }) => !("refusal" in catalogue[code]))).toEqual([]);
  return { ledger: ledgerAfter(api, all), refused: all.length > 0 };
}

describe("the ledger is true of the feature", () => {
  test.each(Object.entries(documents))("%s", (feature, document) => {
    const { ledger, refused } = treated(document);
    const entry = ledger.find(({ subject }) => subject === feature);
    expect(entry).toMatchObject({ count: 1 });
    expect(entry?.treatment === "refused").toBe(refused);
  });

  test("and of all features", () => {
    expect(Object.keys(documents).sort()).toEqual(Object.keys(features).sort());
  });
});

describe("what is refused in one place is refused there alone", () => {
  const object: JsonObject = { type: "object", properties: { a: { type: "array", items: { type: "object" } } } };
  const imageForm: JsonObject = {
    "application/x-www-form-urlencoded": {
      schema: { type: "object", properties: { a: text } },
      encoding: { a: { contentType: "image/png" } },
    },
  };
  const partly: Readonly<Record<string, readonly [subject: Feature, document: JsonObject]>> = {
    "text that is a number": ["request body text", request({ ...plain, "text/csv": { schema: { type: "number" } } })],
    "XML that is an object": ["response body text", response({ ...plain, "application/xml": { schema: object } })],
    "a form with a member that is an image": [
      "request body form",
      {
        paths: {
          "/forms": { post: { requestBody: { content: anyForm }, responses: ok } },
          "/others": { post: { requestBody: { content: imageForm }, responses: ok } },
        },
      },
    ],
    "a list of objects in a query": [
      "parameter style form",
      operation({
        parameters: [
          { name: "p", in: "query", schema: text },
          { name: "q", in: "query", schema: { type: "array", items: { type: "object" } } },
        ],
      }),
    ],
    "a parameter in XML": [
      "parameter content",
      operation({
        parameters: [
          { name: "p", in: "query", content: json },
          { name: "q", in: "query", content: { "application/xml": { schema: object } } },
        ],
      }),
    ],
    "a header that is an object": [
      "response headers",
      response({}, { headers: { "X-A": { schema: text }, "X-B": { schema: object } } }),
    ],
  };

  test.each(Object.entries(partly))("%s", (_, [subject, document]) => {
    expect(treated(document).ledger.filter((entry) => entry.subject === subject)).toEqual([
      { subject, treatment: "enforced", count: 1 },
      { subject, treatment: "refused", count: 1 },
    ]);
  });

  test("also all that is inside of it", () => {
    const { ledger } = treated(operation({ parameters: [{ name: "p", in: "query", schema: text }] }, "trace"));
    expect(ledger).toContainEqual({ subject: "parameter style form", treatment: "refused", count: 1 });
  });
});

describe("a refusal is told to those whom it concerns", () => {
  const said = (document: JsonObject, roles: readonly PackageRole[]) => {
    const { api } = build(document);
    const diagnostics = new Diagnostics();
    emit(api, roles, { settings, diagnostics });
    return diagnostics.list.map(({ message }) => message);
  };

  test("what the server alone cannot do is of no concern where only a client is written", () => {
    const formResponse = response({ "application/x-www-form-urlencoded": { schema: text } });
    expect(said(formResponse, ["model", "client"])).toEqual([]);
    expect(said(formResponse, ["model", "server", "client"])).toEqual([expect.stringMatching(/^the server does not/)]);
    expect(said(formResponse, ["model", "server"])).toEqual([expect.stringMatching(/^the server does not/)]);
  });

  test("what neither end can do is said of the one that is written", () => {
    const traced = operation({}, "trace");
    expect(said(traced, ["client"])).toEqual(["the client does not send the method TRACE"]);
    expect(said(traced, ["server"])).toEqual(["the server does not receive the method TRACE"]);
  });
});
