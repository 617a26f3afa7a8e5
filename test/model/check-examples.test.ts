import { expect, test } from "vitest";
import { build, onlyOperation, problems } from "./build.ts";

const pet = {
  type: "object",
  required: ["id"],
  properties: { id: { type: "integer", readOnly: true, example: "x" }, secret: { type: "string", writeOnly: true } },
  example: { id: 1, secret: "s" },
};

function built(operation: object) {
  return build({ components: { schemas: { Pet: pet } }, paths: { "/a": { post: { responses: {}, ...operation } } } });
}

test("examples that do not fit are told and left out", () => {
  const { api, diagnostics } = built({
    parameters: [
      { name: "q", in: "query", schema: { type: "integer" }, example: "abc" },
      { name: "list", in: "query", schema: { type: "array", items: { type: "string" } }, example: "a,b" },
    ],
    requestBody: {
      content: {
        "application/json": {
          schema: { $ref: "#/components/schemas/Pet" },
          examples: { none: { value: {} }, wrong: { value: { secret: 1 } }, elsewhere: { externalValue: "/e" } },
        },
        "application/xml": { schema: { type: "object" }, example: "<pet/>" },
      },
    },
  });
  expect(problems(diagnostics)).toEqual([
    'warning invalid-example /components/schemas/Pet/properties/id/example: the example "x" is not of type integer',
    'warning invalid-example /paths/~1a/post/parameters/0/example: the example "abc" is not of type integer',
    `warning invalid-example /paths/~1a/post/requestBody/content/application~1json/examples/wrong/value: the example {"secret":1} has a part that does not fit: the member \`secret\` is not of type string`,
  ]);
  const { parameters, body } = onlyOperation(api);
  expect(parameters.map(({ examples }) => examples.length)).toEqual([0, 0]);
  expect(body?.content.map(({ examples }) => examples.map(({ name }) => name))).toEqual([["none", "elsewhere"], [""]]);
  const kept = api.schemas.find(({ component }) => component);
  expect(kept?.examples).toEqual([{ id: 1, secret: "s" }]);
  expect(kept?.properties?.[0]?.schema.examples).toEqual([]);
  expect(api.ledger).toContainEqual({ subject: "example (does not fit)", treatment: "documentation", count: 3 });
});

test("of many of them ten are shown, and the rest is counted", () => {
  const examples = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`e${index}`, { value: `${index}` }]));
  const { diagnostics } = built({
    requestBody: { content: { "application/json": { schema: { type: "integer" }, examples } } },
  });
  expect(diagnostics).toHaveLength(10);
  expect(diagnostics.at(-1)?.message).toBe('the example "8" is not of type integer (and 21 more do not fit)');
});
