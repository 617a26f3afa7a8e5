import { describe, expect, test } from "vitest";
import { openApiObjects } from "../../generator/load/objects/openapi-3.ts";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { fixedFields } from "../../generator/model/fields/fixed-fields.ts";
import { build, buildClean, buildSchemas, nothing, problems } from "./build.ts";

const { schema, ...others } = openApiObjects;

describe("there is no fifth case", () => {
  test.each(Object.entries(fixedFields))(
    "every fixed field of %s is treated in a way that is written down",
    (name, fields) => {
      const known: Readonly<Record<string, { readonly fields: object }>> = others;
      expect(Object.keys(fields).sort()).toEqual(Object.keys(known[name]?.fields ?? {}).sort());
    },
  );

  test("every object has fields that are", () => {
    expect(Object.keys(fixedFields).sort()).toEqual(Object.keys(others).sort());
  });

  test.each(Object.keys(schema.fields).filter((keyword) => keyword !== "nullable"))(
    "so has the keyword %s",
    (keyword) => {
      const { diagnostics } = build({ components: { schemas: { X: { [keyword]: null } } } });
      expect(problems(diagnostics).filter((problem) => problem.includes("unknown-keyword"))).toEqual([]);
    },
  );
});

test("fields are counted by their objects", () => {
  const api = buildClean({
    openapi: "3.2.0",
    $self: "https://example.com/api",
    info: { title: "T", version: "1", license: { name: "MIT" } },
    servers: [{ url: "/", description: "d", name: "main" }],
    tags: [{ name: "a", kind: "nav" }],
    security: [{ key: [] }],
    paths: {
      "/a": {
        summary: "s",
        post: {
          deprecated: true,
          parameters: [{ name: "p", in: "query", required: true, allowEmptyValue: true, schema: {}, "x-own": 1 }],
          requestBody: {
            required: true,
            content: {
              "application/x-www-form-urlencoded": { encoding: { a: { headers: {}, style: "form" } } },
              "application/json": { encoding: { a: { style: "form" } } },
            },
          },
          responses: {
            "200": { description: "d", headers: { A: { required: true, schema: {} }, "Content-Type": {} } },
          },
        },
      },
    },
    components: {
      securitySchemes: {
        key: { type: "apiKey", in: "header", name: "K", deprecated: true },
        other: { type: "mutualTLS" },
      },
    },
  });
  expect(api.ledger.map(({ subject, treatment, count }) => `${subject}: ${treatment} ${count}`)).toEqual([
    "document $self: enforced 1",
    "encoding: enforced 1",
    "encoding headers: documentation 1",
    "encoding style: enforced 1",
    "encoding without effect: documentation 1",
    "header required: enforced 1",
    "info license: documentation 1",
    "operation deprecated: documentation 1",
    "parameter allowEmptyValue: enforced 1",
    "parameter required: enforced 1",
    "parameter style form: enforced 1",
    "path item summary: documentation 1",
    "request body form: enforced 1",
    "request body json: enforced 1",
    "request body required: enforced 1",
    "response description: documentation 1",
    "response header Content-Type: documentation 1",
    "response headers: enforced 1",
    "security apiKey: enforced 1",
    "security scheme deprecated: documentation 1",
    "security scheme without use: documentation 1",
    "server description: documentation 1",
    "server name: typed 1",
    "tag kind: documentation 1",
  ]);
});

test("a field counts for what it does at its place", () => {
  const parameter = (place: string) => ({ name: place, in: place, required: true, allowReserved: true, schema: {} });
  const { ledger } = buildClean({
    paths: {
      "/{path}": { get: { parameters: ["path", "query", "header", "cookie"].map(parameter), responses: nothing } },
    },
  });
  const found = ledger.filter(({ subject }) => subject === "parameter allowReserved");
  expect(found.map(({ treatment, count }) => `${treatment} ${count}`)).toEqual(["documentation 2", "enforced 2"]);
});

