/** The authorization endpoint: what is kept for the user, what the client is told, and what stays on a page. */
import { beforeEach, describe, expect, it } from "vitest";
import type { AuthorizeOutcome } from "../../reference/authorization.ts";
import { openSqliteStore } from "../../reference/store/sqlite.ts";
import { StoreUnavailableError } from "../../reference/store/store.ts";
import {
  newClient,
  openTestApplication,
  REDIRECT_URI,
  type TestApplication,
  type TestClient,
} from "./support/application.ts";
import { authorize, authorizeQuery } from "./support/authorization.ts";
import { serverOf } from "./support/endpoints.ts";

const LOOPBACK_URI = "http://127.0.0.1:4000/cb";
let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app, { redirect_uris: [REDIRECT_URI, LOOPBACK_URI] });
  await app.store.setClientVerified(client.id, true, app.clock());
});

/** What the redirect tells the client. */
function told(outcome: AuthorizeOutcome): Record<string, string> {
  if (outcome.kind !== "redirect") throw new Error(`no redirect: ${JSON.stringify(outcome)}`);
  const url = new URL(outcome.location);
  expect([...url.searchParams.keys()].length).toBe(new Set(url.searchParams.keys()).size);
  return Object.fromEntries(url.searchParams);
}

describe("a request that cannot be trusted stays on our page", () => {
  it.each([
    ["no client", { client_id: undefined }, 400],
    ["an empty client", { client_id: "" }, 400],
    ["an unknown client", { client_id: "00000000-0000-4000-8000-000000000000" }, 404],
    ["a client that is no UUID", { client_id: "abc123def456" }, 404],
    ["no redirect URI", { redirect_uri: undefined }, 400],
    ["a redirect URI that is none", { redirect_uri: "cb" }, 400],
    ["an unregistered redirect URI", { redirect_uri: `${REDIRECT_URI}/` }, 422],
    ["a redirect URI with a fragment", { redirect_uri: `${REDIRECT_URI}#f` }, 422],
  ])("R32, C4, C5: %s", async (_, changes, status) => {
    expect(await authorize(app, authorizeQuery(client, changes))).toMatchObject({ kind: "page", status });
  });

  it.each(["client_id", "redirect_uri"])("R2, R32: %s twice", async (name) => {
    const outcome = await authorize(app, `${authorizeQuery(client)}&${name}=x`);
    expect(outcome).toMatchObject({ kind: "page", status: 400 });
  });
});

describe("a wrong request is told to the client", () => {
  const challenge = "x".repeat(43);
  it.each([
    ["no response type", { response_type: undefined }, "invalid_request"],
    ["another response mode", { response_mode: "form_post" }, "invalid_request"],
    ["another response type", { response_type: "token" }, "unsupported_response_type"],
    ["an unknown scope", { scope: "other" }, "invalid_scope"],
    ["two spaces in scope", { scope: "admin  admin" }, "invalid_scope"],
    ["plain, which is off", { code_challenge_method: "plain" }, "invalid_request"],
    ["a challenge without a method, which means plain", { code_challenge_method: undefined }, "invalid_request"],
    ["an unknown method", { code_challenge_method: "S512" }, "invalid_request"],
    ["a method without a challenge", { code_challenge: undefined }, "invalid_request"],
    ["a short challenge", { code_challenge: challenge.slice(1) }, "invalid_request"],
    ["a long challenge", { code_challenge: "x".repeat(129) }, "invalid_request"],
    ["a challenge of other characters", { code_challenge: `${challenge}+` }, "invalid_request"],
    ["a long state", { state: "s".repeat(4_097) }, "invalid_request"],
    ["an unknown resource", { resource: "https://other.example" }, "invalid_target"],
  ])("R4, R37, R38, R39, R40, R41, C7: %s", async (_, changes, error) => {
    const answer = told(await authorize(app, authorizeQuery(client, changes)));
    expect(answer).toMatchObject({
      error,
      iss: app.settings.issuer,
      state: "state" in changes ? changes.state : "xyz",
    });
    expect(answer.error_description).toMatch(/^[\x20\x21\x23-\x5b\x5d-\x7e]+$/);
  });

  it("R2: a parameter twice; a repeated state is not given back", async () => {
    const scope = told(await authorize(app, `${authorizeQuery(client)}&scope=admin&scope=admin`));
    expect(scope).toMatchObject({ error: "invalid_request", state: "xyz" });
    const state = told(await authorize(app, `${authorizeQuery(client)}&state=xyz`));
    expect(state).not.toHaveProperty("state");
  });

  it("a broken encoding", async () => {
    expect(told(await authorize(app, `${authorizeQuery(client, { scope: undefined })}&scope=%zz`)).error).toBe(
      "invalid_request",
    );
    expect((await authorize(app, `${authorizeQuery(client)}&other=%zz&%zz=1`)).kind).toBe("consent");
  });

  it("R37, R38, C6: a client without the grant type, or without the PKCE that it needs", async () => {
    const machine = await newClient(app, { allowed_grant_types: ["client_credentials"] });
    const open = await newClient(app, { client_type: "public" });
    const strict = await newClient(app, { require_pkce: true });
    for (const { id } of [machine, open, strict]) await app.store.setClientVerified(id, true, app.clock());
    expect(told(await authorize(app, authorizeQuery(machine))).error).toBe("unauthorized_client");
    for (const each of [open, strict]) {
      const changes = { code_challenge: undefined, code_challenge_method: undefined };
      expect(told(await authorize(app, authorizeQuery(each, changes))).error).toBe("invalid_request");
    }
  });

  it("R16: a store that does not answer, which is reported; before the client is known, nobody is told but the browser", async () => {
    const store = openSqliteStore(":memory:");
    const failing = await openTestApplication({}, { store });
    const known = await newClient(failing);
    await failing.store.setClientVerified(known.id, true, 0);
    const down = new StoreUnavailableError("down");
    store.insertAuthorization = () => Promise.reject(down);
    expect(told(await authorize(failing, authorizeQuery(known))).error).toBe("temporarily_unavailable");
    expect(failing.failures).toEqual([down]);
    await failing.store.setClientVerified(known.id, false, 0);
    const page = await serverOf(failing).fetch(
      new Request(`${failing.settings.issuer}/v2/oauth/authorize?${authorizeQuery(known)}`),
    );
    expect([page.status, page.headers.get("retry-after")]).toEqual([503, "5"]);
    expect(await page.text()).toContain("<h1>");
    expect(failing.failures).toEqual([down, down]);
    await store.close();
    await expect(authorize(failing, authorizeQuery(known))).rejects.toThrow(StoreUnavailableError);
  });
});

