import { expect, test } from "vitest";
import { declarations, emittedClient } from "./emitted-client.ts";

test("reserved characters stay as they are in queries, and in cookies of the style form (OpenAPI 3.2 section 4.12.2.2)", () => {
  const parameter = (place: string) => ({
    name: place,
    in: place,
    required: true,
    allowReserved: true,
    schema: { type: "string" },
  });
  const client = emittedClient({
    paths: {
      "/things/{path}": {
        get: {
          operationId: "getThing",
          parameters: ["path", "query", "header", "cookie"].map(parameter),
          responses: { 204: { description: "Nothing" } },
        },
      },
    },
  });
  const table = declarations(client, "src/operations.ts");
  expect(table).toContain(
    `
    { name: "query", in: "query", style: "form", explode: true, allowReserved: true, write: pairs },
    { name: "cookie", in: "cookie", style: "form", explode: true, allowReserved: true, write: pairs },
  ],`,
  );
});