describe("formats", () => {
  const ledgerOf = (schemas: JsonObject, formats?: "assert" | "annotate") =>
    buildSchemas(schemas, formats === undefined ? {} : { formats })
      .ledger.filter(({ subject }) => subject.startsWith("format"))
      .map(({ subject, treatment, count }) => `${subject}: ${treatment} ${count}`);
  const schemas: JsonObject = {
    A: { format: "uuid" },
    B: { format: "uri" },
    C: { format: "telephone" },
    D: { type: "number", format: "double" },
  };

  test("that validators check are enforced, others are words", () => {
    expect(ledgerOf(schemas)).toEqual([
      "format: enforced 2",
      "format double: documentation 1",
      "format telephone: documentation 1",
    ]);
  });

  test("are all words where the configuration says so", () => {
    expect(ledgerOf({ A: { format: "uuid" } }, "annotate")).toEqual(["format uuid: documentation 1"]);
  });
});

test("a keyword that is ignored without another one is reported, and is words", () => {
  /** Written as a key of its own, an object that has it looks like a promise to linters. */
  const conclusion = "then";
  const { api, diagnostics } = build({
    components: {
      schemas: {
        A: {
          [conclusion]: false,
          else: { minLength: 1 },
          minContains: 1,
          maxContains: 2,
          contentSchema: { type: "null" },
        },
        B: { if: true, else: false, contains: true, minContains: 2, contentMediaType: "a/b", contentSchema: true },
      },
    },
  });
  expect(problems(diagnostics)).toEqual(
    ["then` is ignored without `if", "else` is ignored without `if", "minContains` is ignored without `contains"]
      .concat("maxContains` is ignored without `contains", "contentSchema` is ignored without `contentMediaType")
      .map((text) => `warning ignored-keyword /components/schemas/A/${text.split("`")[0]}: \`${text}\``),
  );
  expect(api.ledger.map(({ subject, treatment, count }) => `${subject}: ${treatment} ${count}`)).toEqual([
    "contains: enforced 1",
    "contentMediaType: documentation 1",
    "contentSchema: documentation 1",
    "contentSchema (ignored without contentMediaType): documentation 1",
    "else: enforced 1",
    "else (ignored without if): documentation 1",
    "if: enforced 1",
    "maxContains (ignored without contains): documentation 1",
    "minContains: enforced 1",
    "minContains (ignored without contains): documentation 1",
    "then (ignored without if): documentation 1",
  ]);
});

test("what no direction has is reported at both keywords", () => {
  const { diagnostics } = build({ components: { schemas: { A: { readOnly: true, writeOnly: true } } } });
  expect(problems(diagnostics)).toEqual([
    "warning invalid-document /components/schemas/A/writeOnly: `readOnly` and `writeOnly` are both true: no direction has it",
  ]);
  expect(diagnostics[0]?.related?.map(({ location }) => location.pointer)).toEqual(["/components/schemas/A/readOnly"]);
});

test("an unknown keyword is reported, and is words", () => {
  const { api, diagnostics } = build({
    components: { schemas: { A: { minLenght: 1 } } },
    paths: { "/a": { get: { responses: nothing } } },
  });
  expect(problems(diagnostics)).toEqual([
    "warning unknown-keyword /components/schemas/A/minLenght: `minLenght` is no keyword of JSON Schema or OpenAPI",
  ]);
  expect(api.ledger).toContainEqual({ subject: "minLenght", treatment: "documentation", count: 1 });
});

test("a keyword of a former draft is told with what it is called now", () => {
  const { diagnostics } = build({ components: { schemas: { A: { additionalItems: false } } } });
  expect(diagnostics.map(({ help }) => help)).toEqual(["JSON Schema 2020-12 calls it `items`, beside `prefixItems`."]);
});

test("so is a member that none has, by what it refers to or is composed of", () => {
  const { diagnostics } = build({
    components: {
      schemas: {
        Id: { type: "string", readOnly: true },
        A: {
          properties: {
            both: { $ref: "#/components/schemas/Id", writeOnly: true },
            composed: { allOf: [{ writeOnly: true }, { $ref: "#/components/schemas/Id" }] },
            one: { allOf: [{ readOnly: true }, { $ref: "#/components/schemas/Id" }] },
          },
          additionalProperties: { $ref: "#/components/schemas/Id", allOf: [{ writeOnly: true }] },
        },
      },
    },
  });
  expect(problems(diagnostics)).toEqual(
    ["properties/both", "properties/composed", "additionalProperties"].map(
      (place) =>
        `warning invalid-document /components/schemas/A/${place}: this is \`readOnly\` and \`writeOnly\`: no direction has it`,
    ),
  );
  expect(diagnostics[1]?.related?.map(({ location }) => location.pointer)).toEqual([
    "/components/schemas/Id/readOnly",
    "/components/schemas/A/properties/composed/allOf/0/writeOnly",
  ]);
});

test("lists of types and values with nothing in them, or with something twice, are reported", () => {
  const { diagnostics } = build({
    components: {
      schemas: {
        A: { type: [], enum: [] },
        B: { type: ["string", "null", "string"], enum: ["a", null, "a"] },
        D: { enum: [{ b: 1 }, { b: 1 }] },
        C: { $anchor: "", $dynamicAnchor: "1st", properties: { d: { $anchor: "_a-1.b" } } },
      },
    },
  });
  const name = "begins with a letter or `_`, and has letters, digits, `-`, `.` and `_` after that";
  expect(problems(diagnostics)).toEqual([
    "error invalid-document /components/schemas/A/type: `type` has at least one type",
    "warning invalid-document /components/schemas/A/enum: `enum` has no value: nothing fits",
    'error invalid-document /components/schemas/B/type/2: "string" is in `type` twice',
    'warning invalid-document /components/schemas/B/enum/2: "a" is in `enum` twice',
    'warning invalid-document /components/schemas/D/enum/1: {"b":1} is in `enum` twice',
    `error invalid-document /components/schemas/C/$anchor: \`$anchor\` ${name}`,
    `error invalid-document /components/schemas/C/$dynamicAnchor: \`$dynamicAnchor\` ${name}`,
  ]);
});

test("a keyword for values that the type does not allow is reported, and is words", () => {
  const { api, diagnostics } = build({
    components: {
      schemas: {
        A: { type: "string", minimum: 1, minLength: 1 },
        B: { type: ["array", "null"], required: ["a"], items: true },
        C: { minimum: 1, minLength: 1 },
        D: { type: "integer", minimum: 1 },
      },
    },
  });
  expect(problems(diagnostics)).toEqual([
    "warning ignored-keyword /components/schemas/A/minimum: `minimum` says nothing of a value of type string",
    "warning ignored-keyword /components/schemas/B/required: `required` says nothing of a value of type array or null",
  ]);
  const entries = api.ledger.map(({ subject, treatment, count }) => `${subject}: ${treatment} ${count}`);
  expect(entries).toContain("minimum: enforced 2");
  expect(entries).toContain("minimum (ignored with another type): documentation 1");
});

describe("keywords whose effect depends on what is around them", () => {
  const ledgerOf = (document: JsonObject) => {
    const { api, diagnostics } = build(document);
    const entries = api.ledger.map(({ subject, treatment, count }) => `${subject}: ${treatment} ${count}`);
    return { entries, problems: problems(diagnostics) };
  };

  test("`if` alone counts where something asks what it describes", () => {
    const { entries, problems } = ledgerOf({
      components: {
        schemas: {
          A: { if: { properties: { a: true } } },
          B: { allOf: [{ if: { properties: { a: true } } }], unevaluatedProperties: false },
          C: { $dynamicRef: "#/components/schemas/D", unevaluatedProperties: false },
          D: { if: { properties: { a: true } } },
        },
      },
    });
    expect(problems).toEqual([
      "warning ignored-keyword /components/schemas/A/if: `if` is ignored without `then` and `else`",
    ]);
    expect(entries).toContain("if: enforced 2");
    expect(entries).toContain("if (ignored without then and else): documentation 1");
  });

  test("a discriminator chooses among alternatives that a value leads to, or heirs", () => {
    const discriminator = { propertyName: "kind" };
    const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
    const { entries, problems } = ledgerOf({
      components: {
        schemas: {
          Cat: { type: "object" },
          Union: { oneOf: [ref("Cat"), { type: "null" }], discriminator },
          Nameless: { anyOf: [{ type: "object" }, { type: "null" }], discriminator },
          Parent: { type: "object", discriminator },
          Heir: { allOf: [ref("Parent")] },
          Text: { type: "string", discriminator },
        },
      },
    });
    expect(problems).toEqual([
      "warning ignored-keyword /components/schemas/Text/discriminator: `discriminator` says nothing of a value of type string",
      "warning ignored-keyword /components/schemas/Nameless/discriminator: `discriminator` is ignored: no alternative has a name or a value of the member that leads to it",
    ]);
    expect(entries).toContain("discriminator: enforced 2");
  });

  test("a default is put in for what may be missing", () => {
    const { entries, problems } = ledgerOf({
      components: {
        schemas: {
          A: {
            type: "object",
            required: ["always"],
            properties: { always: { default: 1 }, maybe: { default: 1 }, list: { items: { default: 1 } } },
            not: { properties: { never: { default: 1 } } },
          },
          B: { default: {}, required: ["b"], properties: { b: { default: 1 } } },
        },
      },
      paths: {
        "/a": {
          get: { parameters: [{ name: "p", in: "query", schema: { default: 1 } }], responses: nothing },
        },
      },
    });
    expect(problems).toEqual([]);
    expect(entries.filter((entry) => entry.startsWith("default"))).toEqual([
      "default: enforced 3",
      "default (never put in): documentation 4",
    ]);
  });

  test("a direction is that of a member", () => {
    const { entries, problems } = ledgerOf({
      components: {
        schemas: {
          Id: { type: "string", readOnly: true },
          A: { properties: { id: { $ref: "#/components/schemas/Id" }, secret: { writeOnly: true } } },
          B: { type: "array", items: { readOnly: true } },
        },
      },
    });
    expect(problems).toEqual([]);
    expect(entries.filter((entry) => /^(read|write)Only/.test(entry))).toEqual([
      "readOnly: enforced 1",
      "readOnly (of no member): documentation 1",
      "writeOnly: enforced 1",
    ]);
  });

  test("what says how a value is carried decides on its type, and in events on what is checked", () => {
    const data = { contentMediaType: "application/json", contentSchema: { type: "object" } };
    const parts = { file: { format: "binary" }, files: { type: "array", items: { contentMediaType: "image/png" } } };
    const { entries } = ledgerOf({
      openapi: "3.2.0",
      components: { schemas: { Words: { format: "binary", contentEncoding: "base64" } } },
      paths: {
        "/a": {
          post: {
            requestBody: { content: { "multipart/form-data": { schema: { type: "object", properties: parts } } } },
            responses: {
              "200": {
                description: "d",
                content: { "text/event-stream": { itemSchema: { type: "object", properties: { data } } } },
              },
            },
          },
        },
      },
    });
    expect(entries.filter((entry) => /^(format|content)/.test(entry))).toEqual([
      "contentEncoding: documentation 1",
      "contentMediaType: enforced 1",
      "contentMediaType: typed 1",
      "contentSchema: enforced 1",
      "format binary: documentation 1",
      "format binary: typed 1",
    ]);
  });
});

test("a format of values that the type does not allow is words, and reported unless it is customary", () => {
  const schemas = {
    A: { type: "integer", format: "date" },
    B: { type: "string", format: "int64" },
    C: { format: "int64" },
  };
  const { api, diagnostics } = build({ components: { schemas } });
  expect(problems(diagnostics)).toEqual([
    "warning ignored-keyword /components/schemas/A/format: `format` says nothing of a value of type integer",
  ]);
  expect(api.ledger.map(({ subject, treatment, count }) => `${subject}: ${treatment} ${count}`)).toEqual([
    "format: enforced 1",
    "format date (ignored with another type): documentation 1",
    "format int64 (ignored with another type): documentation 1",
    "type: enforced 2",
  ]);
});

test("definitions are counted one by one: one that nothing refers to is not read", () => {
  const used = { type: "object", minLenght: 1 };
  const $defs = { used, alias: { $ref: "#/components/schemas/X/$defs/used" }, unused: used, other: used };
  const properties = { a: { $ref: "#/components/schemas/X/$defs/alias" } };
  const { api, diagnostics } = build({ components: { schemas: { X: { properties, $defs }, Y: { definitions: {} } } } });
  expect(api.ledger.filter(({ subject }) => /^(\$defs|definitions|minLenght)/.test(subject))).toEqual([
    { subject: "$defs", treatment: "enforced", count: 2 },
    { subject: "$defs (nothing refers to it)", treatment: "documentation", count: 2 },
    { subject: "definitions (empty)", treatment: "documentation", count: 1 },
    { subject: "minLenght", treatment: "documentation", count: 1 },
  ]);
  expect(diagnostics.map(({ location }) => location?.pointer)).toEqual(["/components/schemas/X/$defs/used/minLenght"]);
});
