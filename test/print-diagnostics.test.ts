import { expect, test } from "vitest";
import type { Diagnostic, Location, Severity } from "../generator/diagnostics.ts";
import { folderInWorkspace, githubAnnotations } from "../generator/github-annotations.ts";
import { countDiagnostics, diagnosticsToJson, printDiagnostics } from "../generator/print-diagnostics.ts";

/** The place of the first `[[…]]` of a text, which is the text without these marks. */
function at(marked: string, file = "api.yml"): Location {
  const start = marked.indexOf("[[");
  const end = marked.indexOf("]]") - 2;
  const text = marked.replace("[[", "").replace("]]", "");
  const position = (offset: number) => {
    const before = text.slice(0, offset).split("\n");
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
  };
  return { file, ...position(start), end: position(end), text, pointer: "/a" };
}

function error(message: string, marked: string, details: Partial<Diagnostic> = {}): Diagnostic {
  return { code: "invalid-document", severity: "error", message, location: at(marked), ...details };
}

const print = (...diagnostics: Diagnostic[]) => printDiagnostics(diagnostics, { color: false });

test("a diagnostic has its place, an excerpt, related places and help", () => {
  const printed = print(
    error("a is wrong", "first\nsecond: [[value]] # more\nthird", {
      related: [{ message: "it stands here first", location: at("[[x]]: 1", "other.yml") }],
      help: "Make it right.",
    }),
  );
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-document] a is wrong
      api.yml:2:9
        1 | first
        2 | second: value # more
          |         ^^^^^
      note  it stands here first
      other.yml:1:1
        1 | x: 1
          | ^
      help  Make it right."
  `);
});

test("what is said of many places is said once, with all of them", () => {
  const alike = [1, 2, 3].map((line) => error("a is wrong", `${"\n".repeat(line)}  [[a]]`));
  const printed = print(
    error("a is wrong", "[[a]]", { help: "Make it right." }),
    error("a is wrong", "[[a]]"),
    ...alike,
    error("a is wrong", "\n[[a]]", { location: at("\n\n[[a]]", "other.yml") }),
    error("b is wrong", "\n[[b]]"),
  );
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-document] a is wrong
      api.yml:1:1
        1 | a
          | ^
      help  Make it right.
    error[invalid-document] a is wrong
      api.yml:1:1
        1 | a
          | ^
      also  at 4 other places: 2:3, 3:3, 4:3, other.yml:3:1
      help  Correct the document; one that is not yours, by an overlay (--overlay).
    error[invalid-document] b is wrong
      api.yml:2:1
        2 | b
          | ^"
  `);
});

test("what is said of three places is shown at each", () => {
  const alike = [1, 2, 3].map((line) => error("a is wrong", `${"\n".repeat(line)}[[a]]`));
  expect(print(...alike).match(/is wrong/g)).toHaveLength(3);
});

test("the underline fits where tabs, wide characters and marks stand before it", () => {
  expect(print(error("a", "\t日本\té\u0301😀👩‍👩‍👧: [[語]]x"))).toMatchInlineSnapshot(`
    "error[invalid-document] a
      api.yml:1:19
        1 |     日本    é́😀👩‍👩‍👧: 語x
          |                    ^^
      help  Correct the document; one that is not yours, by an overlay (--overlay)."
  `);
});

test("a place of several lines is underlined on its first", () => {
  expect(print(error("a", "a: [[{\n  b: 1 }]]\nc: 1"))).toMatchInlineSnapshot(`
    "error[invalid-document] a
      api.yml:1:4
        1 | a: {
          |    ^
      help  Correct the document; one that is not yours, by an overlay (--overlay)."
  `);
});

test("an empty place and the end of a file have one caret", () => {
  expect(print(error("a", "a:\n\n[[]]"))).toMatchInlineSnapshot(`
    "error[invalid-document] a
      api.yml:3:1
        3 |
          | ^
      help  Correct the document; one that is not yours, by an overlay (--overlay)."
  `);
});

test("long lines are shortened around what is underlined", () => {
  const long = "x".repeat(1000);
  const lines = print(error("a", `${long}\n${long}[[here]]${long}\n`)).split("\n");
  expect(lines.every((line) => line.length < 125)).toBe(true);
  expect(lines.slice(3)).toMatchInlineSnapshot(`
    [
      "    2 | …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxherexxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…",
      "      |                                                        ^^^^",
      "  help  Correct the document; one that is not yours, by an overlay (--overlay).",
    ]
  `);
  expect(
    print(error("b", `a: [[${long}]]`))
      .split("\n")
      .at(-1)?.length,
  ).toBeLessThan(125);
});

