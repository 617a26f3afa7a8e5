import { expect, test } from "vitest";
import { declarations, documentOf, emitted } from "./generated-model.ts";

const base = { $ref: "#/components/schemas/Base" };

test("a member that an heir limits is declared again, with all limits that count", () => {
  const model = emitted(
    documentOf({
      Base: {
        type: "object",
        properties: {
          name: { description: "Who it is.", type: "string", maxLength: 50 },
          tags: { type: "array", items: { type: "string" } },
          count: { type: "integer", default: 3 },
          same: { type: "string", minLength: 1 },
        },
      },
      Heir: {
        allOf: [
          base,
          {
            properties: {
              name: { minLength: 3, maxLength: 20 },
              tags: { minItems: 1 },
              count: { maximum: 9 },
              same: { minLength: 1 },
            },
          },
          { properties: { tags: { minItems: 1 } } },
        ],
      },
      Next: { allOf: [{ $ref: "#/components/schemas/Heir" }, { properties: { tags: { minItems: 1, maxItems: 9 } } }] },
    }),
  );
  const heirs = declarations(model, "src/schemas.ts").split(/\n(?=\/\*\*)/);
  const shown = heirs.filter((text) => /interface (Heir|Next) /.test(text));
  expect(shown.join("\n").trim()).toMatchInlineSnapshot(`
    "/** \`#/components/schemas/Heir\` */
    export interface Heir extends Base {
      /**
       * Who it is.
       *
       * @maxLength 50
       * @minLength 3
       * @maxLength 20
       */
      name?: string;
      /** @minItems 1 */
      tags?: string[];
      /**
       * @default 3
       * @maximum 9
       */
      count: number;
    }

    /** \`#/components/schemas/Next\` */
    export interface Next extends Heir {
      /**
       * @minItems 1
       * @maxItems 9
       */
      tags?: string[];
    }"
  `);
});
