import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import type { Api } from "../../generator/model/api/api.ts";
import { buildApi } from "../../generator/model/build-api.ts";
import { emptyLockFile, lockFileOf } from "../../generator/model/names/lock-file.ts";
import { loadText, minimal } from "../load/load-text.ts";
import { problems, property, schemaNamed, schemaNamesOf } from "./build.ts";

async function buildText(
  files: string | Record<string, string>,
  documents: Record<string, string> = {},
): Promise<{ api: Api; printed: readonly string[] }> {
  const { document, printed } = await loadText(files, documents);
  if (!document) throw new Error(printed);
  expect(printed).toBe("");
  const diagnostics = new Diagnostics();
  return { api: buildApi(document, { diagnostics, lock: emptyLockFile }), printed: problems(diagnostics.list) };
}

/** A generic page of things, and two pages made from it. */
const pages = minimal(`components:
  schemas:
    Page:
      $id: https://example.com/page
      type: object
      properties: { items: { type: array, items: { $dynamicRef: "#thing" } }, next: { $ref: "#" } }
      $defs: { thing: { $dynamicAnchor: thing } }
    PageOfNumbers:
      $id: https://example.com/numbers
      $ref: page
      $defs: { thing: { $dynamicAnchor: thing, type: number } }
    PageOfNames:
      $id: https://example.com/names
      $ref: page
      $defs: { thing: { $dynamicAnchor: thing, type: string } }
`);

describe("$dynamicRef", () => {
  test.each([["before"], ["after"]])("finds the target of each way, the generic schema %s its uses", async (place) => {
    const generic = `    List:
      $id: https://example.com/list
      type: array
      items: { $dynamicRef: "#item" }
      contains: { $ref: "#item", $dynamicRef: "#item" }
      $defs: { item: { $dynamicAnchor: item, not: {} } }
`;
    const uses = `    Numbers:
      $id: https://example.com/numbers
      $ref: list
      $defs: { item: { $dynamicAnchor: item, type: number } }
    Texts:
      $id: https://example.com/texts
      $ref: list
      $defs: { item: { $dynamicAnchor: item, type: string } }
`;
    const text = place === "before" ? generic + uses : uses + generic;
    const { api, printed } = await buildText(minimal(`components:\n  schemas:\n${text}`));
    expect(printed).toEqual([]);
    for (const [name, type] of [
      ["Numbers", "number"],
      ["Texts", "string"],
    ] as const) {
      const { items, contains } = schemaNamed(api, name).ref ?? {};
      expect([items?.ref?.types, items?.allOf]).toEqual([[type], undefined]);
      expect(contains?.allOf?.map(({ types }) => types)).toEqual([[type]]);
    }
    expect(schemaNamed(api, "List").items?.ref?.types).toBeUndefined();
  });

  test("gives every way to a generic schema a schema of its own", async () => {
    const { api, printed } = await buildText(pages);
    expect(printed).toEqual([]);
    expect(schemaNamesOf(api)).toEqual([
      "Page",
      "PageOfNumbers",
      "PageOfNames",
      "PageInPageOfNames",
      "PageInPageOfNumbers",
      "PageThing",
      "PageOfNamesThing",
      "PageOfNumbersThing",
    ]);
    const numbers = schemaNamed(api, "PageOfNumbers").ref;
    expect(numbers?.name?.typescript).toBe("PageInPageOfNumbers");
    expect(numbers && property(numbers, "items").items?.ref?.types).toEqual(["number"]);
    expect(numbers && property(numbers, "next")).toMatchObject({ ref: numbers });
    const page = schemaNamed(api, "Page");
    expect(property(page, "items").items?.ref?.types).toBeUndefined();
    expect(property(page, "next")).toMatchObject({ ref: page });
  });

  test("keeps the names in the lock file, each with where its scope leads", async () => {
    const { api } = await buildText(pages);
    expect(lockFileOf(api).names).toMatchObject({
      "#/components/schemas/Page with #/components/schemas/PageOfNumbers/$defs/thing": "PageInPageOfNumbers",
      "#/components/schemas/Page with #/components/schemas/PageOfNames/$defs/thing": "PageInPageOfNames",
    });
  });

  test("follows a tree into itself", async () => {
    const { api } = await buildText(
      minimal(`components:
  schemas:
    Tree: { $id: "https://example.com/tree", $dynamicAnchor: node, properties: { children: { items: { $dynamicRef: "#node" } } } }
    StrictTree: { $id: "https://example.com/strict", $dynamicAnchor: node, $ref: tree, unevaluatedProperties: false }
`),
    );
    const strict = schemaNamed(api, "StrictTree");
    const children = strict.ref && property(strict.ref, "children");
    expect(children?.items?.ref).toBe(strict);
    expect(property(schemaNamed(api, "Tree"), "children").items?.ref).toBe(schemaNamed(api, "Tree"));
    expect(strict.reach.recursive).toBe(true);
  });
});

