import { describe, expect, test } from "vitest";
import { loadText, minimal } from "./load-text.ts";

const schemas = (text: string) => minimal(`components:\n  schemas:\n${text}`);

/** Where the `$ref` of each component leads, as `file#pointer`. */
async function targets(files: string | Record<string, string>, documents: Record<string, string> = {}) {
  const { document, printed } = await loadText(files, documents);
  expect(printed).toBe("");
  const components = document?.root.get("components")?.get("schemas")?.entries() ?? [];
  return Object.fromEntries(components.map(([key, node]) => [key, node.target()?.id]));
}

describe("a schema with an `$id`", () => {
  test("is reached by its URI, and references in it are relative to that", async () => {
    const found = await targets(
      schemas(`    Tree: { $id: "https://example.com/schemas/tree", $defs: { node: { $id: node, $ref: leaf }, leaf: { $id: leaf } } }
    A: { $ref: "https://example.com/schemas/tree" }
    B: { $ref: "https://example.com/schemas/node" }
    C: { $ref: "https://example.com/schemas/tree#/$defs/leaf" }
    D: { $id: "https://example.com/schemas/other", $ref: "leaf" }
`),
    );
    expect(found).toMatchObject({
      A: "api.yml#/components/schemas/Tree",
      B: "api.yml#/components/schemas/Tree/$defs/node",
      C: "api.yml#/components/schemas/Tree/$defs/leaf",
      D: "api.yml#/components/schemas/Tree/$defs/leaf",
    });
  });

  test("may be a URN", async () => {
    const found = await targets(
      schemas(`    A: { $id: "urn:uuid:deadbeef-1234-00ff-ff00-4321feebdaed", $ref: "#/$defs/b", $defs: { b: { type: string } } }
    B: { $ref: "urn:uuid:deadbeef-1234-00ff-ff00-4321feebdaed#/$defs/b" }
`),
    );
    expect(found).toEqual({
      A: "api.yml#/components/schemas/A/$defs/b",
      B: "api.yml#/components/schemas/A/$defs/b",
    });
  });

  test("has anchors of its own", async () => {
    const found = await targets(
      schemas(`    A: { $id: "https://example.com/a", $ref: "#x", $defs: { x: { $anchor: x } } }
    B: { $anchor: x, $ref: "https://example.com/a#x" }
    C: { $ref: "#x" }
`),
    );
    expect(found).toEqual({
      A: "api.yml#/components/schemas/A/$defs/x",
      B: "api.yml#/components/schemas/A/$defs/x",
      C: "api.yml#/components/schemas/B",
    });
  });

  test("comes before a file of the same URI", async () => {
    const found = await targets({
      "api.yml": schemas(`    Pet: { $id: pet.yml, type: object }\n    A: { $ref: pet.yml }\n`),
      "pet.yml": "type: string",
    });
    expect(found.A).toBe("api.yml#/components/schemas/Pet");
  });

  test("is none in data, and in what is no schema", async () => {
    const found = await targets(
      schemas(`    A: { enum: [{ $id: "https://example.com/a", $anchor: b }], x-a: { $anchor: b }, example: { $anchor: b } }
    B: { $id: "https://example.com/a", $defs: { b: { $anchor: b } } }
    C: { $ref: "https://example.com/a#b" }
`),
    );
    expect(found.C).toBe("api.yml#/components/schemas/B/$defs/b");
  });

  test("has it for itself", async () => {
    const { printed } = await loadText(
      schemas(
        `    A: { $id: "https://example.com/a" }\n    B: { $id: "https://example.com/b/../a" }\n    C: { $anchor: c }\n    D: { $anchor: c }\n`,
      ),
    );
    expect(printed).toContain("another schema has the `$id` https://example.com/a");
    expect(printed).toContain("another schema of the same resource has the anchor `c`");
    expect(printed).toContain("api.yml:7:15");
  });
});

