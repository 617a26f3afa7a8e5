import { expect, test } from "vitest";
import { loadText } from "./load-text.ts";

const mended = "what it leads to is read in its place";
const root = 'openapi: 3.1.0\ninfo: { title: Test, version: "1" }\n';

test("what a `$ref` in the place of an object leads to stands there, relative to its own file", async () => {
  const { document, diagnostics } = await loadText({
    "api.yml": `openapi: 3.1.0
info: { $ref: "parts/info.yml" }
servers: [{ $ref: "parts/info.yml#/x-server" }]
tags: { $ref: "parts/info.yml#/x-tags" }
components: { $ref: parts/components.yml }
paths: { /pets: { get: { $ref: pets/list.yml, description: Ignored }, delete: { $ref: pets/again.yml } } }
`,
    "parts/info.yml": `{ title: Test, version: "1", x-server: { url: "https://a.test" }, x-tags: [{ name: pets }] }`,
    "parts/components.yml": `securitySchemes: { key: { type: apiKey, in: header, name: Key } }\n`,
    "pets/list.yml": `
security: { $ref: "security.yml#/key" }
parameters: { $ref: "parameters.yml" }
responses: { 200: { $ref: "responses.yml#/Done" } }
`,
    "pets/again.yml": "$ref: list.yml",
    "pets/security.yml": "key: [{ key: [] }]\n",
    "pets/parameters.yml": "[{ name: q, in: query, schema: { type: string } }]\n",
    "pets/responses.yml": "Done: { description: Done }\n",
  });
  expect(
    diagnostics.map(({ message, location, related, mend }) => [
      message,
      location?.pointer,
      related?.[0]?.location.file,
      mend,
    ]),
  ).toEqual([
    ["`$ref` is not a member of the Info Object", "/info/$ref", "parts/info.yml", mended],
    ["`$ref` is not a member of the Server Object", "/servers/0/$ref", "parts/info.yml", mended],
    ["a `$ref` stands in the place of a list", "/tags/$ref", "parts/info.yml", mended],
    ["`$ref` is not a member of the Components Object", "/components/$ref", "parts/components.yml", mended],
    ["`$ref` is not a member of the Operation Object", "/paths/~1pets/get/$ref", "pets/list.yml", mended],
    ["`$ref` is not a member of the Operation Object", "/paths/~1pets/delete/$ref", "pets/list.yml", mended],
    ["a `$ref` stands in the place of a list", "/security/$ref", "pets/security.yml", mended],
    ["a `$ref` stands in the place of a list", "/parameters/$ref", "pets/parameters.yml", mended],
  ]);
  const api = document?.root;
  expect(api?.get("info")?.string("title")).toBe("Test");
  expect(api?.get("servers")?.get(0)?.string("url")).toBe("https://a.test");
  expect(
    api
      ?.get("tags")
      ?.items()
      .map((tag) => tag.string("name")),
  ).toEqual(["pets"]);
  expect(api?.get("components")?.get("securitySchemes")?.get("key")?.id).toBe(
    "parts/components.yml#/securitySchemes/key",
  );
  for (const method of ["get", "delete"]) {
    const operation = api?.get("paths")?.get("/pets")?.get(method);
    expect(operation?.id).toBe("pets/list.yml#");
    expect(operation?.get("security")?.value).toEqual([{ key: [] }]);
    expect(operation?.get("parameters")?.get(0)?.id).toBe("pets/parameters.yml#/0");
    expect(operation?.get("responses")?.get("200")?.resolve()?.string("description")).toBe("Done");
  }
});

test("one object in the place of several is one of them", async () => {
  const { document, diagnostics } = await loadText(`${root}paths: { /a: { get: { parameters: { $ref: "#/x-p" } } } }
x-p: { name: q, in: query, schema: { type: string } }
`);
  expect(diagnostics.map(({ mend }) => mend)).toEqual(['it is read as [{"$ref":"#/x-p"}]']);
  const parameters = document?.root.get("paths")?.get("/a")?.get("get")?.get("parameters");
  expect(parameters?.get(0)?.resolve()?.string("name")).toBe("q");
});

test.each([
  ["get: { $ref: nowhere.yml }", "the file nowhere.yml does not exist"],
  ["get: { $ref: '#/paths/~1b' }", "this leads to a Path Item Object, where an Operation Object is wanted"],
  ["get: { $ref: '#/info/title' }", "this leads to something else, where an Operation Object is wanted"],
  ["get: { security: { $ref: '#/info/title' } }", "this leads to something else, where a list is wanted"],
  ["get: { $ref: '#/paths/~1a/get' }", "following #/paths/~1a/get leads back here"],
  [
    "get: { callbacks: { c: { x: { post: { $ref: '#/paths/~1a/get' } } } } }",
    "following #/paths/~1a/get leads back here",
  ],
  ["get: { $ref: '#/paths/~1b/get', security: [{ key: [] }] }", "`$ref` is not a member of the Operation Object"],
  ["get: { $ref: '#/paths/~1b/get', x-specwright: {} }", "`$ref` is not a member of the Operation Object"],
  ["get: { $ref: 5 }", "`$ref` is not a member of the Operation Object"],
  ["get: { security: { $ref: nowhere.yml } }", "the file nowhere.yml does not exist"],
  ["security: [{ key: [] }]", "`security` is not a member of the Path Item Object"],
  ["get: { auth: true }", "`auth` is not a member of the Operation Object"],
  ["get: { security: [{ key: [] }], security: [] }", 'the key "security" stands twice in the same mapping'],
])("nothing is left out by which an operation could be open: %s", async (item, message) => {
  const { diagnostics } = await loadText(`${root}components: { securitySchemes: { key: { type: http, scheme: basic } } }
paths: { /a: { ${item} }, /b: { get: { security: [{ key: [] }] } } }
`);
  const unmended = diagnostics.filter(({ mend }) => mend === undefined);
  expect(unmended.map((diagnostic) => diagnostic.message)).toContain(message);
  expect(unmended.every(({ severity }) => severity === "error")).toBe(true);
});
