import { describe, expect, test } from "vitest";
import { issuesOf, throughBothDoors } from "./pets-api.ts";

throughBothDoors(({ kind, send }) => {
  describe("routes", () => {
    test("a path that is not there: 404 as a problem", async () => {
      const response = await send("/v2/cats");
      expect(response.status).toBe(404);
      expect(response.headers.get("content-type")).toBe("application/problem+json");
      expect(await response.json()).toEqual({ title: "Not Found", status: 404 });
    });

    test.each(["/pets", "/v2/pets/", "/v2/pets/1/2", "/v2", "/v2/pets//", "/V2/pets"])(
      "%s is none of the paths",
      async (path) => {
        expect((await send(path)).status).toBe(404);
      },
    );

    test("another method: 405 with Allow", async () => {
      const response = await send("/v2/pets", { method: "DELETE" });
      expect(response.status).toBe(405);
      expect(response.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
    });

    test("OPTIONS: 204 with Allow", async () => {
      const response = await send("/v2/pets/1", { method: "OPTIONS" });
      expect(response.status).toBe(204);
      expect(response.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
      expect(await response.text()).toBe("");
    });

    test("HEAD is answered by GET, without the body", async () => {
      const response = await send("/v2/pets/rex", { method: "HEAD" });
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toBe("application/json");
      if (kind === "node") expect(response.headers.get("content-length")).toBe("14");
      expect(await response.text()).toBe("");
    });

    test("the fallback has what the API does not", async () => {
      expect(await (await send("/healthz")).text()).toBe("ok");
    });

    test("an exact path comes before one with a parameter, also where it is written with escapes", async () => {
      expect(await (await send("/v2/pets/mine")).text()).toBe("<p>é");
      expect(await (await send("/v2/%70ets/min%65")).text()).toBe("<p>é");
    });

    test("a path parameter is decoded", async () => {
      expect(await (await send("/v2/pets/a%2Fb%20%C3%A9+")).json()).toEqual({ name: "a/b é+" });
    });

    test.each(["%", "%zz", "%ff"])("the path parameter %s is broken: 400", async (text) => {
      const response = await send(`/v2/pets/${text}`);
      expect(response.status).toBe(400);
      expect(await issuesOf(response)).toEqual([
        { in: "path", pointer: "/id", detail: "Must be percent-encoded UTF-8." },
      ]);
    });

    test("a path parameter is validated", async () => {
      expect((await send("/v2/pets/12345678901")).status).toBe(400);
    });
  });
});
