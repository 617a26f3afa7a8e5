/** What the log says of requests and failures, and what it never says. */
import { describe, expect, it } from "vitest";
import { createClient, deleteClient, updateClient } from "../../reference/client-management.ts";
import { listGrants, revokeGrant } from "../../reference/grant-management.ts";
import { describeFailure, lineLog } from "../../reference/log.ts";
import {
  API_KEY,
  must,
  newClient,
  OWNER,
  openTestApplication,
  REDIRECT_URI,
  type TestApplication,
} from "./support/application.ts";
import { authorizeQuery, newCode, pendingConsent, VERIFIER } from "./support/authorization.ts";
import { Browser } from "./support/browser.ts";
import { newTokens, redeem, refresh, serverOf } from "./support/endpoints.ts";
import { asOwner, basicHeader, formRequest, jsonRequest, send } from "./support/http.ts";

interface Line {
  readonly event: string;
  readonly operation: string;
  readonly status: number;
}

async function loggedApplication(variables: Record<string, string> = {}) {
  let text = "";
  const flushed = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const log = lineLog(
    (lines) => {
      text += lines;
    },
    () => app.clock(),
  );
  const app = await openTestApplication({ LOG: "requests", ...variables }, { log });
  Object.assign(app, { report: (error: unknown) => log(describeFailure(error)) });
  const lines = async (): Promise<readonly Line[]> => {
    await flushed();
    return text.split("\n").flatMap((line) => (line === "" ? [] : [JSON.parse(line)]));
  };
  const whole = async () => {
    await flushed();
    return text;
  };
  return { app, lines, text: whole };
}

it("R10: holds nothing of what was sent or handed out, be it used well or badly", async () => {
  const { app, lines, text } = await loggedApplication();
  const client = await newClient(app);
  const { client: stranger } = must(
    await createClient(app, OWNER, {
      name: "Other",
      client_type: "confidential",
      allowed_scopes: [],
      allowed_grant_types: ["client_credentials"],
    }),
  );
  const consent = await pendingConsent(app, client, { state: "a-state-that-is-secret" });
  const code = await newCode(app, client);
  await redeem(app, client, "a-code-that-is-wrong");
  const tokens = must(await redeem(app, client, code)).response;
  const rotated = must(await refresh(app, client, tokens.refresh_token ?? "")).response;
  const browser = new Browser(app, client);
  await browser.authorize();
  await browser.signIn();
  await browser.decide("allow");
  const basic = basicHeader(client.id, client.secret);
  await send(app, `/v2/oauth/authorize?${authorizeQuery(client, { state: "a-state-that-is-secret" })}`);
  await send(app, `/v2/oauth/consent/${consent}`, { headers: asOwner });
  await send(app, `/v2/oauth/consent/${consent}/../%2e`, { headers: asOwner });
  await send(app, "/v2/oauth/grants", jsonRequest({ allowed: true, consent_token: consent }));
  await send(app, "/v2/oauth/introspect", formRequest({ token: tokens.access_token }, basic));
  await send(app, `/v2/oauth/token?code=${code}&client_secret=${client.secret}`, formRequest({ code }, basic));
  await send(app, `/nobody/${rotated.refresh_token}?access_token=${tokens.access_token}`);
  await send(app, "/v2/oauth/clients", { headers: { authorization: "Bearer a-guess-that-is-wrong" } });
  await app.store.close();
  await send(
    app,
    "/v2/oauth/token",
    formRequest({ code, code_verifier: VERIFIER, grant_type: "authorization_code" }, basic),
  );

  const events = await lines();
  expect(events.some(({ event, status }) => event === "request" && status === 503)).toBe(true);
  expect(events.some(({ event }) => event === "failure")).toBe(true);
  const secrets = [
    API_KEY,
    client.secret,
    basic.authorization.slice(6),
    stranger.client_secret,
    consent,
    code,
    tokens.access_token,
    tokens.refresh_token,
    rotated.access_token,
    rotated.refresh_token,
    VERIFIER,
    browser.hidden("csrf_token"),
    ...browser.cookies.values(),
    "a-code-that-is-wrong",
    "a-guess-that-is-wrong",
    "a-state-that-is-secret",
  ];
  const all = await text();
  for (const secret of secrets) {
    expect(secret).toMatch(/^.{16,}$/);
    expect(all).not.toContain(secret);
  }
});

it("is a line of JSON for each request, with the operation in place of the address", async () => {
  const { app, lines } = await loggedApplication();
  await send(app, "/v2/oauth/jwks");
  await send(app, "/healthz");
  await send(app, "/nobody/at/all");
  await send(app, "/v2/oauth/register", jsonRequest({ redirect_uris: [REDIRECT_URI] }));
  await send(app, "/v2/oauth/token");
  const requests = (await lines()).filter(({ event }) => event === "request");
  expect(requests).toMatchObject([
    { level: "info", event: "request", method: "GET", operation: "getOAuthJWKS", status: 200, source: "192.0.2.1" },
    { operation: "/healthz", status: 200 },
    { operation: "other", status: 404 },
    { method: "POST", operation: "registerOAuthClient", status: 201, milliseconds: expect.any(Number) },
    { operation: "other", status: 405, time: new Date(app.clock()).toISOString() },
  ]);
});

