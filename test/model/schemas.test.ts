import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import type { Schema } from "../../generator/model/api/schema.ts";
import { build, buildClean, buildSchemas, nothing, onlyOperation, problems, property, schemaNamed } from "./build.ts";

const ref = (name: string): JsonObject => ({ $ref: `#/components/schemas/${name}` });

function schemaOf(schema: JsonObject | boolean, others: JsonObject = {}): Schema {
  return schemaNamed(buildSchemas({ X: schema, ...others }), "X");
}

describe("keywords", () => {
  test("of validation are read as they stand", () => {
    const numbers = { multipleOf: 0.5, minimum: 1, maximum: 9, exclusiveMinimum: 0, exclusiveMaximum: 10 };
    const strings = { minLength: 1, maxLength: 2, pattern: "^\\p{L}+$", format: "email" };
    const content = { contentEncoding: "base64", contentMediaType: "image/png" };
    const arrays = { minItems: 1, maxItems: 2, uniqueItems: true };
    const objects = { minProperties: 1, maxProperties: 2, required: ["a", "b"] };
    const keywords = { ...numbers, ...strings, ...content, ...arrays, ...objects };
    expect(schemaOf(keywords)).toMatchObject(keywords);
  });

  test("of types: one or several", () => {
    expect(schemaOf({ type: "string" }).types).toEqual(["string"]);
    expect(schemaOf({ type: ["string", "null"] }).types).toEqual(["string", "null"]);
    expect(schemaOf({}).types).toBeUndefined();
  });

  test("that hold schemas", () => {
    const schema = schemaOf({
      prefixItems: [{ type: "string" }, false],
      items: { type: "number" },
      contains: { const: 1 },
      minContains: 0,
      maxContains: 3,
      unevaluatedItems: false,
      patternProperties: { "^x-": { type: "null" } },
      additionalProperties: false,
      propertyNames: { maxLength: 3 },
      unevaluatedProperties: true,
      dependentRequired: { a: ["b", "c"] },
      dependentSchemas: { a: { required: ["d"] } },
      contentMediaType: "application/json",
      contentSchema: { type: "object" },
      allOf: [{ minLength: 1 }],
      anyOf: [{ minLength: 2 }],
      oneOf: [{ minLength: 3 }],
      not: { minLength: 4 },
      if: { minLength: 5 },
      // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
      then: { minLength: 6 },
      else: { minLength: 7 },
    });
    expect(schema).toMatchObject({
      prefixItems: [{ types: ["string"] }, { always: false }],
      items: { types: ["number"] },
      contains: { const: { value: 1 } },
      unevaluatedItems: { always: false },
      patternProperties: [{ pattern: "^x-", schema: { types: ["null"] } }],
      additionalProperties: { always: false },
      propertyNames: { maxLength: 3 },
      unevaluatedProperties: { always: true },
      dependentRequired: [{ property: "a", requires: ["b", "c"] }],
      dependentSchemas: [{ property: "a", schema: { required: ["d"] } }],
      minContains: 0,
      maxContains: 3,
      contentSchema: { types: ["object"] },
      allOf: [{ minLength: 1 }],
      anyOf: [{ minLength: 2 }],
      oneOf: [{ minLength: 3 }],
      not: { minLength: 4 },
      if: { minLength: 5 },
      else: { minLength: 7 },
    });
    expect(schema.then?.minLength).toBe(6);
  });

  test("of documentation", () => {
    expect(
      schemaOf({
        title: "t",
        description: "d",
        deprecated: true,
        example: 3,
        examples: [1, null],
        externalDocs: { url: "https://example.com", description: "more" },
        xml: { name: "x", "x-own": 1 },
        "x-own": true,
      }),
    ).toMatchObject({
      title: "t",
      description: "d",
      deprecated: true,
      examples: [1, null, 3],
      externalDocs: { url: "https://example.com", description: "more" },
      xml: { name: "x", "x-own": 1 },
    });
  });

  test("absent and null are kept apart", () => {
    const absent = schemaOf({});
    expect([absent.const, absent.default, absent.enum, absent.always]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    const present = schemaOf({ const: null, default: null, enum: [null] });
    expect([present.const, present.default, present.enum]).toEqual([{ value: null }, { value: null }, [null]]);
  });

  test("boolean schemas are no empty ones", () => {
    expect(schemaOf(true).always).toBe(true);
    expect(schemaOf(false).always).toBe(false);
  });

  test("an unknown one is reported with the one that was probably meant", () => {
    const { diagnostics } = build({
      components: { schemas: { X: { requird: ["a"], "x-known": 1, frobnicate: 2, id: "X", additionalItems: true } } },
    });
    expect(problems(diagnostics)).toEqual([
      "warning unknown-keyword /components/schemas/X/requird: `requird` is no keyword of JSON Schema or OpenAPI",
      "warning unknown-keyword /components/schemas/X/frobnicate: `frobnicate` is no keyword of JSON Schema or OpenAPI",
      "warning unknown-keyword /components/schemas/X/id: `id` is no keyword of JSON Schema or OpenAPI",
      "warning unknown-keyword /components/schemas/X/additionalItems: `additionalItems` is no keyword of JSON Schema or OpenAPI",
    ]);
    expect(diagnostics.map((diagnostic) => diagnostic.help)).toEqual([
      "Is `required` meant?",
      undefined,
      undefined,
      "JSON Schema 2020-12 calls it `items`, beside `prefixItems`.",
    ]);
  });

  test("a keyword that the model cannot hold is refused where it stands", () => {
    const { diagnostics } = build({ components: { schemas: { X: { properties: { c: { $recursiveRef: "#" } } } } } });
    expect(problems(diagnostics)).toEqual([
      "error unsupported-schema /components/schemas/X/properties/c/$recursiveRef: nothing is generated for `$recursiveRef` yet",
    ]);
  });

  test("the ledger says which keywords are enforced and which are words", () => {
    const api = buildSchemas({ X: { readOnly: true, unevaluatedProperties: false, type: "object", title: "X" } });
    expect(api.ledger.map(({ subject, treatment }) => [subject, treatment])).toEqual([
      ["readOnly (of no member)", "documentation"],
      ["title", "documentation"],
      ["type", "enforced"],
      ["unevaluatedProperties", "enforced"],
    ]);
  });

  test("values that JSON Schema does not allow are reported", () => {
    const { diagnostics } = build({
      components: {
        schemas: {
          A: { pattern: "(" },
          B: { patternProperties: { "[": {} } },
          D: { anyOf: [] },
          E: { pattern: "\\A" },
        },
      },
    });
    expect(problems(diagnostics).map((text) => text.replace(/: [^:]*$/, ""))).toEqual([
      "error invalid-pattern /components/schemas/A/pattern: this is no regular expression",
      "error invalid-pattern /components/schemas/B/patternProperties/[: this is no regular expression",
      "error invalid-document /components/schemas/D/anyOf",
      "error invalid-pattern /components/schemas/E/pattern: this is no regular expression",
    ]);
  });
});

test("patterns with needless escapes are read as they are meant, with a warning", () => {
  const written = ["^\\d{3}\\-\\d$", "[\\w-.]+", "[a\\-z\\_]", "\\@\\#[^\\s-]", "[+-\\d]", '\\/\\"\\]'];
  const { api, diagnostics } = build({
    components: { schemas: { ...written.map((pattern) => ({ pattern })), P: { patternProperties: { "\\_": {} } } } },
  });
  expect(api.schemas.map(({ pattern, patternProperties }) => pattern ?? patternProperties?.[0]?.pattern)).toEqual([
    ...["^\\d{3}-\\d$", "[\\w\\-.]+", "[a\\-z_]", "@#[^\\s\\-]", "[+\\-\\d]", '\\/"\\]', "_"],
  ]);
  expect(diagnostics.map(({ severity, code }) => `${severity} ${code}`)).toEqual(
    diagnostics.map(() => "warning invalid-pattern"),
  );
});

test("patterns with lone brackets are read as they are meant, unless other dialects mean something else", () => {
  const meant = ["^]}$", "^\\{[a-z]+}$", "^{id}$", "^{\\d{3}}\\u{61}]$"];
  const { api, diagnostics } = build({ components: { schemas: { ...meant.map((pattern) => ({ pattern })) } } });
  expect(api.schemas.map(({ pattern }) => pattern)).toEqual([
    ...["^\\]\\}$", "^\\{[a-z]+\\}$", "^\\{id\\}$", "^\\{\\d{3}\\}\\u{61}\\]$"],
  ]);
  expect(diagnostics.every(({ severity }) => severity === "warning")).toBe(true);
  const unclear = ["^[[:alpha:]]+$", "[]a]", "[^]a]", "a{,3}", "{2}", "x{ 1 }", "[a-z&&[^b]]"];
  const { diagnostics: errors } = build({ components: { schemas: { ...unclear.map((pattern) => ({ pattern })) } } });
  expect(errors.map(({ severity }) => severity)).toEqual(unclear.map(() => "error"));
});

test.each([
  ["(?i)^a$", "ECMAScript has no `(?i)`: leave it out, and list both cases, such as `[Aa]`."],
  ["(?s).", "ECMAScript has no `(?s)`: leave it out, and write `[\\s\\S]` for `.`."],
  ["(?m)^a", "ECMAScript has no `(?m)`: leave it out, and write `(?<![^\\n])` for `^` and `(?![^\\n])` for `$`."],
  ["(?x)a b", "ECMAScript has no `(?x)`: leave it out, and write the pattern without blanks and comments."],
  [
    "(?u)a",
    "ECMAScript has no `(?u)`: leave it out, and write `\\p{L}` and `\\p{N}` for letters and digits of all scripts.",
  ],
  [
    "(?si-m)a",
    "ECMAScript has no `(?si-m)`: leave it out, write `[\\s\\S]` for `.`, and list both cases, such as `[Aa]`.",
  ],
  ["(?J)a", "ECMAScript has no `(?J)`: leave it out, and write what `J` stands for."],
  ["a(?-i)b", "ECMAScript has no `(?-i)`: leave it out."],
  ["(?x:a b)", "ECMAScript has no `(?x:`: write `(?:`, and write the pattern without blanks and comments."],
  ["^\\((?R)?\\)$", "ECMAScript has no recursion, as `(?R)` is: write the pattern out, as deep as it may go."],
  ["(a)(?1)", "ECMAScript has no recursion, as `(?1)` is: write the pattern out, as deep as it may go."],
  ["\\A[a-z]+\\Z", "ECMAScript has `^` for `\\A`, and `$` for `\\Z` and `\\z`."],
  ["(?P<year>\\d{4})", "ECMAScript names a group without the `P`: `(?<year>`."],
  [
    "^[[:xdigit:]]+$",
    "ECMAScript has no `[:xdigit:]`: list the characters, such as `a-z`, or name a property, such as `\\p{L}`.",
  ],
  ["a++", "ECMAScript has no `++`: write it without the `+`."],
  ["a{2,3}+", "ECMAScript has no `{2,3}+`: write it without the `+`."],
  ["^\\p{Alnum}+$", "ECMAScript has no `\\p{Alnum}`: write `A-Za-z0-9` in brackets."],
  ["^\\p{L}[\\p{Print}]*$", "ECMAScript has no `\\p{Print}`: write `\\x20-\\x7E` in brackets."],
  ["^\\P{Digit}$", "ECMAScript has no `\\P{Digit}`: write `^0-9` in brackets."],
  ["^\\p{IsAlphabetic}+$", "ECMAScript has no `\\p{IsAlphabetic}`: write `\\p{Alphabetic}`."],
  ["^\\P{IsLatin}+$", "ECMAScript has no `\\P{IsLatin}`: write `\\P{Script=Latin}`."],
  ["^\\p{Cyrillic}$", "ECMAScript has no `\\p{Cyrillic}`: write `\\p{Script=Cyrillic}`."],
  ["^\\p{javaLowerCase}$", "ECMAScript has no `\\p{javaLowerCase}`: write `\\p{Lowercase}`."],
  ["^\\p{^Lu}$", "ECMAScript has no `\\p{^Lu}`: write `\\P{Lu}`."],
  ["^\\pL+$", "ECMAScript has no `\\pL`: write `\\p{L}`."],
  [
    "^\\p{InGreek}$",
    "ECMAScript has no `\\p{InGreek}`: list the characters, such as `a-z`, or name a property, such as `\\p{L}`.",
  ],
  ["^\\p{L}+(", undefined],
  ["^\\++(", undefined],
  [
    "[a-z&&[^b]]",
    "ECMAScript has no `&&` between classes: say before the class what it leaves out, such as `(?!b)[a-z]`.",
  ],
  ["(", undefined],
])("a pattern of another dialect says what ECMAScript has instead: %s", (pattern, help) => {
  const { diagnostics } = build({
    components: { schemas: { A: { pattern }, B: { patternProperties: { [pattern]: {} } } } },
  });
  expect(diagnostics).toMatchObject([
    { severity: "error", code: "invalid-pattern", ...(help !== undefined && { help }) },
    { severity: "error", code: "invalid-pattern", ...(help !== undefined && { help }) },
  ]);
});

test.each([
  [
    "^(?i:abc)+$",
    "`(?i:` came with ES2025, and Node 20 does not take it",
    "Write `(?:`, and list both cases, such as `[Aa]`.",
  ],
  ["^(?s:.)$", "`(?s:` came with ES2025, and Node 20 does not take it", "Write `(?:`, and write `[\\s\\S]` for `.`."],
  ["a(?-ms:b)", "`(?-ms:` came with ES2025, and Node 20 does not take it", "Write `(?:`."],
  [
    "(?<y>\\d)|x(?<y>\\D)",
    "two groups of one name, `y`, came with ES2025, and Node 20 does not take them",
    "Give each group a name of its own, or none: `(?:`.",
  ],
])("a pattern that only newer engines take is refused by all: %s", (pattern, message, help) => {
  const { diagnostics } = build({
    components: { schemas: { A: { pattern }, B: { patternProperties: { [pattern]: {} } } } },
  });
  const refusal = { severity: "error", code: "invalid-pattern", message, help };
  expect(diagnostics).toMatchObject([refusal, refusal]);
});

test("what looks like newer syntax in an escape or a class is none", () => {
  const patterns = ["\\(?i:a", "[(?i:]", "(?:a)(?<y>b)[(?<y>]", "(?<=a)(?<!a)(?<=a)", "[\\]](?:i:)"];
  const { diagnostics } = build({ components: { schemas: { ...patterns.map((pattern) => ({ pattern })) } } });
  expect(diagnostics).toEqual([]);
});

test("a pattern between slashes is warned of, with the one that is meant", () => {
  const { diagnostics } = build({
    components: {
      schemas: {
        A: { pattern: "/^abc$/" },
        B: { pattern: "/^[a-z]+$/i" },
        C: { pattern: "/[0-9]{2}$/" },
        D: { patternProperties: { "/^x-/": {} } },
        E: { pattern: "^/a/$" },
        F: { pattern: "/v1/" },
        G: { pattern: "/a|^b$" },
      },
    },
  });
  expect(diagnostics.map(({ severity, message, help }) => [severity, message, help])).toEqual([
    ["warning", "the slashes at both ends are part of this pattern: `/^abc$/`", "Is `^abc$` meant?"],
    [
      "warning",
      "the slashes at both ends are part of this pattern: `/^[a-z]+$/i`",
      "Is `^[a-z]+$` meant? A pattern has no flags: what `i` says has to be written in it.",
    ],
    ["warning", "the slashes at both ends are part of this pattern: `/[0-9]{2}$/`", "Is `[0-9]{2}$` meant?"],
    ["warning", "the slashes at both ends are part of this pattern: `/^x-/`", "Is `^x-` meant?"],
  ]);
});

test("what stands twice in `required`, and a fragment of `$id`, are warned of", () => {
  const { api, diagnostics } = build({
    components: {
      schemas: {
        A: { required: ["a", "b", "a"] },
        B: { $id: "https://example.com/b#x" },
        C: { $id: "https://example.com/c#" },
      },
    },
  });
  expect(problems(diagnostics)).toEqual([
    "warning invalid-document /components/schemas/A/required/2: `a` is in `required` twice",
    "warning invalid-document /components/schemas/B/$id: `$id` has no fragment: what stands behind `#` says nothing",
  ]);
  expect(schemaNamed(api, "A").required).toEqual(["a", "b"]);
});

describe("properties", () => {
  test("keep the order of the document, and know whether they are required", () => {
    const schema = schemaOf({ required: ["b", "elsewhere"], properties: { b: {}, a: {}, __proto__x: {} } });
    expect(schema.properties?.map(({ name, required }) => [name, required])).toEqual([
      ["b", true],
      ["a", false],
      ["__proto__x", false],
    ]);
  });
});

describe("references", () => {
  test("are the target itself, wherever they stand", () => {
    const api = buildClean({
      components: { schemas: { Pet: { properties: { friend: { $ref: "#/components/schemas/Pet" } } } } },
      paths: {
        "/a": {
          get: {
            responses: {
              "200": {
                description: "",
                content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
              },
            },
          },
        },
      },
    });
    const pet = schemaNamed(api, "Pet");
    expect(property(pet, "friend")).toBe(pet);
    expect(onlyOperation(api).responses[0]?.content[0]?.schema).toBe(pet);
  });

  test("with other keywords beside them are schemas of their own", () => {
    const x = schemaOf(
      { properties: { a: { $ref: "#/components/schemas/Y", description: "mine" } } },
      { Y: { type: "string" } },
    );
    expect(property(x, "a")).toMatchObject({
      description: "mine",
      name: undefined,
      ref: { name: { typescript: "Y" } },
    });
  });

  test("a component that is another one stays a component", () => {
    const api = buildSchemas({
      Alias: { $ref: "#/components/schemas/Pet" },
      Pet: { type: "object" },
      User: { items: { $ref: "#/components/schemas/Alias" } },
    });
    const alias = schemaNamed(api, "Alias");
    expect(alias.ref).toBe(schemaNamed(api, "Pet"));
    expect(schemaNamed(api, "User").items).toBe(alias);
  });

  test("into other files: a component that stands there has the component's name", () => {
    const api = buildSchemas(
      { Pet: { $ref: "parts/pet.yml" }, Tag: { $ref: "parts/all.yml#/Label" } },
      {
        files: {
          "parts/pet.yml": {
            properties: {
              tag: { $ref: "all.yml#/Label" },
              owner: { $ref: "all.yml#/Owner" },
              self: { $ref: "../openapi.yml#/components/schemas/Pet" },
            },
          },
          "parts/all.yml": { Label: { type: "string" }, Owner: { properties: { pet: { $ref: "pet.yml" } } } },
        },
      },
    );
    expect(api.schemas.map((schema) => [schema.name?.typescript, schema.component, schema.node.id])).toEqual([
      ["Pet", true, "parts/pet.yml#"],
      ["Tag", true, "parts/all.yml#/Label"],
      ["Owner", false, "parts/all.yml#/Owner"],
    ]);
    const pet = schemaNamed(api, "Pet");
    expect(property(pet, "tag")).toBe(schemaNamed(api, "Tag"));
    expect(property(pet, "self")).toBe(pet);
    expect(property(schemaNamed(api, "Owner"), "pet")).toBe(pet);
  });

  test("a schema that is defined by itself is reported, a recursive one is not", () => {
    const { diagnostics } = build({
      components: { schemas: { A: ref("B"), B: ref("A"), C: { allOf: [ref("C")] }, D: { items: ref("D") } } },
    });
    // The circle of references alone is reported when a document is loaded.
    expect(problems(diagnostics).map((text) => text.split(":")[0])).toEqual([
      "error reference-cycle /components/schemas/C",
    ]);
  });

  test.each<[string, JsonObject]>([
    ["not", { A: { not: ref("A") } }],
    ["if", { A: { if: ref("A"), else: { type: "string" } } }],
    // biome-ignore lint/suspicious/noThenProperty: it is the keyword of JSON Schema.
    ["then", { A: { if: { required: ["a"] }, then: ref("A") } }],
    ["else", { A: { if: { required: ["a"] }, else: ref("A") } }],
    ["dependentSchemas", { A: { dependentSchemas: { a: ref("A") } } }],
    ["dependencies", { A: { dependencies: { a: ref("A") } } }],
    ["several keywords", { A: { allOf: [{ not: ref("B") }] }, B: { anyOf: [{ required: ["x"] }, ref("A")] } }],
  ])("one that leads back to itself by %s, for the same value, is reported", (_, schemas) => {
    const { diagnostics } = build({ components: { schemas } });
    expect(problems(diagnostics)[0]).toMatch("error reference-cycle /components/schemas/A");
  });

  test("one that leads back to itself for a part of the value or for a name is not reported", () => {
    const again = {
      items: ref("A"),
      not: { contains: ref("A") },
      propertyNames: { not: { maxLength: 2, items: ref("A") } },
    };
    buildSchemas({ A: again });
  });

  test("a dynamic one keeps its target and its anchor", () => {
    const { api } = build(
      {
        components: {
          schemas: { Tree: { $dynamicAnchor: "node", items: { $dynamicRef: "#/components/schemas/Tree" } } },
        },
      },
      { allow: ["unsupported-schema"] },
    );
    const tree = schemaNamed(api, "Tree");
    expect(tree.dynamicAnchor).toBe("node");
    expect(tree.items?.dynamicRef).toEqual({ initial: tree, anchor: undefined });
    expect(tree.items?.ref).toBe(tree);
    expect(tree.reach.recursive).toBe(true);
  });

  test("one that leads nowhere leaves the model complete", () => {
    const { api, diagnostics } = build({
      components: { schemas: { A: { properties: { b: { $ref: "#/components/schemas/B" } } } } },
    });
    expect(problems(diagnostics)[0]).toMatch("error unresolved-reference");
    expect(property(schemaNamed(api, "A"), "b").ref).toBeUndefined();
  });
});

test("depth is no matter", () => {
  let deep: JsonObject = { type: "string" };
  for (let level = 0; level < 3_000; level++)
    deep = level % 2 === 0 ? { properties: { a: deep } } : { anyOf: [deep, { type: "null" }] };
  const api = buildClean({
    components: { schemas: { Deep: deep } },
    paths: { "/a": { get: { responses: nothing } } },
  });
  expect(api.schemas.length).toBeGreaterThan(1_000);
});

test("a form is an object, whatever its schema says of the type, unless something else refers to it", () => {
  const properties = { a: { type: "string" } };
  const post = (media: string, schema: JsonObject) => ({
    post: { requestBody: { content: { [media]: { schema } } }, responses: nothing },
  });
  const api = buildClean({
    components: { schemas: { Shared: { properties } } },
    paths: {
      "/form": post("application/x-www-form-urlencoded", { properties }),
      "/parts": post("multipart/form-data", { properties }),
      "/shared": post("multipart/form-data", { $ref: "#/components/schemas/Shared" }),
      "/json": post("application/json", { properties }),
    },
  });
  expect(api.operations.map(({ body }) => body?.content[0]?.schema?.types)).toEqual([
    ["object"],
    ["object"],
    undefined,
    undefined,
  ]);
});
