import { mkdir, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadFolder, loadText, minimal, temporaryFolder } from "./load-text.ts";

const schemas = (text: string) => minimal(`components:\n  schemas:\n${text}`);

test("pointers are read with their escapes", async () => {
  const { document, printed } = await loadText(
    minimal(`x-a/b: { "c~d": { "e f": { type: string } } }
components:
  schemas:
    A: { $ref: "#/x-a~1b/c~0d/e%20f" }
    B: { $ref: "#named" }
    C: { $anchor: named }
`),
  );
  expect(printed).toBe("");
  const all = document?.root.get("components")?.get("schemas");
  expect(all?.get("A")?.resolve()?.pointer).toBe("/x-a~1b/c~0d/e f");
  expect(all?.get("B")?.target()?.pointer).toBe("/components/schemas/C");
});

test("a node is the same whichever way leads to it", async () => {
  const { document, printed } = await loadText({
    "api.yml": schemas(`    Pet: { type: object }
    A: { $ref: "models/pet.yml" }
    B: { $ref: "./models/../models/pet.yml#" }
    C: { $ref: "models/more%20models.json#/D" }
`),
    "models/pet.yml": 'properties: { friend: { $ref: "#" }, pet: { $ref: "../api.yml#/components/schemas/Pet" } }',
    "models/more models.json": '{ "D": { "$ref": "pet.yml" } }',
  });
  expect(printed).toBe("");
  const all = document?.root.get("components")?.get("schemas");
  const pet = all?.get("A")?.target();
  expect(pet?.id).toBe("models/pet.yml#");
  expect(all?.get("B")?.target()?.id).toBe(pet?.id);
  expect(all?.get("C")?.resolve()?.id).toBe(pet?.id);
  expect(pet?.get("properties")?.get("friend")?.target()?.id).toBe(pet?.id);
  expect(pet?.get("properties")?.get("pet")?.target()?.id).toBe("api.yml#/components/schemas/Pet");
  expect(document?.files).toEqual(["api.yml", "models/pet.yml", "models/more models.json"]);
});

test("a reference that counts from its schema says where that would be", async () => {
  const { printed } = await loadText({
    "api.yml": schemas(`    Pet: { properties: { a: { items: { $ref: "#/$defs/X" } } }, $defs: { X: { type: string } } }
    Whole: { $ref: "#/$defs/Y", $defs: { Y: { type: string } } }
`),
  });
  const notes = printed.match(/(?<=note {2}).*/g);
  expect(notes).toEqual([
    "is `X` meant, which stands here? Its reference is #/components/schemas/Pet/$defs/X.",
    "is `Y` meant, which stands here? Its reference is #/components/schemas/Whole/$defs/Y.",
  ]);
});

test("a reference for what stands in another file names the file", async () => {
  const { printed } = await loadText({
    "api.yml": schemas(`    Pet: { $ref: "models/pet.yml#/Pet" }\n    Tag: { type: string }\n`),
    "models/pet.yml": 'Pet: { items: { $ref: "#/components/schemas/Tag" } }',
  });
  expect(printed).toContain(
    "note  is `Tag` meant, which stands here? Its reference is ../api.yml#/components/schemas/Tag.",
  );
});

