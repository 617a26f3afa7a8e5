import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { loadFolder, loadText, minimal, temporaryFolder } from "./load-text.ts";

const text = 'openapi: 3.1.0\ninfo: { title: Café 日本 😀, version: "1" }\npaths: {}\n';

/** What is said of a file, and where: a line for each problem. */
async function problemsOf(content: string | Buffer, name = "api.yml"): Promise<readonly string[]> {
  const folder = await temporaryFolder();
  await writeFile(join(folder, name), content);
  const { diagnostics } = await loadFolder(folder, name);
  return diagnostics.map(({ code, message, location }) => `${code} ${location?.line}:${location?.column} ${message}`);
}

describe("text in another encoding", () => {
  const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le");
  test.each([
    ["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${text}`)],
    ["UTF-16, little endian", utf16],
    ["UTF-16, big endian", Buffer.from(utf16).swap16()],
    ["UTF-16 without a mark, little endian", utf16.subarray(2)],
    ["UTF-16 without a mark, big endian", Buffer.from(utf16.subarray(2)).swap16()],
  ])("%s is read", async (_, bytes) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "api.yml"), bytes);
    const { document, diagnostics } = await loadFolder(folder, "api.yml");
    expect(diagnostics).toEqual([]);
    expect(document?.root.get("info")?.get("title")?.value).toBe("Café 日本 😀");
  });

  test("what is no UTF-8 is told where it begins, behind what only looks like it", async () => {
    const bytes = Buffer.concat([
      Buffer.from("\uFEFF# \uFFFD 日本\n"),
      Buffer.from(text.replace("日本 😀", "é"), "latin1"),
    ]);
    expect(await problemsOf(bytes)).toEqual(["invalid-syntax 3:19 what stands here is no UTF-8"]);
    expect(await problemsOf(Buffer.from(`# \uFFFD\n${text}`))).toEqual([]);
  });
});

describe("what is no document", () => {
  const html = "\n<!DOCTYPE html>\n<html><body><p>Not found: pets</p></body></html>\n";
  test.each<[what: string, content: string | Buffer, problem: string]>([
    ["a page of HTML", html, "invalid-syntax 2:1 this is a page of HTML, and no OpenAPI document"],
    ["XML", '<?xml version="1.0"?>\n<a b="c">d: e</a>\n', "invalid-syntax 1:1 this is XML, and no OpenAPI document"],
    [
      "a pointer of Git LFS",
      "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12\n",
      "invalid-syntax 1:1 this is what Git LFS leaves in the place of a file",
    ],
    [
      "a merge",
      'openapi: 3.1.0\n<<<<<<< HEAD\ninfo: { title: a, version: "1" }\n=======\ninfo: {}\n>>>>>>> other\n',
      "invalid-syntax 2:1 a merge of Git was not finished here",
    ],
    [
      "binary data",
      Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]),
      "invalid-syntax 1:4 a character stands here that no text has (U+0000): the file is binary, or its encoding is not known",
    ],
    ["nothing", "", "unsupported-version 1:1 the document is empty"],
    ["a comment", "# later\n", "unsupported-version 1:1 the document is empty"],
    ["a sentence", "Not found\n", "unsupported-version 1:1 an OpenAPI document has to be an object, not a string"],
  ])("%s", async (_, content, problem) => {
    expect(await problemsOf(content)).toEqual([problem]);
  });

  test("the same in files called .json", async () => {
    expect(await problemsOf(html, "api.json")).toEqual([
      "invalid-syntax 2:1 this is a page of HTML, and no OpenAPI document",
    ]);
    expect(await problemsOf("", "api.json")).toEqual(["invalid-syntax 1:1 the file is empty"]);
    expect(await problemsOf("\n{", "api.json")).toEqual(["invalid-syntax 2:2 a name in double quotes is missing here"]);
  });

  test("what a missing file was meant as is told", async () => {
    const { diagnostics } = await loadText({
      "api.yml": minimal(`components:
  schemas:
    Pet: { type: object }
    A: { $ref: Pet }
    B: { $ref: 'C:\\specs\\pet.yml' }
    C: { $ref: nope.yml }
`),
      "names.yml": "{}",
    });
    expect(diagnostics.map(({ message, help }) => [message, help])).toEqual([
      ["there is no file Pet", "Is #/components/schemas/Pet meant?"],
      [
        "C:\\specs\\pet.yml does not exist",
        "It is an absolute path of Windows: write it relative to this file, with slashes.",
      ],
      ["the file nope.yml does not exist", undefined],
    ]);
  });

  test("documents of other specifications are called what they are", async () => {
    const { diagnostics } = await loadText("asyncapi: 3.0.0\ninfo: { title: a, version: '1' }\n");
    expect(diagnostics.map(({ message }) => message)).toEqual(["this is a document of AsyncAPI, and none of OpenAPI"]);
  });

  test("a document that is missing, and that no reference names, is told", async () => {
    const { printed } = await loadText(minimal(""), { "https://a.example/b": "nofile" });
    expect(printed).toContain(
      "the document nofile does not exist, and no reference names its URI, https://a.example/b",
    );
  });

  test("a name that is like the missing file's is told", async () => {
    const { diagnostics } = await loadText({
      "api.yml": minimal("").replace("{}", '{ /a: { $ref: "./path.yml" }, /b: { $ref: "./nothing-like-it.yml" } }'),
      "paths.yml": "{}",
    });
    expect(diagnostics.map(({ message, help }) => [message, help])).toEqual([
      ["the file path.yml does not exist", "Is paths.yml meant, in the same folder?"],
      ["the file nothing-like-it.yml does not exist", undefined],
    ]);
    const folder = await temporaryFolder();
    await mkdir(join(folder, "openapi.yml"));
    const { printed } = await loadFolder(folder, "openapi.yaml");
    expect(printed).toMatch(
      /^error\[unreadable-file\] openapi\.yaml does not exist\n {2}help {2}Is openapi\.yml meant/,
    );
  });
});