test("the ledger says of an anchor whether a reference leads by it", async () => {
  const { api } = await buildText(
    minimal(`components:
  schemas:
    A: { $dynamicAnchor: nobody, $anchor: none }
    B: { $dynamicAnchor: node, $anchor: other, properties: { b: { $dynamicRef: "#node" } } }
    C: { $dynamicAnchor: plain, properties: { c: { $ref: "#plain" }, d: { $ref: "#named", title: D } } }
    D: { $anchor: named, properties: { a: { $ref: "#/components/schemas/A" } } }
    E: { oneOf: [{ $ref: "#/components/schemas/F" }, { type: "null" }], discriminator: { propertyName: kind, mapping: { f: "#mapped" } } }
    F: { $anchor: mapped, type: object }
`),
  );
  const anchors = api.ledger.filter(({ subject }) => subject.includes("nchor"));
  expect(anchors.map(({ subject, treatment, count }) => `${subject}: ${treatment} ${count}`)).toEqual([
    "$anchor: enforced 2",
    "$anchor (nothing refers to it): documentation 2",
    "$dynamicAnchor: enforced 2",
    "$dynamicAnchor (nothing refers to it): documentation 1",
  ]);
});

describe("$vocabulary", () => {
  const metaSchema = (vocabularies: Record<string, boolean>) =>
    JSON.stringify({ $id: "https://example.com/meta", $vocabulary: vocabularies });
  const files = (meta: string) => ({
    "api.yml": minimal(`components:
  schemas:
    A: { $id: "https://example.com/a", $schema: "https://example.com/meta", type: object, properties: { b: { minimum: 1 } } }
`),
    "meta.json": meta,
  });
  const documents = { "https://example.com/meta": "meta.json" };
  const uri = "https://json-schema.org/draft/2020-12/vocab";

  test("turns keywords off, and the ledger says so", async () => {
    const { api } = await buildText(
      files(metaSchema({ [`${uri}/core`]: true, [`${uri}/applicator`]: true })),
      documents,
    );
    const schema = schemaNamed(api, "A");
    expect(schema.types).toBeUndefined();
    expect(property(schema, "b").minimum).toBeUndefined();
    expect(api.ledger).toContainEqual({
      subject: "minimum (turned off by $vocabulary)",
      treatment: "documentation",
      count: 1,
    });
  });

  test("is refused where it has to be known and is not", async () => {
    const optional = await buildText(
      files(metaSchema({ [`${uri}/core`]: true, "https://example.com/units": false })),
      documents,
    );
    expect(optional.printed).toEqual([]);
    const required = await buildText(
      files(metaSchema({ [`${uri}/core`]: true, "https://example.com/units": true })),
      documents,
    );
    expect(required.printed).toEqual([
      "error unsupported-schema /components/schemas/A/$schema: its meta-schema needs a vocabulary that is unknown here: https://example.com/units",
    ]);
  });

  test("what rests on keywords of one that is not known gives way", async () => {
    const { api } = await buildText(
      {
        "api.yml": minimal(`components:
  schemas:
    A:
      $id: https://example.com/a
      $schema: https://example.com/meta
      oneOf: [{ type: number, unit: metre }, { type: number, unit: second }]
`),
        "meta.json": metaSchema({ [`${uri}/applicator`]: true, "https://example.com/units": true }),
      },
      documents,
    );
    expect(schemaNamed(api, "A")).toMatchObject({ oneOf: undefined, anyOf: [{}, {}] });
  });

  test("counts in a schema with an `$id` within that of the `$schema`, where the complaint stands", async () => {
    const nested = await buildText(
      {
        ...files(metaSchema({ [`${uri}/core`]: true, "https://example.com/units": true })),
        "api.yml": minimal(`components:
  schemas:
    A: { $id: "https://example.com/a", $schema: "https://example.com/meta", $defs: { b: { $id: "https://example.com/b", minimum: 1 } } }
    B: { $ref: "https://example.com/b" }
`),
      },
      documents,
    );
    expect(nested.printed).toEqual([
      "error unsupported-schema /components/schemas/A/$schema: its meta-schema needs a vocabulary that is unknown here: https://example.com/units",
    ]);
    expect(nested.api.ledger.map(({ subject }) => subject)).toContain("minimum (turned off by $vocabulary)");
  });

  test("keywords of a later draft do not count in a schema of an earlier one", async () => {
    const { api } = await buildText(
      minimal(`components:
  schemas:
    A: { $id: "https://example.com/a", $schema: "https://json-schema.org/draft/2019-09/schema", prefixItems: [{ type: string }] }
`),
    );
    expect(schemaNamed(api, "A").prefixItems).toBeUndefined();
  });

  test.each(["draft-04", "draft-06", "draft-07"])("what stands beside a $ref does not count in %s", async (draft) => {
    const { api, printed } = await buildText(
      minimal(`components:
  schemas:
    A:
      $id: https://example.com/a
      $schema: http://json-schema.org/${draft}/schema#
      $ref: "#/definitions/text"
      definitions: { text: { type: string } }
      minLength: 5
      x-known: true
      maxLength: 9
`),
    );
    const { ref, minLength, maxLength } = schemaNamed(api, "A");
    expect([ref?.types, minLength, maxLength]).toEqual([["string"], undefined, undefined]);
    expect(printed).toEqual([
      "warning ignored-keyword /components/schemas/A/minLength: `minLength`, `maxLength` are ignored beside `$ref`",
    ]);
    const entries = api.ledger.map(({ subject, treatment }) => `${subject}: ${treatment}`);
    expect(entries).toContain("minLength (ignored beside $ref): documentation");
    expect(entries).toContain("definitions: enforced");
  });

  test("so does an $id, which is told, but for that of the schema that says its draft itself", async () => {
    const { api, printed } = await buildText(
      minimal(`components:
  schemas:
    A:
      $id: https://example.com/a
      $schema: http://json-schema.org/draft-07/schema#
      type: object
      properties: { b: { $id: "https://example.com/b", $ref: "#/definitions/text" } }
      definitions: { text: { type: string } }
`),
    );
    expect(schemaNamed(api, "A").properties?.[0]?.schema.ref?.types).toEqual(["string"]);
    expect(printed).toEqual([
      "warning ignored-keyword /components/schemas/A/properties/b/$id: `$id` is ignored beside `$ref`",
    ]);
  });

  test("what stands beside a $ref counts since draft 2019-09", async () => {
    const { api, printed } = await buildText(
      minimal(`components:
  schemas:
    A: { $id: "https://example.com/a", $schema: "https://json-schema.org/draft/2019-09/schema", $ref: "#/$defs/b", minLength: 5, $defs: { b: { type: string } } }
`),
    );
    expect(schemaNamed(api, "A").minLength).toBe(5);
    expect(printed).toEqual([]);
  });
});

