import { expect, test } from "vitest";
import { loadText } from "./load-text.ts";

const files = {
  "api.yml": `openapi: 3.1.0
info: { title: Test, version: "1" }
paths: { $ref: paths.yml }
components:
  schemas: { $ref: "parts/schemas.yml#/all", Own: { type: boolean } }
  securitySchemes: { $ref: parts/security.yml }
security: [{ key: [] }]
`,
  "paths.yml": `
/a b: { get: { responses: { 200: { description: Done, content: { application/json: { schema: { $ref: "api.yml#/components/schemas/Pet" } } } } } } }
`,
  "parts/schemas.yml": `
all: { Pet: { type: object, properties: { name: { $ref: "#/all/Name" } } }, Name: { type: string }, Own: { type: number } }
`,
  "parts/security.yml": "key: { type: apiKey, in: header, name: Key }\n",
};

test("a reference that stands for a map is told once, and read as one to each member", async () => {
  const { document, diagnostics } = await loadText(files);
  expect(diagnostics.map(({ code, message, location, mend }) => [code, message, location?.pointer, mend])).toEqual(
    [
      ["Path Item Object", "/paths/$ref"],
      ["Schema Object", "/components/schemas/$ref"],
      ["Security Scheme Object", "/components/securitySchemes/$ref"],
    ].map(([title, pointer]) => [
      "invalid-document",
      `a \`$ref\` stands for one ${title}, and not for a map of them`,
      pointer,
      "each member of what it leads to is referred to",
    ]),
  );
  const root = document?.root;
  expect(root?.get("components")?.get("schemas")?.value).toEqual({
    Own: { type: "boolean" },
    Pet: { $ref: "parts/schemas.yml#/all/Pet" },
    Name: { $ref: "parts/schemas.yml#/all/Name" },
  });
  const answer = root?.get("paths")?.get("/a b")?.resolve()?.get("get")?.get("responses")?.get("200");
  const schema = answer?.get("content")?.get("application/json")?.get("schema");
  expect(schema?.resolve()?.id).toBe("parts/schemas.yml#/all/Pet");
  expect(root?.get("components")?.get("securitySchemes")?.get("key")?.resolve()?.string("name")).toBe("Key");
});

test("one that leads nowhere, or to no map, is an error", async () => {
  const { diagnostics } = await loadText({
    "api.yml": `openapi: 3.1.0
info: { title: Test, version: "1" }
paths: {}
components:
  schemas: { $ref: nowhere.yml }
  parameters: { $ref: text.yml }
tags: []
`,
    "text.yml": "[a, b]\n",
  });
  expect(diagnostics.map(({ code, location, mend }) => [code, location?.pointer, mend])).toEqual([
    ["invalid-document", "/components/schemas/$ref", undefined],
    ["unresolved-reference", "/components/schemas/$ref", undefined],
    ["invalid-document", "/components/parameters/$ref", undefined],
  ]);
});

test("a member of a map may be called $ref", async () => {
  const { printed } = await loadText(`openapi: 3.1.0
info: { title: Test, version: "1" }
paths: {}
components:
  schemas:
    A: { type: object, properties: { $ref: { type: string } } }
    B: { oneOf: [{ $ref: "#/components/schemas/A" }], discriminator: { propertyName: $ref, mapping: { $ref: "#/components/schemas/A" } } }
`);
  expect(printed).toBe("");
});
