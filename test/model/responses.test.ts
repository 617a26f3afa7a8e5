import { expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import type { Response } from "../../generator/model/api/response.ts";
import { build, buildClean, onlyOperation, problems, schemaNamesOf } from "./build.ts";

function apiWith(responses: JsonObject, components: JsonObject = {}) {
  return buildClean({ paths: { "/a": { get: { operationId: "readA", responses } } }, components });
}

function responsesOf(responses: JsonObject, components: JsonObject = {}): readonly Response[] {
  return onlyOperation(apiWith(responses, components)).responses;
}

test("exact statuses come first, then ranges, then the default", () => {
  const description = "";
  const keys = ["default", "5XX", "404", "2XX", "200", "x-own"];
  const list = responsesOf(Object.fromEntries(keys.map((key) => [key, { description }])));
  expect(list.map((response) => response.status)).toEqual([
    { kind: "exact", status: 200 },
    { kind: "exact", status: 404 },
    { kind: "range", digit: 2 },
    { kind: "range", digit: 5 },
    { kind: "default" },
  ]);
});

test("inline bodies and headers are named after operation and status", () => {
  const content = { "application/json": { schema: { properties: {} } } };
  const header = { "X-Limits": { content: { "application/json": { schema: { properties: {} } } } } };
  const api = apiWith({
    "200": { description: "", content, headers: header },
    "4XX": { description: "", content: { "application/problem+json": { schema: { properties: {} } } } },
    default: { description: "", content },
  });
  expect(schemaNamesOf(api)).toEqual([
    "ReadA200XLimitsHeader",
    "ReadA200Body",
    "ReadA4XXProblemBody",
    "ReadADefaultBody",
  ]);
});

test("a component is named after itself, and its description can be replaced at the reference", () => {
  const list = responsesOf(
    {
      "404": { $ref: "#/components/responses/NotFound", description: "no such pet" },
      "410": { $ref: "#/components/responses/NotFound" },
    },
    {
      responses: {
        NotFound: {
          description: "not found",
          headers: { "Retry-After": { $ref: "#/components/headers/RetryAfter" } },
          content: { "application/json": { schema: { properties: { error: { type: "string" } } } } },
        },
      },
      headers: {
        RetryAfter: {
          required: true,
          description: "seconds",
          schema: { oneOf: [{ properties: {} }, { type: "object" }] },
        },
      },
    },
  );
  expect(list.map((response) => response.description)).toEqual(["no such pet", "not found"]);
  expect(list[0]?.content[0]?.schema?.name?.typescript).toBe("NotFoundResponseBody");
  expect(list[0]?.headers).toMatchObject([
    {
      name: "retry-after",
      required: true,
      description: "seconds",
      explode: false,
      value: { schema: { name: { typescript: "RetryAfterHeader" } } },
    },
  ]);
});

test("content-type is no header of a response", () => {
  const headers = { "Content-Type": { schema: {} }, ETag: { schema: { type: "string" }, deprecated: true } };
  expect(responsesOf({ "200": { description: "", headers } })[0]?.headers).toMatchObject([
    { name: "etag", deprecated: true },
  ]);
});

test("links are kept as they stand", () => {
  const links = {
    next: {
      operationId: "readB",
      parameters: { id: "$response.body#/id", fixed: 1 },
      requestBody: { a: null },
      description: "on",
      server: { url: "https://b.example/v1" },
    },
    other: { $ref: "#/components/links/Other" },
  };
  expect(
    responsesOf({ "200": { description: "", links } }, { links: { Other: { operationRef: "#/paths/~1a/get" } } })[0]
      ?.links,
  ).toMatchObject([
    {
      name: "next",
      operationId: "readB",
      parameters: [
        { name: "id", value: "$response.body#/id" },
        { name: "fixed", value: 1 },
      ],
      requestBody: { a: null },
      description: "on",
      server: { basePaths: [{ template: "/v1" }] },
    },
    { name: "other", operationId: undefined, operationRef: "#/paths/~1a/get", parameters: [] },
  ]);
});

test("a header may be called as an extension is", () => {
  const headers = { "x-count": { schema: { type: "integer" } }, "X-Total": { schema: { type: "integer" } } };
  const [response] = responsesOf({ "200": { description: "", headers } });
  expect(response?.headers.map(({ name }) => name)).toEqual(["x-count", "x-total"]);
});

test("of headers that differ in case alone the first counts", () => {
  const schema = { type: "string" };
  const headers = { ETag: { schema }, "X-A": { schema }, Etag: { schema: { type: "integer" } } };
  const content = {
    "multipart/form-data": {
      schema: { type: "object", properties: { f: { type: "string" } } },
      encoding: { f: { headers: { "X-A": { schema }, "x-a": { schema } } } },
    },
  };
  const { api, diagnostics } = build({
    paths: { "/a": { post: { requestBody: { content }, responses: { "200": { description: "", headers } } } } },
  });
  expect(problems(diagnostics)).toEqual([
    "error invalid-document /paths/~1a/post/requestBody/content/multipart~1form-data/encoding/f/headers/x-a: the header `x-a` stands twice here",
    "error invalid-document /paths/~1a/post/responses/200/headers/Etag: the header `Etag` stands twice here",
  ]);
  expect(diagnostics.map(({ mend }) => mend)).toEqual(["the first one counts", "the first one counts"]);
  const { body, responses } = onlyOperation(api);
  expect(responses[0]?.headers).toMatchObject([
    { name: "etag", value: { schema: { types: ["string"] } } },
    { name: "x-a" },
  ]);
  expect(body?.content[0]?.encoding).toMatchObject([{ headers: [{ name: "x-a" }] }]);
});

test("what a status without a body is said to have as one is ignored, which is told", () => {
  const content = { "application/json": { schema: { properties: { ok: { type: "boolean" } } } } };
  const statuses = ["200", "204", "205", "304"];
  const { api, diagnostics } = build({
    paths: {
      "/a": {
        delete: { responses: Object.fromEntries(statuses.map((status) => [status, { description: "", content }])) },
        put: { responses: { "204": { description: "", content: {} } } },
      },
    },
  });
  expect(problems(diagnostics)).toEqual(
    statuses
      .slice(1)
      .map(
        (status) =>
          `warning ignored-keyword /paths/~1a/delete/responses/${status}/content: the body that is described is ignored: a response ${status} has none`,
      ),
  );
  expect(api.operations[0]?.responses.map((response) => response.content.length)).toEqual([1, 0, 0, 0]);
  const subject = "response body beside a status without one";
  expect(api.ledger.filter((entry) => entry.subject === subject)).toMatchObject([{ count: 3 }]);
});
