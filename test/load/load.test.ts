import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadFolder, loadText, minimal, temporaryFolder } from "./load-text.ts";

test("a document with its files, positions and versions", async () => {
  const { document, printed } = await loadText(
    minimal('components: { schemas: { A: { $ref: "#/x-a" } } }\nx-a: {}\n', "3.2.0"),
  );
  expect(printed).toBe("");
  expect(document?.version).toBe("3.2.0");
  expect(document?.files).toEqual(["api.yml"]);
  const title = document?.root.get("info")?.get("title");
  expect([title?.id, title?.key, title?.value]).toEqual(["api.yml#/info/title", "title", "Test"]);
  expect(title?.location()).toMatchObject({ file: "api.yml", line: 2, column: 16, end: { line: 2, column: 20 } });
  expect(document?.root.get("info")?.string("title")).toBe("Test");
  expect(document?.root.get("info")?.number("title")).toBeUndefined();
  expect(document?.root.get("toString")).toBeUndefined();
  expect(document?.root.string("constructor")).toBeUndefined();
});

test("lines and columns are right with a byte order mark and carriage returns", async () => {
  const { document } = await loadText(
    "\uFEFFopenapi: 3.1.0\r\ninfo:\r\n  title: Test\r\n  version: '1'\r\npaths: {}\r\n",
  );
  expect(document?.root.get("openapi")?.location()).toMatchObject({ line: 1, column: 10 });
  expect(document?.root.get("info")?.get("version")?.location()).toMatchObject({ line: 4, column: 12 });
  expect(document?.root.get("info")?.location()).toMatchObject({ line: 2, column: 1, end: { line: 2, column: 5 } });
  expect(document?.root.get("info")?.location("value")).toMatchObject({ line: 3, column: 3 });
});

test.each([
  ["", "the document is empty"],
  ["# nothing\n", "the document is empty"],
  ["[1]", "an OpenAPI document has to be an object, not an array"],
  ["text", "an OpenAPI document has to be an object, not a string"],
  ["info: {}", "the root has no `openapi` that says the version"],
  ["openapi: 3.3.0", '`openapi: "3.3.0"` is not a version that is read here'],
  ["openapi: 3.3", '`openapi: 3.3` is not a version that is read here; a version is a string: "3.3"'],
  ["swagger: 3.0", '`swagger: 3` is not a version that is read here; a version is a string: "3.0"'],
  ["openapi: '2.0'", '`openapi: "2.0"` is not a version that is read here'],
])("%j has no version", async (text, message) => {
  const { document, diagnostics } = await loadText(text);
  expect(document).toBeUndefined();
  expect(diagnostics).toMatchObject([{ code: "unsupported-version", message }]);
});

test.each([
  ["Openapi: 3.1.0", "Is `openapi` meant? It is written so, in small letters."],
  ["open-api: 3.1.0", "Is `openapi` meant? It is written so, in small letters."],
  ['SWAGGER: "2.0"', "Is `swagger` meant? It is written so, in small letters."],
])("%j is told as what is meant", async (text, help) => {
  const { diagnostics } = await loadText(text);
  expect(diagnostics).toMatchObject([{ code: "unsupported-version", help, location: { line: 1, column: 1 } }]);
});

test.each([
  ["openapi: 3.1", '`openapi: 3.1` is not a version that is read here; a version is a string: "3.1"', "3.1"],
  ["swagger: 2.0", '`swagger: 2` is not a version that is read here; a version is a string: "2.0"', "2.0"],
])("%j has a version without quotes, by which the rest is read", async (text, message, version) => {
  const { document, diagnostics } = await loadText(text);
  expect(document?.version).toBe(version);
  expect(diagnostics[0]).toMatchObject({ severity: "error", message, mend: `it is read as "${version}"` });
});

