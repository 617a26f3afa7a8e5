/** Forms that do not come from our own pages, or not as we sent them. */
import { beforeEach, describe, expect, it } from "vitest";
import {
  API_KEY,
  newClient,
  openTestApplication,
  type TestApplication,
  type TestClient,
} from "./support/application.ts";
import { Browser, postForm } from "./support/browser.ts";
import { answerOf, formRequest } from "./support/http.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});

describe("against other sites", () => {
  it.each([
    ["a cross-site post", { "sec-fetch-site": "cross-site" }],
    ["a post from a sibling", { "sec-fetch-site": "same-site" }],
    ["another origin", { origin: "https://evil.example" }],
    ["a browser that says nothing", { "sec-fetch-site": "" }],
  ])("R54: refuses %s", async (_, headers) => {
    const browser = new Browser(app, client);
    await browser.authorize();
    expect((await browser.signIn(API_KEY, headers)).status).toBe(403);
    await browser.authorize();
    await browser.signIn();
    expect((await browser.decide("allow", headers)).status).toBe(403);
  });

  it("R54: refuses a form that another browser, session or request was given", async () => {
    const victim = new Browser(app, client);
    const attacker = new Browser(app, client);
    await attacker.authorize();
    expect(
      (
        await victim.post("/sign-in", {
          consent_token: attacker.hidden("consent_token"),
          csrf_token: attacker.hidden("csrf_token"),
          api_key: API_KEY,
        })
      ).status,
    ).toBe(403);
    await victim.authorize();
    await victim.signIn();
    const first = victim.hidden("csrf_token");
    await victim.authorize();
    const second = { consent_token: victim.hidden("consent_token"), decision: "allow" };
    expect((await victim.post("/consent/decision", { ...second, csrf_token: first })).status).toBe(403);
    expect((await victim.post("/consent/decision", second)).status).toBe(403);
    expect((await victim.post("/sign-out", { csrf_token: first })).status).toBe(403);
  });

  it("takes Origin for an answer where there is no Sec-Fetch-Site", async () => {
    const browser = new Browser(app, client);
    await browser.authorize();
    const fields = {
      consent_token: browser.hidden("consent_token"),
      csrf_token: browser.hidden("csrf_token"),
    };
    const response = await postForm(
      app,
      "/sign-in",
      { ...fields, api_key: API_KEY },
      { origin: app.settings.issuer, cookie: browser.cookieHeader ?? "" },
    );
    expect(response.status).toBe(200);
  });

  it("does not take a decision that is neither", async () => {
    const browser = new Browser(app, client);
    await browser.authorize();
    await browser.signIn();
    expect((await browser.decide("maybe")).status).toBe(403);
  });
});

describe("a form of the pages", () => {
  it("is refused when it is too large, as a page", async () => {
    const large = formRequest({ consent_token: "x".repeat(70_000) }, { "sec-fetch-site": "same-origin" });
    const page = await answerOf(app, "/sign-in", large);
    expect([page.status, page.headers.get("content-type")]).toEqual([413, "text/html; charset=utf-8"]);
  });
});