test("references that lead nowhere are reported at once, each at its text", async () => {
  const { printed } = await loadText({
    "api.yml": schemas(`    Pet: { type: object, properties: { name: { type: string } } }
    A: { $ref: "#/components/schemas/Pett" }
    B: { $ref: "#/components/schemas/Pet/properties/nam" }
    C: { $ref: "#/definitions/Pet" }
    D: { $ref: "models.yml#/X" }
    E: { $ref: "missing.yml" }
    F: { $ref: "https://example.com/pet.yml" }
    G: { $ref: "../pet.yml" }
    H: { $ref: "#/%" }
    I: { $ref: "#nowhere" }
`),
    "models.yml": "Y: { type: string }",
  });
  expect(printed).toMatchInlineSnapshot(`
    "error[unresolved-reference] nothing stands at #/components/schemas/Pett
      api.yml:7:16
        6 |     Pet: { type: object, properties: { name: { type: string } } }
        7 |     A: { $ref: "#/components/schemas/Pett" }
          |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      note  is \`Pet\` meant, which stands here?
      api.yml:6:5
        5 |   schemas:
        6 |     Pet: { type: object, properties: { name: { type: string } } }
          |     ^^^
      help  Correct the reference, or add what it names.
      help  With --lenient, every value is let through here, and its type is \`unknown\`.
    error[unresolved-reference] nothing stands at #/components/schemas/Pet/properties/nam
      api.yml:8:16
        7 |     A: { $ref: "#/components/schemas/Pett" }
        8 |     B: { $ref: "#/components/schemas/Pet/properties/nam" }
          |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      note  is \`name\` meant, which stands here?
      api.yml:6:40
        5 |   schemas:
        6 |     Pet: { type: object, properties: { name: { type: string } } }
          |                                        ^^^^
      help  With --lenient, every value is let through here, and its type is \`unknown\`.
    error[unresolved-reference] nothing stands at #/definitions/Pet
      api.yml:9:16
        8 |     B: { $ref: "#/components/schemas/Pet/properties/nam" }
        9 |     C: { $ref: "#/definitions/Pet" }
          |                ^^^^^^^^^^^^^^^^^^^
      note  is \`Pet\` meant, which stands here? Its reference is #/components/schemas/Pet.
      api.yml:6:5
        5 |   schemas:
        6 |     Pet: { type: object, properties: { name: { type: string } } }
          |     ^^^
      help  With --lenient, every value is let through here, and its type is \`unknown\`.
    error[unresolved-reference] nothing stands at models.yml#/X
      api.yml:10:16
         9 |     C: { $ref: "#/definitions/Pet" }
        10 |     D: { $ref: "models.yml#/X" }
           |                ^^^^^^^^^^^^^^^
      help  With --lenient, every value is let through here, and its type is \`unknown\`.
    error[unresolved-reference] the file missing.yml does not exist
      api.yml:11:16
        10 |     D: { $ref: "models.yml#/X" }
        11 |     E: { $ref: "missing.yml" }
           |                ^^^^^^^^^^^^^
      help  With --lenient, every value is let through here, and its type is \`unknown\`.
    error[remote-reference] https://example.com/pet.yml is not on this machine
      api.yml:12:16
        11 |     E: { $ref: "missing.yml" }
        12 |     F: { $ref: "https://example.com/pet.yml" }
           |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help  Store the document, and give its path by its URI: --document uri=file, or \`documents\` in the configuration. Or have it loaded from there, if you trust that host: --remote example.com, or \`remote\`.
    error[outside-root] ../pet.yml is outside of the folder of api.yml
      api.yml:13:16
        12 |     F: { $ref: "https://example.com/pet.yml" }
        13 |     G: { $ref: "../pet.yml" }
           |                ^^^^^^^^^^^^
      help  Move the file below it, or allow its folder, if references of the document may lead there: --root .., or \`roots\` in the configuration.
    error[unresolved-reference] #/% is not a reference: its percent-encoding is broken
      api.yml:14:16
        13 |     G: { $ref: "../pet.yml" }
        14 |     H: { $ref: "#/%" }
           |                ^^^^^
      help  With --lenient, every value is let through here, and its type is \`unknown\`.
    error[unresolved-reference] no \`$anchor\` has the name of #nowhere
      api.yml:15:16
        14 |     H: { $ref: "#/%" }
        15 |     I: { $ref: "#nowhere" }
           |                ^^^^^^^^^^
      help  With --lenient, every value is let through here, and its type is \`unknown\`."
  `);
});

test("a broken file is reported once, and not again for each reference to it", async () => {
  const { printed } = await loadText({
    "api.yml": schemas('    A: { $ref: "a.yml" }\n    B: { $ref: "a.yml#/b" }\n'),
    "a.yml": "a: [",
  });
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-syntax] \`]\` is missing before this, or this line is indented too little
      a.yml:1:5
        1 | a: [
          |     ^
      note  what it would close
      a.yml:1:4
        1 | a: [
          |    ^
      help  Correct the text at this place, or shortly before it."
  `);
});