describe("a reference that leads nowhere, by the `$id` around it", () => {
  const broken = async (paged: string) => {
    const { diagnostics } = await loadText(
      schemas(`    Money: { type: integer, $anchor: money }\n    Paged: ${paged}\n`),
    );
    return diagnostics.map(({ message, related, help }) => [message, related?.[0]?.message, help]);
  };
  const note = "by this `$id`, `#` is this schema, not the document";

  test("says what `#` is there, and what to write instead", async () => {
    expect(await broken("{ $id: schemas/paged.json, items: { $ref: '#/components/schemas/Money' } }")).toEqual([
      [
        "nothing stands at #/components/schemas/Money",
        note,
        "Leave the `$id` out, or write ../api.yml#/components/schemas/Money.",
      ],
    ]);
    expect(await broken("{ $id: 'https://example.com/p', items: { $ref: '#/components/schemas/Paged' } }")).toEqual([
      ["nothing stands at #/components/schemas/Paged", note, "Leave the `$id` out, or write #."],
    ]);
    expect(await broken("{ $id: 'https://example.com/p', items: { $ref: '#money' } }")).toEqual([
      [
        "no `$anchor` has the name of #money",
        note,
        "Leave the `$id` out, or give `Money` an `$id`, too, and refer to that.",
      ],
    ]);
  });

  test.each([
    ["schemas/paged.json", "../api.yml#/components/schemas/Money"],
    ["https://example.com/p", "#"],
  ])("%s is mended by what it proposes", async (id, reference) => {
    expect(await broken(`{ $id: "${id}", items: { $ref: "${reference}" } }`)).toEqual([]);
  });

  test("proposes a reference from that schema for what stands in it", async () => {
    const inner = "{ properties: { z: { $ref: '#/$defs/X' } }, $defs: { X: { type: string } } }";
    expect(await broken(`{ $id: "https://example.com/p", items: ${inner} }`)).toEqual([
      ["nothing stands at #/$defs/X", "is `X` meant, which stands here? Its reference is #/items/$defs/X.", undefined],
    ]);
  });

  test("says to what a relative reference is relative", async () => {
    const [[message, related] = []] = await broken("{ $id: 'https://example.com/p', items: { $ref: 'money.yml' } }");
    expect(message).toBe("https://example.com/money.yml is not on this machine");
    expect(related).toBe("the reference is relative to this `$id`");
    const [[, none] = []] = await broken("{ $id: 'https://example.com/p', items: { $ref: 'https://example.org/m' } }");
    expect(none).toBeUndefined();
  });

  test("is not the `$id`'s fault where the document has nothing there either", async () => {
    expect(await broken("{ $id: 'https://example.com/p', items: { $ref: '#/$defs/x' } }")).toEqual([
      ["nothing stands at #/$defs/x", "this has no `$defs`", undefined],
    ]);
  });
});

