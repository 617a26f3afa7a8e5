import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { build, buildClean, nothing, onlyOperation, problems } from "./build.ts";

const page = { name: "page[number]", in: "query", schema: { type: "integer" } };

function operationWith(extension: JsonObject) {
  const get = {
    operationId: "listUsers",
    tags: ["Users"],
    parameters: [page],
    responses: nothing,
    "x-specwright": extension,
  };
  return { paths: { "/users": { get } } };
}

test("the members of an operation", () => {
  const pagination = {
    kind: "page",
    parameter: "page[number]",
    items: "/data",
    page: "/meta/page",
    totalPages: "/meta/total",
  };
  const operation = onlyOperation(
    buildClean(
      operationWith({
        name: "readUsers",
        resource: "admin.users",
        method: "delete",
        pagination,
        paths: ["/v1/users", "/users/all"],
        validation: "handler",
        idempotent: false,
      }),
    ),
  );
  expect(operation).toMatchObject({
    name: { spec: "listUsers", typescript: "readUsers", reason: "extension" },
    typeName: "ReadUsers",
    resource: { path: ["admin", "users"], method: "delete" },
    pagination,
    validation: "handler",
    idempotent: false,
  });
  expect(operation.otherPaths.map((path) => path.template)).toEqual(["/v1/users", "/users/all"]);
});

test("each member can be left out", () => {
  const operation = onlyOperation(buildClean(operationWith({})));
  expect(operation).toMatchObject({
    name: { typescript: "listUsers" },
    resource: { path: ["users"], method: "listUsers" },
    validation: "generated",
    idempotent: true,
    otherPaths: [],
  });
  expect(operation.pagination).toBeUndefined();
});

test.each([
  [{ kind: "page", parameter: "page[number]", items: "" }],
  [{ kind: "page", parameter: "page[number]", items: "/list", totalPages: "/pages" }],
  [{ kind: "page", parameter: "page[number]", items: "/list", page: "/page" }],
  [{ kind: "cursor", parameter: "page[number]", items: "", next: "/next" }],
  [{ kind: "offset", parameter: "page[number]", items: "/list", total: "/count" }],
  [{ kind: "offset", parameter: "page[number]", items: "/list" }],
  [{ kind: "link", items: "" }],
])("pagination %j", (pagination) => {
  expect(onlyOperation(buildClean(operationWith({ pagination }))).pagination).toMatchObject(pagination);
});

