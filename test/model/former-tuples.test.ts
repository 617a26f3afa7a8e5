import { Ajv } from "ajv";
import { Ajv2019 } from "ajv/dist/2019.js";
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { emittedOf, typesOf, validatorsIn } from "../emit/model/generated-model.ts";
import { loadText, minimal } from "../load/load-text.ts";
import { problems } from "./build.ts";

const draft7 = "http://json-schema.org/draft-07/schema#";

/** A document with a schema of another file, of a draft that has tuples in `items`. */
async function built(schema: JsonObject, $schema: string = draft7) {
  const { document, printed } = await loadText({
    "api.yml": minimal("components: { schemas: { Old: { $ref: './old.json' } } }\n"),
    "old.json": JSON.stringify({ $schema, ...schema }),
  });
  if (!document) throw new Error(printed);
  const diagnostics = new Diagnostics();
  const model = emittedOf(document, diagnostics);
  const ledger = model.api.ledger.map(({ subject, treatment, count }) => `${subject}: ${treatment} ${count}`);
  return { model, printed, problems: problems(diagnostics.list), ledger };
}

const text = { type: "string" };
const number = { type: "number" };
/** Items of one schema each, and what may follow them. */
const tuples: { readonly [name: string]: JsonObject } = {
  open: { type: "array", items: [text, number] },
  closed: { type: "array", items: [text, number], additionalItems: false },
  further: { type: "array", additionalItems: { type: "boolean" }, items: [text] },
  anything: { type: "array", items: [text], additionalItems: true },
  untyped: { items: [text], additionalItems: false },
  nested: { type: "array", items: [{ type: "array", items: [number], additionalItems: false }] },
  referred: { type: "array", items: [{ $id: "#first", type: "string" }, { $ref: "#/items/0" }, { $ref: "#first" }] },
  list: { type: "array", items: text, additionalItems: false },
  alone: { type: "array", additionalItems: false },
};
const values = [
  [],
  ["a"],
  ["a", 1],
  ["a", 1, true],
  ["a", "b", "c"],
  ["a", "b", 1],
  [1],
  ["a", true],
  [[1]],
  [[1, 2]],
  {},
];

