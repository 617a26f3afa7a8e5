import { expect, test } from "vitest";
import { loadText } from "./load-text.ts";

const api = `openapi: 3.1.0
info:
  title: Test
  version: "1"
  x-list: [a, b, c]
paths:
  /a:
    get:
      tags: [first]
      parameters:
        - { name: one, in: query, schema: { type: string } }
        - { name: two, in: query, schema: { type: string } }
  /b:
    get: { tags: [second] }
`;

async function overlaid(actions: string, version = "1.1.0", spec = api) {
  const overlay = `overlay: ${version}\ninfo: { title: Test, version: "1" }\nactions:\n${actions}`;
  const loaded = await loadText({ "api.yml": spec, "x.overlay.yml": overlay });
  return { ...loaded, root: loaded.document?.root };
}

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

test("a target without a match is an error", async () => {
  const { printed, document } = await overlaid("  - target: $.paths['/x']\n    remove: true\n");
  expect(document).toBeUndefined();
  expect(printed).toMatchInlineSnapshot(`
    "error[overlay-no-match] the target $.paths['/x'] matches nothing
      x.overlay.yml:4:13
        3 | actions:
        4 |   - target: $.paths['/x']
          |             ^^^^^^^^^^^^^"
  `);
});

test("kinds that do not fit are errors at the overlay", async () => {
  const { printed } = await overlaid(`
  - target: $.info
    update: text
  - target: $.info
    update: { title: { a: 1 } }
  - target: $..tags[0]
    update: [a]
  - target: $
    remove: true
  - target: $.info[
    remove: true
  - target: $.info.*
    update: x
`);
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-overlay] the target is an object, and is merged with an object, not a string
      x.overlay.yml:6:13
        5 |   - target: $.info
        6 |     update: text
          |             ^^^^
    error[invalid-overlay] \`title\` is a string in the document, and cannot become an object
      x.overlay.yml:8:22
        7 |   - target: $.info
        8 |     update: { title: { a: 1 } }
          |                      ^^^^^^^^
      help  Remove the member in an action of its own first.
    error[invalid-overlay] the target is a string, and cannot become an array
      x.overlay.yml:10:13
         9 |   - target: $..tags[0]
        10 |     update: [a]
           |             ^^^
    error[invalid-overlay] the root of the document cannot be removed
      x.overlay.yml:11:13
        10 |     update: [a]
        11 |   - target: $
           |             ^
    error[invalid-overlay] $.info[ is not a JSONPath of RFC 9535: unclosed bracketed selection ('$.info[':7)
      x.overlay.yml:13:13
        12 |     remove: true
        13 |   - target: $.info[
           |             ^^^^^^^
    error[invalid-overlay] the target selects primitive and array nodes, and one value fits only one kind
      x.overlay.yml:15:13
        14 |     remove: true
        15 |   - target: $.info.*
           |             ^^^^^^^^"
  `);
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

test("all that breaks the structure of an overlay is reported", async () => {
  const { printed } = await loadText({
    "api.yml": api,
    "x.overlay.yml": `overlay: 1.1.0
info: { titel: Test, version: 1 }
extends: [api.yml]
actions:
  - update: { a: 1 }
  - target: $.info
  - target: $.info
    udpate: { a: 1 }
  - target: $.info
    update: 1
    copy: $.paths
  - text
`,
    "y.overlay.yml": "overlay: 2.0.0\n",
  });
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-overlay] \`titel\` is not a member here
      x.overlay.yml:2:9
        1 | overlay: 1.1.0
        2 | info: { titel: Test, version: 1 }
          |         ^^^^^
      help  Is \`title\` meant?
    error[invalid-overlay] \`version\` is a string, not a number
      x.overlay.yml:2:31
        1 | overlay: 1.1.0
        2 | info: { titel: Test, version: 1 }
          |                               ^
    error[invalid-overlay] \`extends\` is a string, not an array
      x.overlay.yml:3:10
        2 | info: { titel: Test, version: 1 }
        3 | extends: [api.yml]
          |          ^^^^^^^^^
    error[invalid-overlay] \`target\` is missing
      x.overlay.yml:5:5
        4 | actions:
        5 |   - update: { a: 1 }
          |     ^^^^^^^^^^^^^^^^
    error[invalid-overlay] an action has \`update\`, \`remove: true\` or \`copy\`
      x.overlay.yml:6:5
        5 |   - update: { a: 1 }
        6 |   - target: $.info
          |     ^^^^^^^^^^^^^^
    error[invalid-overlay] \`udpate\` is not a member here
      x.overlay.yml:8:5
        7 |   - target: $.info
        8 |     udpate: { a: 1 }
          |     ^^^^^^
      help  Is \`update\` meant?
    error[invalid-overlay] an action has \`update\` or \`copy\`, not both
      x.overlay.yml:9:5
        8 |     udpate: { a: 1 }
        9 |   - target: $.info
          |     ^^^^^^^^^^^^^^
    error[invalid-overlay] an action is an object, not a string
      x.overlay.yml:12:5
        11 |     copy: $.paths
        12 |   - text
           |     ^^^^
    error[invalid-overlay] the overlay version "2.0.0" is not known
      y.overlay.yml:1:10
        1 | overlay: 2.0.0
          |          ^^^^^
      help  Write \`overlay: 1.0.0\` or \`overlay: 1.1.0\`."
  `);
});

test("an overlay that extends another document is a warning", async () => {
  const overlay = (extended: string) =>
    `overlay: 1.1.0\ninfo: { title: Test, version: "1" }\nextends: ${extended}\nactions: [{ target: $.info, update: { x-a: 1 } }]\n`;
  const { printed } = await loadText({ "api.yml": api, "a.overlay.yml": overlay("./api.yml") });
  expect(printed).toBe("");
  const other = await loadText({ "api.yml": api, "overlays/b.overlay.yml": overlay("./other.yml") });
  expect(other.printed).toMatchInlineSnapshot(`
    "warning[invalid-overlay] this overlay was written for ./other.yml, and is applied to api.yml
      overlays/b.overlay.yml:3:10
        2 | info: { title: Test, version: "1" }
        3 | extends: ./other.yml
          |          ^^^^^^^^^^^"
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
