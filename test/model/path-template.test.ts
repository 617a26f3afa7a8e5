import { describe, expect, test } from "vitest";
import { parsePathTemplate, pathParameterNames, pathShape } from "../../generator/model/syntax/parse-path-template.ts";
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
    repeated: new Map(),
    query: undefined,
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
])("%s is wrong: %s", (template, problem) => {
  expect(parsePathTemplate(template).problems).toContain(problem);
});

test("a name that stands in the template several times is told apart", () => {
  const { path, repeated } = parsePathTemplate("/{id}/a-{id}/{id2}/{id}");
  expect(path).toEqual(parsePathTemplate("/{id}/a-{id3}/{id2}/{id4}").path);
  expect([...repeated]).toEqual([
    ["id3", "id"],
    ["id4", "id"],
  ]);
});

test("a query is no part of the template, a question mark in braces is", () => {
  const { path } = parsePathTemplate("/rides/{id}");
  expect(parsePathTemplate("/rides/{id}?page={page}#top")).toMatchObject({
    path,
    query: "page={page}",
    fragment: "top",
  });
  expect(parsePathTemplate("/rides/{i?d}/x")).toMatchObject({ path: { template: "/rides/{i?d}/x" }, query: undefined });
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

  test("a blank at the end of a path is told, and is one", () => {
    const { api, diagnostics } = build({ paths: { "/a ": { get: { responses: nothing } } } });
    expect(problems(diagnostics)).toEqual([
      "warning invalid-path /paths/~1a : this path ends in a blank, which is a part of it",
    ]);
    expect(api.operations.map(({ path }) => path.template)).toEqual(["/a "]);
  });

  const declared = (name: string) => ({ name, in: "path", required: true, schema: { type: "string" } });

  test("a parameter of the template has to be declared, and a declared one has to be in the template", () => {
    const { diagnostics } = build({
      paths: {
        "/pets/{id}/{toy}": { parameters: [declared("petId")], get: { responses: nothing } },
        "/owners": { parameters: [declared("owner")], get: { responses: nothing } },
      },
    });
    expect(problems(diagnostics)).toEqual([
      "error invalid-path /paths/~1pets~1{id}~1{toy}/get: the parameter `id` of `/pets/{id}/{toy}` is not declared",
      "error invalid-path /paths/~1pets~1{id}~1{toy}/get: the parameter `toy` of `/pets/{id}/{toy}` is not declared",
      "error invalid-path /paths/~1pets~1{id}~1{toy}/parameters/0: `/pets/{id}/{toy}` has no parameter `petId`",
      "error invalid-path /paths/~1owners/parameters/0: `/owners` has no parameter `owner`",
    ]);
  });

  test("a parameter that stands twice in the template is two, that are declared alike", () => {
    const { api, diagnostics } = build({
      paths: {
        "/{at}/pets/{at}": {
          parameters: [{ ...declared("at"), schema: { type: "integer" } }],
          get: { responses: nothing },
        },
      },
    });
    expect(problems(diagnostics)).toEqual([
      "error invalid-path /paths/~1{at}~1pets~1{at}: the parameter `at` stands twice",
    ]);
    expect(diagnostics[0]?.mend).toBe(
      "the later one is a parameter of its own, `at2`, that is declared as the first one",
    );
    expect(api.operations[0]?.path.template).toBe("/{at}/pets/{at2}");
    expect(
      api.operations[0]?.parameters.map(({ name, value }) => [name, value.kind === "schema" && value.schema?.types]),
    ).toEqual([
      ["at", ["integer"]],
      ["at2", ["integer"]],
    ]);
  });

  test.each([
    ["/pets/{id}", ["petId"], "/pets/{petId}"],
    ["/{ID}", ["id"], "/{id}"],
    ["/{owner}/{petID}/{toy-id}", ["toyId", "pet_id", "owner"], "/{owner}/{pet_id}/{toyId}"],
    ["/{a}/{petID}", ["b", "pet_id"], "/{b}/{pet_id}"],
  ])("%s with %j is %s: one name that is not declared is the one that has no place", (template, names, read) => {
    const { api, diagnostics } = build({
      paths: { [template]: { parameters: names.map(declared), get: { responses: nothing } } },
    });
    expect(api.operations.map(({ path }) => path)).toEqual([parsePathTemplate(read).path]);
    expect(api.operations[0]?.parameters.map(({ name }) => name)).toEqual(names);
    expect(new Set(diagnostics.map(({ mend }) => mend))).toEqual(
      new Set([`they are the same: it is read as \`${read}\``]),
    );
  });

  test("a query of a path is parameters of the query: declared for the path, of one value, or of any text", () => {
    const page = { ...declared("page"), schema: { type: "integer" } };
    const sort = { name: "sort", in: "query", schema: { type: "string" } };
    const template = "/rides/{id}?page_no={page}&sort=up&format=json&wsdl&{term}&range={from}-{to}&page_no=2";
    const item = { parameters: [declared("id"), page, sort], get: { responses: nothing } };
    const { api, diagnostics } = build({ paths: { [template]: item } });
    const [operation] = api.operations;
    expect(operation?.path.template).toBe("/rides/{id}");
    const told = operation?.parameters.map(({ in: place, name, required, style, value }) => {
      const { types, enum: values } = value.kind === "schema" && value.schema ? value.schema : {};
      return [place, name, required, style, types?.join(), values?.join()];
    });
    expect(told).toEqual([
      ["path", "id", true, "simple", "string", undefined],
      ["query", "sort", false, "form", "string", undefined],
      ["query", "page_no", true, "form", "integer", undefined],
      ["query", "format", true, "form", "string", "json"],
      ["query", "wsdl", true, "form", "string", ""],
      ["query", "term", true, "form", "string", undefined],
      ["query", "range", true, "form", "string", undefined],
    ]);
    expect(diagnostics.map(({ code, mend }) => [code, mend])).toEqual([
      ["invalid-path", "it is read as parameters of the query"],
    ]);
  });

  test("each operation of a path has the names that it declares", () => {
    const operation = (name: string) => ({ parameters: [declared(name)], responses: nothing });
    const { api, diagnostics } = build({ paths: { "/{id}": { get: operation("petId"), put: operation("id") } } });
    expect(api.operations.map(({ path }) => path.template)).toEqual(["/{petId}", "/{id}"]);
    expect(problems(diagnostics)).toEqual([
      "error invalid-path /paths/~1{id}/get/parameters/0: `/{id}` has no parameter `petId`, but `id`, which is not declared",
    ]);
  });

  test.each([
    ["/a/{id:[0-9]+}", "{id:[0-9]+}", "{id}", "/a/{id}"],
    ["/a/{id:[^/?#]{2,3}}/b", "{id:[^/?#]{2,3}}", "{id}", "/a/{id}/b"],
    ["/a/{id : int?}", "{id : int?}", "{id}", "/a/{id}"],
    ["/a/{id=things/*}", "{id=things/*}", "{id}", "/a/{id}"],
    ["/a/{+id}", "{+id}", "{id}", "/a/{id}"],
    ["/a/{*id}", "{*id}", "{id}", "/a/{id}"],
    ["/a/{**id:nonfile}", "{**id:nonfile}", "{id}", "/a/{id}"],
    ["/a/{id+}", "{id+}", "{id}", "/a/{id}"],
    ["/a/{id*}", "{id*}", "{id}", "/a/{id}"],
    ["/a/{id?}", "{id?}", "{id}", "/a/{id}"],
    ["/a/{ id }", "{ id }", "{id}", "/a/{id}"],
    ["/a/{{id}}", "{{id}}", "{id}", "/a/{id}"],
    ["/a{/id}", "{/id}", "/{id}", "/a/{id}"],
    ["/a/b{.id}", "{.id}", ".{id}", "/a/b.{id}"],
    ["/a/:id", ":id", "{id}", "/a/{id}"],
    ["/a/:id(\\d+)?/b", ":id(\\d+)?", "{id}", "/a/{id}/b"],
    ["/a/<id>", "<id>", "{id}", "/a/{id}"],
    ["/a/<int:id>", "<int:id>", "{id}", "/a/{id}"],
    ["/a/[id]", "[id]", "{id}", "/a/{id}"],
    ["/a/%7bid%7d", "%7bid%7d", "{id}", "/a/{id}"],
  ])("%s is of another syntax: %s is read as %s", (template, written, piece, read) => {
    const item = { parameters: [declared("id")], get: { responses: nothing } };
    const { api, diagnostics } = build({ paths: { [template]: item } });
    expect(api.operations.map(({ path }) => path)).toEqual([parsePathTemplate(read).path]);
    expect(api.operations[0]?.parameters.map(({ name }) => name)).toEqual(["id"]);
    expect(diagnostics.map(({ mend }) => mend)).toEqual([`it is read as \`${piece}\`, one segment`]);
    expect(diagnostics[0]?.message).toSatisfy((message: string) => message.startsWith(`\`${written}\` `));
    expect(diagnostics[0]?.message).toMatch(/; a parameter of OpenAPI is a name in braces, and one segment$/);
  });

  test("a question mark behind a parameter without braces begins a query where something stands behind it", () => {
    const item = { parameters: [declared("id")], get: { responses: nothing } };
    const { api, diagnostics } = build({ paths: { "/a/:id?expand=true": item } });
    expect(api.operations.map(({ path }) => path.template)).toEqual(["/a/{id}"]);
    expect(api.operations[0]?.parameters.map(({ in: place, name }) => [place, name])).toEqual([
      ["path", "id"],
      ["query", "expand"],
    ]);
    expect(diagnostics.map(({ mend }) => mend)).toEqual([
      "it is read as `{id}`, one segment",
      "it is read as parameters of the query",
    ]);
  });

  test.each(["/a/{id:[0-9]+}", "/a/{id?}", "/a/{{id}}", "/a/{ id }", "/a/{+id}"])(
    "%s with no declared one is `id`",
    (template) => {
      const { api } = build({ paths: { [template]: { get: { responses: nothing } } } });
      expect(api.operations[0]?.parameters.map(({ name }) => name)).toEqual(["id"]);
    },
  );

  test.each([
    ["/a/{id:[0-9]}", "id:[0-9]"],
    ["/a/{id?}", "id?"],
    ["/a/{?id}", "?id"],
  ])("%s is of OpenAPI where `%s` is declared", (template, name) => {
    const item = { parameters: [declared(name)], get: { responses: nothing } };
    expect(buildClean({ paths: { [template]: item } }).operations[0]?.path.template).toBe(template);
  });

  test.each(["/a/:id", "/a/<id>", "/a/[id]", "/{b}:id", "/a(.:id)"])(
    "%s is literal text where `id` is not declared",
    (template) => {
      const item = { parameters: template.includes("{b}") ? [declared("b")] : [], get: { responses: nothing } };
      expect(buildClean({ paths: { [template]: item } }).operations[0]?.path.template).toBe(template);
    },
  );

  test("a query of RFC 6570 is left out where all of it is declared, and stays an error where not", () => {
    const query = (name: string) => ({ name, in: "query", schema: { type: "string" } });
    const read = (names: readonly string[]) =>
      build({ paths: { "/a{?b,c*}": { get: { parameters: names.map(query), responses: nothing } } } });
    const both = read(["b", "c"]);
    expect(both.api.operations[0]?.path.template).toBe("/a");
    expect(both.diagnostics.map(({ mend }) => mend)).toEqual(["it is left out"]);
    expect(problems(read(["b"]).diagnostics)[0]).toBe(
      "error invalid-path /paths/~1a{?b,c*}: `{?b,c*}` is a query in RFC 6570, and a path has none: declare query parameters instead",
    );
    expect(read(["b"]).diagnostics[0]?.mend).toBeUndefined();
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
