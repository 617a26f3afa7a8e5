/** Each judge of the output is shown a fault that it is there for: one that finds nothing there finds nothing anywhere. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic } from "../../generator/diagnostics.ts";
import { diagnosticProblems } from "./diagnostic-problems.ts";
import { comparedCode, comparedTexts, type Files, fileProblems } from "./file-problems.ts";
import { compileProblems, importProblems } from "./import-output.ts";
import { foreignParts, undeclaredNames } from "./vocabulary.ts";

const path = "model/src/schemas.ts";
const files = (text: string, at = path): Files => new Map([[at, text]]);

/** What is generated of a schema called `name` with a title and a value: all is as it should be. */
const output = (name: string, title: string, value: string) => `/** ${title} */
export type ${name} = ${JSON.stringify(value)};
export const valueOf${name} = (given: unknown): given is ${name} => given === ${JSON.stringify(value)};
`;
const base = files(output("Harmless", "harmless", "harmless"));

const hostile = '"; globalThis.pwned = 1; "';

describe("in files of any kind is seen", () => {
  test.each([
    ["a character that nobody sees", files("/** a\u202eb */"), `${path} has U+202e in "/** a\u202eb */"`],
    ["a path out of the folder", files("", "../evil.ts"), "../evil.ts is no path of ours"],
    ["a value of the environment", files("// SECRET"), `${path} speaks of SECRET`],
    ["what is no JSON", files('{"name": "a"b"}', "package.json"), "package.json is no JSON"],
  ])("%s", (_, planted, problem) => {
    expect(fileProblems(planted, ["SECRET"])).toEqual([problem]);
  });
});

/** What of a text is more than a literal, a comment or a name: first by the shape of the code, then by its words. */
const faults: readonly (readonly [string, string, RegExp])[] = [
  ["leaves its literal", `export type Harmless = "${hostile}";\n`, /reads pwned/],
  ["leaves its comment", `/** */ pwned(); /* */\n${output("Harmless", "", "harmless")}`, /speaks of pwned/],
  ["is an expression", output("Harmless", "", "harmless").replace(/"harmless";/g, "pwned;"), /speaks of pwned/],
  ["does not parse", 'export type Harmless = "a"b";\n', /does not parse/],
  ["is a directive", `// @ts-nocheck\n${output("Harmless", "", "harmless")}`, /has the instruction/],
  ["is a reference", `/// <reference path="x" />\n${output("Harmless", "", "harmless")}`, /has the instruction/],
  ["is a tag", output("Harmless", "@internal", "harmless"), /has the instruction @internal/],
  ["is a note for a bundler", output("Harmless", "#__PURE__", "harmless"), /has the instruction #__PURE__/],
  ["is a module", `import "hostile";\n${output("Harmless", "", "harmless")}`, /imports "hostile"/],
  ["is a statement", `${output("Harmless", "", "harmless")}debugger;\n`, /has a LastStatement/],
];

describe("in code is seen a text that", () => {
  test.each(faults)("%s", (_, text, problem) => {
    expect(comparedCode(files(text), base)).not.toEqual([]);
    expect(foreignParts(files(text), base, [hostile, "hostile"]).join("\n")).toMatch(problem);
  });

  test("is a word that JavaScript has, in the place of a literal", () => {
    const bare = (word: string) => files(`${output("Harmless", "", "harmless")}export const title = ${word};\n`);
    expect(comparedCode(bare("eval"), bare('"harmless"'))).not.toEqual([]);
    expect(foreignParts(bare("eval"), bare('"harmless"'), ["eval"])).toEqual([`${path} speaks of eval`]);
    expect(undeclaredNames(bare("harmless"), "harmless")).toEqual([
      `${path} speaks of harmless, which is declared nowhere`,
    ]);
  });

  test("makes a file", () => {
    const more = new Map([...base, ["model/src/evil.ts", ""]]);
    expect(comparedCode(more, base)).not.toEqual([]);
    expect(foreignParts(more, base, ["evil"])).toEqual(["model/src/evil.ts is not there with a harmless word"]);
  });

  test("and none that is a literal, a comment, or a name that is derived from it and declared", () => {
    const good = files(output("EvalSchema", "eval a@hostile.example", hostile));
    expect(foreignParts(good, base, ["eval"])).toEqual([]);
    expect(comparedCode(files(output("Harmless", hostile, hostile)), base)).toEqual([]);
    expect(undeclaredNames(base, "harmless")).toEqual([]);
  });
});

describe("in pages and JSON is seen", () => {
  test.each([
    ["an element", "README.md", "Of harmless.\n", "Of <script>x</script>.\n"],
    ["a link", "README.md", "Of harmless.\n", "Of [a](https://hostile.example).\n"],
    ["a heading", "README.md", "harmless\n", "# a\n"],
    ["another member", "package.json", '{ "name": "harmless" }', '{ "name": "a", "scripts": {} }'],
    [
      "another value",
      "package.json",
      '{ "name": "harmless", "type": "module" }',
      '{ "name": "a", "type": "commonjs" }',
    ],
  ])("%s", (_, at, before, after) => {
    expect(comparedTexts(files(before, at), files(before, at))).toEqual([]);
    expect(comparedTexts(files(after, at), files(before, at))).not.toEqual([]);
  });

  test("code in a page", () => {
    const page = (code: string) => files(`\`\`\`ts\n${code}\n\`\`\`\n`, "README.md");
    expect(foreignParts(page("pwned();"), page('call("harmless");'), ["a"])).toEqual(["README.md speaks of pwned"]);
  });
});

describe("of a program is seen", () => {
  let workshop: string;
  beforeAll(async () => {
    workshop = await mkdtemp(join(tmpdir(), "planted-"));
  });
  afterAll(() => rm(workshop, { recursive: true, force: true }));

  test("what it does when it is imported, and that it does not compile", async () => {
    const index = (text: string) => files(text, "model/src/index.ts");
    const runs = index('Reflect.set(globalThis, "pwned", 1);\nexport const a: number = "a";\n');
    expect(await importProblems(runs, workshop)).toEqual(["importing the output runs what the document says"]);
    Reflect.deleteProperty(globalThis, "pwned");
    expect((await compileProblems(workshop)).join()).toMatch(/^node: .*index\.ts\(2,14\): error TS2322/);
    const extended = index('Reflect.set(Object.prototype, "evil", 1);\n');
    expect(await importProblems(extended, join(workshop, "b"))).toEqual(["every object has another member"]);
    Reflect.deleteProperty(Object.prototype, "evil");
    expect(await importProblems(files("", "../evil.ts"), join(workshop, "c"))).toEqual(["evil.ts is elsewhere"]);
  });
});

describe("of a run that was refused is seen", () => {
  const error = (message: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
    code: "invalid-document",
    severity: "error",
    message,
    ...more,
  });
  const location = { file: "api.yml", text: "a: b", pointer: "/a", line: 1, column: 1, end: { line: 1, column: 2 } };

  test.each<readonly [string, readonly Diagnostic[], RegExp]>([
    ["that it has no error", [], /without an error/],
    ["an error without a place", [error("a")], /no place: invalid-document a/],
    ["a place beyond the text", [error("a", { location: { ...location, line: 9 } })], /no place/],
    ["a value of the environment", [error("of SECRET", { location })], /speaks of SECRET/],
  ])("%s", (_, diagnostics, problem) => {
    expect(diagnosticProblems(diagnostics, ["SECRET"]).join("\n")).toMatch(problem);
    expect(diagnosticProblems([error("a", { location })], ["SECRET"])).toEqual([]);
  });
});
