import { beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { feature } from "../feature.ts";

interface Api {
  readonly default: new (options: {
    baseURL: string;
    maxRetries: number;
  }) => {
    readonly default: { getReport(options?: { headers: { accept: string | readonly string[] } }): Promise<unknown> };
  };
}

const { load, listen } = feature(import.meta.dirname, [
  "server/handlers.ts",
  "server/operations.ts",
  "client/operations.ts",
]);

let address = "";
beforeAll(async () => {
  const { server } = await load<{ server: Server }>("app.ts");
  address = await listen(server.node);
});

const get = (path: string, accept: string) => fetch(`${address}${path}`, { headers: { accept } });

describe("an operation with several media types (RFC 9110 section 12.5.1)", () => {
  test.each([
    ["*/*", "application/json text/csv image/*", "application/json"],
    ["text/csv", "text/csv", "text/csv; charset=utf-8"],
    ["text/csv;q=0.5, application/json;q=0.4", "text/csv application/json", "text/csv; charset=utf-8"],
    ["text/*, application/json;q=0.9", "text/csv application/json", "text/csv; charset=utf-8"],
    ["*/*;q=0.1, text/csv;q=0", "application/json image/*", "application/json"],
    ["image/webp, */*;q=0.1", "image/* application/json text/csv", "image/png"],
    ["image/*", "image/*", "image/png"],
    ["", "application/json text/csv image/*", "application/json"],
    [" , ", "application/json text/csv image/*", "application/json"],
  ])("%s: the handler sees %s", async (accept, seen, contentType) => {
    const response = await get("/report", accept);
    expect(response.status).toBe(200);
    expect(response.headers.get("x-accepts")).toBe(seen);
    expect(response.headers.get("content-type")).toBe(contentType);
  });

  test.each(["application/xml", "text/html, application/json;q=0", "*/*;q=0", "application/problem+json"])(
    "%s: no success is of such a type, and the handler is not asked",
    async (accept) => {
      const response = await get("/report", accept);
      expect(response.status).toBe(406);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(await response.json()).toEqual({ title: "Not Acceptable", status: 406 });
    },
  );

  test("what is no success comes as it is declared, whatever the client takes", async () => {
    const response = await get("/report?busy", "text/csv");
    expect([response.status, response.headers.get("content-type")]).toEqual([409, "application/problem+json"]);
  });
});

test("an operation with one media type", async () => {
  expect((await get("/only-json", "application/*")).status).toBe(200);
  expect((await get("/only-json", "text/html")).status).toBe(406);
});

test("a success without a body suits every client", async () => {
  expect((await get("/maybe", "image/png")).status).toBe(204);
  expect(await (await get("/maybe", "text/plain, */*;q=0.1")).json()).toEqual(["text/plain", "application/json"]);
});

test("a 304 varies as the 200 does (RFC 9110 section 15.4.5)", async () => {
  const accept = "application/json";
  const whole = await get("/maybe", accept);
  const kept = await fetch(`${address}/maybe`, { headers: { accept, "if-none-match": '"1"' } });
  expect([whole.status, whole.headers.get("vary")]).toEqual([200, "Accept"]);
  expect([kept.status, kept.headers.get("vary")]).toEqual([304, "Accept"]);
});

test("the client asks for all that it knows, or for what its caller wants", async () => {
  const { default: Client } = await load<Api>("client/index.ts");
  const api = new Client({ baseURL: address, maxRetries: 0 }).default;
  expect(await api.getReport()).toEqual({ rows: 1 });
  expect(await api.getReport({ headers: { accept: "text/csv" } })).toBe("row\n");
  expect(await api.getReport({ headers: { accept: "image/png" } })).toBeInstanceOf(Blob);
  expect(await api.getReport({ headers: { accept: [] } })).toEqual({ rows: 1 });
  await expect(api.getReport({ headers: { accept: "text/html" } })).rejects.toMatchObject({ status: 406 });
});
