/** The endpoints of the protocol: authorize, consent, token, introspect, register, and the key set. */
import type {
  AuthenticationOutcome,
  AuthorizeOAuthRequest,
  AuthorizeOAuthResponse,
  ExchangeOAuthTokenResponse,
  IntrospectOAuthTokenResponse,
  OAuthProtocolHandlers,
  RegisterOAuthClientResponse,
} from "telnyx-oauth-server";
import type { Application } from "../application.ts";
import { type AuthorizeOutcome, authorize } from "../authorization.ts";
import type { Principal } from "../bearer.ts";
import { authenticationFailed } from "../client-authentication.ts";
import { consentDetails, decideConsent } from "../consent.ts";
import { introspect } from "../introspection.ts";
import { authorizePage } from "../pages/consent-pages.ts";
import type { HtmlPage } from "../pages/render.ts";
import { type Refusal, refusalStatus, refuse } from "../refusal.ts";
import { type RegistrationRefusal, registerClient } from "../registration.ts";
import type { ClientRecord } from "../store/records.ts";
import { exchangeToken } from "../token-exchange.ts";
import { errorBody, MINUTE_SECONDS, NO_STORE, NO_STORE_OR_CACHE, RETRY_SECONDS, sourceOf } from "./answers.ts";
import { cacheable } from "./discovery.ts";
import {
  AUTHORIZE_PARAMETERS,
  bodyMembers,
  bodyParameters,
  INTROSPECTION_PARAMETERS,
  queryParameters,
  type SentRequest,
  TOKEN_PARAMETERS,
} from "./parameters.ts";
import type { Callers } from "./security.ts";

type CallerOutcome = AuthenticationOutcome<Partial<Callers>, keyof Callers>;

export const protocolHandlers: OAuthProtocolHandlers<Application, Callers> = {
  async authorizeOAuth(sent, app) {
    const outcome = await authorizationOutcome(sent, app);
    const answer = await authorizePage(app, outcome, sent.request.headers.get("cookie"));
    if (!("location" in answer)) return pageResponse(answer);
    return { status: 302, headers: { ...NO_STORE, "referrer-policy": "no-referrer", location: answer.location } };
  },

  async getOAuthConsentToken({ path, auth }, app) {
    const result = await consentDetails(app, path.consent_token, auth.bearerAuth.userId);
    if (!result.ok) return { status: 422, headers: NO_STORE, body: errorBody(result) };
    const { requested_scopes, ...details } = result.details;
    return { status: 200, headers: NO_STORE, body: { data: { ...details, requested_scopes: [...requested_scopes] } } };
  },

  async createOAuthGrant({ body, auth }, app) {
    const result = await decideConsent(app, body.consent_token, auth.bearerAuth.userId, body.allowed);
    if (!result.ok) return { status: 422, headers: NO_STORE, body: errorBody(result) };
    return { status: 200, headers: NO_STORE, body: { redirect_uri: result.redirectUri } };
  },

  async exchangeOAuthToken(sent, app) {
    const { auth, request } = sent;
    const parameters = bodyParameters(sent, TOKEN_PARAMETERS);
    const isAbandoned = () => request.signal.aborted;
    const received = { basic: basicOutcome(auth), source: sourceOf(app, request), isAbandoned };
    const result = parameters.ok ? await exchangeToken(app, { ...received, parameters }) : parameters;
    if (result.ok) return { status: 200, headers: NO_STORE_OR_CACHE, body: result.response };
    return tokenRefusal(result, auth.kind === "anonymous" ? undefined : auth.challenge);
  },

  async introspectOAuthToken(sent, app) {
    const { auth, request } = sent;
    const parameters = bodyParameters(sent, INTROSPECTION_PARAMETERS);
    const callers = { basic: basicOutcome(auth), principal: bearerOutcome(auth) };
    const received = { ...callers, source: sourceOf(app, request) };
    const result = parameters.ok ? await introspect(app, { ...received, parameters }) : parameters;
    if (result.ok) return { status: 200, headers: NO_STORE, body: result.response };
    return introspectionRefusal(result, auth.challenge);
  },

  async getOAuthJWKS({ headers }, { keys, clock }) {
    const published = await keys.published(clock());
    return cacheable({ keys: published.keys.map((key) => ({ ...key })) }, headers["if-none-match"]);
  },

  async registerOAuthClient(sent, app) {
    const result = await registerClient(app, { body: bodyMembers(sent), source: sourceOf(app, sent.request) });
    if (!result.ok) return registrationRefusal(result);
    const { redirect_uris, grant_types, response_types, ...rest } = result.response;
    const lists = {
      redirect_uris: [...redirect_uris],
      grant_types: [...grant_types],
      response_types: [...response_types],
    };
    return { status: 201, headers: NO_STORE, body: { ...rest, ...lists } };
  },
};

