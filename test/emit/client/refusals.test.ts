import { expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/load/json.ts";
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
    said: ["error unsupported-method /paths/~1things/trace: fetch does not send TRACE"],
    operations: undefined,
  });
});

test("a body that fetch does not send", () => {
  const requestBody = { content: { "application/json": { schema: { type: "object" } } } };
  const { said, operations } = refused({ requestBody }, {}, "get");
  expect(said).toEqual(["error unsupported-feature /paths/~1things/get/requestBody: fetch sends no body with GET"]);
  expect(operations).not.toContain("body:");
});

test("a media type that is not written yet is left out, and the others stay", () => {
  const requestBody = { content: { "multipart/form-data": {}, "text/plain": { schema: { type: "string" } } } };
  const { said, operations } = refused({ requestBody });
  expect(said).toEqual([
    "error unsupported-media-type /paths/~1things/post/requestBody/content/multipart~1form-data: the client cannot send multipart/form-data",
  ]);
  expect(operations).toContain('body: { content: ["text/plain"] }');
});

test("a media type that is not read yet", () => {
  const responses = { "200": { description: "events", content: { "text/event-stream": {} } } };
  expect(refused({ responses }).said).toEqual([
    "error unsupported-media-type /paths/~1things/post/responses/200/content/text~1event-stream: the client cannot read text/event-stream",
  ]);
});

test("a parameter within which a value has values of its own", () => {
  const nested = { type: "array", items: { type: "object", properties: { a: { type: "string" } } } };
  const { said, operations } = refused({ parameters: [{ name: "filter", in: "query", schema: nested }] });
  expect(said).toEqual([
    "error unsupported-parameter /paths/~1things/post/parameters/0: the client cannot write filter with style form",
  ]);
  expect(operations).not.toContain("filter");
});

test("but not one whose style or media type says how", () => {
  const nested = { type: "object", properties: { a: { type: "object" } } };
  const parameters = [
    { name: "deep", in: "query", style: "deepObject", explode: true, schema: nested },
    { name: "json", in: "query", content: { "application/json": { schema: nested } } },
  ];
  const { said, operations } = refused({ parameters });
  expect(said).toEqual([]);
  expect(operations).toContain('{ name: "deep", in: "query", style: "deepObject", explode: true }');
  expect(operations).toContain('{ name: "json", in: "query", style: "json"');
});

test("a security scheme without credentials that a client could send: its alternatives are never satisfied", () => {
  const components = {
    securitySchemes: { certificate: { type: "mutualTLS" }, token: { type: "http", scheme: "bearer" } },
  };
  const { said, operations } = refused({ security: [{ certificate: [] }, { token: [] }] }, { components });
  expect(said).toEqual([
    "error unsupported-security /components/securitySchemes/certificate: the client cannot send the credentials of certificate",
  ]);
  expect(operations).toContain("security: [[token]],");
});