describe("an unverified client", () => {
  beforeEach(() => app.store.setClientVerified(client.id, false, app.clock()));

  it("R44: is told of an error only after the user was asked, unless it is on this machine", async () => {
    const wrong = { response_type: "token" };
    const outcome = await authorize(app, authorizeQuery(client, wrong));
    expect(outcome).toMatchObject({ kind: "interstitial", destination: "app.example" });
    expect((await authorize(app, authorizeQuery(client, { ...wrong, redirect_uri: LOOPBACK_URI }))).kind).toBe(
      "redirect",
    );
  });

  it("R44: is told at once where the operator wants it so", async () => {
    const direct = await openTestApplication({ INTERSTITIAL: "off" });
    const other = await newClient(direct);
    expect((await authorize(direct, authorizeQuery(other, { response_type: "token" }))).kind).toBe("redirect");
  });
});

describe("too much", () => {
  it("of parameters is a page and no redirect", async () => {
    const many = Array.from({ length: 100 }, (_, number) => `&p${number}=`).join("");
    expect(await authorize(app, authorizeQuery(client) + many)).toMatchObject({ kind: "page", status: 400 });
  });

  it("from one source is refused for a minute, and only there", async () => {
    const again = (source: string) => authorize(app, authorizeQuery(client), source);
    for (let count = 0; count < 300; count += 1) expect((await again("2001:db8::1")).kind).toBe("consent");
    // One subscriber has all addresses of a /64.
    expect(await again("2001:db8::2")).toMatchObject({ kind: "page", status: 429 });
    expect((await again("2001:db8:0:1::1")).kind).toBe("consent");
    const page = await serverOf(app).fetch(
      new Request(`${app.settings.issuer}/v2/oauth/authorize?${authorizeQuery(client)}`),
      { remoteAddress: "2001:db8::3" },
    );
    expect([page.status, page.headers.get("retry-after")]).toEqual([429, "60"]);
    app.advance(60_000);
    expect((await again("2001:db8::2")).kind).toBe("consent");
  });

  it("is not what keeps an unused client: asking without a user is no use of it", async () => {
    await authorize(app, authorizeQuery(client));
    expect(app.usage.take(1).clients.size).toBe(0);
  });
});

describe("what is ignored", () => {
  it("R1, R3: unknown parameters, also twice, and empty ones", async () => {
    const extra = "&prompt=none&prompt=login&nonce=1&scope=&resource=&code_challenge=";
    expect((await authorize(app, authorizeQuery(client) + extra)).kind).toBe("consent");
  });

  it("R2, R41: the same resource twice", async () => {
    const resource = `&resource=${encodeURIComponent(app.settings.resource)}`;
    expect((await authorize(app, authorizeQuery(client) + resource + resource)).kind).toBe("consent");
  });
});
