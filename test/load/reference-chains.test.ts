import { expect, test } from "vitest";
import { loadText, minimal } from "./load-text.ts";

/** Components `S0` to `S<length>`, each a `$ref` to the next but for the last. */
function chainOf(length: number, more: object = {}) {
  const links = Array.from({ length }, (_, index) => {
    return [`S${index}`, { $ref: `#/components/schemas/S${index + 1}`, ...more }];
  });
  return minimal(`components: ${JSON.stringify({ schemas: { ...Object.fromEntries(links), [`S${length}`]: {} } })}`);
}

test("a chain of references is followed to its end", async () => {
  const { document, printed } = await loadText(chainOf(50));
  expect(printed).toBe("");
  expect(document?.root.get("components")?.get("schemas")?.get("S0")?.resolve()?.key).toBe("S50");
});

test.each([{}, { description: "One more" }])(
  "a chain of too many references is cut as often as it needs: %j",
  async (more) => {
    const { document, diagnostics } = await loadText(chainOf(102, more));
    expect(
      diagnostics.map(({ code, message, location, help, mend }) => [code, message, location?.pointer, help, mend]),
    ).toEqual(
      ["S51", "S0"].map((key) => [
        "unresolved-reference",
        "more than 50 references lead on from here, each to the next",
        `/components/schemas/${key}/$ref`,
        "Refer to what they lead to in the end.",
        "every value is let through here, and its type is `unknown`",
      ]),
    );
    const schemas = document?.root.get("components")?.get("schemas");
    expect(schemas?.get("S52")?.resolve()?.key).toBe("S102");
    expect(schemas?.get("S1")?.resolve()).toBeUndefined();
  },
);

test("a chain that joins a long one counts with what follows", async () => {
  const text = chainOf(50).replace('"S0":', '"T": { "$ref": "#/components/schemas/S0" }, "S0":');
  const { diagnostics } = await loadText(text);
  expect(diagnostics.map(({ location }) => location?.pointer)).toEqual(["/components/schemas/T/$ref"]);
});

test("a chain has every node on its way, and ends where it leads back or nowhere", async () => {
  const { document } = await loadText(
    minimal(`components:
  responses:
    A: { $ref: "#/components/responses/B" }
    B: { $ref: "#/components/responses/C" }
    C: { description: c }
    D: { $ref: "#/components/responses/E" }
    E: { $ref: "#/components/responses/F" }
    F: { $ref: "#/components/responses/E" }
    G: { $ref: "#/components/responses/Missing" }
`),
  );
  const responses = document?.root.get("components")?.get("responses");
  const chain = (key: string) => responses?.get(key)?.chain();
  expect(["A", "C", "D", "G"].map((key) => chain(key)?.map((node) => node.key))).toEqual([
    ["A", "B", "C"],
    ["C"],
    ["D", "E", "F"],
    ["G"],
  ]);
  expect(["A", "C", "D", "G"].map((key) => responses?.get(key)?.resolve()?.key)).toEqual([
    "C",
    "C",
    undefined,
    undefined,
  ]);
});