test("references that only lead to each other are a circle, recursive schemas are not", async () => {
  const { printed } = await loadText(
    schemas(`    A: { $ref: "#/components/schemas/B" }
    B: { $ref: "#/components/schemas/C" }
    C: { $ref: "#/components/schemas/B" }
    Self: { $ref: "#/components/schemas/Self" }
    Tree: { type: object, properties: { child: { $ref: "#/components/schemas/Tree" } } }
`),
  );
  expect(printed).toMatchInlineSnapshot(`
    "error[reference-cycle] following #/components/schemas/C leads back here
      api.yml:7:16
        6 |     A: { $ref: "#/components/schemas/B" }
        7 |     B: { $ref: "#/components/schemas/C" }
          |                ^^^^^^^^^^^^^^^^^^^^^^^^
      note  which leads to here
      api.yml:8:16
        7 |     B: { $ref: "#/components/schemas/C" }
        8 |     C: { $ref: "#/components/schemas/B" }
          |                ^^^^^^^^^^^^^^^^^^^^^^^^
      help  Let one of them lead to a definition, or put a property or an item in between.
      help  With --lenient, every value is let through here.
    error[reference-cycle] following #/components/schemas/Self leads back here
      api.yml:9:19
        8 |     C: { $ref: "#/components/schemas/B" }
        9 |     Self: { $ref: "#/components/schemas/Self" }
          |                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help  With --lenient, every value is let through here."
  `);
});

test("references through references that lead back to them lead nowhere", async () => {
  const { printed } = await loadText(
    schemas(`    A: { $ref: "#/components/schemas/A/properties/a" }
    B: { $ref: "#/components/schemas/C/properties/a" }
    C: { $ref: "#/components/schemas/B/properties/a" }
    D: { $ref: "#/components/schemas/D/.." }
${Array.from({ length: 200 }, (_, index) => `    N${index + 1}: { $ref: "#/components/schemas/N${index}/properties/a" }`).join("\n")}
`),
  );
  for (const name of ["A/properties/a", "C/properties/a", "B/properties/a", "D/..", "N0/properties/a"]) {
    expect(printed).toContain(`error[unresolved-reference] nothing stands at #/components/schemas/${name}\n`);
  }
});

test("a symbolic link does not lead out of the folder", async () => {
  const outside = await temporaryFolder();
  await writeFile(join(outside, "secret.yml"), "type: string\n");
  const folder = await temporaryFolder();
  await symlink(join(outside, "secret.yml"), join(folder, "inside.yml"));
  await writeFile(join(folder, "api.yml"), schemas('    A: { $ref: "inside.yml" }\n'));
  const { diagnostics } = await loadFolder(folder, "api.yml");
  expect(diagnostics.map(({ code }) => code)).toEqual(["outside-root"]);
});

test("a document that is a symbolic link stands where the link leads", async () => {
  const folder = await temporaryFolder();
  const text = schemas('    A: { $ref: "part.yml" }\n    B: { $ref: "beside.yml" }\n');
  await mkdir(join(folder, "store"));
  await mkdir(join(folder, "links"));
  await writeFile(join(folder, "store/api.yml"), text);
  await writeFile(join(folder, "store/part.yml"), "type: string\n");
  await writeFile(join(folder, "links/beside.yml"), "type: string\n");
  await symlink("../store/api.yml", join(folder, "links/api.yml"));
  const { diagnostics } = await loadFolder(folder, "links/api.yml");
  expect(diagnostics.map(({ message, help }) => [message, help])).toEqual([
    [
      "the file store/beside.yml does not exist",
      "links/api.yml is a symbolic link: its references are looked for beside the file that it leads to, store/api.yml.",
    ],
  ]);
});

test("a folder whose name begins with two dots is a folder like any other", async () => {
  const { document, printed } = await loadText({
    "api.yml": schemas('    A: { $ref: "..data/part.yml" }\n'),
    "..data/part.yml": "type: string\n",
  });
  expect(printed).toBe("");
  expect(document?.files).toEqual(["api.yml", "..data/part.yml"]);
});