describe("`$schema` in a schema that is no resource of its own", () => {
  const within = ($schema: string, dialect = "") =>
    buildText(
      minimal(`${dialect}components:
  schemas:
    A: { $schema: "${$schema}", type: array, prefixItems: [{ type: string }] }
`),
    );

  test("does not count, which is told where it means another dialect", async () => {
    const { api, printed } = await within("http://json-schema.org/draft-07/schema#");
    expect(schemaNamed(api, "A").prefixItems).toHaveLength(1);
    expect(printed).toEqual([
      "warning ignored-keyword /components/schemas/A/$schema: `$schema` is ignored without `$id`, within another schema or document",
    ]);
    expect(api.ledger).toContainEqual({
      subject: "$schema (ignored without $id)",
      treatment: "documentation",
      count: 1,
    });
  });

  test.each([
    ["https://json-schema.org/draft/2020-12/schema", ""],
    ["https://spec.openapis.org/oas/3.1/dialect/base", ""],
    [
      "https://json-schema.org/draft/2020-12/schema#",
      "jsonSchemaDialect: https://json-schema.org/draft/2020-12/schema\n",
    ],
    [
      "https://json-schema.org/draft/2020-12/schema",
      "jsonSchemaDialect: https://spec.openapis.org/oas/3.1/dialect/base\n",
    ],
  ])("is words alone where it says what counts anyway: %s", async (uri, dialect) => {
    const { printed } = await within(uri, dialect);
    expect(printed).toEqual([]);
  });
});
