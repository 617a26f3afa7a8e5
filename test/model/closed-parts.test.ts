import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { build, problems, schemaNamed } from "./build.ts";

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
  Puppy: { allOf: [ref("Dog"), closed({ age: text })] },
  Plain: closed({ a: text }),
  Same: { allOf: [ref("Plain"), closed({ a: text })] },
  Beside: closed({ b: text }, { allOf: [ref("Plain")] }),
  Half: { allOf: [{ type: "object", properties: { c: text } }, ref("Plain")] },
  Around: { allOf: [ref("Beside")] },
};

describe("parts that are closed against each other", () => {
  const joined = ["Dog", "Puppy", "Beside"];

  test("are one closed object in a lenient run, wherever they first come together", () => {
    const { api, diagnostics } = build({ components: { schemas } }, { lenient: true });
    for (const name of ["Dog", "Puppy", "Same", "Beside", "Half", "Around"]) {
      const { unevaluatedProperties, additionalProperties, allOf = [] } = schemaNamed(api, name);
      const isJoined = joined.includes(name);
      expect([name, unevaluatedProperties?.always, additionalProperties]).toEqual([
        name,
        isJoined ? false : undefined,
        undefined,
      ]);
      if (isJoined) expect(allOf.map((part) => part.additionalProperties?.always)).not.toContain(false);
    }
    expect(schemaNamed(api, "Plain").additionalProperties?.always).toBe(false);
    const mended = diagnostics.filter(({ mend }) => mend === "the closed parts are read as one closed object");
    expect(new Set(mended.map(({ code, severity }) => `${severity} ${code}`))).toEqual(
      new Set(["warning contradiction"]),
    );
    expect(api.ledger).toContainEqual({
      subject: "additionalProperties (closed with other parts)",
      treatment: "enforced",
      count: 5,
    });
  });

  test("are told as they stand without it, with what it would do", () => {
    const { api, diagnostics } = build({ components: { schemas } });
    expect(schemaNamed(api, "Dog").unevaluatedProperties).toBeUndefined();
    const helped = diagnostics.filter(
      ({ help }) => help === "With --lenient, the closed parts are read as one closed object.",
    );
    expect(helped.length).toBeGreaterThan(0);
    expect(helped.every(({ severity }) => severity === "warning")).toBe(true);
  });

  test("are not what one closed part forbids of an open one", () => {
    const { diagnostics } = build(
      { components: { schemas: { Plain: schemas.Plain ?? {}, Half: schemas.Half ?? {} } } },
      { lenient: true },
    );
    expect(problems(diagnostics)).toEqual([
      "warning contradiction /components/schemas/Half/allOf/0/properties/c: the member `c` may never be there: `additionalProperties` of another part forbids it",
    ]);
    expect(diagnostics[0]?.mend).toBeUndefined();
  });
});
