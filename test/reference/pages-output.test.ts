/** What every page has in common: headers, cookies, and the escaping of what others have written. */
import { beforeEach, describe, expect, it } from "vitest";
import { updateClient } from "../../reference/client-management.ts";
import { newClient, OWNER, openTestApplication, type TestApplication, type TestClient } from "./support/application.ts";
import { Browser } from "./support/browser.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});

describe("every page", () => {
  it("R43: cannot be framed, scripted, cached or embellished, and leads where the client is", async () => {
    const browser = new Browser(app, client);
    const pages = [
      await browser.authorize(),
      await browser.authorize({ response_type: "x" }),
      await browser.authorize({ client_id: "x" }),
    ];
    await browser.authorize();
    const consent = await browser.signIn();
    const all = [
      ...pages.map((page) => ("headers" in page ? new Headers(page.headers) : new Headers())),
      consent.headers,
    ];
    for (const headers of all) {
      const policy = headers.get("content-security-policy") ?? "";
      for (const part of ["default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "style-src 'self'"]) {
        expect(policy).toContain(part);
      }
      expect(policy).not.toContain("unsafe");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("cache-control")).toBe("no-store");
    }
    for (const page of pages.slice(0, 1))
      expect("headers" in page && page.headers["content-security-policy"]).toContain("form-action 'self'");
    // A client may send the browser on to wherever it likes, and browsers hold our page's form-action against that.
    expect(consent.headers.get("content-security-policy")).not.toContain("form-action");
    expect(browser.page).not.toMatch(/<script|<img|style=|javascript:/i);
  });

  it("R45: escapes what others have written", async () => {
    const name = `<script>"'&`;
    await updateClient(app, OWNER, client.id, { name, policy_uri: `https://a.example/"><script>'` });
    const browser = new Browser(app, client);
    await browser.authorize();
    expect(browser.page).toContain("&lt;script&gt;&quot;&#x27;&amp;");
    expect(browser.page).not.toContain("<script");
    await browser.signIn();
    expect(browser.page).not.toContain("<script");
    await browser.authorize({ response_type: "x", state: name });
    expect(browser.page).toContain("app.example");
    expect(browser.page).not.toContain("<script");
  });

  it("R54: has cookies that scripts and other sites do not get", async () => {
    const cookies: string[] = [];
    for (const issuer of ["http://127.0.0.1:8787", "https://auth.example"]) {
      app = await openTestApplication({ ISSUER: issuer });
      client = await newClient(app);
      const answer = await new Browser(app, client).authorize();
      cookies.push("headers" in answer ? (answer.headers["set-cookie"] ?? "") : "");
    }
    expect(cookies[0]).toMatch(/^oauth-browser=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    expect(cookies[1]).toMatch(
      /^__Host-oauth-browser=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    );
  });
});
