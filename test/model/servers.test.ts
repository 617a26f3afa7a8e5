import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { build, buildClean, nothing, onlyOperation, problems } from "./build.ts";

function basePathsOf(url: string, variables: JsonObject = {}): readonly string[] {
  const [server] = buildClean({ servers: [{ url, variables }] }).servers;
  return server?.basePaths.map(({ template }) => template) ?? [];
}

test.each([
  ["https://api.example.com/v2", "/v2"],
  ["https://api.example.com/v2/", "/v2"],
  ["https://api.example.com", ""],
  ["https://api.example.com:8443/a/b", "/a/b"],
  ["//api.example.com/v2", "/v2"],
  ["/v2", "/v2"],
  ["v2", "/v2"],
  ["./v2", "/v2"],
  ["https://api.example.com/../a/b/%2E./v2", "/a/v2"],
  ["/", ""],
])("%s has the base path %j", (url, basePath) => {
  expect(basePathsOf(url)).toEqual([basePath]);
});

describe("variables in the base path", () => {
  const version = { default: "v2", enum: ["v1", "v2", "v3"] };
  const free = (byDefault: string) => ({ default: byDefault });

  test.each<[string, JsonObject, string[]]>([
    ["https://x.example/{version}/y", { version }, ["/v2/y", "/v1/y", "/v3/y"]],
    ["https://x.example/api-{version}", { version }, ["/api-v2", "/api-v1", "/api-v3"]],
    ["{version}", { version }, ["/v2", "/v1", "/v3"]],
    ["https://{version}.example/y", { version }, ["/y"]],
    ["{scheme}://{host}:{port}/y", { scheme: free("https"), host: free("h"), port: free("1") }, ["/y"]],
    ["https://x.example/{tenant}/y", { tenant: free("demo") }, ["/{tenant}/y"]],
    ["https://x.example/t-{tenant}", { tenant: free("") }, ["/t-{tenant}", "/t-"]],
    ["https://x.example/{base}", { base: free("/prod") }, ["/{base}", "/prod"]],
    ["/{base}/v1", { base: free("/prod/") }, ["/{base}/v1", "/prod/v1"]],
    ["/{base}/v1", { base: free("") }, ["/{base}/v1", "/v1"]],
    ["/{base}/", { base: { default: "", enum: ["", "/a", "//b/"] } }, ["", "/a", "/b"]],
    ["{base}/v1", { base: { default: "/", enum: ["/", "a//b"] } }, ["/v1", "/a/b/v1"]],
    ["{base}/v1", { base: { default: "https://x.example//a/", enum: ["https://x.example//a/"] } }, ["/a/v1"]],
    ["https://x.example/{base}", { base: free("api/v2") }, ["/{base}", "/api/v2"]],
    ["https://x.example{base}", { base: { default: "/v2", enum: ["/v1", "/v2", ""] } }, ["/v2", "/v1", ""]],
    ["https://{host}", { host: free("x.example/v2") }, ["/v2"]],
    ["/{a}/{b}", { a: { default: "1", enum: ["1", "2"] }, b: free("x") }, ["/1/{b}", "/2/{b}"]],
    ["/{version}", { version: { default: "{x}", enum: ["{x}", "y"] } }, ["/%7Bx%7D", "/y"]],
    ["/{version}/$&", { version: { default: "$&" } }, ["/{version}/$&"]],
  ])("%s", (url, variables, expected) => {
    expect(basePathsOf(url, variables)).toEqual(expected);
  });

  test("more than a router can hold are refused", () => {
    const digits = { default: "0", enum: [..."0123456789"] };
    const variables = { a: digits, b: digits, c: digits, d: digits };
    const { api, diagnostics } = build({ servers: [{ url: "/{a}{b}{c}{d}", variables }] });
    expect(problems(diagnostics)).toEqual([
      "error unsupported-feature /servers/0/url: the variables of the URL make more than 100 base paths",
    ]);
    expect(api.servers[0]?.basePaths.map(({ template }) => template)).toEqual(["/{a}{b}{c}{d}"]);
  });
});

test("a server with all that it has", () => {
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
    basePaths: [
      { template: "/v2/x", segments: [[{ kind: "literal", text: "v2" }], [{ kind: "literal", text: "x" }]] },
      { template: "/v1/x", segments: [[{ kind: "literal", text: "v1" }], [{ kind: "literal", text: "x" }]] },
    ],
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

test("a variable that is misspelt is told with the one that is meant", () => {
  const { diagnostics } = build({ servers: [{ url: "https://{hots}", variables: { host: { default: "a" } } }] });
  expect(diagnostics.map(({ help }) => help)).toEqual(["Is `host` meant?"]);
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

test("a variable that is not defined has no default, unless it is a misspelt one", () => {
  const variables = { region: { default: "us" } };
  const url = "https://{subdomain}.example/{tenant}/{regoin}";
  const { api, diagnostics } = build({ servers: [{ url, variables }] });
  const undefinedVariable = (name: string) => `the URL has a variable \`${name}\` that \`variables\` does not define`;
  expect(diagnostics.map(({ message, mend, help }) => [message, mend ?? help])).toEqual([
    [undefinedVariable("subdomain"), "it has no default: who makes a client gives its value"],
    [undefinedVariable("tenant"), "it has no default: who makes a client gives its value"],
    [undefinedVariable("regoin"), "Is `region` meant?"],
  ]);
  expect(api.servers[0]?.variables[1]).toEqual({
    name: "subdomain",
    enum: undefined,
    default: undefined,
    description: undefined,
  });
  expect(api.servers[0]?.basePaths.map(({ template }) => template)).toEqual(["/{tenant}/{regoin}"]);
});

test.each([
  ["https://a.example/}x{", 1],
  ["https://{host/v2", 1],
  ["https://a.example/{{host}", 1],
  ["https://{host}/v2", 0],
  ["https://a.example/%7Bx%7D", 0],
])("braces of a URL stand around names: %s", (url, count) => {
  const { diagnostics } = build({ servers: [{ url, variables: { host: { default: "a" } } }] });
  const found = "error invalid-document /servers/0/url: the URL has a brace without its other half";
  expect(problems(diagnostics)).toEqual(new Array(count).fill(found));
});