/** What becomes of an authorization request, before it is a page or a redirect. */
export async function authorizationOutcome(
  sent: SentRequest & Pick<AuthorizeOAuthRequest, "request">,
  app: Application,
): Promise<AuthorizeOutcome> {
  const parameters = queryParameters(sent, AUTHORIZE_PARAMETERS);
  if (!parameters.ok) return { kind: "page", status: 400, message: "The request cannot be read." };
  const { request } = sent;
  return authorize(app, { parameters, source: sourceOf(app, request), isKept: request.method !== "HEAD" });
}

/**
 * What HTTP Basic has shown. Where it was tried and nothing came of it, the client is as unknown as with a wrong
 * secret.
 */
function basicOutcome(auth: CallerOutcome): ClientRecord | Refusal | undefined {
  if (auth.kind === "authenticated") return auth.principals.oauthClientAuth;
  return auth.kind !== "anonymous" && auth.scheme === "oauthClientAuth" ? authenticationFailed() : undefined;
}

/** The same for a bearer token (RFC 6750 §3.1). */
function bearerOutcome(auth: CallerOutcome): Principal | Refusal | undefined {
  if (auth.kind === "authenticated") return auth.principals.bearerAuth;
  if (auth.kind === "anonymous" || auth.scheme !== "bearerAuth") return undefined;
  return auth.kind === "forbidden"
    ? refuse("insufficient_scope", "the access token does not allow this")
    : refuse("invalid_token", "the bearer token is not valid");
}

function pageResponse({ status, headers, body }: HtmlPage): AuthorizeOAuthResponse {
  switch (status) {
    case 200:
    case 400:
    case 404:
    case 422:
      return { status, headers, body };
    case 429:
      return { status, headers: { ...headers, "retry-after": MINUTE_SECONDS }, body };
    default:
      throw new Error(`the authorization endpoint has no page of status ${status}`);
  }
}

/** The challenge is for a client that tried the Authorization header, and for it alone (RFC 6749 §5.2). */
function tokenRefusal(refusal: Refusal, challenge: string | undefined): ExchangeOAuthTokenResponse {
  const status = refusalStatus(refusal);
  const headers = NO_STORE_OR_CACHE;
  const body = errorBody(refusal);
  switch (status) {
    case 401:
      return { status, headers: { ...headers, ...(challenge && { "www-authenticate": challenge }) }, body };
    case 429:
    case 503:
      return { status, headers: { ...headers, "retry-after": refusal.retryAfter ?? RETRY_SECONDS }, body };
    default:
      // A bearer token is passed over here, so that 403 does not occur.
      return { status: 400, headers, body };
  }
}

function introspectionRefusal(refusal: Refusal, challenge: string): IntrospectOAuthTokenResponse {
  const status = refusalStatus(refusal);
  const body = errorBody(refusal);
  switch (status) {
    case 401:
    case 403:
      return { status, headers: { ...NO_STORE, "www-authenticate": challenge }, body };
    case 429:
    case 503:
      return { status, headers: { ...NO_STORE, "retry-after": refusal.retryAfter ?? RETRY_SECONDS }, body };
    case 400:
      return { status, headers: NO_STORE, body };
  }
}

/** RFC 7591 §3.2.2, with the members that are wrong beside it. */
function registrationRefusal(refusal: RegistrationRefusal): RegisterOAuthClientResponse {
  const body = errorBody(refusal);
  if (refusal.retryAfter !== undefined) {
    return { status: 429, headers: { ...NO_STORE, "retry-after": refusal.retryAfter }, body };
  }
  const { invalidFields } = refusal;
  if (!invalidFields) return { status: 400, headers: NO_STORE, body };
  const invalid_fields: Record<string, string[]> = {};
  for (const [name, problems] of Object.entries(invalidFields)) invalid_fields[name] = [...problems];
  return { status: 400, headers: NO_STORE, body: { ...body, invalid_fields } };
}
