/** Texts that try to leave the place they are printed in. If any of them ever runs, `globalThis.pwned` is set. */

/** Leaves literals, comments and templates. */
const closing = [
  '"; globalThis.pwned = 1; "',
  "'; globalThis.pwned = 1; '",
  "`; globalThis.pwned = 1; `",
  "${globalThis.pwned = 1}",
  '\\"; globalThis.pwned = 1; //',
  "\\",
  "*/ globalThis.pwned = 1; /*",
  "*\\/ globalThis.pwned = 1; /*",
  "/a*/b",
  "[/]*/globalThis.pwned=1//",
  "</script><script>globalThis.pwned = 1</script>",
  "<img src=x onerror=globalThis.pwned=1>",
  "<!-- globalThis.pwned = 1 -->",
  "```\nglobalThis.pwned = 1\n```",
  "~~~\n<b>",
  "[a](javascript:globalThis.pwned=1)",
  "![a](https://hostile.example/a.png)",
  "| a | b |",
  "](https://hostile.example) [",
  'import("hostile")',
  "]); globalThis.pwned = 1; ([",
  "}); globalThis.pwned = 1; ({",
];

/** Ends lines, or hides or moves what is seen. */
const unseen = [
  "a\nglobalThis.pwned = 1\n",
  "a\r\nglobalThis.pwned = 1",
  "a\rglobalThis.pwned = 1",
  "a\u0085globalThis.pwned = 1",
  "a\u2028globalThis.pwned = 1//\u2029b",
  "a\u0000b",
  "a\u000b$0$",
  "\u000b$1$",
  "a\u001b[31mred\u001b]0;title\u0007",
  "a\u009b31m",
  "\u202eevil\u202c",
  "\u2066a\u2069",
  "a\u200bb\u200cc\u200dd\ufeff",
  "\ud800",
  "a\udfffb",
  "\ufffe",
  "\u{e0041}\u{10ffff}",
];

/** Means something to a compiler, a bundler, a linter, a template or a function that replaces text. */
const directives = [
  "@ts-expect-error",
  "@ts-nocheck",
  "@ts-ignore globalThis.pwned = 1",
  "a@ts-ignore",
  "@internal",
  "@deprecated",
  "a\n@deprecated b\n@see {@link c}",
  "x@jsx h",
  "@jsxImportSource hostile",
  "@__PURE__",
  "#__PURE__",
  "a\n#__NO_SIDE_EFFECTS__",
  '/// <reference path="x"/>',
  '<reference path="x"/>',
  '<amd-module name="x"/>',
  "//# sourceMappingURL=data:application/json,{}",
  "# sourceMappingURL=data:application/json,{}",
  "eslint-disable",
  "biome-ignore lint: a",
  "{{x}}",
  "{{{x}}}",
  "{{#each .}}{{/each}}",
  "{{constructor.constructor 'globalThis.pwned = 1'}}",
  "$&$1$`$'$$",
  "%s%n%00",
  "&lt;b&gt;&#64;internal",
];

/** Is a name that something else has, or no name at all. */
const names = [
  "__proto__",
  "constructor",
  "toString",
  "prototype",
  "then",
  "default",
  "Promise",
  "Record",
  "eval",
  "../../x",
  "..",
  "/etc/passwd",
  "..\\..\\x",
  "C:\\x",
  "CON",
  "nul.ts",
  "a/./b",
  "https://user:secret@hostile.example/x",
  "1e400",
  "-1",
  "é\u0301",
  "日本語",
  "🦓",
  "x".repeat(300),
  `${"word ".repeat(60)}end`,
  " ",
  "",
];

export const payloads: readonly string[] = [...closing, ...unseen, ...directives, ...names];

/** What stands in the places of a payload in the output that it is compared with. */
export const harmless = "harmless";

const name = "[\\p{ID_Start}_$][\\p{ID_Continue}$]*";
const plainName = new RegExp(`^${name}$`, "u");
const wayOfNames = new RegExp(`^${name}\\.${name}$`, "u");

/**
 * The word to compare a payload with: one that is a name of TypeScript if the payload is, or a way of such names, or begins with
 * the same digits. Members with such names are read in another way than others.
 */
export function harmlessFor(payload: string): string {
  const normal = payload.normalize("NFC");
  if (plainName.test(normal)) return harmless;
  if (wayOfNames.test(normal)) return `${harmless}.${harmless}`;
  return /^\d/.test(payload) ? `${Number.parseInt(payload, 10)}${harmless}` : `-${harmless}`;
}
