import { expect, test } from "vitest";
import { loadText } from "./load-text.ts";

test("a node knows where it stands in the text: of Swagger 2.0, of other files, and of what an overlay inserted", async () => {
  const { document, printed } = await loadText({
    "spec/api.yml": `swagger: "2.0"
info: { title: T, version: "1" }
paths:
  /pets: { get: { responses: { "200": { description: ok, schema: { $ref: "#/definitions/Pet" } } } } }
  /owners: { $ref: "shared/own er.yml#/one" }
definitions: { Pet: { type: object } }
securityDefinitions: { key: { type: apiKey, in: header, name: X-Key } }
`,
    "spec/shared/own er.yml": `one: { get: { responses: { "204": { description: none } } } }\n`,
    "more.overlay.yml": `overlay: 1.0.0
info: { title: More, version: "1" }
actions: [{ target: $.definitions, update: { Added: { type: string } } }]
`,
  });
  if (!document) throw new Error(printed);
  const { root } = document;
  const components = root.get("components");
  const owners = root.get("paths")?.get("/owners")?.target();
  expect([
    components?.get("schemas")?.get("Pet")?.reference,
    components?.get("schemas")?.get("Added")?.reference,
    components?.get("securitySchemes")?.get("key")?.reference,
    root.get("paths")?.get("/pets")?.get("get")?.reference,
    owners?.get("get")?.reference,
  ]).toEqual([
    "#/definitions/Pet",
    "#/components/schemas/Added",
    "#/securityDefinitions/key",
    "#/paths/~1pets/get",
    "shared/own er.yml#/one/get",
  ]);
});
