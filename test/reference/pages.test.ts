/** The consent pages, from the authorization endpoint to the redirect, as a browser goes through them. */
import { beforeEach, describe, expect, it } from "vitest";
import { updateClient } from "../../reference/client-management.ts";
import { authorizePage } from "../../reference/pages/consent-pages.ts";
import {
  API_KEY,
  authorize,
  authorizeQuery,
  newClient,
  OWNER,
  openTestApplication,
  query,
  serverOf,
  type TestApplication,
  type TestClient,
} from "./support.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});

function post(path: string, fields: Record<string, string>, headers: Record<string, string>): Promise<Response> {
  const form = { "content-type": "application/x-www-form-urlencoded", ...headers };
  const request = new Request(app.settings.issuer + path, { method: "POST", headers: form, body: query(fields) });
  return serverOf(app).fetch(request, { remoteAddress: "192.0.2.1" });
}

/** A browser's worth of cookies, and the hidden fields of the last page. */
class Browser {
  readonly cookies = new Map<string, string>();
  page = "";

  get cookieHeader(): string | null {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ") || null;
  }

  async authorize(changes: Record<string, string | undefined> = {}) {
    const outcome = await authorize(app, authorizeQuery(client, changes));
    const answer = await authorizePage(app, outcome, this.cookieHeader);
    if ("location" in answer) return answer;
    this.#take(answer.headers["set-cookie"] ?? null, answer.body);
    return answer;
  }

  hidden(name: string, form = 0): string {
    const fields = [...this.page.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, "g"))];
    return fields[form]?.[1] ?? "";
  }

  async post(path: string, fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const response = await post(path, fields, {
      "sec-fetch-site": "same-origin",
      origin: "null",
      ...(this.cookieHeader !== null && { cookie: this.cookieHeader }),
      ...headers,
    });
    this.#take(response.headers.get("set-cookie"), await response.clone().text());
    return response;
  }

  signIn(apiKey = API_KEY, headers: Record<string, string> = {}) {
    const fields = {
      consent_token: this.hidden("consent_token"),
      csrf_token: this.hidden("csrf_token"),
    };
    return this.post("/sign-in", { ...fields, api_key: apiKey }, headers);
  }

  decide(decision: string, headers: Record<string, string> = {}) {
    const fields = { consent_token: this.hidden("consent_token"), csrf_token: this.hidden("csrf_token") };
    return this.post("/consent/decision", { ...fields, decision }, headers);
  }

  #take(cookie: string | null, page: string): void {
    const [, name, value = ""] = /^([^=]+)=([^;]*)/.exec(cookie ?? "") ?? [];
    if (name !== undefined && value !== "") this.cookies.set(name, value);
    else if (name !== undefined) this.cookies.delete(name);
    // A redirect has no page; the browser still shows the one before.
    if (page !== "") this.page = page;
  }
}

describe("the way through", () => {
  it.each([
    ["allow", "code"],
    ["deny", "error"],
  ])("is sign in, %s, and back to the client with %s", async (decision, parameter) => {
    const browser = new Browser();
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

  it("asks nobody to sign in twice, and shows every request anew", async () => {
    const browser = new Browser();
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

  it("ends at the sign-in when nobody waits for it any more, and names the client that does", async () => {
    const browser = new Browser();
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
    const browser = new Browser();
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
    const answer = await new Browser().authorize();
    expect(answer).toEqual({
      status: 302,
      location: expect.stringMatching(/^https:\/\/portal\.example\/consent\?lang=en&consent_token=[\w-]{43}$/),
    });
  });

  it("says a wrong key, and stops after many", async () => {
    const browser = new Browser();
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

describe("against other sites", () => {
  it.each([
    ["a cross-site post", { "sec-fetch-site": "cross-site" }],
    ["a post from a sibling", { "sec-fetch-site": "same-site" }],
    ["another origin", { origin: "https://evil.example" }],
    ["a browser that says nothing", { "sec-fetch-site": "" }],
  ])("refuses %s", async (_, headers) => {
    const browser = new Browser();
    await browser.authorize();
    expect((await browser.signIn(API_KEY, headers)).status).toBe(403);
    await browser.authorize();
    await browser.signIn();
    expect((await browser.decide("allow", headers)).status).toBe(403);
  });

  it("refuses a form that another browser, session or request was given", async () => {
    const victim = new Browser();
    const attacker = new Browser();
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
    const browser = new Browser();
    await browser.authorize();
    const fields = {
      consent_token: browser.hidden("consent_token"),
      csrf_token: browser.hidden("csrf_token"),
    };
    const response = await post(
      "/sign-in",
      { ...fields, api_key: API_KEY },
      { origin: app.settings.issuer, cookie: browser.cookieHeader ?? "" },
    );
    expect(response.status).toBe(200);
  });

  it("does not take a decision that is neither", async () => {
    const browser = new Browser();
    await browser.authorize();
    await browser.signIn();
    expect((await browser.decide("maybe")).status).toBe(403);
  });
});

describe("every page", () => {
  it("cannot be framed, scripted, cached or embellished, and leads where the client is", async () => {
    const browser = new Browser();
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

  it("escapes what others have written", async () => {
    const name = `<script>"'&`;
    await updateClient(app, OWNER, client.id, { name, policy_uri: `https://a.example/"><script>'` });
    const browser = new Browser();
    await browser.authorize();
    expect(browser.page).toContain("&lt;script&gt;&quot;&#x27;&amp;");
    expect(browser.page).not.toContain("<script");
    await browser.signIn();
    expect(browser.page).not.toContain("<script");
    await browser.authorize({ response_type: "x", state: name });
    expect(browser.page).toContain("app.example");
    expect(browser.page).not.toContain("<script");
  });

  it("has cookies that scripts and other sites do not get", async () => {
    const cookies: string[] = [];
    for (const issuer of ["http://127.0.0.1:8787", "https://auth.example"]) {
      app = await openTestApplication({ ISSUER: issuer });
      client = await newClient(app);
      const answer = await new Browser().authorize();
      cookies.push("headers" in answer ? (answer.headers["set-cookie"] ?? "") : "");
    }
    expect(cookies[0]).toMatch(/^oauth-browser=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/);
    expect(cookies[1]).toMatch(
      /^__Host-oauth-browser=[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax; Secure$/,
    );
  });
});

describe("the other paths", () => {
  const get = (url: string, method = "GET") => serverOf(app).fetch(new Request(app.settings.issuer + url, { method }));

  it("are the style sheet, health and readiness, and nobody's", async () => {
    const page = await new Browser().authorize();
    const path = "body" in page ? (/href="(\/assets\/[^"]+)"/.exec(page.body)?.[1] ?? "") : "";
    const style = await get(path);
    expect(style.headers.get("content-type")).toContain("text/css");
    expect(style.headers.get("cache-control")).toContain("immutable");
    expect((await get("/healthz")).status).toBe(200);
    expect((await get("/readyz?x=1")).status).toBe(200);
    expect((await get("/other")).status).toBe(404);
    const wrong = await get("/sign-in");
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await get("/healthz", "POST")).headers.get("allow")).toBe("GET, HEAD");
    await app.store.close();
    expect((await get("/readyz")).status).toBe(503);
    expect((await get("/healthz")).status).toBe(200);
  });
});