describe("YAML that is wrong", () => {
  test.each<[text: string, problems: readonly string[]]>([
    ['a: "b\nc: d\ne: { f: g }\n', ["1:4 the quote that begins here is not closed"]],
    ["a: { b: 'c }\nd: e\n", ["1:9 the quote that begins here is not closed"]],
    ["a: { b: c\nd: {}\n", ["2:1 `}` is missing before this, or this line is indented too little"]],
    ["a: [b, [c]\nd: {}\n", ["2:1 `]` is missing before this, or this line is indented too little"]],
    ["a:\n  b:c\n  d: e\n", ["2:3 a colon is missing here, with a space after it"]],
    ["a: b: c\n", ["1:4 another `: ` follows this value before the next name"]],
    ["a:\n  b: c\n   d: e\n", ["2:6 another `: ` follows this value before the next name"]],
    ["a: @b\nc: %d\n", ["1:4 a value cannot begin with `@`", "2:4 a value cannot begin with `%`"]],
    ["a:\n\tb: c\n", ["2:1 a tab cannot indent a line of YAML"]],
    [
      "a: { b: c, d: /^[a-z]+$/i }\ne: { f: [g] }\n",
      ["1:17 this cannot follow the value before it, which has ended here"],
    ],
    ["a: [b] ]\nc: { d: e }\n", ["1:8 this belongs to nothing: what is before it has ended"]],
    ["a: !!js/function b\n", ["1:4 the tag `!!js/function` stands for nothing that JSON has"]],
  ])("%j", async (yaml, problems) => {
    const found = await problemsOf(yaml);
    expect(found.map((problem) => problem.replace(" unless it is in quotes", ""))).toEqual(
      problems.map((problem) => `invalid-syntax ${problem}`),
    );
  });

  test("shows what a missing bracket would close", async () => {
    const { diagnostics } = await loadText("a: { b: { c: d }\ne: {}\n");
    expect(
      diagnostics[0]?.related?.map(({ message, location }) => `${location.line}:${location.column} ${message}`),
    ).toEqual(["1:4 what it would close"]);
  });
});
