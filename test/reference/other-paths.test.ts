/** The paths beside the API: the style sheet and the health checks. */
import { beforeEach, describe, expect, it } from "vitest";
import { newClient, openTestApplication, type TestApplication, type TestClient } from "./support/application.ts";
import { Browser } from "./support/browser.ts";
import { serverOf } from "./support/endpoints.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});

describe("the other paths", () => {
  const get = (url: string, method = "GET") => serverOf(app).fetch(new Request(app.settings.issuer + url, { method }));

  it("are the style sheet, health and readiness, and nobody's", async () => {
    const page = await new Browser(app, client).authorize();
    const path = "body" in page ? (/href="(\/assets\/[^"]+)"/.exec(page.body)?.[1] ?? "") : "";
    const style = await get(path);
    expect(style.headers.get("content-type")).toContain("text/css");
    expect(style.headers.get("cache-control")).toContain("immutable");
    expect((await get("/readyz?x=1")).status).toBe(200);
    expect((await get("/other")).status).toBe(404);
    const wrong = await get("/sign-in");
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"]);
    expect(await wrong.text()).toContain("Begin again at the application.");
    const posted = await get("/healthz", "POST");
    expect([posted.headers.get("allow"), await posted.json()]).toMatchObject([
      "GET, HEAD",
      { error: "invalid_request" },
    ]);
  });

  it("R130: say how it is at the moment, which no cache may keep", async () => {
    const seen = async (path: string) => {
      const { status, headers } = await get(path);
      return [status, headers.get("cache-control")];
    };
    expect(await seen("/healthz")).toEqual([200, "no-store"]);
    expect(await seen("/readyz")).toEqual([200, "no-store"]);
    await app.store.close();
    expect(await seen("/readyz")).toEqual([503, "no-store"]);
    expect(await seen("/healthz")).toEqual([200, "no-store"]);
  });
});
