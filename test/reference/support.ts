/**
 * A whole server in memory, with a clock that the test moves. Requests of clients come in through the generated server's
 * door, so that what the handlers are given is what they would be given in earnest.
 */
import { createHash } from "node:crypto";
import { createServer, type Server } from "telnyx-oauth-server";
import { configureApiKey, FIRST_ORG_ID, FIRST_USER_ID, prepareAccounts } from "../../reference/accounts.ts";
import { type Application, openApplication } from "../../reference/application.ts";
import type { AuthorizeOutcome } from "../../reference/authorization.ts";
import type { Principal } from "../../reference/bearer.ts";
import { createClient, type NewClient } from "../../reference/client-management.ts";
import { decideConsent } from "../../reference/consent.ts";
import { clientsHandlers } from "../../reference/handlers/clients.ts";
import { discoveryHandlers } from "../../reference/handlers/discovery.ts";
import { grantsHandlers } from "../../reference/handlers/grants.ts";
import { authorizationOutcome, protocolHandlers } from "../../reference/handlers/protocol.ts";
import { authenticators, type Callers } from "../../reference/handlers/security.ts";
import type { Introspection } from "../../reference/introspection.ts";
import type { RegistrationResponse } from "../../reference/registration.ts";
import { createOAuthServer } from "../../reference/server.ts";
import { readSettings } from "../../reference/settings.ts";
import type { Store } from "../../reference/store/store.ts";
import type { TokenResponse } from "../../reference/token-response.ts";

export const API_KEY = "test-key-0123456789abcdef";
export const REDIRECT_URI = "https://app.example/cb";
export const VERIFIER = "a-verifier-that-is-long-enough-for-rfc-7636-0123456789";
export const OWNER: Principal = { userId: FIRST_USER_ID, orgId: FIRST_ORG_ID, kind: "api_key", scopes: "all" };

export interface TestApplication extends Application {
  /** What was reported. */
  readonly failures: unknown[];
  /** Moves the clock, in milliseconds. */
  advance(by: number): void;
}

export async function openTestApplication(
  variables: Record<string, string> = {},
  parts: { readonly store?: Store } = {},
): Promise<TestApplication> {
  const read = readSettings({ DATABASE_URL: "sqlite::memory:", API_KEY, ...variables });
  if (!("settings" in read)) throw new Error(read.problems.join("\n"));
  let now = Date.parse("2026-01-01T00:00:00.250Z");
  const failures: unknown[] = [];
  const report = (error: unknown) => failures.push(error);
  const app = await openApplication(read.settings, { ...parts, clock: () => now, report });
  await prepareAccounts(app.store, now);
  await configureApiKey(app.store, variables.API_KEY ?? API_KEY, now);
  return Object.assign(app, {
    failures,
    advance(by: number) {
      now += by;
    },
  });
}

export function must<Value extends { readonly ok: boolean }>(value: Value): Extract<Value, { ok: true }> {
  if (!isOk(value)) throw new Error(`refused: ${JSON.stringify(value)}`);
  return value;
}

function isOk<Value extends { readonly ok: boolean }>(value: Value): value is Extract<Value, { ok: true }> {
  return value.ok;
}

export interface TestClient {
  readonly id: string;
  readonly secret: string | undefined;
}

export async function newClient(app: Application, input: Partial<NewClient> = {}): Promise<TestClient> {
  const { client } = must(
    await createClient(app, OWNER, {
      name: "Test application",
      client_type: "confidential",
      allowed_scopes: ["admin"],
      allowed_grant_types:
        input.client_type === "public"
          ? ["authorization_code", "refresh_token"]
          : ["authorization_code", "refresh_token", "client_credentials"],
      redirect_uris: [REDIRECT_URI],
      ...input,
    }),
  );
  return { id: client.client_id, secret: client.client_secret ?? undefined };
}

export function s256(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}

export function authorizeQuery(client: TestClient, changes: Record<string, string | undefined> = {}): string {
  const parameters = {
    response_type: "code",
    client_id: client.id,
    redirect_uri: REDIRECT_URI,
    state: "xyz",
    code_challenge: s256(VERIFIER),
    code_challenge_method: "S256",
    ...changes,
  };
  return query(parameters);
}

export function query(parameters: Record<string, string | undefined>): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]))
    .join("&");
}

export async function pendingConsent(
  app: Application,
  client: TestClient,
  changes: Record<string, string | undefined> = {},
): Promise<string> {
  const outcome = await authorize(app, authorizeQuery(client, changes));
  if (outcome.kind !== "consent") throw new Error(`not a consent: ${JSON.stringify(outcome)}`);
  return outcome.consentToken;
}