describe("items of one schema each, as drafts before 2020-12 have them", () => {
  test.each(Object.keys(tuples))("mean what they mean to Ajv: %s", async (name) => {
    const schema = tuples[name] ?? {};
    const { model, printed } = await built(schema);
    expect(printed).toBe("");
    const { is, check } = (await validatorsIn(model))("Old");
    const judge = new Ajv({ strict: false }).compile(schema);
    for (const value of values) {
      expect({ value, is: is(value) }).toEqual({ value, is: judge(value) });
      expect({ value, fits: check(value).issues === undefined }).toEqual({ value, fits: judge(value) });
    }
  });

  test("in draft 2019-09, too", async () => {
    const schema = { type: "array", items: [text, number], unevaluatedItems: false };
    const { model, printed } = await built(schema, "https://json-schema.org/draft/2019-09/schema");
    expect(printed).toBe("");
    const { is } = (await validatorsIn(model))("Old");
    const judge = new Ajv2019({ strict: false }).compile(schema);
    expect(values.map(is)).toEqual(values.map((value) => judge(value)));
  });

  test("are tuples in types", async () => {
    const { closed = {}, further = {} } = tuples;
    expect(typesOf((await built(closed)).model)).toContain("type Old = [string?, number?];");
    expect(typesOf((await built(further)).model)).toContain("type Old = [string?, ...boolean[]];");
  });

  test("have issues where the document has the keyword", async () => {
    const { closed = {}, further = {} } = tuples;
    const issuesOf = async (schema: JsonObject, value: unknown) =>
      (await validatorsIn((await built(schema)).model))("Old")
        .check(value)
        .issues?.map(({ keyword, schema }) => `${keyword} ${schema}`);
    expect(await issuesOf(closed, ["a", "b"])).toEqual(["type /items/1/type"]);
    expect(await issuesOf(closed, ["a", 1, 2])).toEqual(["additionalItems /additionalItems"]);
    expect(await issuesOf(further, ["a", 1])).toEqual(["type /additionalItems/type"]);
  });

  test("stand in the ledger as what they are", async () => {
    const { ledger, problems } = await built(tuples.closed ?? {});
    expect(problems).toEqual([]);
    expect(ledger).toEqual(expect.arrayContaining(["items: enforced 1", "additionalItems: enforced 1"]));
  });

  test("are checked like other schemas, where they stand", async () => {
    const { printed } = await loadText({
      "api.yml": minimal("components: { schemas: { Old: { $ref: './old.json' } } }\n"),
      "old.json": JSON.stringify({ $schema: draft7, items: [{ type: "text" }, 1], additionalItems: "none" }),
    });
    expect(printed).toContain("`type` has to be one of");
    expect(printed).toContain("this item has to be a schema, not a number");
    expect(printed).toContain("`additionalItems` has to be a schema, not a string");
    expect(printed).not.toContain("prefixItems");
  });

  test("contradict `minItems` by the keyword that ends them", async () => {
    const { problems } = await built({ type: "array", items: [text], additionalItems: false, minItems: 2 });
    expect(problems).toEqual([
      "warning contradiction /minItems: `minItems`, which is 2, is above the 1 item that `additionalItems: false` leaves: no array fits",
    ]);
  });

  test("are those of a schema with an `$id` within a schema of such a draft", async () => {
    const inner = { $id: "https://example.com/inner.json", ...tuples.closed };
    const { model, printed } = await built({ items: { $ref: inner.$id }, definitions: { outer: { allOf: [inner] } } });
    expect(printed).toBe("");
    const { is } = (await validatorsIn(model))("Old");
    expect([is([["a", 1]]), is([[1]]), is([["a", 1, 2]])]).toEqual([true, false, false]);
  });

  test("are none of a schema that says a later draft within such a one", async () => {
    const $schema = "https://json-schema.org/draft/2020-12/schema";
    const inner = { $id: "https://example.com/inner.json", $schema, prefixItems: [text], items: number };
    const { model, printed, problems } = await built({ $ref: "#/definitions/inner", definitions: { inner } });
    expect([printed, problems]).toEqual(["", []]);
    const { is } = (await validatorsIn(model))("Old");
    expect([is(["a", 1]), is([1]), is(["a", "b"])]).toEqual([true, false, false]);
  });

  test("are those of a document whose `jsonSchemaDialect` is of such a draft", async () => {
    const { document, printed } = await loadText(
      minimal(`jsonSchemaDialect: ${draft7}
components: { schemas: { Old: { type: array, items: [{ type: string }], additionalItems: false } } }
`),
    );
    expect(printed).toBe("");
    if (!document) return;
    const { is } = (await validatorsIn(emittedOf(document, new Diagnostics())))("Old");
    expect([is(["a"]), is([1]), is(["a", 1])]).toEqual([true, false, false]);
  });
});

describe("`additionalItems`", () => {
  test.each([
    ["one schema", tuples.list ?? {}],
    ["no `items`", tuples.alone ?? {}],
  ])("is ignored beside %s", async (_, schema) => {
    const { problems, ledger } = await built(schema);
    expect(problems).toEqual([
      "warning ignored-keyword /additionalItems: `additionalItems` is ignored without a list in `items`",
    ]);
    expect(ledger).toContain("additionalItems (ignored without a list in items): documentation 1");
  });

  test("is no keyword of draft 2020-12", async () => {
    const { problems } = await built(
      { items: text, additionalItems: false },
      "https://json-schema.org/draft/2020-12/schema",
    );
    expect(problems).toEqual([
      "warning unknown-keyword /additionalItems: `additionalItems` is no keyword of JSON Schema or OpenAPI",
    ]);
  });
});

