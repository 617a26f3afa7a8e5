import { describe, expect, test } from "vitest";
import type { JsonObject, JsonValue } from "../../generator/load/text/json.ts";
import { loadText } from "./load-text.ts";

/** What is said of an operation of Swagger 2.0, and the operation as OpenAPI 3 has it. */
async function upgraded(operation: JsonObject) {
  const paths = { "/a": { get: { responses: { 200: { description: "d" } }, ...operation } } };
  const definitions = { Kind: { type: "string", enum: ["a", "b"] } };
  const text = JSON.stringify({ swagger: "2.0", info: { title: "t", version: "1" }, paths, definitions });
  const { document, diagnostics } = await loadText({ "api.json": text });
  const said = diagnostics.map(({ location, message, mend }) => `${location?.pointer}: ${message}: ${mend}`);
  return { said, operation: document?.root.get("paths")?.get("/a")?.get("get") };
}

const kind = { $ref: "#/definitions/Kind" };
const upgradedKind = { $ref: "#/components/schemas/Kind" };
const asIn30 = "it counts as it does in OpenAPI 3.0";

describe("a reference in the place of items, which Swagger 2.0 has not, is that of OpenAPI 3.0", () => {
  const items = (value: JsonObject) =>
    upgraded({ parameters: [{ name: "q", in: "query", type: "array", items: value }] });
  const at = "/paths/~1a/get/parameters/0/items";
  const schemaOf = (operation: Awaited<ReturnType<typeof upgraded>>["operation"]) =>
    operation?.get("parameters")?.get(0)?.get("schema")?.get("items");

  test("and is told once", async () => {
    const { said, operation } = await items(kind);
    expect(said).toEqual([`${at}/$ref: \`$ref\` is not a member of the Items Object: ${asIn30}`]);
    expect(schemaOf(operation)?.value).toEqual(upgradedKind);
    expect(schemaOf(operation)?.resolve()?.value).toEqual({ type: "string", enum: ["a", "b"] });
  });

  test("where it leads nowhere, too", async () => {
    const { said } = await items({ $ref: "#/definitions/Kinds" });
    expect(said).toEqual([
      `${at}/$ref: \`$ref\` is not a member of the Items Object: ${asIn30}`,
      `${at}/$ref: nothing stands at #/definitions/Kinds: every value is let through here, and its type is \`unknown\``,
    ]);
  });

  test("and is left out where the items have a type of their own", async () => {
    const { said, operation } = await items({ ...kind, type: "integer" });
    expect(said).toEqual([
      `${at}/$ref: \`$ref\` is not a member of the Items Object: it is left out: it says nothing here`,
    ]);
    expect(schemaOf(operation)?.value).toEqual({ type: "integer" });
  });
});

describe("a reference in the place of a header, which Swagger 2.0 has not, is that of OpenAPI 3.0", () => {
  const at = "/paths/~1a/get/responses/200/headers";
  const told = (name: string) => `${at}/${name}/$ref: \`$ref\` is not a member of the Header Object: ${asIn30}`;
  const headers = (value: JsonObject) => upgraded({ responses: { 200: { description: "d", headers: value } } });

  test.each<[string, JsonObject, string[], JsonValue]>([
    [
      "to another header",
      { X: { $ref: "#/paths/~1a/get/responses/200/headers/Y" }, Y: { type: "integer" } },
      [told("X")],
      { schema: { type: "integer" } },
    ],
    [
      "to a schema",
      { X: kind },
      [
        told("X"),
        `${at}/X/$ref: this leads to a Schema Object, where a Header Object is wanted: it is read as the \`schema\` of what is wanted`,
      ],
      { schema: upgradedKind },
    ],
    [
      "to nothing",
      { X: { $ref: "#/headers/X" } },
      [told("X"), `${at}/X/$ref: nothing stands at #/headers/X: the header is left out: nothing is said of it`],
      null,
    ],
  ])("%s", async (_, value, messages, header) => {
    const { said, operation } = await headers(value);
    expect(said).toEqual(messages);
    const read = operation?.get("responses")?.get("200")?.get("headers")?.get("X")?.resolve();
    expect(read?.value ?? null).toEqual(header);
  });
});
