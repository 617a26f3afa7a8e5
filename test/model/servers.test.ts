import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/json.ts";
import { build, buildClean, nothing, onlyOperation, problems } from "./build.ts";

test.each([
  ["https://api.example.com/v2", "/v2"],
  ["https://api.example.com/v2/", "/v2"],
  ["https://api.example.com", ""],
  ["https://user@api.example.com:8443/a/b?x=1#y", "/a/b"],
  ["//api.example.com/v2", "/v2"],
  ["/v2", "/v2"],
  ["v2", "/v2"],
  ["./v2", "/v2"],
  ["/", ""],
])("%s has the base path %j", (url, basePath) => {
  expect(buildClean({ servers: [{ url }] }).servers.map((server) => server.basePath)).toEqual([basePath]);
});

test("variables are at their defaults in the base path", () => {
  const variables = {
    version: { default: "v2", enum: ["v1", "v2"], description: "which" },
    host: { default: "a.example" },
  };
  const [server] = buildClean({
    servers: [{ url: "https://{host}/{version}/x", name: "main", description: "d", variables }],
  }).servers;
  expect(server).toEqual({
    url: "https://{host}/{version}/x",
    name: "main",
    description: "d",
    basePath: "/v2/x",
    variables: [
      { name: "version", default: "v2", enum: ["v1", "v2"], description: "which" },
      { name: "host", default: "a.example", enum: undefined, description: undefined },
    ],
  });
});

describe("whose servers", () => {
  const serversOf = (root: JsonObject, item: JsonObject, operation: JsonObject) => {
    const api = buildClean({ ...root, paths: { "/a": { ...item, get: { ...operation, responses: nothing } } } });
    const { servers, serversInherited } = onlyOperation(api);
    return [servers.map((server) => server.url), serversInherited];
  };
  const at = (url: string) => ({ servers: [{ url }] });

  test("the operation's, else the path item's, else the document's, else the root", () => {
    expect(serversOf(at("/d"), at("/p"), at("/o"))).toEqual([["/o"], false]);
    expect(serversOf(at("/d"), at("/p"), {})).toEqual([["/p"], false]);
    expect(serversOf(at("/d"), {}, {})).toEqual([["/d"], true]);
    expect(serversOf({}, {}, {})).toEqual([["/"], true]);
    expect(serversOf({ servers: [] }, {}, {})).toEqual([["/"], true]);
  });
});

test("a variable is defined, and its default is one of its values", () => {
  const { diagnostics } = build({
    servers: [{ url: "https://{host}/{version}", variables: { version: { default: "v3", enum: ["v1", "v2"] } } }],
  });
  expect(problems(diagnostics)).toEqual([
    "error invalid-document /servers/0/variables/version/default: the default is none of the variable's values",
    "error invalid-document /servers/0/url: the URL has a variable `host` that `variables` does not define",
  ]);
});
