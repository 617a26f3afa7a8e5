/** What the log says of requests and failures, and what it never says. */
import { expect, it } from "vitest";
import { createClient } from "../../reference/client-management.ts";
import { describeFailure, lineLog } from "../../reference/log.ts";
import { API_KEY, must, newClient, OWNER, openTestApplication, REDIRECT_URI } from "./support/application.ts";
import { authorizeQuery, newCode, pendingConsent, VERIFIER } from "./support/authorization.ts";
import { Browser } from "./support/browser.ts";
import { redeem, refresh, serverOf } from "./support/endpoints.ts";
import { asOwner, basicHeader, formRequest, jsonRequest, send } from "./support/http.ts";

interface Line {
  readonly event: string;
  readonly operation: string;
  readonly status: number;
}

async function loggedApplication(variables: Record<string, string> = {}) {
  const app = await openTestApplication({ LOG: "requests", ...variables });
  let text = "";
  const flushed = () => new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
  const log = lineLog((lines) => {
    text += lines;
  }, app.clock);
  Object.assign(app, { log, report: (error: unknown) => log(describeFailure(error)) });
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
  expect(await lines()).toMatchObject([
    { level: "info", event: "request", method: "GET", operation: "getOAuthJWKS", status: 200, source: "192.0.2.1" },
    { operation: "/healthz", status: 200 },
    { operation: "other", status: 404 },
    { method: "POST", operation: "registerOAuthClient", status: 201, milliseconds: expect.any(Number) },
    { operation: "other", status: 405, time: new Date(app.clock()).toISOString() },
  ]);
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
