/** The discovery documents and the key set over HTTP: places, caching, and who may read them. */
import { beforeEach, describe, expect, it } from "vitest";
import { openTestApplication, type TestApplication } from "./support/application.ts";
import { answerOf } from "./support/http.ts";

let app: TestApplication;
beforeEach(async () => {
  app = await openTestApplication();
});
const answer = (path: string, init?: RequestInit) => answerOf(app, path, init);

describe("discovery", () => {
  it("R11, R14, R20, R23: answers at all places alike, with a tag, and 304 to who has it", async () => {
    for (const name of ["oauth-authorization-server", "oauth-protected-resource"]) {
      const places = [`/.well-known/${name}`, `/.well-known/${name}/v2`, `/v2/.well-known/${name}`];
      const answers = await Promise.all(places.map((path) => answer(path)));
      for (const each of answers) {
        expect(each.status).toBe(200);
        expect(each.body).toEqual(answers[0]?.body);
        expect(each.headers.get("cache-control")).toBe("public, max-age=300");
        expect(each.headers.get("access-control-allow-origin")).toBe("*");
      }
      const etag = answers[0]?.headers.get("etag") ?? "";
      const again = await answer(`/.well-known/${name}`, { headers: { "if-none-match": etag } });
      expect([again.status, again.body, again.headers.get("etag")]).toEqual([304, "", etag]);
      expect((await answer(`/.well-known/${name}/other`)).status).toBe(404);
      expect((await answer(`/.well-known/${name}`, { method: "HEAD" })).body).toBe("");
    }
    expect(await answer("/.well-known/openid-configuration")).toMatchObject({
      status: 404,
      body: { error: "not_found" },
    });
  });

  it("R89, C3: publishes public keys alone", async () => {
    const { body } = await answer("/v2/oauth/jwks");
    expect(body).toEqual(await app.keys.published(app.clock()));
    expect(Object.keys(body.keys[0]).sort()).toEqual(["alg", "crv", "kid", "kty", "use", "x", "y"]);
  });
});
