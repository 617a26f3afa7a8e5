import { execFileSync } from "node:child_process";
import { mkdir, symlink, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics.ts";
import { githubAnnotations } from "../../generator/github-annotations.ts";
import { diagnosticsToJson } from "../../generator/print-diagnostics.ts";
import { loadFolder, loadText, minimal, temporaryFolder } from "../load/load-text.ts";

const schemas = (...references: readonly string[]) =>
  minimal(
    `components:\n  schemas:\n${references.map((reference, index) => `    S${index}: { $ref: ${JSON.stringify(reference)} }\n`).join("")}`,
  );

/** `code line: message`; every problem has a place. */
const told = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ code, location, message }) => `${code} ${location?.line ?? "nowhere"}: ${message}`);

/** A test that takes longer than this has read or built what it must not. */
const quick = { timeout: 10_000 };

test.skipIf(process.platform === "win32")(
  "what a reference leads to is a file, and not a large one",
  quick,
  async () => {
    const folder = await temporaryFolder();
    const spec = schemas("pipe.yml", "folder.yml", "zero.yml", "huge.yml", "huge.json", "out.yml", "up/hosts");
    await writeFile(join(folder, "api.yml"), spec);
    execFileSync("mkfifo", [join(folder, "pipe.yml")]);
    await mkdir(join(folder, "folder.yml"));
    await symlink("/dev/zero", join(folder, "zero.yml"));
    await symlink("/etc", join(folder, "up"));
    await symlink("/etc/hostname", join(folder, "out.yml"));
    for (const name of ["huge.yml", "huge.json"]) {
      await writeFile(join(folder, name), "");
      await truncate(join(folder, name), 2 ** 30);
    }
    const { diagnostics } = await loadFolder(folder, "api.yml");
    expect(told(diagnostics)).toEqual([
      "unreadable-file 6: pipe.yml is no file, but a pipe or a device",
      "unreadable-file 7: folder.yml is a folder",
      "unreadable-file 9: huge.yml is larger than 128 MB",
      "unreadable-file 10: huge.json is larger than 128 MB",
      "outside-root 8: zero.yml is outside of the folder of api.yml",
      "outside-root 11: out.yml is outside of the folder of api.yml",
      "outside-root 12: up/hosts is outside of the folder of api.yml",
    ]);
  },
);

test.skipIf(process.platform === "win32")("a document may be a pipe, and does not go on for ever", quick, async () => {
  const folder = await temporaryFolder();
  expect(told((await loadFolder(folder, "/dev/zero")).diagnostics)).toEqual([
    expect.stringMatching(/^unreadable-file nowhere: \S*zero is larger than 128 MB$/),
  ]);
  execFileSync("mkfifo", [join(folder, "pipe.yml")]);
  const written = writeFile(join(folder, "pipe.yml"), minimal(""));
  expect(told((await loadFolder(folder, "pipe.yml")).diagnostics)).toEqual([]);
  await written;
});

test("addresses that are no files of this machine are refused, whatever they look like", async () => {
  const references = [
    "https://hostile.example/a.yml",
    "//hostile.example/a.yml",
    "file://hostile.example/a.yml",
    "file:///etc/passwd",
    "file:///a%2Fb",
    "file:///%00",
    "a%00b.yml",
    "..%2f..%2fetc/passwd",
    "../../../../etc/passwd",
    "..\\..\\etc\\passwd",
    "/etc/passwd",
    "data:text/plain,a",
    "javascript:1",
    "http://[",
    "ftp:a",
  ];
  const { diagnostics } = await loadText(schemas(...references));
  const codes = new Map(diagnostics.map(({ code, location }) => [references[(location?.line ?? 0) - 6], code]));
  expect(codes.size).toBe(references.length);
  expect(Object.fromEntries(codes)).toMatchObject({
    "//hostile.example/a.yml": "remote-reference",
    "file://hostile.example/a.yml": "remote-reference",
    "file:///etc/passwd": "outside-root",
    "..%2f..%2fetc/passwd": "outside-root",
    "data:text/plain,a": "remote-reference",
  });
  for (const code of codes.values()) expect(code).toMatch(/^(?:remote-reference|outside-root|unresolved-reference)$/);
});

test("credentials of an address are not shown", async () => {
  const { diagnostics, printed } = await loadText(
    schemas("https://user:secret@hostile.example/a.yml", "//token@host/b"),
  );
  expect(printed).toContain("hostile.example/a.yml is not on this machine");
  const all = [printed, JSON.stringify(diagnosticsToJson(diagnostics)), ...githubAnnotations(diagnostics)].join("\n");
  expect(all).not.toMatch(/user|secret|token/);
});

const deep = 100_000;

test.each([
  ["JSON lists", "api.json", `{"openapi":${"[".repeat(deep)}${"]".repeat(deep)}}`],
  ["JSON objects", "api.json", `${'{"a":'.repeat(deep)}1${"}".repeat(deep)}`],
  ["YAML mappings in braces", "api.yml", `${"{a: ".repeat(deep)}1${"}".repeat(deep)}`],
  ["YAML mappings", "api.yml", Array.from({ length: 3000 }, (_, level) => `${" ".repeat(level)}a:\n`).join("")],
])("%s that are nested without end are an error at a place", quick, async (_, name, text) => {
  const { diagnostics } = await loadText({ [name]: text });
  expect(told(diagnostics)).toEqual([expect.stringMatching(/^invalid-syntax \d+: .*nested more than/)]);
});

test("aliases multiply neither nodes nor texts", quick, async () => {
  const bomb = Array.from({ length: 9 }, (_, level) => `x-${level}: &a${level} [${`*a${level - 1}, `.repeat(9)}]\n`);
  const nodes = await loadText(minimal(`${bomb.join("").replaceAll("*a-1", "a")}`));
  expect(told(nodes.diagnostics)).toEqual([
    expect.stringMatching(/^invalid-syntax \d+: aliases make the document grow/),
  ]);
  const text = `x-text: &text "${"x".repeat(1_000_000)}"\nx-all: [${"*text, ".repeat(1000)}]\n`;
  const texts = await loadText(minimal(text));
  expect(told(texts.diagnostics)).toEqual([
    expect.stringMatching(/^invalid-syntax \d+: aliases make the document grow/),
  ]);
});