test("of a document that is a single line no more is read than is shown", () => {
  // Measured as a whole, a line like this one takes a minute.
  const long = "𝒙".repeat(5_000_000);
  const shorter = "𝒙".repeat(5_000);
  expect(print(error("a", `${long}[[here]]${long}`)).replace(/:\d+$/m, "")).toBe(
    print(error("a", `${shorter}[[here]]${shorter}`)).replace(/:\d+$/m, ""),
  );
});

test("places in a document that is a single line are printed without going through it for each", () => {
  // Each would take milliseconds, and all of them more than a minute.
  const text = `"${"x".repeat(8_000_000)}"`;
  const places = Array.from({ length: 20_000 }, (_, index) => {
    const column = 4_000_000 + index;
    return error(`wrong ${index}`, "", {
      location: { ...at(""), text, line: 1, column, end: { line: 1, column: column + 3 } },
    });
  });
  expect(print(...places).split("\n")).toHaveLength(4 * 20_000 + 1);
});

test("nothing in a document controls the terminal", () => {
  const evil = "\u001b[31m\u0007\u0000\u009b2J\u202e\u2066\r\u007f\u200b";
  const printed = print(
    error(`name ${evil}`, `a${evil}: [[${evil}]]${evil}`, { help: evil, location: at(`[[${evil}]]`, `${evil}.yml`) }),
  );
  expect(printed).toMatch(/^[\n\x20-\x7e\u2400-\u2421]*$/);
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-document] name ␛[31m␇␀\\u{9b}2J\\u{202e}\\u{2066}␍␡\\u{200b}
      ␛[31m␇␀\\u{9b}2J\\u{202e}\\u{2066}␍␡\\u{200b}.yml:1:1
        1 | ␛[31m␇␀\\u{9b}2J\\u{202e}\\u{2066}␍␡\\u{200b}
          | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help  ␛[31m␇␀\\u{9b}2J\\u{202e}\\u{2066}␍␡\\u{200b}"
  `);
});

test("diagnostics of a file are printed from top to bottom", () => {
  const printed = print(
    error("second", "a\nb: [[1]]"),
    error("other", "[[x]]", { location: at("[[x]]", "other.yml") }),
    error("first", "a: [[1]]\nb"),
    { code: "unreadable-file", severity: "error", message: "without a place" },
  );
  expect(printed.match(/(?<=\] ).*/g)).toEqual(["first", "second", "other", "without a place"]);
});

test("colours are used where they are asked for, whatever the stream", () => {
  const printed = printDiagnostics([error("a", "[[x]]")], { color: true });
  expect(printed).toContain("\u001b[1m\u001b[31merror[invalid-document]");
});

test("a refusal says how to allow it", () => {
  expect(print({ code: "unsupported-feature", severity: "error", message: "callbacks" })).toMatchInlineSnapshot(`
    "error[unsupported-feature] callbacks
      help  Say it in another way, or allow the refusal; the feature is then left out. The code to allow is "unsupported-feature"."
  `);
  expect(print({ code: "unsupported-feature", severity: "warning", message: "callbacks" })).toBe(
    "warning[unsupported-feature] callbacks",
  );
});

/** A fault that a lenient run mends. */
const mendable: Diagnostic = { code: "invalid-default", severity: "error", message: "a", mend: "it is left out" };
const mended: Diagnostic = { ...mendable, severity: "warning" };

test("a mend is said where it was done, and offered where it was not", () => {
  expect(print({ ...mendable, help: "Correct it." })).toBe(
    "error[invalid-default] a\n  help  Correct it.\n  help  With --lenient, it is left out.",
  );
  expect(print(mended)).toBe("warning[invalid-default] a\n  mended  it is left out");
  expect(diagnosticsToJson([mendable, mended])).toEqual([
    {
      code: "invalid-default",
      severity: "error",
      message: "a",
      help: "Correct the default or the schema.",
      mend: "it is left out",
      mended: false,
    },
    { code: "invalid-default", severity: "warning", message: "a", mend: "it is left out", mended: true },
  ]);
  expect(githubAnnotations([mendable, mended])).toEqual([
    "::error::[invalid-default] a%0ACorrect the default or the schema.%0AWith --lenient, it is left out.",
    "::warning::[invalid-default] a%0Amended: it is left out",
  ]);
});

test("counts for the closing line", () => {
  const warning: Diagnostic = { code: "invalid-default", severity: "warning", message: "a" };
  expect(countDiagnostics([])).toBe("no problems");
  expect(countDiagnostics([error("a", "[[x]]"), error("b", "[[x]]"), warning])).toBe("2 errors, 1 warning");
  expect(countDiagnostics([error("a", "[[x]]"), mendable, mended, mended, warning])).toBe(
    "2 errors (1 of them mendable with --lenient), 3 warnings (2 of them mended)",
  );
  expect(countDiagnostics([mendable, mended])).toBe("1 error (mendable with --lenient), 1 warning (mended)");
  const refused = (code: "unsupported-method" | "unsupported-feature") => ({ ...error("a", "[[x]]"), code });
  const refusals = [refused("unsupported-method"), refused("unsupported-feature"), refused("unsupported-method")];
  expect(countDiagnostics(refusals)).toBe(
    "3 errors (left out with --allow unsupported-feature --allow unsupported-method)",
  );
  expect(countDiagnostics([error("a", "[[x]]"), mendable, refused("unsupported-method")])).toBe(
    "3 errors (1 of them mendable with --lenient, 1 of them left out with --allow unsupported-method)",
  );
  expect(countDiagnostics([{ ...refused("unsupported-method"), severity: "warning" }])).toBe("1 warning");
});

test("plain data for programs", () => {
  const [plain] = diagnosticsToJson([
    error("a", "b: [[x]]", { help: "Help.", related: [{ message: "r", location: at("[[x]]") }] }),
  ]);
  expect(plain).toEqual({
    code: "invalid-document",
    severity: "error",
    message: "a",
    file: "api.yml",
    line: 1,
    column: 4,
    endLine: 1,
    endColumn: 5,
    pointer: "/a",
    help: "Help.",
    related: [{ message: "r", file: "api.yml", line: 1, column: 1, endLine: 1, endColumn: 2, pointer: "/a" }],
  });
});

test("annotations for GitHub are escaped as its commands want it", () => {
  expect(
    githubAnnotations([
      error("100% wrong:\nreally", "a: [[x]]", { location: at("a: [[x]]", "a,b:c%.yml"), help: "Do it." }),
      { code: "invalid-default", severity: "info", message: "m" },
    ]),
  ).toEqual([
    "::error file=a%2Cb%3Ac%25.yml,line=1,col=4::[invalid-document] 100%25 wrong:%0Areally%0ADo it.",
    "::notice::[invalid-default] m%0ACorrect the default or the schema.",
  ]);
});

test("text is wrapped to the terminal, and excerpts are shortened to it", () => {
  const printed = printDiagnostics(
    [
      error("of three words one is somewhat longer", `key: [[${"x".repeat(100)}]]`, {
        help: `Write ${"averylongword".repeat(5)} in its place, since 日本語 takes two columns a character.`,
      }),
    ],
    { color: false, columns: 48 },
  );
  expect(printed).toMatchInlineSnapshot(`
    "error[invalid-document] of three words one is
      somewhat longer
      api.yml:1:6
        1 | key: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…
          |      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      help  Write
            averylongwordaverylongwordaverylongwordaverylongwordaverylongword
            in its place, since 日本語 takes two
            columns a character."
  `);
});

test("what the catalogue advises is said once for a code", () => {
  const refusal: Diagnostic = { code: "unsupported-method", severity: "error", message: "a" };
  const own = error("own", "[[x]]", { help: "Do it." });
  const printed = print(own, error("a", "x\n[[x]]"), error("b", "x\nx\n[[x]]"), refusal, refusal);
  expect(printed.match(/(?<=^ {2}help {2}).*?(?=[.,;])/gm)).toEqual([
    "Do it",
    "Correct the document",
    "Use another method",
  ]);
});

test("annotations have the other places, and paths from the root of the repository", () => {
  const related = [{ message: "it stands here first", location: at("[[x]]: 1", "../other.yml") }];
  expect(githubAnnotations([error("a", "[[x]]", { related, help: "Do it." })], "packages/api")).toEqual([
    "::error file=packages/api/api.yml,line=1,col=1::[invalid-document] a%0Ait stands here first (../other.yml:1:1)%0ADo it.",
  ]);
  expect(folderInWorkspace({ GITHUB_WORKSPACE: "/w/repo" }, "/w/repo/packages/api")).toBe("packages/api");
  expect(folderInWorkspace({ GITHUB_WORKSPACE: "/w/repo" }, "/w/repo")).toBe("");
  expect(folderInWorkspace({ GITHUB_WORKSPACE: "/w/repo" }, "/elsewhere")).toBe("");
  expect(folderInWorkspace({}, "/w/repo")).toBe("");
});

test("of more annotations than GitHub shows, the last one says how many there are", () => {
  const of = (severity: Severity, count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...error(`number ${index}`, "[[x]]"), severity }));
  const annotations = githubAnnotations([...of("warning", 10), ...of("error", 12)]);
  expect(annotations).toHaveLength(20);
  expect(annotations.slice(8, 11)).toEqual([
    expect.stringContaining("[invalid-document] number 8"),
    "::error::and 3 more: the log of this step has them all",
    expect.stringMatching(/^::warning .*number 0/),
  ]);
});
