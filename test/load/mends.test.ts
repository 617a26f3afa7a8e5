import { expect, test } from "vitest";
import { isJsonObject, type JsonValue } from "../../generator/load/text/json.ts";
import { loadText } from "./load-text.ts";

/** The value at a pointer of a document whose `components` are these, with the mends that were told. */
async function components(yaml: string, version = "3.0.3") {
  const { document, diagnostics } = await loadText(`openapi: ${version}
info: { title: t, version: "1" }
paths: {}
components:
${yaml.replace(/^/gm, "  ")}
`);
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const value: JsonValue | undefined = document?.root.get("components")?.value;
  return { value: isJsonObject(value) ? value : {}, mends: errors.map(({ mend }) => mend) };
}

test("a value of the wrong type is read as what was meant, where nothing else can be", async () => {
  const meant: readonly (readonly [text: string, read: JsonValue])[] = [
    ["type: String", { type: "string" }],
    ["required: name", { required: ["name"] }],
    ["enum: 1", { enum: [1] }],
    ["deprecated: 'true'", { deprecated: true }],
    ["minimum: '-1.5'", { minimum: -1.5 }],
    ["maxLength: '3'", { maxLength: 3 }],
    ["format: 1.0", { format: "1.0" }],
    ["properties: []", { properties: {} }],
    ["properties: { a: }", { properties: { a: {} } }],
    ["allOf: { type: string }", { allOf: [{ type: "string" }] }],
    ["oneOf: { x-a: 1, description: a }", { oneOf: [{ "x-a": 1, description: "a" }] }],
    ["nullable: yes, readOnly: Off", { readOnly: false }],
    ["properties: { a: string, b: False }", { properties: { a: { type: "string" }, b: false } }],
    ["oneOf: [Integer, { type: string }]", { oneOf: [{ type: "integer" }, { type: "string" }] }],
    ["additionalProperties: 'false'", { additionalProperties: false }],
  ];
  const { value, mends } = await components(`schemas:\n${meant.map(([text], i) => `  A${i}: { ${text} }`).join("\n")}`);
  expect(value).toEqual({ schemas: Object.fromEntries(meant.map(([, read], i) => [`A${i}`, read])) });
  expect(mends.filter((mend) => !mend?.startsWith("it is read as"))).toEqual([]);
});

test("what stands in the place of a schema and is none lets every value through", async () => {
  const { value, mends } = await components("schemas: { A: 5, B: { properties: { a: name, b: [1] } } }");
  expect(value).toEqual({ schemas: { A: {}, B: { properties: { a: {}, b: {} } } } });
  expect(mends).toEqual(mends.map(() => "every value is let through here, and its type is `unknown`"));
  expect(mends).toHaveLength(3);
});

test("`object` as a type among members may be that of the schema around", async () => {
  const { value, mends } = await components(
    "schemas: { A: { properties: { a: {}, b: { properties: { type: string } }, type: object } } }",
  );
  expect(value).toEqual({
    schemas: { A: { properties: { a: {}, b: { properties: { type: { type: "string" } } }, type: {} } } },
  });
  expect(mends).toEqual([
    'it is read as {"type":"string"}',
    "every value is let through here, and its type is `unknown`",
  ]);
});

test("a word for a boolean that YAML 1.2 reads as a text says so", async () => {
  const { diagnostics } = await loadText(`openapi: 3.0.0
info: { title: t, version: "1" }
paths: { /a: { get: { deprecated: yes, responses: { "204": { description: a } } } } }
`);
  expect(diagnostics.map(({ message, help, mend }) => [message, help, mend])).toEqual([
    ["`deprecated` has to be a boolean, not a string", '"yes" is a text: write true.', "it is read as true"],
  ]);
});

test("a keyword that says nothing that could be checked is left out", async () => {
  const texts = [
    "required: true",
    "required: 5",
    "type: date",
    "minLength: -1",
    "maxLength: a",
    "pattern: {}",
    "items: a",
    "multipleOf: 0",
    "enum: 'a,b'",
    "enum: { active: Is active, gone: Is gone }",
    "oneOf: { cat: { type: object }, dog: { type: object } }",
    "enum: []",
    "required: yes",
    "required: 'a, b'",
    "required: [a, null]",
    "required: [a, [b]]",
  ];
  const { value, mends } = await components(`schemas:\n${texts.map((text, i) => `  A${i}: { ${text} }`).join("\n")}`);
  expect(value).toEqual({ schemas: Object.fromEntries(texts.map((_, i) => [`A${i}`, {}])) });
  expect(mends).toEqual(texts.map(() => expect.stringContaining("is left out")));
});

test("of a list with an item that it cannot have nothing is left: with the other items it would say something else", async () => {
  const { diagnostics, document } = await loadText(`openapi: 3.1.0
info: { title: t, version: "1" }
components: { schemas: { A: { type: [string, date], maxLength: 5 } } }
`);
  expect(diagnostics.map(({ message, mend }) => [message, mend])).toEqual([
    [
      "this item has to be one of `null`, `boolean`, `object`, `array`, `number`, `string`, `integer`, not `date`",
      "the keyword is left out, and lets every value through",
    ],
  ]);
  expect(document?.root.get("components")?.value).toEqual({ schemas: { A: { maxLength: 5 } } });
});

