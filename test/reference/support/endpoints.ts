/**
 * The token, introspection and registration endpoints. Requests come in through the generated server's door, so that
 * what the handlers are given is what they would be given in earnest.
 */
import type { Server } from "telnyx-oauth-server";
import { expect } from "vitest";
import type { Application } from "../../../reference/application.ts";
import type { Introspection } from "../../../reference/introspection.ts";
import type { RegistrationResponse } from "../../../reference/registration.ts";
import { createOAuthServer } from "../../../reference/server.ts";
import type { TokenResponse } from "../../../reference/token-response.ts";
import { must, query, REDIRECT_URI, type TestClient } from "./application.ts";
import { newCode, VERIFIER } from "./authorization.ts";

const servers = new WeakMap<Application, Server>();

/** The server of an application, with every answer checked against the API description. */
export function serverOf(app: Application): Server {
  const server = servers.get(app) ?? createOAuthServer(app, { validateResponses: true });
  servers.set(app, server);
  return server;
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

/** What a refusal is compared with. */
export function refused(error: string): { readonly ok: false; readonly error: string } {
  return { ok: false, error };
}

/** Whether introspection by the client says that the token is active; of another one it says nothing else. */
export async function isActive(app: Application, client: TestClient, token: string | undefined): Promise<boolean> {
  const { response } = must(await introspect(app, form({ token }, client)));
  if (!response.active) expect(response).toEqual({ active: false });
  return response.active;
}

/** A request to the token endpoint, client_credentials unless it says otherwise. */
export type TokenAsked = Partial<Omit<WireRequest, "body">> & { readonly body?: string | Uint8Array };

export function askForToken(app: Application, { body = "grant_type=client_credentials", ...rest }: TokenAsked) {
  const contentType = "application/x-www-form-urlencoded";
  const sent = { authorization: null, contentType, source: "192.0.2.1", ...rest, body: Buffer.from(body) };
  return exchangeToken(app, sent);
}
