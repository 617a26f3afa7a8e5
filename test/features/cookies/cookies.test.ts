import { beforeAll, describe, expect, test } from "vitest";
import type { Server } from "../../../templates/runtime/server/serve.ts";
import { rawExchange, rawRequest } from "../../support/raw-http.ts";
import { feature } from "../feature.ts";

const { load, listen } = feature(import.meta.dirname, [
  "server/handlers.ts",
  "server/operations.ts",
  "client/operations.ts",
]);

describe("a cookie", () => {
  let address = "";
  beforeAll(async () => {
    const { server } = await load<{ server: Server }>("app.ts");
    address = await listen(server.node);
  });

  const get = (cookie: string) => rawExchange(address, rawRequest(["GET /session HTTP/1.1", `Cookie: ${cookie}`]));

  test("is read among others, and each that is set has a line of its own", async () => {
    const answer = await get('theme=dark; sid=abc; visits=41; broken; "odd"="x"');
    expect(answer).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(answer.match(/^set-cookie: .*$/gim)).toEqual([
      "set-cookie: visits=42; Path=/",
      "set-cookie: seen=yes; HttpOnly",
    ]);
    expect(answer.endsWith('\r\n\r\n{"sid":"abc","visits":41}')).toBe(true);
  });

  test("that is missing has its default, or is an error that names it", async () => {
    expect(await get("sid=abc")).toContain('{"sid":"abc","visits":0}');
    expect(await get("visits=1")).toMatch(/^HTTP\/1\.1 400 .*"\/sid"/s);
  });

  test.each(["sid=ABC", "sid=a; visits=many", "sid=a; sid=b", "sid="])("%s is refused", async (cookie) => {
    expect(await get(cookie)).toMatch(/^HTTP\/1\.1 400 /);
  });
});
