import { describe, expect, test } from "vitest";
import { parsePathTemplate, pathParameterNames, pathShape } from "../../generator/model/parse-path-template.ts";
import { build, buildClean, nothing, problems } from "./build.ts";

const literal = (text: string) => ({ kind: "literal", text });
const parameter = (name: string) => ({ kind: "parameter", name });

test.each([
  ["/", [[]]],
  ["/pets", [[literal("pets")]]],
  ["/pets/", [[literal("pets")], []]],
  ["/pets/{id}/toys", [[literal("pets")], [parameter("id")], [literal("toys")]]],
  ["/{year}-{month}.json", [[parameter("year"), literal("-"), parameter("month"), literal(".json")]]],
  ["/a%20b/é", [[literal("a%20b")], [literal("é")]]],
  ["/{path/with/slashes}", [[parameter("path/with/slashes")]]],
])("%s", (template, segments) => {
  expect(parsePathTemplate(template)).toEqual({
    path: { template, segments },
    problems: [],
    dots: [],
    fragment: undefined,
  });
});

test.each([
  ["/b/../c", "/c", [".."]],
  ["/../../x", "/x", ["..", ".."]],
  ["/./a/%2E%2e/{b}/.", "/{b}/", [".", "%2E%2e", "."]],
  ["/a/..", "/", [".."]],
  ["/a/{b}-{c}/..", "/a/", [".."]],
  ["/..a/.b/...", "/..a/.b/...", []],
])("%s is read as %s", (template, read, dots) => {
  const parsed = parsePathTemplate(template);
  expect(parsed.dots).toEqual(dots);
  expect(parsed.path).toEqual(parsePathTemplate(read).path);
});

test.each([
  ["/pets/{id", "a brace is opened and not closed"],
  ["/pets/id}", "a brace is closed that was not opened"],
  ["/{a{b}}", "a brace is opened in braces"],
  ["/{}", "a parameter has no name"],
  ["/{id}/{id}", "the parameter `id` stands twice"],
  ["/pets?sort=name", "a path has no query: declare query parameters instead"],
])("%s is wrong: %s", (template, problem) => {
  expect(parsePathTemplate(template).problems).toContain(problem);
});

test("a fragment is no part of the template", () => {
  expect(parsePathTemplate("/token/{id}#refresh/{x}")).toEqual({
    ...parsePathTemplate("/token/{id}"),
    fragment: "refresh/{x}",
  });
});

test("a template has a shape and parameters", () => {
  const { path } = parsePathTemplate("/a/{b}-{c}/d");
  expect(pathParameterNames(path)).toEqual(["b", "c"]);
  expect(pathShape(path)).toBe("/a/{}-{}/d");
});

describe("in a document", () => {
  test("a path without a text between parameters is told, and one that URLs resolve is read so", () => {
    const { api, diagnostics } = build({
      paths: {
        "/a/../{b}{c}": { parameters: [declared("b"), declared("c")], get: { responses: nothing } },
      },
    });
    expect(problems(diagnostics)).toEqual([
      "error invalid-path /paths/~1a~1..~1{b}{c}: a path cannot have the segment `..`: no request carries it",
      "warning invalid-path /paths/~1a~1..~1{b}{c}: nothing stands between `{b}` and `{c}`, and no server can tell where one ends",
    ]);
    expect(diagnostics[0]?.mend).toBe("it is read as `/{b}{c}`");
    expect(api.operations.map(({ path }) => path.template)).toEqual(["/{b}{c}"]);
  });

  const declared = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });

  test("a parameter of the template has to be declared, and a declared one has to be in the template", () => {
    const { diagnostics } = build({
      paths: { "/pets/{id}": { parameters: [declared("petId")], get: { responses: nothing } } },
    });
    expect(problems(diagnostics)).toEqual([
      "error invalid-path /paths/~1pets~1{id}/get: the parameter `id` of `/pets/{id}` is not declared",
      "error invalid-path /paths/~1pets~1{id}/parameters/0: `/pets/{id}` has no parameter `petId`",
    ]);
  });

  test("a path item without operations declares nothing", () => {
    buildClean({ paths: { "/pets/{id}": {} } });
  });

  test("paths that differ in the names of parameters alone are one", () => {
    const item = (name: string) => ({ get: { parameters: [declared(name)], responses: nothing } });
    const { diagnostics } = build({
      paths: { "/pets/{id}": item("id"), "/pets/mine": { get: { responses: nothing } }, "/pets/{name}": item("name") },
    });
    expect(problems(diagnostics)).toEqual([
      "error ambiguous-path /paths/~1pets~1{name}: `/pets/{name}` matches the same requests as `/pets/{id}`",
    ]);
    expect(diagnostics[0]?.related?.[0]?.location.pointer).toBe("/paths/~1pets~1{id}");
  });

  test("a further path must not be another operation's, on any of its servers", () => {
    const { diagnostics } = build({
      servers: [{ url: "https://example.com/v2" }],
      paths: {
        "/pets": { get: { operationId: "listPets", responses: nothing } },
        "/animals": {
          get: { responses: nothing, "x-specwright": { paths: ["/v2/pets"] } },
          post: { responses: nothing, "x-specwright": { paths: ["/v2/pets"] } },
        },
      },
    });
    expect(problems(diagnostics)).toEqual([
      "error ambiguous-path /paths/~1animals/get/x-specwright/paths/0: `/v2/pets` is a path of `listPets` too",
    ]);
  });
});
