/** The consent pages, from the authorization endpoint to the redirect, as a browser goes through them. */
import { beforeEach, describe, expect, it } from "vitest";
import { newClient, openTestApplication, type TestApplication, type TestClient } from "./support/application.ts";
import { Browser } from "./support/browser.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});

describe("the way through", () => {
  it.each([
    ["allow", "code"],
    ["deny", "error"],
  ])("R42, R116: is sign in, %s, and back to the client with %s", async (decision, parameter) => {
    const browser = new Browser(app, client);
    expect((await browser.authorize()).status).toBe(200);
    expect(browser.page).toContain("Sign in");
    const signedIn = await browser.signIn();
    expect(signedIn.status).toBe(200);
    expect(browser.page).toContain("app.example");
    expect(browser.page).toContain("not verified");
    const decided = await browser.decide(decision);
    expect(decided.status).toBe(303);
    const location = new URL(decided.headers.get("location") ?? "");
    expect(location.searchParams.has(parameter)).toBe(true);
    expect(location.searchParams.get("state")).toBe("xyz");
    expect((await browser.decide(decision)).status).toBe(422);
  });

  it("R46: asks nobody to sign in twice, and shows every request anew", async () => {
    const browser = new Browser(app, client);
    await browser.authorize();
    await browser.signIn();
    await browser.decide("allow");
    await browser.authorize();
    expect(browser.page).toContain("asks for access");
    await browser.post("/sign-out", { csrf_token: browser.hidden("csrf_token", 1) });
    expect(browser.page).toContain("signed out");
    await browser.authorize();
    expect(browser.page).toContain("Sign in");
  });

  it("R47: ends at the sign-in when nobody waits for it any more, and names the client that does", async () => {
    const browser = new Browser(app, client);
    await browser.authorize();
    const other = await newClient(app, { name: "Somebody else" });
    const fields = { consent_token: browser.hidden("consent_token"), csrf_token: browser.hidden("csrf_token") };
    await browser.post("/sign-in", { ...fields, client_id: other.id, api_key: "wrong" });
    expect(browser.page).toContain("Test application");
    expect(browser.page).not.toContain("Somebody else");
    app.advance(600_000);
    expect((await browser.signIn()).status).toBe(422);
  });

  it("is a page too where the store does not answer, and that is reported", async () => {
    const browser = new Browser(app, client);
    await browser.authorize();
    await app.store.close();
    const response = await browser.signIn();
    expect([response.status, response.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(app.failures).toHaveLength(1);
  });

  it("goes elsewhere where the operator has a consent page", async () => {
    app = await openTestApplication({ CONSENT_URL: "https://portal.example/consent?lang=en" });
    client = await newClient(app);
    const answer = await new Browser(app, client).authorize();
    expect(answer).toEqual({
      status: 302,
      location: expect.stringMatching(/^https:\/\/portal\.example\/consent\?lang=en&consent_token=[\w-]{43}$/),
    });
  });

  it("says a wrong key, and stops after many", async () => {
    const browser = new Browser(app, client);
    await browser.authorize();
    const wrong = await browser.signIn("wrong-key");
    expect(wrong.status).toBe(403);
    expect(browser.page).toContain('role="alert"');
    expect([...browser.cookies.keys()]).toEqual(["oauth-browser"]);
    for (let count = 1; count < 200; count += 1) await browser.signIn("wrong-key");
    const late = await browser.signIn();
    expect([late.status, late.headers.get("retry-after")]).toEqual([429, "60"]);
  });
});