describe("errors of an operation", () => {
  test.each<[JsonObject, string, string]>([
    [{ resourse: "users" }, "/resourse", "`resourse` is no member of `x-specwright` here"],
    [{ options: [] }, "/options", "`options` is no member of `x-specwright` here"],
    [{ name: "delete" }, "/name", "`name` has to be a TypeScript identifier that is no reserved word or global"],
    [
      { resource: "a..b" },
      "/resource",
      "`resource` has to be one or more TypeScript identifiers with dots between them, which objects have no members of by themselves",
    ],
    [
      { resource: "users.constructor" },
      "/resource",
      "`resource` has to be one or more TypeScript identifiers with dots between them, which objects have no members of by themselves",
    ],
    [
      { method: "a-b" },
      "/method",
      "`method` has to be a TypeScript identifier that objects have no member of by themselves",
    ],
    [
      { method: "then" },
      "/method",
      "`method` has to be a TypeScript identifier that objects have no member of by themselves",
    ],
    [{ validation: "none" }, "/validation", "`validation` has to be `generated` or `handler`"],
    [{ idempotent: "yes" }, "/idempotent", "`idempotent` has to be true or false"],
    [{ paths: "/a" }, "/paths", "`paths` has to be a list of path templates"],
    [
      { pagination: { kind: "pages" } },
      "/pagination",
      "`pagination` has to be an object with a `kind`: page, cursor, offset or link",
    ],
    [
      { pagination: { kind: "cursor", parameter: "page[number]", items: "data", next: "" } },
      "/pagination/items",
      "`items` has to be a JSON Pointer",
    ],
    [
      { pagination: { kind: "cursor", parameter: "page[number]", items: "" } },
      "/pagination",
      "`next` is missing: a JSON Pointer",
    ],
    [
      { pagination: { kind: "page", items: "" } },
      "/pagination",
      "`parameter` is missing: the name of a query parameter",
    ],
    [
      { pagination: { kind: "page", parameter: "page[number]", items: "", page: 1 } },
      "/pagination/page",
      "`page` has to be a JSON Pointer",
    ],
    [
      { pagination: { kind: "cursor", parameter: "page[number]", items: "", next: "", total: "" } },
      "/pagination/total",
      "`total` is no member of `x-specwright` here",
    ],
    [
      { pagination: { kind: "link", items: "", parameter: "page[number]" } },
      "/pagination/parameter",
      "`parameter` is no member of `x-specwright` here",
    ],
    [{ pagination: { kind: "link" } }, "/pagination", "`items` is missing: a JSON Pointer"],
    [
      { pagination: { kind: "cursor", parameter: "cursor", items: "", next: "" } },
      "/pagination/parameter",
      "the operation has no query parameter `cursor`",
    ],
  ])("%j", (extension, pointer, message) => {
    const { diagnostics } = build(operationWith(extension));
    expect(problems(diagnostics)).toEqual([
      `error invalid-extension /paths/~1users/get/x-specwright${pointer}: ${message}`,
    ]);
  });

  test("a similar member is named, else all of them", () => {
    expect(build(operationWith({ resourse: "users" })).diagnostics[0]?.help).toBe("Is `resource` meant?");
    expect(build(operationWith({ x: 1 })).diagnostics[0]?.help).toBe(
      "Its members here are name, resource, method, pagination, paths, validation, idempotent, arrayFormat.",
    );
  });

  test("a path has the parameters of the operation's own", () => {
    const { diagnostics } = build(operationWith({ paths: ["/users/{id}", "users", "/users?"] }));
    expect(problems(diagnostics).map((text) => text.replace(/^.*paths\//, ""))).toEqual([
      "1: a path has to begin with a slash",
      "2: a path cannot have a query",
      "0: this path has other parameters than the operation's own, `/users`",
    ]);
  });

  test("a resource has a method once, and a method is no resource", () => {
    const at = (resource: string, method: string) => ({ responses: nothing, "x-specwright": { resource, method } });
    const { diagnostics } = build({
      paths: {
        "/a": { get: at("users", "list") },
        "/b": { get: at("users", "list") },
        "/c": { get: at("users.list", "all") },
      },
    });
    expect(problems(diagnostics)).toEqual([
      "error name-clash /paths/~1b/get/x-specwright: `client.users.list()` is `getA` already",
      "error name-clash /paths/~1a/get/x-specwright: `client.users.list` is a resource with methods already",
    ]);
  });
});

test("the options of a security scheme", () => {
  const scheme = (options: JsonObject[]) => ({
    components: { securitySchemes: { basic: { type: "http", scheme: "basic", "x-specwright": { options } } } },
  });
  const options = [{ name: "clientID", environment: "CLIENT_ID" }, { name: "clientSecret" }];
  expect(buildClean(scheme(options)).securitySchemes[0]?.client?.options).toEqual([
    { name: "clientID", environment: "CLIENT_ID" },
    { name: "clientSecret", environment: undefined },
  ]);
  for (const wrong of [
    [],
    [{}],
    [{ name: "a-b" }],
    [{ name: "a" }, { name: "b" }, { name: "c" }],
    [{ name: "timeout" }],
  ]) {
    expect(problems(build(scheme(wrong)).diagnostics)).toEqual([
      "error invalid-extension /components/securitySchemes/basic/x-specwright/options: `options` has to be a list of one or two objects, each with a `name` that is no option of every client, and perhaps an `environment`",
    ]);
  }
  expect(problems(build(scheme([{ name: "a", env: "A" }])).diagnostics)).toEqual([
    "error invalid-extension /components/securitySchemes/basic/x-specwright/options/0/env: `env` is no member of `x-specwright` here",
  ]);
});

test("the extension has no meaning anywhere else", () => {
  const extension = { "x-specwright": { name: "x" } };
  const { diagnostics } = build({
    ...extension,
    servers: [{ url: "/", ...extension }],
    tags: [{ name: "a", ...extension }],
    paths: {
      "/a": {
        ...extension,
        get: {
          parameters: [{ name: "p", in: "query", schema: {}, ...extension }],
          responses: { "200": { description: "", ...extension } },
        },
      },
    },
  });
  expect(problems(diagnostics).map((text) => text.split(":")[0])).toEqual([
    "error invalid-extension /x-specwright/name",
    "error invalid-extension /servers/0/x-specwright",
    "error invalid-extension /paths/~1a/x-specwright",
    "error invalid-extension /tags/0/x-specwright",
    "error invalid-extension /paths/~1a/get/parameters/0/x-specwright/name",
    "error invalid-extension /paths/~1a/get/responses/200/x-specwright",
  ]);
});
