import { expect, test } from "vitest";
import type { JsonValue } from "../../generator/load/text/json.ts";
import { loadText } from "./load-text.ts";

/** What is said of a document with some operation or member, and how that is read. */
async function read(members: string, path: readonly (string | number)[], version = "openapi: 3.0.3") {
  const { document, diagnostics } = await loadText(`${version}
info: { title: t, version: "1" }
${members.includes("paths:") ? "" : "paths: {}\n"}${members}
`);
  let node = document?.root;
  for (const token of path) node = node?.get(token);
  const value: JsonValue | undefined = node?.value;
  return { value, said: diagnostics.map(({ severity, mend }) => (severity === "warning" ? severity : mend)) };
}

function operation(members: string): string {
  return `paths: { /a: { post: { ${members}${members.includes("responses:") ? "" : ", responses: { 200: { description: a } }"} } } }`;
}

const post = ["paths", "/a", "post"];
const comments = "it is left out: nothing is generated from it but comments";

test.each([
  ["a number", "a: 1"],
  ["a text", "a: text"],
  ["a list", "a: [1]"],
  ["nothing", "a:"],
])("an example that is %s is left out with a warning, as `examples` that is no map", async (_, example) => {
  const examples = `examples: { ${example}, b: { value: 1 } }`;
  const content = ["requestBody", "content", "text/plain"];
  const body = operation(`requestBody: { content: { text/plain: { ${examples} } } }`);
  expect(await read(body, [...post, ...content, "examples"])).toEqual({
    value: { b: { value: 1 } },
    said: ["warning"],
  });
  const parameter = operation(`parameters: [{ name: q, in: query, schema: {}, ${examples} }]`);
  expect((await read(parameter, [...post, "parameters", 0, "examples"])).said).toEqual(["warning"]);
  const component = await read(`components: { ${examples} }`, ["components"]);
  expect(component).toEqual({ value: { examples: { b: { value: 1 } } }, said: ["warning"] });
});

test("what is wrong inside of what is for people alone is left out, misspelt or not", async () => {
  const contact = "info: { title: t, version: '1', contact: { email: [], nmae: x }, license: { name: MIT, url: {} } }";
  const { diagnostics, document } = await loadText(`openapi: 3.0.3\n${contact}\npaths: {}`);
  expect(diagnostics.map(({ severity, mend }) => [severity, mend])).toEqual([
    ["error", "it is left out: it says nothing here"],
    ["warning", undefined],
    ["warning", undefined],
  ]);
  expect(document?.root.get("info")?.get("contact")?.value).toEqual({ nmae: "x" });
  expect(document?.root.get("info")?.get("license")?.value).toEqual({ name: "MIT" });
});

test("`deprecated` is for people, and so are links", async () => {
  const text = await read(operation("deprecated: since 2"), [...post, "deprecated"]);
  expect(text).toEqual({ value: undefined, said: [comments] });
  const links = (value: string) =>
    read(operation(`operationId: c, responses: { 200: { description: a, links: ${value} } }`), [
      ...post,
      "responses",
      "200",
      "links",
    ]);
  expect(await links("{ a: x, b: { operationId: c } }")).toEqual({
    value: { b: { operationId: "c" } },
    said: [comments],
  });
  expect(await links("{ a: { operationId: c, operationid: d } }")).toMatchObject({ said: [expect.anything()] });
  expect(await links("{ a: { operationId: c, parameters: x } }")).toEqual({
    value: { a: { operationId: "c" } },
    said: [comments],
  });
  expect(await links("x")).toEqual({ value: undefined, said: [comments] });
});

test("what is left out is told of once, and not where something refers to it", async () => {
  const { document, diagnostics } = await loadText(`openapi: 3.0.3
info: { title: t, version: "1" }
paths: {}
components:
  examples: { A: { $ref: "#/components/examples/B" }, B: { $ref: "#/components/examples/C" }, C: 1 }
  links: { A: { $ref: "#/components/links/B" }, B: x }
`);
  expect(diagnostics.map(({ severity, mend }) => [severity, mend])).toEqual([
    ["warning", undefined],
    ["error", comments],
  ]);
  const parts = document?.root.get("components");
  expect(parts?.get("examples")?.get("A")?.resolve()).toBeUndefined();
  expect(parts?.get("links")?.get("A")?.resolve()).toBeUndefined();
  expect(diagnostics).toHaveLength(2);
});

