import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../../generator/load/text/json.ts";
import { validatorsOf } from "../model/generated-model.ts";
import { isToldBy, judge } from "./judged.ts";
import { schemas, targets, values } from "./random-schemas.ts";

/**
 * The predicate, the explaining interpreter and an independent validator say the same of the same value. Schemas and
 * values are drawn from so small a vocabulary that a value often fits and often just fails.
 */
describe("predicate, interpreter and ajv", () => {
  const runs = 6;
  const schemasInARun = 60;
  const valuesForASchema = 40;

  for (let run = 1; run <= runs; run++) {
    test(`agree on ${schemasInARun} random schemas (${run} of ${runs})`, async () => {
      const drawn = fc.sample(schemas, { seed: run, numRuns: schemasInARun });
      const components = { ...targets, ...Object.fromEntries(drawn.map((schema, index) => [`S${index}`, schema])) };
      const validators = await validatorsOf(components, { formats: "annotate" });
      const judges = judgesOf(components);
      const wrong: object[] = [];
      for (const [index, schema] of drawn.entries()) {
        const judge = judges(`S${index}`);
        const { is, check } = validators(`S${index}`);
        for (const value of fc.sample(values, { seed: run * 1000 + index, numRuns: valuesForASchema })) {
          const told = { schema, value, fits: is(value), issues: check(value).issues };
          if (told.fits !== judge(value) || !isToldBy(told)) wrong.push(told);
        }
      }
      expect(wrong).toEqual([]);
    });
  }
});

/** Ajv reads the same components, so that references between them resolve. */
function judgesOf(components: JsonObject): (name: string) => (value: JsonValue) => boolean {
  const ajv = judge();
  ajv.addSchema({ $id: "https://example.test/api", components: { schemas: components } });
  return (name) => {
    const validate = ajv.compile({ $ref: `https://example.test/api#/components/schemas/${name}` });
    return (value) => validate(value) === true;
  };
}
