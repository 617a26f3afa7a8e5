import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { installedProgram, repository, run, temporaryFolder } from "../../support/command.ts";
import { documentOf, emitted, validatorsOf, writeFiles } from "./generated-model.ts";

/** Schemas in which some conditions do not count in the end, and with them what was declared for them. */
const schemas = parse(`
Closed: {type: object, additionalProperties: false, propertyNames: {pattern: '^x'}}
Known: {type: object, properties: {a: {type: string}}, additionalProperties: false, propertyNames: {pattern: '^x'}}
Choice:
  type: object
  oneOf:
    - {required: [c], properties: {c: {const: a}, x: {type: string}}}
    - {required: [c], properties: {c: {const: b}}}
    - {type: array, items: {type: string, pattern: '^a'}}
Some: {type: object, anyOf: [{type: object, properties: {a: {type: integer}}}, {}, {type: string, pattern: '^a'}]}
Asked:
  type: object
  allOf: [{type: object, additionalProperties: {type: string, pattern: '^a'}}]
  properties: {a: {type: string}}
  patternProperties: {'^q': {type: string}}
  unevaluatedProperties: false
Never: {type: object, properties: {a: false}, required: [a], patternProperties: {'^q': {type: string, pattern: '^a'}}}
Branch: {if: true, then: {type: object}, else: {properties: {b: {type: object, properties: {z: {type: integer}}}}}}
`);

test("what nobody calls is not written, with what it needs", async () => {
  expect(await compiled(schemas)).toBe("");
});

/** Recursive schemas of which some parts are not, beside parts that are. */
const recursive = parse(`
Map: {type: object, properties: {child: {$ref: '#/components/schemas/Map'}}, additionalProperties: {type: string}}
Patterns: {type: object, properties: {child: {$ref: '#/components/schemas/Patterns'}}, patternProperties: {'^x-': {type: string}}}
Closed:
  type: object
  properties: {child: {$ref: '#/components/schemas/Closed'}}
  patternProperties: {'^x-': {type: string}}
  additionalProperties: false
Names: {type: object, properties: {child: {$ref: '#/components/schemas/Names'}}, propertyNames: {pattern: '^c'}}
Both:
  type: object
  properties: {name: {type: string}}
  patternProperties: {'^x-': {type: string}}
  additionalProperties: {$ref: '#/components/schemas/Both'}
Unevaluated:
  type: object
  properties:
    child: {$ref: '#/components/schemas/Unevaluated'}
    own: {type: object, allOf: [{properties: {a: {type: string}}}], unevaluatedProperties: false}
    list: {type: array, prefixItems: [{type: string}], contains: {const: a}, unevaluatedItems: false}
  allOf:
    - {anyOf: [{properties: {a: {type: string}}}, {required: [b]}], unevaluatedProperties: {minLength: 3}}
    - {not: {patternProperties: {'^y': {type: string, minLength: 1}}, additionalProperties: {type: string}}}
Often:
  type: object
  properties: {kid: {$ref: '#/components/schemas/Often'}}
  if: {required: [x]}
  then: {type: object, properties: {a: {enum: [x, y]}, b: {$ref: '#/components/schemas/Often'}}}
`);

test("what is not recursive within a recursive schema is not told the depth", async () => {
  expect(await compiled(recursive)).toBe("");
});

test("what is recursive beside members that are not is followed to the depth", async () => {
  const { is, check } = (await validatorsOf(recursive))("Both");
  const nested = (levels: number): object => (levels === 0 ? { name: "a", "x-a": "b" } : { child: nested(levels - 1) });
  for (const [levels, fits] of [
    [5, true],
    [998, true],
    [1001, false],
  ] as const) {
    expect([is(nested(levels)), check(nested(levels)).issues === undefined]).toEqual([fits, fits]);
  }
});

test("what a union calls of an alternative is written, also where the alternative walks its table", async () => {
  const document = parse(`
Tree: {type: object, properties: {kid: {$ref: '#/components/schemas/Tree'}}}
Either:
  oneOf:
    - {type: object, required: [kind], properties: {kind: {const: leaf}, x: {not: {$ref: '#/components/schemas/Tree'}}}}
    - {type: object, required: [kind], properties: {kind: {const: other}}}
`);
  expect(await compiled(document)).toBe("");
  const { is } = (await validatorsOf(document))("Either");
  expect([{ kind: "leaf" }, { kind: "leaf", x: 1 }, { kind: "leaf", x: {} }, { kind: "other", x: {} }].map(is)).toEqual(
    [true, true, false, true],
  );
});

test("members are read after a type guard whose type does not have them", async () => {
  const document = parse(`
Tree: {type: [object, string], properties: {a: {$ref: '#/components/schemas/Tree'}}, required: [a]}
Flat: {type: [object, 'null'], properties: {a: {type: string}}, required: [a]}
Schemas: {type: object, dependentSchemas: {c: {$ref: '#/components/schemas/Flat'}, d: {properties: {e: {type: integer}}}}}
Required: {type: object, dependentSchemas: {c: {$ref: '#/components/schemas/Tree'}}, anyOf: [{required: [x]}, {required: [y]}]}
Part: {type: object, allOf: [{$ref: '#/components/schemas/Flat'}], anyOf: [{required: [x]}, {required: [y]}]}
Reference: {type: object, $ref: '#/components/schemas/Flat', oneOf: [{required: [x]}, {required: [y]}]}
Member: {type: object, properties: {z: {$ref: '#/components/schemas/Schemas', dependentSchemas: {q: {required: [r]}}}}}
Condition: {type: object, if: {$ref: '#/components/schemas/Flat'}, then: {required: [x]}, anyOf: [{required: [x]}, {required: [y]}]}
Untyped: {dependentSchemas: {c: {$ref: '#/components/schemas/Flat'}, d: {properties: {e: {type: integer}}}}}
Union:
  type: object
  anyOf: [{$ref: '#/components/schemas/Flat'}, {$ref: '#/components/schemas/Tree'}]
  oneOf: [{required: [x]}, {required: [y]}]
`);
  expect(await compiled(document)).toBe("");
  const validators = await validatorsOf(document);
  expect([{ a: "b", x: 1 }, { a: "b" }, { x: 1 }, { a: "b", x: 1, y: 1 }].map(validators("Reference").is)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect([{ c: 1, a: "b", d: 1 }, { c: 1 }, { d: 1, e: "f" }].map(validators("Schemas").is)).toEqual([
    true,
    false,
    false,
  ]);
});

/** What the compiler says of the model of some schemas, asked for everything that nobody uses. */
async function compiled(document: Parameters<typeof documentOf>[0]): Promise<string> {
  const folder = await temporaryFolder();
  await writeFiles(folder, emitted(documentOf(document)).files);
  const compilerOptions = {
    target: "es2022",
    lib: ["es2022"],
    types: [],
    module: "nodenext",
    strict: true,
    noUnusedLocals: true,
    noUnusedParameters: true,
    allowImportingTsExtensions: true,
    noEmit: true,
  };
  await writeFile(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["src"] }));
  return (await run(installedProgram("tsc"), ["-p", folder], { cwd: repository })).stdout;
}