test("what would say something else, or ask for less, stays an error", async () => {
  const { mends } = await components(`securitySchemes:
  A: { scheme: bearer }
  B: { $ref: "#/components/securitySchemes/Nowhere" }
parameters:
  A: { name: a, in: nowhere, schema: {} }
  B: { name: a, in: query, type: array }
  C: { name: a, in: query, requird: true, schema: {} }`);
  // Without the type that `B` has in the way of Swagger 2.0 it would say something else.
  expect(mends.map((mend) => mend !== undefined)).toEqual([false, false, false, false, false, false]);
});

test("an OAuth flow can do without an address: a token is asked for all the same", async () => {
  const { value, mends } = await components(
    "securitySchemes: { A: { type: oauth2, flows: { implicit: { scopes: {} } } } }",
  );
  expect(value).toEqual({ securitySchemes: { A: { type: "oauth2", flows: { implicit: { scopes: {} } } } } });
  expect(mends).toEqual([expect.stringContaining("the flow has no such address")]);
});

test("security is never read from nothing", async () => {
  const { diagnostics } = await loadText(`openapi: 3.1.0
info: { title: t, version: "1" }
security: {}
paths: { /a: { get: { security: [null], responses: { "204": { description: a } } } } }
`);
  expect(diagnostics.map(({ severity, mend }) => [severity, mend])).toEqual([
    ["error", undefined],
    ["error", undefined],
  ]);
});

test("a key that is read as another one keeps its place, among the others and in the text", async () => {
  const { document } = await loadText(`swagger: 2.0
info: { title: t, version: 1.0 }
paths:
  a: { get: { responses: { Default: { description: a } } } }
  /b: { get: { responses: {} } }
`);
  const paths = document?.root.get("paths");
  expect(paths?.entries().map(([key]) => key)).toEqual(["/a", "/b"]);
  expect(paths?.get("/a")?.location("key")).toMatchObject({ line: 4, column: 3, pointer: "/paths/a" });
  expect(paths?.get("/a")?.get("get")?.get("responses")?.get("default")?.string("description")).toBe("a");
  expect(document?.root.get("info")?.string("version")).toBe("1.0");
});

test("a schema where a body is described is read as the `schema` of what is wanted", async () => {
  const { document, diagnostics } = await loadText(`openapi: 3.0.3
info: { title: t, version: "1" }
paths:
  /a:
    post:
      requestBody:
        required: true
        schema: { $ref: "#/components/schemas/A" }
      responses:
        "200":
          description: a
          content:
            application/json:
              type: object
              required: [a]
              properties: { a: { type: strin } }
              example: { a: b }
        "400": { description: b, schema: { type: string } }
        "500": { description: c, content: { text/plain: { schema: { type: string }, type: string } } }
components: { schemas: { A: { type: object } } }
`);
  const post = document?.root.get("paths")?.get("/a")?.get("post");
  expect(post?.get("requestBody")?.value).toEqual({
    required: true,
    content: { "application/json": { schema: { $ref: "#/components/schemas/A" } } },
  });
  expect(post?.get("responses")?.get("200")?.get("content")?.get("application/json")?.value).toEqual({
    schema: { type: "object", required: ["a"], properties: { a: {} } },
    example: { a: "b" },
  });
  expect(post?.get("responses")?.get("400")?.value).toEqual({
    description: "b",
    content: { "application/json": { schema: { type: "string" } } },
  });
  expect(diagnostics.map(({ location, message, help, mend }) => [location?.line, message, help, mend])).toEqual([
    [
      8,
      "`schema` is not a member of the Request Body Object",
      "Write it into `content`, below its media type.",
      "it is read as that of `application/json`",
    ],
    [
      13,
      "this is a schema, where a Media Type Object is wanted",
      "Write it into a `schema`.",
      "it is read as the `schema` of what is wanted",
    ],
    [16, expect.stringContaining("`type` has to be"), "Is `string` meant?", expect.stringContaining("left out")],
    [
      18,
      "`schema` is not a member of the Response Object",
      "Write it into `content`, below its media type.",
      "it is read as that of `application/json`",
    ],
    [19, "`type` is not a member of the Media Type Object", expect.anything(), "it is left out: it says nothing here"],
  ]);
});

test("a discriminator whose mapping leads nowhere is left out, of alternatives and of heirs", async () => {
  const discriminator = 'discriminator: { propertyName: k, mapping: { a: "#/components/schemas/No" } }';
  const { mends } = await components(`schemas:
  A: { oneOf: [{ $ref: "#/components/schemas/C" }], ${discriminator} }
  B: { type: object, ${discriminator} }
  C: { allOf: [{ $ref: "#/components/schemas/B" }] }`);
  expect(mends).toEqual([
    "the discriminator is left out: a value fits one alternative or more",
    "the discriminator is left out: no heir is chosen, and the type is what all of them have in common",
  ]);
});

test("an OAuth scheme without flows asks for a token all the same", async () => {
  const { value, mends } = await components("securitySchemes: { A: { type: oauth2 } }");
  expect(value).toEqual({ securitySchemes: { A: { type: "oauth2" } } });
  expect(mends).toEqual([
    "it has none: operations ask for a token all the same, and the client does not ask for one by itself",
  ]);
});
