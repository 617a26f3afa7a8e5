import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../generator/diagnostics.ts";
import type { JsonValue } from "../../generator/load/text/json.ts";
import { temporaryFolder } from "../support/command.ts";
import { memoryDocument } from "../support/memory-node.ts";
import type { SchemaFunctions } from "./functions.ts";
import { generateDocument, writeSchemas } from "./generated-document.ts";
import { misplacedIssue } from "./issue-places.ts";
import { minimalCase } from "./minimal-case.ts";
import { typeErrors } from "./types-hold.ts";
import { verdictOf } from "./verdict.ts";

/** That what disagrees is seen: functions that are wrong in one way, and types that values are not of. */

class ValidationError extends Error {
  override readonly name = "ValidationError";
}

const issue = {
  path: "",
  schema: "",
  keyword: "type",
  message: "Must be a string.",
  expected: "string",
  actual: "number",
};

/** Functions for a schema of strings. */
const right: SchemaFunctions = {
  input: "Text",
  output: "Text",
  is: (value) => typeof value === "string",
  explain: (value) => (typeof value === "string" ? [] : [issue]),
  check: (value) => (typeof value === "string" ? { value } : { issues: [issue] }),
  parse: (value) => {
    if (typeof value === "string") return value;
    throw new ValidationError();
  },
  validate: (value) => (typeof value === "string" ? { value } : { issues: [{ message: issue.message }] }),
};

const wrong: Readonly<Record<string, Partial<SchemaFunctions>>> = {
  "the validator accepts what the judge refuses": { is: () => true, explain: () => [] },
  "the validator refuses what the judge accepts": { is: () => false, explain: () => [issue] },
  "the predicate says true, the interpreter false": { explain: () => [issue] },
  "the predicate throws RangeError": {
    is: () => {
      throw new RangeError();
    },
  },
  "the predicate gives back string": { is: () => "yes" },
  "the predicate says false, and check something else": { check: (value) => ({ value }) },
  "check refuses a value without an issue": { check: () => ({ issues: [] }) },
  "the predicate says true, and validate something else": { validate: () => ({ issues: [{ message: "no" }] }) },
  "the predicate says false, and parse something else": { parse: (value) => value },
  "check and parse give back different values": { parse: () => "another text" },
  "parse throws TypeError": {
    parse: () => {
      throw new TypeError();
    },
  },
};

function disagreements(functions: SchemaFunctions): readonly (string | undefined)[] {
  const values: readonly JsonValue[] = ["text", 1];
  return values.map((value) => {
    return verdictOf(functions, value, { judge: typeof value === "string", deciding: () => undefined }).disagreement;
  });
}

describe("verdicts", () => {
  test("functions that are right disagree with nobody", () => {
    expect(disagreements(right)).toEqual([undefined, undefined]);
  });

  test.each(Object.entries(wrong))("%s", (what, change) => {
    expect(disagreements({ ...right, ...change })).toContain(what);
  });

  test("a function that changes its value is seen", () => {
    const changing = { ...right, is: (value: JsonValue) => Array.isArray(value) && value.push(1) > 0 };
    expect(verdictOf(changing, [], { judge: true, deciding: () => undefined }).disagreement).toBe(
      "the predicate throws TypeError",
    );
  });
});

test("values that are not of their types are named, and what was generated and does not compile", async () => {
  const workshop = await temporaryFolder();
  const folder = join(workshop, "document");
  await mkdir(folder);
  const types = "export interface Pet { name: string; age?: number }\nexport type Broken = Missing;\n";
  await writeFile(join(folder, "schemas.ts"), types);
  const claims = ['{ "name": "a"; "unknown": 1; }', '{ "name": 1; }', '{ "name": "a"; "age": null; }'];
  const errors = await typeErrors(
    claims.map((literal) => ({ folder, type: "Pet", literal })),
    [folder],
    workshop,
  );
  expect(errors.map(({ claim, message }) => [claim?.literal, /TS\d+/.exec(message)?.[0]])).toEqual([
    ['{ "name": 1; }', "TS2322"],
    ['{ "name": "a"; "age": null; }', "TS2322"],
    [undefined, "TS2304"],
  ]);
  expect(errors[2]?.statement).toBe("export type Broken = Missing;");
});

test("an alternative that leaves its type to the schema around it is judged with that type", async () => {
  const workshop = await temporaryFolder();
  const alternatives = [{ properties: { a: { type: "string" } } }, { required: ["b"], properties: { b: {} } }];
  const schemas = { Subject: { type: "object", anyOf: alternatives } };
  const document = await generateDocument(
    { name: "place", formats: "assert", ...(await writeSchemas(schemas, join(workshop, "document"))) },
    workshop,
  );
  if (!("schemas" in document)) throw new Error(document.problem);
  const inner = document.schemas.find(({ node }) => node.pointer.endsWith("/anyOf/0"));
  if (!inner) throw new Error("the alternative has no name");
  const { plain } = document.judges(inner);
  expect([{}, { a: "x" }, { a: 1 }, "text"].map((value) => plain.fits(inner, value))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("a case is made smaller as long as it shows the same", async () => {
  const workshop = await temporaryFolder();
  const schemas = {
    Subject: { type: "object", properties: { amount: { $ref: "#/components/schemas/Amount" } } },
    Amount: { multipleOf: 0.01 },
  };
  // A multiple to the eye of ajv, which is asked to take six digits after the point for enough.
  const value = { amount: 0.010000000001 };
  const minimal = await minimalCase({ schemas, value }, "assert", workshop);
  expect(minimal?.what).toBe("the validator refuses what the judge accepts");
  expect(minimal?.schemas).toEqual({ Subject: { properties: { amount: { multipleOf: 0.01 } } } });
});

test.each([
  ["", "type", "an issue of `type` is at the place of something else"],
  ["/properties/a/type", "type", "an issue of `type` has a place that is not in the document"],
  ["/properties/a/$ref/maxLength", "maxLength", undefined],
  ["/properties/c/$ref/$ref/maxLength", "maxLength", undefined],
  ["/properties/c/$ref/maxLength", "maxLength", "an issue of `maxLength` has a place that is not in the document"],
  ["/properties/a/$ref/maxLength", "type", "an issue of `type` is at the place of something else"],
  ["/properties/b", "properties", undefined],
  ["/properties/b", "false", "an issue of `false` is at the place of something else"],
  ["/discriminator/mapping/x/maxLength", "maxLength", undefined],
  ["/discriminator/mapping/B/maxLength", "maxLength", undefined],
  [
    "/discriminator/mapping/C/maxLength",
    "maxLength",
    "an issue of `maxLength` has a place that is not in the document",
  ],
])("an issue at %o of %s", (schema, keyword, problem) => {
  const schemas = {
    A: {
      type: "object",
      properties: { a: { $ref: "#/components/schemas/B" }, b: false, c: { $ref: "#/components/schemas/D" } },
      discriminator: { propertyName: "a", mapping: { x: "B" } },
    },
    B: { maxLength: 1 },
    D: { $ref: "#/components/schemas/B" },
  };
  const { root } = memoryDocument({ "openapi.yml": { components: { schemas } } }, new Diagnostics());
  const asked = root.get("components")?.get("schemas")?.get("A");
  expect(asked && misplacedIssue(asked, [{ ...issue, schema, keyword }])).toBe(problem);
});