describe("a list in `items` where it is none of the dialect", () => {
  test.each([
    ["2020-12", "openapi: 3.1.0", "https://json-schema.org/draft/2020-12/schema"],
    ["OpenAPI 3.0", "openapi: 3.0.3", draft7],
  ])("is an error in %s", async (_, version, $schema) => {
    const { printed } = await loadText({
      "api.yml": minimal("components: { schemas: { Old: { $ref: './old.json' } } }\n").replace(/openapi: .*/, version),
      "old.json": JSON.stringify({ $schema, items: [text] }),
    });
    expect(printed).toContain("error[invalid-document] `items` has to be a schema, not an array");
  });
});

describe("a keyword of a later draft", () => {
  test("is warned of, and what the draft has in its place is said", async () => {
    const { problems, ledger, model } = await built({
      type: "array",
      prefixItems: [text],
      items: false,
      minContains: 1,
    });
    expect(problems).toEqual([
      `warning ignored-keyword /prefixItems: \`prefixItems\` is no keyword of ${draft7}`,
      `warning ignored-keyword /minContains: \`minContains\` is no keyword of ${draft7}`,
    ]);
    expect(model.diagnostics.map(({ help }) => help)).toEqual([
      "Write `items` with a list of schemas, and `additionalItems` for the items that follow, or name a draft in `$schema` that has it: https://json-schema.org/draft/2020-12/schema.",
      "Leave it out, or name a draft in `$schema` that has it: https://json-schema.org/draft/2020-12/schema.",
    ]);
    expect(ledger).toContain(`prefixItems (no keyword of ${draft7}): documentation 1`);
  });

  test("is words alone where it says nothing of values, or does as it says", async () => {
    const { problems } = await built({
      type: "object",
      deprecated: true,
      $defs: { a: { $anchor: "a", type: "string" } },
      properties: { b: { $ref: "#a" } },
    });
    expect(problems).toEqual([]);
  });
});

describe("a list in `items` where the draft has none", () => {
  /** A whole document, by whatever version of OpenAPI. */
  const documentOf = (version: string, schema: JsonObject) =>
    version === "2.0"
      ? `swagger: "2.0"\ninfo: { title: t, version: "1" }\npaths: {}\ndefinitions: { Old: ${JSON.stringify(schema)} }\n`
      : minimal(`components: { schemas: { Old: ${JSON.stringify(schema)} } }\n`, version);

  test.each(["2.0", "3.0.3", "3.1.0"])("is a tuple in a lenient run of %s, and a fault in others", async (version) => {
    for (const name of ["open", "closed", "further", "referred"]) {
      const schema = name === "referred" ? { items: [text, { type: "array", items: [number] }] } : (tuples[name] ?? {});
      const { document, diagnostics, printed } = await loadText(documentOf(version, schema));
      if (!document) throw new Error(printed);
      const further = Object.hasOwn(schema, "additionalItems") ? ", and `additionalItems` as `items`" : "";
      for (const { severity, message, help, mend } of diagnostics) {
        expect([severity, message]).toEqual(["error", "`items` has to be a schema, not an array"]);
        expect(mend).toBe(`it is read as \`prefixItems\`${further}`);
        expect(help).toContain("prefixItems");
      }
      const lenient = new Diagnostics([], true);
      const { is } = (await validatorsIn(emittedOf(document, lenient)))("Old");
      const judge = new Ajv({ strict: false }).compile(schema);
      expect(values.map(is)).toEqual(values.map((value) => judge(value)));
      expect(lenient.list).toEqual([]);
    }
  });

  test("is left out where a parameter would have items of several types", async () => {
    const parameters = [
      [text, number],
      [text, text],
    ].map((items, index) => ({
      name: `p${index}`,
      in: "query",
      schema: { type: "array", items },
    }));
    const { diagnostics } = await loadText(
      `openapi: 3.0.3\ninfo: { title: t, version: "1" }\npaths: { /a: { get: ${JSON.stringify({ parameters, responses: { 200: { description: "ok" } } })} } }\n`,
    );
    expect(diagnostics.map(({ mend }) => mend)).toEqual([
      "the keyword is left out, and lets every value through",
      "it is read as `prefixItems`",
    ]);
  });
});
