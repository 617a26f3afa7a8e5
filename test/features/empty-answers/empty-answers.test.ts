import { beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, [
  "server/handlers.ts",
  "client/operations.ts",
  "client/resources.ts",
]);

type Calls = Readonly<Record<string, (status: number) => Promise<unknown>>>;

interface App {
  readonly server: Server;
  readonly callers: (baseURL: string) => Calls;
  readonly methods: (baseURL: string) => Calls;
}

let app: App;
let address = "";
beforeAll(async () => {
  app = await load<App>("app.ts");
  address = await listen(app.server.node);
});

describe("a status that never has a body, of a range or of default that describes one", () => {
  test.each([
    ["anything", 204],
    ["anything", 205],
    ["anything", 304],
    ["success", 204],
    ["success", 205],
    ["success", 304],
    ["pet", 204],
    ["pet", 304],
  ])("GET /%s/%d leaves the server's checks without a body", async (path, status) => {
    const answer = await fetch(`${address}/${path}/${status}`);
    expect([answer.status, await answer.text(), answer.headers.get("content-type")]).toEqual([status, "", null]);
  });

  test.each([
    ["getAnything", 204, "nothing: undefined"],
    ["getAnything", 205, "nothing: undefined"],
    ["getAnything", 202, "Rex"],
    ["getSuccess", 204, "nothing: undefined"],
    ["getSuccess", 205, "nothing: undefined"],
    ["getSuccess", 304, "nothing: undefined"],
    ["getSuccess", 200, "Rex"],
    ["putSuccess", 204, "nothing: undefined"],
    ["putSuccess", 200, "Rex"],
    ["postSuccess", 205, "nothing: undefined"],
    ["postSuccess", 200, 1],
    ["getPet", 200, "Rex"],
    ["getPet", 404, "Gone"],
  ])("the function %s gives for %d, past the client's checks: %s", async (name, status, value) => {
    expect(await app.callers(address)[name]?.(status)).toBe(value);
  });

  test.each([
    ["getAnything", 204, "nothing"],
    ["getAnything", 200, "Rex"],
    ["putSuccess", 205, "nothing"],
    ["putSuccess", 200, "Rex"],
    ["getPet", 200, "Rex"],
  ])("the method %s gives for %d: %s", async (name, status, value) => {
    expect(await app.methods(address)[name]?.(status)).toBe(value);
  });
});