test("tags are read as what they name, in both places", async () => {
  const root = (tags: string, version?: string) => read(`tags: ${tags}`, ["tags"], version);
  const asIs = [expect.stringContaining("it is read as")];
  expect(await root("[a, { name: b }]")).toEqual({ value: [{ name: "a" }, { name: "b" }], said: asIs });
  expect(await root("[a, { name: b }]", "swagger: '2.0'")).toEqual({
    value: [{ name: "a" }, { name: "b" }],
    said: asIs,
  });
  expect((await root("a")).value).toEqual([{ name: "a" }]);
  expect((await root("{ name: a }")).value).toEqual([{ name: "a" }]);
  expect(await root("{ a: { description: b } }")).toEqual({ value: undefined, said: ["it is left out"] });
  expect((await root("[{ description: a }]")).said).toEqual(["the tag is left out"]);
  const own = (tags: string) => read(operation(`tags: ${tags}`), [...post, "tags"]);
  expect(await own("[{ name: x }, y]")).toEqual({ value: ["x", "y"], said: asIs });
  expect(await own("{ name: x }")).toEqual({ value: ["x"], said: asIs });
  expect((await own("[null, y]")).said).toEqual(["it is left out"]);
});

test("servers are read as what one is", async () => {
  const servers = (text: string) => read(`servers: ${text}`, ["servers"]);
  const url = "https://a.test";
  for (const text of [`{ url: "${url}" }`, `"${url}"`, `["${url}"]`]) {
    expect(await servers(text)).toEqual({ value: [{ url }], said: [expect.stringContaining("it is read as")] });
  }
  expect((await servers(`"${url}, ${url}/b"`)).said).toEqual(["it is left out"]);
  expect((await servers(`{ live: { url: "${url}" } }`)).said).toEqual(["it is left out"]);
  expect((await servers(`[{ url: null }, { url: "${url}" }]`)).said).toEqual(["the server is left out"]);
  expect((await servers(`[{ description: a }, { url: "${url}" }]`)).said).toEqual(["the server is left out"]);
});

test("nothing in the place of a list of objects is a list of none, and nothing among them is left out", async () => {
  const parameters = (text: string) => read(operation(`parameters: ${text}`), [...post, "parameters"]);
  expect(await parameters("{}")).toEqual({ value: [], said: ["it is read as []"] });
  expect((await parameters("[null]")).said).toEqual(["it is left out: nothing stands there"]);
  expect((await parameters("{ name: q, in: query, schema: {} }")).value).toEqual([
    { name: "q", in: "query", schema: {} },
  ]);
  // These may be a mapping, or a reference to a list.
  expect((await parameters("{ q: { in: query, schema: {} } }")).said).toEqual([undefined]);
  expect((await parameters('{ $ref: "#/components/parameters/A" }')).said).toContain(undefined);
});

test("an encoding is read as what is meant", async () => {
  const encoding = async (text: string) => {
    const schema = "schema: { type: object, properties: { f: { type: string } } }";
    const content = `content: { multipart/form-data: { ${schema}, encoding: { f: { ${text} } } } }`;
    const at = [...post, "requestBody", "content", "multipart/form-data", "encoding", "f"];
    return read(operation(`requestBody: { ${content} }`), at);
  };
  expect(await encoding("contentType: [image/png, image/jpeg]")).toEqual({
    value: { contentType: "image/png, image/jpeg" },
    said: ['it is read as "image/png, image/jpeg"'],
  });
  expect(await encoding("style: simple")).toEqual({
    value: {},
    said: ["it is left out, and the default style counts"],
  });
});

test("a text in the place of a response is its description, unless it names one", async () => {
  const responses = (text: string, version?: string) =>
    read(
      `components: { responses: { NotFound: { description: a } } }\n${operation(`responses: { 404: ${text} }`)}`,
      [...post, "responses"],
      version,
    );
  expect(await responses("Not here")).toEqual({
    value: { 404: { description: "Not here" } },
    said: ['it is read as {"description":"Not here"}'],
  });
  expect((await responses("NotFound")).said).toEqual([undefined]);
  expect((await responses('"#/components/responses/NotFound"')).said).toEqual([undefined]);
});

test("the header of a response may say its type as in Swagger 2.0", async () => {
  const header = (text: string) =>
    read(operation(`responses: { 200: { description: a, headers: { X: { ${text} } } } }`), [
      ...post,
      "responses",
      "200",
      "headers",
      "X",
    ]);
  expect(await header("description: a, type: array, items: { type: integer }")).toEqual({
    value: { description: "a", schema: { type: "array", items: { type: "integer" } } },
    said: ["it is read as the `schema` of what is wanted"],
  });
  // Other separators than commas cannot be said.
  expect((await header("type: array, items: {}, collectionFormat: pipes")).said).toContain(undefined);
});