test("what looks like a reference in data is none", async () => {
  const nowhere = '{ $ref: "#/nowhere" }';
  const { printed } = await loadText(
    minimal(`components:
  schemas:
    A: { type: object, default: ${nowhere}, const: ${nowhere}, enum: [${nowhere}], examples: [${nowhere}], x-a: ${nowhere} }
    B: { properties: { $ref: { type: string } } }
  examples:
    E: { value: ${nowhere} }
`),
  );
  expect(printed).toBe("");
});

test("the values of a mapping and operation references are followed", async () => {
  const { document, printed } = await loadText({
    "api.yml": minimal(`components:
  schemas:
    A: { oneOf: [], discriminator: { propertyName: kind, mapping: { a: B, b: "models.yml#/C", c: "#/nowhere/c" } } }
    B: { type: object }
  links:
    L: { operationRef: "#/paths/~1x/get" }
`),
    "models.yml": "C: { type: string }",
  });
  expect(printed).toMatchInlineSnapshot(`
    "error[unresolved-reference] nothing stands at #/nowhere/c
      api.yml:6:98
        5 |   schemas:
        6 | …tyName: kind, mapping: { a: B, b: "models.yml#/C", c: "#/nowhere/c" } } }
          |                                                        ^^^^^^^^^^^^^
      help  Correct the reference, or add what it names.
      help  With --lenient, the discriminator is left out: a value fits one alternative or more.
    error[unresolved-reference] nothing stands at #/paths/~1x/get
      api.yml:9:24
        8 |   links:
        9 |     L: { operationRef: "#/paths/~1x/get" }
          |                        ^^^^^^^^^^^^^^^^^
      note  this has no \`/x\`
      api.yml:3:1
        2 | info: { title: Test, version: "1" }
        3 | paths: {}
          | ^^^^^
      help  With --lenient, the link is kept as it is: nothing is generated from links but comments."
  `);
  const mapping = document?.root.get("components")?.get("schemas")?.get("A")?.get("discriminator")?.get("mapping");
  expect(mapping?.follow("models.yml#/C")?.value).toEqual({ type: "string" });
});

test("so is the default of a mapping, which may stand in another file", async () => {
  const { document, diagnostics } = await loadText({
    "api.yml": minimal(
      `components:
  schemas:
    A: { anyOf: [{ $ref: "models.yml#/C" }], discriminator: { propertyName: kind, defaultMapping: "others.yml#/D" } }
    B: { anyOf: [{ $ref: "models.yml#/C" }], discriminator: { propertyName: kind, defaultMapping: "#/nowhere" } }
`,
      "3.2.0",
    ),
    "models.yml": "C: { type: object }",
    "others.yml": "D: { type: object }",
  });
  expect(diagnostics.map(({ message }) => message)).toEqual(["nothing stands at #/nowhere"]);
  const schema = document?.root.get("components")?.get("schemas")?.get("A");
  expect(schema?.get("discriminator")?.get("defaultMapping")?.follow("others.yml#/D")?.value).toEqual({
    type: "object",
  });
});

test("a value of a mapping that is neither a component nor a reference is told as a name", async () => {
  const { document, diagnostics } = await loadText(
    minimal(`components:
  schemas:
    Kitten: { type: object }
    A: { oneOf: [{ $ref: "#/components/schemas/Kitten" }], discriminator: { propertyName: kind, mapping: { a: Kiten } } }
`),
  );
  const values = document?.root.get("components")?.get("schemas")?.get("A")?.get("discriminator")?.get("mapping");
  expect(values?.get("a")?.follow("Kiten")).toBeUndefined();
  expect(values?.get("a")?.follow("Dog")).toBeUndefined();
  expect(values?.get("a")?.follow("dog.yml")).toBeUndefined();
  expect(diagnostics.map(({ message, related }) => [message, related?.[0]?.message])).toEqual([
    ["no component is called Kiten", "is `Kitten` meant, which stands here?"],
    ["no component is called Dog", undefined],
    ["the file of dog.yml was not read", undefined],
  ]);
});

