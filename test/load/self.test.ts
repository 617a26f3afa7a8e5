import { describe, expect, test } from "vitest";
import { loadText, minimal } from "./load-text.ts";

/** OpenAPI 3.2, section 4.1.2.2.1. */
const document = (self: string, schemas: string) =>
  minimal(`$self: ${self}\ncomponents:\n  schemas:\n${schemas}`, "3.2.0");

/** Where the `$ref` of each component leads, as `file#pointer`. */
async function targets(files: string | Record<string, string>, documents: Record<string, string> = {}) {
  const { document, printed } = await loadText(files, documents);
  expect(printed).toBe("");
  const components = document?.root.get("components")?.get("schemas")?.entries() ?? [];
  return Object.fromEntries(components.map(([key, node]) => [key, node.target()?.id]));
}

describe("a document with a `$self`", () => {
  test("is reached by its URI, from itself and from others", async () => {
    const found = await targets({
      "api.yml": document(
        "https://example.com/v1/openapi",
        `    A: { $ref: "https://example.com/v1/openapi#/components/schemas/Pet" }
    B: { $ref: "openapi#/components/schemas/Pet" }
    C: { $ref: "../v1/openapi#pet" }
    D: { $ref: "models.yml#/Friend" }
    E: { $ref: "#/components/schemas/D" }
    Pet: { $anchor: pet, type: object }
`,
      ),
      "models.yml": 'Friend: { $ref: "https://example.com/v1/openapi#/components/schemas/Pet" }',
    });
    expect(found).toMatchObject({
      A: "api.yml#/components/schemas/Pet",
      B: "api.yml#/components/schemas/Pet",
      C: "api.yml#/components/schemas/Pet",
      D: "models.yml#/Friend",
      E: "api.yml#/components/schemas/D",
    });
  });

  test("has references relative to the URI", async () => {
    const found = await targets(
      {
        "api.yml": document(
          "https://example.com/v1/openapi",
          `    A: { $ref: "shared/pet.json" }
    B: { $ref: "/pets.json" }
    C: { $ref: "https://example.com/v1/shared/other#/components/schemas/X" }
    Own: { $id: own, type: object }
    D: { $ref: "https://example.com/v1/own" }
`,
        ),
        "stored/a.json": "{}",
        "stored/b.json": "{}",
        "stored/c.yml": document("/v1/shared/other", "    X: {}\n"),
        "shared/pet.json": "{}",
      },
      {
        "https://example.com/v1/shared/pet.json": "stored/a.json",
        "https://example.com/pets.json": "stored/b.json",
        "https://example.com/v1/shared/other": "stored/c.yml",
      },
    );
    expect(found).toMatchObject({
      A: "stored/a.json#",
      B: "stored/b.json#",
      C: "stored/c.yml#/components/schemas/X",
      D: "api.yml#/components/schemas/Own",
    });
  });

  test("finds others beside its file where nobody has them for their URI", async () => {
    const found = await targets({
      "api.yml": document("https://example.com/api", `    A: { $ref: "shared/pet.yml#/components/schemas/Pet" }\n`),
      "shared/pet.yml": document("https://example.com/shared/pets", `    Pet: { $ref: "owner.yml" }\n`),
      "shared/owner.yml": "type: object",
    });
    expect(found).toEqual({ A: "shared/pet.yml#/components/schemas/Pet" });
  });

  test("may have one that is relative to its file", async () => {
    const found = await targets({
      "api.yml": document("v2/api.yml", `    A: { $ref: "pet.yml" }\n`),
      "v2/pet.yml": "type: object",
      "pet.yml": "type: string",
    });
    expect(found).toEqual({ A: "v2/pet.yml#" });
  });

  test("that is given for another URI is reached by both", async () => {
    const found = await targets(
      {
        "api.yml": minimal(
          `components:
  schemas:
    A: { $ref: "https://mirror.example/shared#/components/schemas/X" }
    B: { $ref: "https://example.com/shared#/components/schemas/X" }
`,
        ),
        "stored.yml": document("https://example.com/shared", "    X: {}\n"),
      },
      { "https://mirror.example/shared": "stored.yml" },
    );
    expect(found).toEqual({ A: "stored.yml#/components/schemas/X", B: "stored.yml#/components/schemas/X" });
  });

  test("says the URI of what it does not find", async () => {
    const { printed } = await loadText(
      document("https://example.com/v1/api", `    A: { $ref: "pet.yml" }\n    B: { $ref: "/pet.yml" }\n`),
    );
    expect(printed).toMatchInlineSnapshot(`
      "error[unresolved-reference] the file pet.yml does not exist
        api.yml:7:16
          6 |   schemas:
          7 |     A: { $ref: "pet.yml" }
            |                ^^^^^^^^^
        help  Its URI is https://example.com/v1/pet.yml. Store the document, and give its path by its URI: --document uri=file, or \`documents\` in the configuration.
        help  With --lenient, every value is let through here, and its type is \`unknown\`.
      error[remote-reference] https://example.com/pet.yml is not on this machine
        api.yml:8:16
          7 |     A: { $ref: "pet.yml" }
          8 |     B: { $ref: "/pet.yml" }
            |                ^^^^^^^^^^
        help  Store the document, and give its path by its URI: --document uri=file, or \`documents\` in the configuration. Or have it loaded from there, if you trust that host: --remote example.com, or \`remote\`."
    `);
  });
});

test("a `$self` is a URI without a fragment, and one document's alone", async () => {
  const { printed } = await loadText({
    "api.yml": document(
      "https://example.com/api#top",
      `    A: { $ref: "b.yml#/components/schemas/X" }\n    C: { $ref: "c.yml#/components/schemas/X" }\n`,
    ),
    "b.yml": document("https://example.com/b", "    X: {}\n"),
    "c.yml": document("https://example.com/b", "    X: {}\n"),
  });
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-document] \`https://example.com/api#top\` cannot be the URI of a document: a document has no fragment
      api.yml:4:8
        3 | paths: {}
        4 | $self: https://example.com/api#top
          |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help  Correct the document; one that is not yours, by an overlay (--overlay).
      help  With --lenient, it is left out.
    error[invalid-document] something else has the URI https://example.com/b
      c.yml:4:8
        3 | paths: {}
        4 | $self: https://example.com/b
          |        ^^^^^^^^^^^^^^^^^^^^^
      note  it is here
      b.yml:1:1
        1 | openapi: 3.2.0
          | ^^^^^^^^^^^^^^
      help  With --lenient, the other one has it."
  `);
});

test("no version before 3.2 has a `$self`", async () => {
  const { printed } = await loadText({
    "api.yml": document("https://example.com/api", `    A: { $ref: "b.yml" }\n`).replace("3.2.0", "3.1.0"),
    "b.yml": "type: object",
  });
  expect(printed).toContain("`$self` exists since OpenAPI 3.2");
  expect(printed).not.toContain("b.yml");
});
