import { expect, test } from "vitest";
import type { EmitSettings } from "../../../generator/emit/core/context.ts";
import type { Declaration } from "../../../generator/emit/core/declaration.ts";
import { outputModule, type PackageRole } from "../../../generator/emit/core/module.ts";
import { moduleResolver } from "../../../generator/emit/core/module-resolver.ts";
import { printFile } from "../../../generator/emit/core/print-file.ts";
import {
  code,
  docComment,
  list,
  literal,
  propertyKey,
  typeFrom,
  valueFrom,
} from "../../../generator/emit/core/printable.ts";

const settings: EmitSettings = {
  name: "petstore",
  layout: "packages",
  importExtension: ".ts",
  formats: "assert",
  client: { className: "Petstore", environmentPrefix: "PETSTORE" },
};

function print(
  declarations: readonly Declaration[],
  changes: Partial<EmitSettings> = {},
  role: PackageRole = "server",
): string {
  const module = outputModule(role, "handlers.ts");
  return printFile(
    { kind: "typescript", module, doc: { paragraphs: ["Handlers."], tags: [] }, declarations },
    moduleResolver({ ...settings, ...changes }),
  );
}

const schemas = outputModule("model", "schemas.ts");
const runtime = outputModule("model", "runtime/index.ts");

test("imports are collected from what is printed: type-only where every use is, sorted, by package name", () => {
  const text = print([
    {
      kind: "const",
      name: "a",
      initializer: code`${valueFrom(runtime, "explain")}(${valueFrom(outputModule("server", "router.ts"), "route")})`,
    },
    {
      kind: "type",
      name: "B",
      type: list("union", [typeFrom(schemas, "Pet"), typeFrom(runtime, "Issue")]),
    },
  ]);
  expect(text).toMatchInlineSnapshot(`
    "/*
     * Handlers.
     */
    import type { Pet } from "petstore-model";
    import { explain, type Issue } from "petstore-model/runtime";
    import { route } from "./router.ts";

    export const a = explain(route);

    export type B = Pet | Issue;
    "
  `);
});

test("in a folder, other parts are imported by path, with the chosen ending", () => {
  const text = print(
    [{ kind: "type", name: "A", type: list("union", [typeFrom(schemas, "Pet"), typeFrom(runtime, "Issue")]) }],
    {
      layout: "folder",
      importExtension: ".js",
    },
  );
  expect(text).toContain('from "../model/index.js";');
  expect(text).toContain('from "../model/runtime/index.js";');
});

test("an imported name that the file declares itself is imported under another name", () => {
  const text = print([
    { kind: "interface", name: "Pet", members: [{ kind: "property", name: "inner", type: typeFrom(schemas, "Pet") }] },
  ]);
  expect(text).toContain('import type { Pet as ModelPet } from "petstore-model";');
  expect(text).toContain("inner: ModelPet;");
});

test("a name of the file itself is not imported", () => {
  const text = print([
    { kind: "type", name: "Pet", type: code`string` },
    { kind: "type", name: "Pets", type: code`${typeFrom(outputModule("server", "handlers.ts"), "Pet")}[]` },
  ]);
  expect(text).not.toContain("import");
});

test("lists break where they are long, at any depth, and comments keep their lines", () => {
  const long = ["first", "second", "third"].map((word) => literal(word.repeat(9)));
  const text = print([
    {
      kind: "interface",
      name: "Shape",
      doc: { paragraphs: ["One.\nTwo.", "Three */ @internal."], tags: [{ tag: "deprecated", text: "" }] },
      members: [
        { kind: "property", name: "page[size]", optional: true, readonly: true, type: list("union", long) },
        {
          kind: "property",
          name: "nested",
          type: list("members", [
            code`${docComment({ paragraphs: ["Inside."], tags: [] })}\n${propertyKey("a-b")}: ${list("union", long)}`,
            code`short: ${list("array", [code`1`, code`2`])}`,
          ]),
        },
      ],
    },
    {
      kind: "type",
      name: "Choice",
      type: list("union", [list("members", [code`a: ${list("union", long)}`]), code`null`]),
    },
    {
      kind: "function",
      name: "f",
      parameters: [{ name: "value", type: code`unknown` }],
      returnType: code`boolean`,
      body: code`if (value) {\n  return ${list("object", [code`a: ${list("array", long)}`])};\n}\nreturn false;`,
    },
  ]);
  expect(text).toMatchInlineSnapshot(`
    "/*
     * Handlers.
     */

    /**
     * One.
     * Two.
     *
     * Three *\\/ &#64;internal.
     *
     * @deprecated
     */
    export interface Shape {
      readonly "page[size]"?:
        | "firstfirstfirstfirstfirstfirstfirstfirstfirst"
        | "secondsecondsecondsecondsecondsecondsecondsecondsecond"
        | "thirdthirdthirdthirdthirdthirdthirdthirdthird";
      nested: {
        /** Inside. */
        "a-b":
          | "firstfirstfirstfirstfirstfirstfirstfirstfirst"
          | "secondsecondsecondsecondsecondsecondsecondsecondsecond"
          | "thirdthirdthirdthirdthirdthirdthirdthirdthird";
        short: [1, 2];
      };
    }

    export type Choice =
      | {
          a:
            | "firstfirstfirstfirstfirstfirstfirstfirstfirst"
            | "secondsecondsecondsecondsecondsecondsecondsecondsecond"
            | "thirdthirdthirdthirdthirdthirdthirdthirdthird";
        }
      | null;

    export function f(value: unknown): boolean {
      if (value) {
        return {
          a: [
            "firstfirstfirstfirstfirstfirstfirstfirstfirst",
            "secondsecondsecondsecondsecondsecondsecondsecondsecond",
            "thirdthirdthirdthirdthirdthirdthirdthirdthird",
          ],
        };
      }
      return false;
    }
    "
  `);
});

test("a union within a union is one union, and type arguments have no comma at their end", () => {
  const long = ["first", "second", "third"].map((word) => literal(word.repeat(9)));
  const text = print([
    { kind: "type", name: "A", type: list("union", [list("union", long), code`null`]) },
    { kind: "type", name: "B", type: code`Map<${list("type-arguments", long)}>` },
  ]);
  expect(text).toMatchInlineSnapshot(`
    "/*
     * Handlers.
     */

    export type A =
      | "firstfirstfirstfirstfirstfirstfirstfirstfirst"
      | "secondsecondsecondsecondsecondsecondsecondsecondsecond"
      | "thirdthirdthirdthirdthirdthirdthirdthirdthird"
      | null;

    export type B = Map<
      "firstfirstfirstfirstfirstfirstfirstfirstfirst",
      "secondsecondsecondsecondsecondsecondsecondsecondsecond",
      "thirdthirdthirdthirdthirdthirdthirdthirdthird"
    >;
    "
  `);
});

test("an imported name that a parameter or a variable of the file has is imported under another name", () => {
  const operations = outputModule("server", "operations.ts");
  const text = print([
    {
      kind: "function",
      name: "createServer",
      parameters: [{ name: "options", type: code`unknown` }],
      returnType: code`unknown`,
      body: code`const { found } = look();\nreturn [options, ${valueFrom(operations, "options")}, ${valueFrom(operations, "found")}];`,
    },
  ]);
  expect(text).toContain('import { found as operationsFound, options as operationsOptions } from "./operations.ts";');
  expect(text).toContain("return [options, operationsOptions, operationsFound];");
});
