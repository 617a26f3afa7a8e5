/** The endpoints of the protocol: authorize, consent, token, introspect, register, and the key set. */
import type {
  AuthorizeOAuthResponse,
  ExchangeOAuthTokenResponse,
  IntrospectOAuthTokenResponse,
  OAuthProtocolHandlers,
  RegisterOAuthClientResponse,
} from "telnyx-oauth-server";
import type { Application } from "../application.ts";
import { authorize } from "../authorization.ts";
import { BASIC_CHALLENGE, bearerChallenge } from "../bearer.ts";
import { consentDetails, decideConsent } from "../consent.ts";
import { introspect } from "../introspection.ts";
import { authorizePage } from "../pages/consent-pages.ts";
import type { HtmlPage } from "../pages/render.ts";
import { type Refusal, refusalStatus } from "../refusal.ts";
import { type RegistrationRefusal, registerClient } from "../registration.ts";
import { exchangeToken } from "../token-exchange.ts";
import { backChannelRequest, errorBody, NO_STORE, NO_STORE_OR_CACHE, RETRY_SECONDS } from "./answers.ts";
import { cacheable } from "./discovery.ts";
import type { Callers } from "./security.ts";

export const protocolHandlers: OAuthProtocolHandlers<Application, Callers> = {
  async authorizeOAuth({ request }, app) {
    const outcome = await authorize(app, request.search);
    const answer = await authorizePage(app, outcome, request.headers.get("cookie") ?? null);
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

  async exchangeOAuthToken({ request }, app) {
    const received = await backChannelRequest(app, request);
    const result = received.ok ? await exchangeToken(app, received) : received;
    return result.ok ? { status: 200, headers: NO_STORE_OR_CACHE, body: result.response } : tokenRefusal(result);
  },

  async introspectOAuthToken({ request }, app) {
    const received = await backChannelRequest(app, request);
    const result = received.ok ? await introspect(app, received) : received;
    if (result.ok) return { status: 200, headers: NO_STORE, body: result.response };
    const bearer = /^bearer\b/i.test(request.headers.get("authorization") ?? "");
    return introspectionRefusal(result, bearer ? bearerChallenge(app.settings, "invalid_token") : BASIC_CHALLENGE);
  },

  getOAuthJWKS({ headers }, { keys }) {
    return cacheable({ keys: keys.published().keys.map((key) => ({ ...key })) }, headers["if-none-match"]);
  },

  async registerOAuthClient({ request }, app) {
    const received = await backChannelRequest(app, request);
    const result = received.ok ? await registerClient(app, received) : received;
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

function pageResponse({ status, headers, body }: HtmlPage): AuthorizeOAuthResponse {
  switch (status) {
    case 200:
    case 400:
    case 404:
    case 422:
      return { status, headers, body };
    default:
      return { status: 503, headers: { ...headers, "retry-after": RETRY_SECONDS }, body };
  }
}

function tokenRefusal(refusal: Refusal): ExchangeOAuthTokenResponse {
  const status = refusalStatus(refusal);
  const headers = NO_STORE_OR_CACHE;
  const body = errorBody(refusal);
  switch (status) {
    case 401:
      return {
        status,
        headers: { ...headers, ...(refusal.basicChallenge && { "www-authenticate": BASIC_CHALLENGE }) },
        body,
      };
    case 400:
      return { status, headers, body };
    default:
      return { status, headers: { ...headers, "retry-after": refusal.retryAfter ?? RETRY_SECONDS }, body };
  }
}

function introspectionRefusal(refusal: Refusal, challenge: string): IntrospectOAuthTokenResponse {
  const status = refusalStatus(refusal);
  const body = errorBody(refusal);
  switch (status) {
    case 401:
      return { status, headers: { ...NO_STORE, "www-authenticate": challenge }, body };
    case 400:
      return { status, headers: NO_STORE, body };
    default:
      return { status, headers: { ...NO_STORE, "retry-after": refusal.retryAfter ?? RETRY_SECONDS }, body };
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
