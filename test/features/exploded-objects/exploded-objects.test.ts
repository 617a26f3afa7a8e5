import { request } from "undici";
import { expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, ["client/operations.ts", "server/operations.ts"]);

test("the items of a list in an exploded object have its name", async () => {
  const { server, seen } = await load<{ readonly server: Server; readonly seen: unknown[] }>("app.ts");
  const url = await listen(server.node);
  const query = "page=1&sort=a,asc&sort=b&ids=1&ids=2&sold=true&weight=0.5&tags=x&tags=null&not=";
  const { statusCode } = await request(`${url}/prod/pets?${query}`, { headers: { cookie: "pet=1; pet=2; kind=cat" } });
  expect(statusCode).toBe(204);
  expect(seen).toEqual([
    {
      query: {
        pageable: { page: 1, size: 20, sort: ["a,asc", "b"] },
        filter: { ids: [1, 2], sold: true, weight: [0.5] },
        tags: { tags: ["x", null], not: [] },
      },
      cookies: { seen: { pet: [1, 2] }, hidden: { kind: ["cat"] } },
    },
  ]);
});
