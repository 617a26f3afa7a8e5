import { expect, test } from "vitest";
import { filesInUse, trimmedIndex } from "../../../generator/emit/core/runtime-use.ts";

const index = `/** What there is. */
export type { A, B } from "./a.ts";
export { c, type D } from "./c.ts";
export {
  first,
  second,
} from "./many.ts";
`;

test("an index has the exports that are used, as types alone where they all are", () => {
  expect(trimmedIndex(index, new Set(["B", "c", "second"]))).toBe(`/** What there is. */
export type { B } from "./a.ts";
export { c } from "./c.ts";
export { second } from "./many.ts";
`);
  expect(trimmedIndex(index, new Set(["D"]))).toBe('/** What there is. */\nexport type { D } from "./c.ts";\n');
});

test("an export that does not fit on a line has a line for each name", () => {
  const names = ["a", "b", "c"].map((letter) => letter.repeat(40));
  const text = `export { ${names.join(", ")} } from "./x.ts";\n`;
  expect(trimmedIndex(text, new Set(names))).toBe(`export {\n  ${names.join(",\n  ")},\n} from "./x.ts";\n`);
});

test("files in use are those with a name, and what they import, in circles too", () => {
  const files = new Map([
    ["index.ts", 'export { a } from "./a.ts";\n'],
    ["a.ts", 'import { b } from "./b.ts";\nimport { m } from "../model/index.ts";\n'],
    ["b.ts", 'import type { A } from "../client/a.ts";\n'],
    ["c.ts", ""],
    ["d.ts", ""],
  ]);
  expect([...filesInUse(files, ["index.ts", "d.ts"]).keys()].sort()).toEqual(["a.ts", "b.ts", "d.ts", "index.ts"]);
});
