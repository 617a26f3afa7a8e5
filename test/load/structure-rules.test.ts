import { expect, test } from "vitest";
import { loadText, minimal } from "./load-text.ts";

/** What is said of a document that has these components, each with its line and column. */
async function said(components: string, version: string): Promise<readonly string[]> {
  const { diagnostics } = await loadText(minimal(`components: { ${components} }\n`, version));
  return diagnostics.map(({ message, location }) => `${location?.pointer}: ${message}`);
}

const versions = ["3.0.3", "3.1.0", "3.2.0"];

test.each(versions)("in %s, what is wrong is said once, by its cause, at its place", async (version) => {
  const parameter = (rest: string) => `parameters: { A: { name: a, in: query, ${rest} } }`;
  const content = "content: { application/json: {} }";
  expect(await said(parameter(`${content}, style: form`), version)).toEqual([
    "/components/parameters/A/style: `style` goes with `schema`, not with `content`",
  ]);
  expect(await said(`headers: { A: { ${content}, explode: true } }`, version)).toEqual([
    "/components/headers/A/explode: `explode` goes with `schema`, not with `content`",
  ]);
  expect(await said("headers: { A: { description: a } }", version)).toEqual([
    "/components/headers/A: one of `schema` and `content` is missing",
  ]);
  expect(await said("links: { A: { operationId: a, operationRef: b } }", version)).toContain(
    "/components/links/A/operationId: `operationRef` and `operationId` exclude each other",
  );
  expect(await said("securitySchemes: { A: { type: http, scheme: basic, in: header } }", version)).toEqual([
    "/components/securitySchemes/A/in: `in` does not apply to security schemes of type `http`",
  ]);
  expect(await said("securitySchemes: { A: { type: htpp, scheme: basic } }", version)).toHaveLength(1);
  expect(
    await said(
      "securitySchemes: { A: { type: oauth2, flows: { implicit: { authorizationUrl: a, tokenUrl: b, scopes: {} } } } }",
      version,
    ),
  ).toEqual(["/components/securitySchemes/A/flows/implicit/tokenUrl: `tokenUrl` is not a member of `implicit`"]);
});

test.each(versions)("examples beside `content` in %s", async (version) => {
  const components = "headers: { A: { content: { text/plain: {} }, example: a } }";
  expect(await said(components, version)).toEqual(
    version === "3.2.0" ? [] : ["/components/headers/A/example: `example` goes with `schema`, not with `content`"],
  );
});

test.each(["3.1.0", "3.2.0"])(
  "in %s, the objects on which swagger-parser is not heard are judged all the same",
  async (version) => {
    expect(await said("pathItems: { A: { gett: {} } }", version)).toEqual([
      "/components/pathItems/A/gett: `gett` is not a member of the Path Item Object",
    ]);
    expect(await said("links: { A: { body: {}, operationId: a } }", version)).toContain(
      "/components/links/A/body: `body` is not a member of the Link Object",
    );
    expect(await said("links: { A: { description: a } }", version)).toEqual([
      "/components/links/A: one of `operationRef` and `operationId` is missing from this Link Object",
    ]);
    expect(await said("callbacks: { A: { a: 1 } }", version)).toEqual([
      "/components/callbacks/A/a: `a` has to be an object, not a number",
    ]);
    const { diagnostics } = await loadText(
      minimal("servers: [{ url: /, variables: { a: { default: b, enum: [], descriptions: c } } }]\n", version),
    );
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "`descriptions` is not a member of the Server Variable Object",
      "`enum` needs at least one value",
    ]);
  },
);

test("a license is named, and has one identifier or address", async () => {
  const licensed = (license: string) =>
    loadText(`openapi: 3.1.0\ninfo: { title: a, version: "1", license: { ${license} } }\npaths: {}\n`);
  for (const license of ["name: MIT", "name: MIT, identifier: MIT", "name: MIT, url: https://example.com"]) {
    expect((await licensed(license)).printed).toBe("");
  }
  expect((await licensed("identifier: MIT")).diagnostics.map(({ message }) => message)).toEqual([
    "`name` is missing from this License Object",
  ]);
  expect((await licensed("name: a, identifier: MIT, url: b")).diagnostics.map(({ message }) => message)).toEqual([
    "`identifier` and `url` exclude each other",
  ]);
});

test("what excludes each other since 3.2", async () => {
  expect(await said("examples: { A: { value: 1, dataValue: 1 } }", "3.2.0")).toEqual([
    "/components/examples/A/dataValue: `value` and `dataValue` exclude each other",
  ]);
  expect(await said("mediaTypes: { A: { encoding: {}, itemEncoding: {} } }", "3.2.0")).toEqual([
    "/components/mediaTypes/A/itemEncoding: `encoding` and `itemEncoding` exclude each other",
  ]);
});

test("a security scheme of Swagger 2.0 has the members of its type", async () => {
  const { diagnostics } = await loadText(`swagger: "2.0"
info: { title: a, version: "1" }
paths: {}
securityDefinitions: { A: { type: basic, name: a }, B: { type: apiKey, name: b } }
`);
  expect(diagnostics.map(({ message }) => message)).toEqual([
    "`name` does not apply to security schemes of type `basic`",
    "`in` is missing from this security scheme of type `apiKey`",
  ]);
});

test("a collection format of Swagger 2.0 repeats the name where there is one", async () => {
  const list = (rest: string) => `{ type: array, items: { type: string }, collectionFormat: ${rest}`;
  const { diagnostics } = await loadText(`swagger: "2.0"
info: { title: x, version: "1" }
paths: {}
parameters:
  A: ${list("multi, name: a, in: path, required: true }")}
  B: ${list("multi, name: b, in: query }")}
  C: ${list("cvs, name: c, in: query }")}
  D: ${list("pipes, name: d, in: header }")}
  E: { name: e, in: query, type: array, items: ${list("multi } }")}
responses:
  F: { description: f, headers: { X-F: ${list("multi } } }")}
`);
  const message = "`multi` repeats the name of a parameter, which a query and a form alone can do";
  expect(diagnostics.map((one) => `${one.location?.pointer}: ${one.message}`)).toEqual([
    `/parameters/A/collectionFormat: ${message}`,
    "/parameters/C/collectionFormat: `collectionFormat` has to be one of `csv`, `ssv`, `tsv`, `pipes`, `multi`, not `cvs`",
    `/parameters/E/items/collectionFormat: ${message}`,
    `/responses/F/headers/X-F/collectionFormat: ${message}`,
    "/parameters/D/collectionFormat: no style of OpenAPI 3 writes the collection format `pipes` here",
  ]);
});