describe("an `$id` beside a `$ref`", () => {
  const within = (dialect: string) =>
    schemas(`    Base:
      $id: https://example.com/base/
      $schema: ${dialect}
      definitions:
        beside: { $id: "https://example.com/foo.json", type: string }
        relative: { $id: foo.json, type: number }
        part: { $id: "https://example.com/", $ref: foo.json }
        anchor: { $id: "#here", $ref: foo.json }
    A: { $ref: "https://example.com/base/#/definitions/part" }
`);
  const partOf = async (dialect: string) => {
    const { document } = await loadText(within(dialect));
    const base = document?.root.get("components")?.get("schemas")?.get("Base")?.get("definitions");
    return base?.get("part")?.target()?.key;
  };

  test.each(["draft-04", "draft-06", "draft-07"])("is ignored in %s", async (draft) => {
    expect(await partOf(`http://json-schema.org/${draft}/schema#`)).toBe("relative");
    expect((await loadText(within(`http://json-schema.org/${draft}/schema#`))).printed).toBe("");
  });

  test.each([
    ["draft-07, which is that of the schema around it", "http://json-schema.org/draft-07/schema#", "relative"],
    ["2019-09, which is that of the schema around it", "https://json-schema.org/draft/2019-09/schema", "beside"],
  ])("is read by %s", async (_, dialect, found) => {
    const { document, printed } = await loadText(
      schemas(`    Base:
      $id: https://example.com/base/
      $schema: ${dialect}
      definitions:
        middle:
          $id: https://example.com/middle/
          definitions:
            beside: { $id: "https://example.com/foo.json", type: string }
            relative: { $id: foo.json, type: number }
            part: { $id: "https://example.com/", $ref: foo.json }
    A: { $ref: "https://example.com/middle/#/definitions/part" }
`),
    );
    expect(printed).toBe("");
    const start = document?.root.get("components")?.get("schemas")?.get("A")?.target();
    expect(start?.target()?.key).toBe(found);
  });

  test("counts since draft 2019-09", async () => {
    expect(await partOf("https://json-schema.org/draft/2019-09/schema")).toBe("beside");
  });

  test("is ignored where the whole document is of such a draft", async () => {
    const dialect = "jsonSchemaDialect: http://json-schema.org/draft-07/schema#\n";
    const text = schemas(
      `    A: { $id: "https://example.com/a", $ref: "#/components/schemas/B" }\n    B: { type: string }\n`,
    );
    const { document, printed } = await loadText(text.replace("components:", `${dialect}components:`));
    expect(printed).toBe("");
    const [first] = document?.root.get("components")?.get("schemas")?.entries() ?? [];
    expect(first?.[1].target()?.key).toBe("B");
  });

  test("is that of the schema that says its draft itself", async () => {
    const found = await targets(
      schemas(`    A: { $id: "https://example.com/a", $schema: "http://json-schema.org/draft-07/schema#", $ref: "#/definitions/b", definitions: { b: { type: string } } }
    B: { $ref: "https://example.com/a#/definitions/b" }
`),
    );
    expect(found).toEqual({
      A: "api.yml#/components/schemas/A/definitions/b",
      B: "api.yml#/components/schemas/A/definitions/b",
    });
  });
});

describe("documents of the caller's", () => {
  const document = JSON.stringify({
    $id: "https://example.com/schemas/pet.json",
    properties: { owner: { $ref: "owner.json" }, friend: { $ref: "#/$defs/friend" } },
    $defs: { friend: { $anchor: "friend" } },
  });
  const given = {
    "https://example.com/schemas/pet.json": "stored/a.json",
    "https://example.com/schemas/owner.json": "stored/b.json",
  };

  test("stand for their URIs, and for those of references in them", async () => {
    const { document: loaded, printed } = await loadText(
      {
        "api.yml": schemas(
          `    Pet: { $ref: "https://example.com/schemas/pet.json" }\n    Friend: { $ref: "https://example.com/schemas/pet.json#friend" }\n`,
        ),
        "stored/a.json": document,
        "stored/b.json": '{ "type": "string" }',
      },
      given,
    );
    expect(printed).toBe("");
    const pet = loaded?.root.get("components")?.get("schemas")?.get("Pet")?.target();
    expect(pet?.id).toBe("stored/a.json#");
    expect(pet?.get("properties")?.get("owner")?.target()?.id).toBe("stored/b.json#");
    expect(pet?.get("properties")?.get("friend")?.target()?.id).toBe("stored/a.json#/$defs/friend");
    expect(loaded?.files).toEqual(["api.yml", "stored/a.json", "stored/b.json"]);
  });

  test("are not read unless something refers to them", async () => {
    const { document: loaded, printed } = await loadText(
      { "api.yml": minimal(""), "stored/a.json": "not read", "stored/b.json": "not read" },
      given,
    );
    expect(printed).toBe("");
    expect(loaded?.files).toEqual(["api.yml"]);
  });

  test("and no others are taken from elsewhere", async () => {
    const { printed } = await loadText(
      { "api.yml": schemas(`    Pet: { $ref: "https://example.com/schemas/cat.json" }\n`) },
      given,
    );
    expect(printed).toContain("https://example.com/schemas/cat.json is not on this machine");
  });
});
