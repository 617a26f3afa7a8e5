import { expect, test } from "vitest";
import type { JsonObject } from "../../generator/load/text/json.ts";
import { lockFileOf } from "../../generator/model/names/lock-file.ts";
import { build, buildSchemas, schemaNamesOf } from "./build.ts";

const object: JsonObject = { properties: { id: { type: "string" } } };

test.each<[string, JsonObject, string[]]>([
  [
    "an alternative by its title",
    { u: { anyOf: [{ ...object, title: "bank account" }, object, { ...object, title: "XU Card" }] } },
    ["XU", "XUBankAccount", "XUOption2", "XUCard"],
  ],
  [
    "an alternative by the value that tells it apart",
    {
      u: {
        anyOf: [
          { required: ["kind"], properties: { size: { const: "s" }, kind: { const: "pay-in" } } },
          { required: ["kind"], properties: { kind: { enum: ["payOut"] } } },
          { required: ["kind"], properties: { kind: { enum: ["a", "b"] } } },
          { required: ["kind"], properties: { kind: { const: "1" } } },
        ],
      },
    },
    ["XU", "XUPayIn", "XUPayOut", "XUOption3", "XUOption4"],
  ],
  [
    "no alternative by a title that says nothing, or too much",
    {
      u: {
        anyOf: ["XU", "-", "of this one it can be said that it is the first"].map((title) => ({ ...object, title })),
      },
    },
    ["XU", "XUOption1", "XUOption2", "XUOption3"],
  ],
  [
    "alternatives of one title apart",
    {
      u: {
        anyOf: [
          { ...object, title: "Card" },
          { ...object, title: "Card" },
        ],
      },
    },
    ["XU", "XUCard", "XUCard2"],
  ],
])("%s", (_, properties, names) => {
  expect(schemaNamesOf(buildSchemas({ X: { properties } }))).toEqual(["X", ...names]);
});

test("one that comes before others with titles renames none", () => {
  const titled = ["Card", "Transfer"].map((title) => ({ ...object, title }));
  const payment = (oneOf: JsonObject[]) => ({ components: { schemas: { Payment: { oneOf } } } });
  const before = build(payment(titled)).api;
  const after = build(payment([object, ...titled]), { lock: lockFileOf(before) }).api;
  expect(schemaNamesOf(before)).toEqual(["Payment", "PaymentCard", "PaymentTransfer"]);
  expect(schemaNamesOf(after)).toEqual(["Payment", "PaymentOption1", "PaymentCard", "PaymentTransfer"]);
});
