import { expect, test } from "vitest";
import { loadText } from "./load-text.ts";
import { overlaid } from "./overlay-text.ts";

test("objects are merged, lists joined, and primitives replaced", async () => {
  const { root, printed } = await overlaid(`
  - target: $.info
    update: { title: Other, x-list: [d], x-new: { deep: 1 } }
  - target: $.info['x-new']
    update: { more: 2 }
  - target: $.info['x-list'][?@ == 'a']
    update: A
`);
  expect(printed).toBe("");
  expect(root?.get("info")?.value).toEqual({
    title: "Other",
    version: "1",
    "x-list": ["A", "b", "c", "d"],
    "x-new": { deep: 1, more: 2 },
  });
});

test("every selected node gets a copy of its own", async () => {
  const { root } = await overlaid(`
  - target: $.paths.*.get
    update: { x-a: { list: [] } }
  - target: $.paths['/a'].get['x-a'].list
    update: 1
`);
  const values = root
    ?.get("paths")
    ?.entries()
    .map(([, item]) => item.get("get")?.get("x-a")?.value);
  expect(values).toEqual([{ list: [1] }, { list: [] }]);
});

test("what an overlay put in is located in the overlay, member by member", async () => {
  const { root } = await overlaid(`
  - target: $.paths['/a'].get
    update:
      summary: New
      parameters: [{ name: three, in: query, schema: { type: string } }]
`);
  const get = root?.get("paths")?.get("/a")?.get("get");
  expect(get?.get("summary")?.location()).toMatchObject({ file: "x.overlay.yml", line: 7, column: 16 });
  expect(get?.get("summary")?.location("key")).toMatchObject({ line: 7, column: 7 });
  expect(get?.get("parameters")?.get(2)?.get("name")?.location()).toMatchObject({ file: "x.overlay.yml", line: 8 });
  expect(get?.get("parameters")?.get(1)?.get("name")?.location()).toMatchObject({ file: "api.yml", line: 12 });
  expect(get?.get("tags")?.location()).toMatchObject({ file: "api.yml", line: 9 });
  expect(get?.get("summary")?.file).toBe("api.yml");
});

test("items that move up after a removal keep their places", async () => {
  const { root } = await overlaid(`
  - target: $.paths.*.get.parameters[?@.name == 'one']
    remove: true
  - target: $.info['x-list'][0,2]
    remove: true
`);
  const parameters = root?.get("paths")?.get("/a")?.get("get")?.get("parameters");
  expect(parameters?.value).toEqual([{ name: "two", in: "query", schema: { type: "string" } }]);
  expect(parameters?.get(0)?.get("name")?.location()).toMatchObject({ line: 12, column: 19 });
  expect(root?.get("info")?.get("x-list")?.value).toEqual(["b"]);
  expect(root?.get("info")?.get("x-list")?.get(0)?.location()).toMatchObject({ line: 5, column: 15 });
});

test("items of several lists and members of objects are removed together, and nothing else", async () => {
  const spec = `openapi: 3.1.0
info: { title: Test, version: "1" }
paths: {}
x-all:
  - [a, drop, b, drop, c]
  - { kept: a, secret: drop }
  - [a, b, c, d, e, f, drop, drop, g]
  - [drop, a, b, c, d, e, f, drop, g]
`;
  const { root } = await overlaid("  - target: $['x-all'].*[?@ == 'drop']\n    remove: true\n", "1.1.0", spec);
  expect(root?.get("x-all")?.value).toEqual([
    ["a", "b", "c"],
    { kept: "a" },
    ["a", "b", "c", "d", "e", "f", "g"],
    ["a", "b", "c", "d", "e", "f", "g"],
  ]);
});

test("copy and remove move a node, which keeps its place", async () => {
  const { root, printed } = await overlaid(`
  - target: $.paths
    update: { /c: {} }
  - target: $.paths['/c']
    copy: $.paths['/b']
  - target: $.paths['/b']
    remove: true
`);
  expect(printed).toBe("");
  expect(
    root
      ?.get("paths")
      ?.entries()
      .map(([path]) => path),
  ).toEqual(["/a", "/c"]);
  expect(root?.get("paths")?.get("/c")?.get("get")?.get("tags")?.location()).toMatchObject({
    file: "api.yml",
    line: 14,
  });
});

test("a value that aliases share is changed only where it is selected", async () => {
  const spec = `openapi: 3.1.0
info: { title: Test, version: "1" }
paths: {}
x-one: &shared { a: 1 }
x-two: *shared
`;
  const { root } = await overlaid("  - target: $['x-two']\n    update: { a: 2 }\n", "1.1.0", spec);
  expect([root?.get("x-one")?.value, root?.get("x-two")?.value]).toEqual([{ a: 1 }, { a: 2 }]);
});

test("Overlay 1.0 knows no copy, changes no primitives, and appends a list as one item", async () => {
  const { printed } = await overlaid(
    `
  - target: $.info.title
    update: x
  - target: $.info
    copy: $.paths
  - target: $.info['x-list']
    update: [d]
`,
    "1.0.0",
  );
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-overlay] in Overlay 1.0 a target selects objects and arrays alone
      x.overlay.yml:5:13
        5 |   - target: $.info.title
          |             ^^^^^^^^^^^^
      help  Overlay 1.1 changes strings, numbers and booleans too: write \`overlay: 1.1.0\` at the root.
    error[invalid-overlay] \`copy\` is not a member of Overlay 1.0
      x.overlay.yml:7:5
        6 |     update: x
        7 |   - target: $.info
          |     ^^^^^^^^^^^^^^
      help  Write \`overlay: 1.1.0\` at the root of the overlay.
    warning[invalid-overlay] Overlay 1.0 appends this list as one item of the target
      x.overlay.yml:10:5
         9 |   - target: $.info['x-list']
        10 |     update: [d]
           |     ^^^^^^
      help  Write \`overlay: 1.1.0\` at the root of the overlay to append the items of the list."
  `);
});

test("a filter may compare an item by its index (RFC 9535 section 2.3.5)", async () => {
  const overlay = `overlay: 1.1.0
info: { title: Test, version: "1" }
actions:
  - target: $.paths[*][?@.tags[0] == 'pets']
    update: { x-first: true }
`;
  const document = `openapi: 3.1.0
info: { title: Test, version: "1" }
paths:
  /pets:
    get: { tags: [pets], responses: { "200": { description: ok } } }
    put: { tags: [other, pets], responses: { "200": { description: ok } } }
`;
  const { printed, document: loaded } = await loadText({ "api.yml": document, "a.overlay.yml": overlay });
  expect(printed).toBe("");
  const pets = loaded?.root.get("paths")?.get("/pets");
  expect([pets?.get("get")?.boolean("x-first"), pets?.get("put")?.boolean("x-first")]).toEqual([true, undefined]);
});