test("a file called .json is JSON, whatever YAML would allow", async () => {
  const text = `{\n  "openapi": "3.1.0",\n  "info": { "title": "Test", "version": "1" },\n  "paths": {},\n}\n`;
  const { document, printed } = await loadText({ "api.json": text });
  expect(document).toBeUndefined();
  expect(printed).toBe(
    [
      "error[invalid-syntax] JSON has no comma before `}`",
      "  api.json:4:14",
      '    3 |   "info": { "title": "Test", "version": "1" },',
      '    4 |   "paths": {},',
      "      |              ^",
      "  help  Correct the text at this place, or shortly before it.",
    ].join("\n"),
  );
  expect((await loadText({ "api.yml": text })).printed).toBe("");
});

test("files that cannot be read", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "a.yml"));
  const { printed: absent } = await loadFolder(folder, "nothing.yml", ["nothing.overlay.yml"]);
  expect(absent).toBe(
    [
      "error[unreadable-file] nothing.yml does not exist",
      "  help  Correct the path, or the permissions of the file.",
      "error[unreadable-file] nothing.overlay.yml does not exist",
    ].join("\n"),
  );
  const { printed: aFolder } = await loadFolder(folder, "a.yml");
  expect(aFolder).toMatch(/^error\[unreadable-file\] a\.yml is a folder$/m);
});

test("paths are shown from the working directory", async () => {
  const folder = await temporaryFolder();
  await mkdir(join(folder, "spec"));
  await mkdir(join(folder, "work"));
  await writeFile(join(folder, "spec", "api.yml"), minimal('components: { schemas: { A: { $ref: "b.yml" } } }'));
  await writeFile(join(folder, "spec", "b.yml"), "{}");
  const { document } = await loadFolder(join(folder, "work"), "../spec/api.yml");
  expect(document?.files).toEqual(["../spec/api.yml", "../spec/b.yml"]);
});

test("syntax errors and duplicate keys are shown with both places", async () => {
  const { printed } = await loadText("openapi: 3.1.0\ninfo: {}\npaths: {}\ninfo: { title: x }\n");
  expect(printed).toMatchInlineSnapshot(`
    "error[duplicate-key] the key "info" stands twice in the same mapping
      api.yml:4:1
        3 | paths: {}
        4 | info: { title: x }
          | ^^^^
      note  it stands here first
      api.yml:2:1
        1 | openapi: 3.1.0
        2 | info: {}
          | ^^^^
      help  Remove or rename one of them.
      help  With --lenient, the last one counts.
    error[invalid-document] \`version\` is missing from this Info Object
      api.yml:4:7
        3 | paths: {}
        4 | info: { title: x }
          |       ^^^^^^^^^^^^
      help  Correct the document; one that is not yours, by an overlay (--overlay).
      help  With --lenient, it is read as empty."
  `);
  const { printed: syntax } = await loadText("openapi: 3.1.0\ninfo: { title: x\npaths: a: b\n");
  expect(syntax).toMatchInlineSnapshot(`
    "error[invalid-syntax] \`}\` is missing before this, or this line is indented too little
      api.yml:3:1
        2 | info: { title: x
        3 | paths: a: b
          | ^
      note  what it would close
      api.yml:2:7
        1 | openapi: 3.1.0
        2 | info: { title: x
          |       ^
      help  Correct the text at this place, or shortly before it.
    error[invalid-syntax] another \`: \` follows this value before the next name
      api.yml:3:8
        2 | info: { title: x
        3 | paths: a: b
          |        ^
      help  Put a value that has \`: \` in it in quotes. If the next line is what follows, indent it like this line."
  `);
});

test("a text with any line of it cut off never gives anything but diagnostics", async () => {
  const text = minimal(`components:
  schemas:
    A: &a
      type: object
      properties: { b: { $ref: "#/components/schemas/A" } }
    B:
      <<: *a
      description: |
        Text
`);
  for (let end = 0; end <= text.length; end += 7) {
    const { document, diagnostics } = await loadText({ "api.yml": text.slice(0, end) });
    expect(document !== undefined || diagnostics.length > 0).toBe(true);
  }
});