/** A code that the owner has approved. */
export async function newCode(
  app: Application,
  client: TestClient,
  changes: Record<string, string | undefined> = {},
): Promise<string> {
  const consentToken = await pendingConsent(app, client, changes);
  const { redirectUri } = must(await decideConsent(app, consentToken, FIRST_USER_ID, true));
  const code = new URL(redirectUri).searchParams.get("code");
  if (!code) throw new Error("no code");
  return code;
}

/** A request to the token, introspection or registration endpoint as it is on the wire. */
export interface WireRequest {
  readonly authorization: string | null;
  readonly contentType: string | undefined;
  readonly body: Uint8Array<ArrayBuffer>;
  /** The address at the other end. */
  readonly source: string;
}

/** An answer that is no success. */
export interface Refused {
  readonly ok: false;
  readonly error: string;
  readonly description: string;
  /** Of `Retry-After`, in seconds. */
  readonly retryAfter?: number;
  /** Of `WWW-Authenticate`. */
  readonly challenge?: string;
  readonly invalidFields?: Readonly<Record<string, readonly string[]>>;
}
type Answer<Response> = { readonly ok: true; readonly response: Response } | Refused;

const servers = new WeakMap<Application, Server>();

/** The server of an application, with every answer checked against the API description. */
export function serverOf(app: Application): Server {
  const server = servers.get(app) ?? createOAuthServer(app, { validateResponses: true });
  servers.set(app, server);
  return server;
}

async function post<Response>(app: Application, path: string, sent: WireRequest): Promise<Answer<Response>> {
  const { authorization, contentType, body, source } = sent;
  const headers = new Headers();
  if (authorization !== null) headers.set("authorization", authorization);
  if (contentType !== undefined) headers.set("content-type", contentType);
  const request = new Request(app.settings.issuer + path, { method: "POST", headers, body });
  const answer = await serverOf(app).fetch(request, { remoteAddress: source });
  const response = JSON.parse(await answer.text());
  if (answer.ok) return { ok: true, response };
  const retryAfter = answer.headers.get("retry-after");
  const challenge = answer.headers.get("www-authenticate");
  return {
    ok: false,
    error: response.error,
    description: response.error_description,
    ...(retryAfter !== null && { retryAfter: Number(retryAfter) }),
    ...(challenge !== null && { challenge }),
    ...(response.invalid_fields && { invalidFields: response.invalid_fields }),
  };
}

export function exchangeToken(app: Application, sent: WireRequest): Promise<Answer<TokenResponse>> {
  return post(app, "/v2/oauth/token", sent);
}

export function introspect(app: Application, sent: WireRequest): Promise<Answer<Introspection>> {
  return post(app, "/v2/oauth/introspect", sent);
}

export function registerClient(app: Application, sent: WireRequest): Promise<Answer<RegistrationResponse>> {
  return post(app, "/v2/oauth/register", sent);
}

/** What becomes of an authorization request, before it is a page: the handler's own reading of a query. */
export async function authorize(app: Application, search: string, source = "192.0.2.1"): Promise<AuthorizeOutcome> {
  const outcome = Promise.withResolvers<AuthorizeOutcome>();
  const server = createServer<Application, Callers>({
    handlers: {
      ...discoveryHandlers,
      ...clientsHandlers,
      ...grantsHandlers,
      ...protocolHandlers,
      authorizeOAuth(sent, context) {
        outcome.resolve(authorizationOutcome(sent, context));
        return { status: 400, body: "" };
      },
    },
    security: authenticators,
    context: app,
    limits: { parameters: 100 },
  });
  await server.fetch(new Request(`${app.settings.issuer}/v2/oauth/authorize?${search}`), { remoteAddress: source });
  return outcome.promise;
}

export function form(parameters: Record<string, string | undefined>, client?: TestClient): WireRequest {
  return {
    authorization:
      client?.secret === undefined ? null : `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString("base64")}`,
    contentType: "application/x-www-form-urlencoded",
    body: Buffer.from(
      query({ ...(client?.secret === undefined && client ? { client_id: client.id } : {}), ...parameters }),
    ),
    source: "192.0.2.1",
  };
}

export function redeem(
  app: Application,
  client: TestClient,
  code: string,
  changes: Record<string, string | undefined> = {},
) {
  const parameters = { grant_type: "authorization_code", code, redirect_uri: REDIRECT_URI, code_verifier: VERIFIER };
  return exchangeToken(app, form({ ...parameters, ...changes }, client));
}

export function refresh(app: Application, client: TestClient, token: string, changes: Record<string, string> = {}) {
  return exchangeToken(app, form({ grant_type: "refresh_token", refresh_token: token, ...changes }, client));
}

/** Tokens of a fresh grant, refresh token included. */
export async function newTokens(
  app: Application,
  client: TestClient,
): Promise<TokenResponse & { readonly refresh_token: string }> {
  const { response } = must(await redeem(app, client, await newCode(app, client)));
  if (response.refresh_token === undefined) throw new Error("no refresh token");
  return { ...response, refresh_token: response.refresh_token };
}
