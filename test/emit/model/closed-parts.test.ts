import { describe, expect, test } from "vitest";
import { Diagnostics } from "../../../generator/diagnostics.ts";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";
import { memoryDocument } from "../../support/memory-node.ts";
import { fitsAndIssues } from "./fits-and-issues.ts";
import { documentOf, emittedOf, typesOf, validatorsIn } from "./generated-model.ts";

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const closed = (properties: JsonObject, more: JsonObject = {}): JsonObject => ({
  type: "object",
  additionalProperties: false,
  properties,
  ...more,
});
const text = { type: "string" };
const schemas: JsonObject = {
  Animal: closed({ kind: text }, { required: ["kind"], discriminator: { propertyName: "kind" } }),
  Dog: { allOf: [ref("Animal"), closed({ bark: text })] },
  Puppy: { allOf: [ref("Dog"), closed({ age: { type: "integer" } })] },
  Cat: { allOf: [ref("Animal"), closed({})] },
  Any: { oneOf: [ref("Animal"), ref("Dog")] },
  Plain: closed({ a: text }),
  Sub: { allOf: [ref("Plain"), closed({ b: text })] },
  Either: { oneOf: [ref("Plain"), ref("Sub")] },
};

function lenient() {
  const diagnostics = new Diagnostics([], true);
  return emittedOf(memoryDocument({ "openapi.yml": documentOf(schemas) }, diagnostics), diagnostics);
}

describe("parts that are closed against each other, in a lenient run", () => {
  test.each<[string, JsonValue, readonly string[]]>([
    ["Animal", { kind: "Dog", bark: "wow" }, []],
    ["Animal", { kind: "Puppy", bark: "wow", age: 1 }, []],
    ["Animal", { kind: "Dog", bark: "wow", age: 1 }, ["/age unevaluatedProperties"]],
    ["Animal", { kind: "Cat" }, []],
    ["Animal", { kind: "Cat", bark: "wow" }, ["/bark unevaluatedProperties"]],
    ["Any", { kind: "Animal" }, []],
    ["Any", { kind: "Animal", bark: "wow" }, ["/bark additionalProperties"]],
    ["Sub", { a: "a", b: "b" }, []],
    ["Either", { a: "a" }, []],
    ["Either", { a: "a", b: "b" }, []],
    ["Sub", { a: "a", c: "c" }, ["/c unevaluatedProperties"]],
    ["Plain", { a: "a", b: "b" }, ["/b additionalProperties"]],
  ])("take members of all of them, and no others: %s %j", async (name, value, issues) => {
    const of = await validatorsIn(lenient());
    expect(fitsAndIssues(of(name), value)).toEqual(issues);
  });

  test("have these members in their types", () => {
    expect(typesOf(lenient())).toContain(`
export interface Dog {
  kind: "Dog" | "Puppy";
  bark?: string;
}
export interface Puppy {
  kind: "Puppy";
  bark?: string;
  age?: number;
}
`);
  });
});