describe("an event", () => {
  /** A code and a refresh token, each used by two. */
  async function twoThefts(app: TestApplication) {
    const client = await newClient(app);
    const code = await newCode(app, client);
    const { refresh_token = "" } = must(await redeem(app, client, code)).response;
    await redeem(app, client, code);
    expect(await refresh(app, client, refresh_token)).toMatchObject({ ok: false });
    const second = await newTokens(app, client);
    const { refresh_token: successor = "" } = must(await refresh(app, client, second.refresh_token)).response;
    must(await refresh(app, client, successor));
    await refresh(app, client, second.refresh_token);
    return client;
  }

  it("is a theft, which is told whatever else is, by ids alone", async () => {
    const { app, lines } = await loggedApplication({ LOG: "failures" });
    const client = await twoThefts(app);
    const common = { level: "warning", event: "grant_revoked", client_id: client.id, grant_id: expect.any(String) };
    const time = new Date(app.clock()).toISOString();
    expect(await lines()).toEqual([
      { time, ...common, reason: "code_replayed" },
      { time, ...common, reason: "refresh_token_reused" },
    ]);
  });

  it("is a sign-in, a decision or a change of a client, where they are asked for", async () => {
    const { app, lines } = await loggedApplication({ LOG: "events" });
    const client = await newClient(app);
    const browser = new Browser(app, client);
    await browser.authorize();
    await browser.signIn("a-key-that-is-wrong-0123");
    await browser.signIn();
    await browser.decide("allow");
    const [grant] = (await listGrants(app, OWNER, { number: 1, size: 1 })).items;
    must(await revokeGrant(app, OWNER, grant?.id ?? ""));
    must(await updateClient(app, OWNER, client.id, { name: "New" }));
    must(await deleteClient(app, OWNER, client.id));
    await send(app, "/v2/oauth/register", jsonRequest({ redirect_uris: [REDIRECT_URI] }));
    const [user_id, client_id] = [OWNER.userId, client.id];
    expect(await lines()).toMatchObject([
      { event: "client_created", client_id, user_id },
      { event: "sign_in", reason: "refused", source: "192.0.2.1" },
      { event: "sign_in", reason: "accepted", user_id, source: "192.0.2.1" },
      { event: "consent", reason: "allowed", client_id, user_id },
      { event: "grant_revoked", reason: "by_user", grant_id: grant?.id, client_id, user_id },
      { event: "client_changed", client_id, user_id },
      { event: "client_deleted", client_id, user_id },
      { event: "client_registered", client_id: expect.not.stringContaining(client_id), source: "192.0.2.1" },
    ]);
  });

  it("is counted, and thefts from zero, so that the first is an increase", async () => {
    const { app } = await loggedApplication();
    const counted = () =>
      app.metrics
        .render([])
        .split("\n")
        .filter((line) => line.includes('event="grant_revoked"'));
    const labels = ["code_replayed", "refresh_token_reused"].map(
      (reason) => `oauth_events_total{event="grant_revoked",reason="${reason}"}`,
    );
    expect(counted()).toEqual(labels.map((label) => `${label} 0`));
    await twoThefts(app);
    expect(counted()).toEqual(labels.map((label) => `${label} 1`));
  });
});

it("tells of a failure with its cause, and of what was thrown that is no error", () => {
  const cause = new TypeError("the cause");
  expect(describeFailure(new Error("it failed", { cause }))).toMatchObject({
    level: "error",
    name: "Error",
    message: "it failed",
    stack: expect.stringContaining("logs.test.ts"),
    cause: "TypeError: the cause",
  });
  expect(describeFailure("odd")).toEqual({ level: "error", event: "failure", message: "odd" });
});

it("are metrics for the operator's token, and nothing for anybody else", async () => {
  const METRICS_TOKEN = "a-token-for-metrics-0123456789";
  const { app } = await loggedApplication({ METRICS_TOKEN });
  await send(app, "/v2/oauth/jwks");
  await send(app, "/v2/oauth/jwks");
  await send(app, "/nobody");
  const read = (token?: string) =>
    send(app, "/metrics", token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } });
  for (const token of [undefined, "wrong", API_KEY]) expect((await read(token)).status).toBe(401);
  const metrics = await read(METRICS_TOKEN);
  expect(metrics.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const text = await metrics.text();
  for (const line of [
    'oauth_requests_total{operation="getOAuthJWKS",status="200"} 2',
    'oauth_requests_total{operation="other",status="404"} 1',
    'oauth_requests_total{operation="/metrics",status="401"} 3',
    'oauth_request_duration_seconds_bucket{operation="getOAuthJWKS",le="+Inf"} 2',
    'oauth_request_duration_seconds_count{operation="getOAuthJWKS"} 2',
    "oauth_failures_total 0",
  ]) {
    expect(text.split("\n")).toContain(line);
  }
  // Every line is a comment or a sample of the format.
  for (const line of text.trimEnd().split("\n")) {
    expect(line).toMatch(/^(# (HELP|TYPE) [a-z_]+ .+|[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [\d.e+-]+)$/);
  }
  const none = await openTestApplication();
  const closed = await serverOf(none).fetch(new Request(`${none.settings.issuer}/metrics`));
  expect([closed.status, await closed.json()]).toMatchObject([404, { error: "not_found" }]);
});