test("a reference to an object of another kind is reported where it stands, and not followed", async () => {
  const { document, diagnostics } = await loadText(`openapi: 3.1.0
info: { title: Test, version: "1" }
paths:
  /a:
    get:
      parameters: [{ $ref: "#/components/schemas/Pet" }]
      responses:
        200: { $ref: "#/components/schemas/Pet" }
        201: { description: ok, content: { application/json: { $ref: "#/components/schemas/Pet" } } }
        202: { description: ok, content: { application/json: { schema: { $ref: "#/components/responses/Ok" } } } }
components:
  schemas: { Pet: { type: object, properties: { name: { type: string } } } }
  responses: { Ok: { description: ok } }
`);
  const wrong = (found: string, wanted: string) =>
    `this leads to a ${found} Object, where a ${wanted} Object is wanted`;
  expect(diagnostics.map(({ message, mend, location }) => [location?.line, message, mend])).toEqual([
    [6, wrong("Schema", "Parameter"), "the parameter is left out: no request carries it"],
    [8, wrong("Schema", "Response"), "the response is left out: it counts as not declared"],
    [9, wrong("Schema", "Media Type"), "it is read as the `schema` of what is wanted"],
    [10, wrong("Response", "Schema"), "every value is let through here, and its type is `unknown`"],
  ]);
  const operation = document?.root.get("paths")?.get("/a")?.get("get");
  expect(operation?.get("parameters")?.get(0)?.resolve()).toBeUndefined();
  const media = operation?.get("responses")?.get("201")?.get("content")?.get("application/json");
  expect(media?.get("schema")?.resolve()?.pointer).toBe("/components/schemas/Pet");
  expect(media?.get("schema")?.location().line).toBe(9);
  expect(document?.root.get("components")?.get("schemas")?.get("Pet")?.get("properties")).toBeDefined();
});

test("a reference to an object of another kind in another file is told by what the file says, else by its look", async () => {
  const pet = "Pet: { type: object, properties: { name: { type: string } } }";
  const { diagnostics, document } = await loadText({
    "api.yml": minimal("").replace(
      "{}",
      `
  /a:
    get:
      parameters: [{ $ref: "full.yml#/components/schemas/Pet" }]
      responses:
        200: { $ref: "common.yml#/components/schemas/Pet" }
        201: { description: ok, content: { application/json: { $ref: "pet.yml" } } }
        202: { description: ok, content: { application/json: { schema: { $ref: "common.yml#/components/responses/Ok" } } } }
        203: { $ref: "models.yml#/Pet" }
        204: { $ref: "models.yml#/Ok" }
        205: { $ref: "common.yml#/components/responses/Ok" }
        206: { $ref: "#/paths/~1a/get" }`,
    ),
    "full.yml": minimal(`components: { schemas: { ${pet} } }`),
    "common.yml": `components: { schemas: { ${pet} }, responses: { Ok: { description: ok } } }`,
    "pet.yml": "type: object\nproperties: { name: { type: string } }",
    "models.yml": `${pet}\nOk: { description: ok }`,
  });
  const wrong = (found: string, wanted: string) =>
    `this leads to a ${found} Object, where a ${wanted} Object is wanted`;
  expect(diagnostics.map(({ message, location }) => [location?.file, location?.line, message])).toEqual([
    ["api.yml", 6, wrong("Schema", "Parameter")],
    ["api.yml", 8, wrong("Schema", "Response")],
    ["api.yml", 9, wrong("Schema", "Media Type")],
    ["api.yml", 10, wrong("Response", "Schema")],
    ["api.yml", 11, wrong("Schema", "Response")],
    ["api.yml", 14, "this leads to an Operation Object, where a Response Object is wanted"],
  ]);
  const responses = document?.root.get("paths")?.get("/a")?.get("get")?.get("responses");
  expect(responses?.get("205")?.resolve()?.string("description")).toBe("ok");
});

test.each(["#components/schemas/Alpha", "/components/schemas/Alpha", "components/schemas/Alpha"])(
  "%s is a pointer but for its beginning",
  async (text) => {
    const { diagnostics } = await loadText(`openapi: 3.1.0
info: { title: t, version: "1" }
paths: {}
components: { schemas: { Alpha: { type: string }, B: { $ref: "${text}" } } }
`);
    expect(diagnostics.map(({ help, related }) => [help, related?.map(({ location }) => location.pointer)])).toEqual([
      ["Is `#/components/schemas/Alpha` meant?", ["/components/schemas/Alpha"]],
    ]);
  },
);
