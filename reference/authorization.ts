/**
 * The authorization endpoint (RFC 6749 §4.1.1): checks a request and keeps it, whole, until the user decides. Nothing
 * of it is read from the browser again.
 *
 * There are two ways to be wrong. Without a client and a redirect URI that is the client's, the browser must not be
 * sent anywhere: a page says so. With both, the client is told, by redirect, with the state it sent and our `iss`
 * (RFC 9207).
 */
import type { Application } from "./application.ts";
import { readChallenge } from "./pkce.ts";
import {
  appendParameters,
  isAbsoluteUri,
  isLoopbackRedirect,
  matchesRegistered,
  redirectDestination,
} from "./redirect-uri.ts";
import { isRefusal, type Refusal, refuse } from "./refusal.ts";
import { misshapenParameter, type RequestParameters } from "./request-parameters.ts";
import { resolveResource } from "./resource-indicator.ts";
import { resolveScope } from "./scope.ts";
import { existingScopes } from "./scope-catalogue.ts";
import { hashSecret, newSecret } from "./secrets.ts";
import type { AuthorizationTerms, ClientRecord } from "./store/records.ts";
import { StoreUnavailableError } from "./store/store.ts";
import { isUuid } from "./uuid.ts";

export type AuthorizeOutcome =
  /** A page for the user; the browser stays here. */
  | { readonly kind: "page"; readonly status: 400 | 404 | 422 | 429; readonly message: string }
  | { readonly kind: "redirect"; readonly location: string }
  /** A page that names the destination and asks before an unverified client is told of its error. */
  | { readonly kind: "interstitial"; readonly location: string; readonly destination: string; readonly message: string }
  | { readonly kind: "consent"; readonly consentToken: string; readonly client: ClientRecord };

const STATE_LIMIT = 4_096;

export interface AuthorizationRequest {
  readonly parameters: RequestParameters;
  /** Where it comes from (see source-address.ts): every request that is kept costs a row. */
  readonly source: string;
  /** False for one that is only looked at, by HEAD: nobody will decide it. */
  readonly isKept: boolean;
}

export async function authorize(
  app: Application,
  { parameters, source, isKept }: AuthorizationRequest,
): Promise<AuthorizeOutcome> {
  const now = app.clock();
  if (app.limits.authorization.retryAfter(source, now) !== undefined) {
    return page(429, "There were too many requests from your network. Please wait a minute.");
  }
  app.limits.authorization.count(source, now);
  const redirectUri = parameters.get("redirect_uri");
  const clientId = parameters.get("client_id");
  for (const name of ["client_id", "redirect_uri"]) {
    if (parameters.repeated.has(name)) return page(400, `The request has more than one ${name}.`);
  }
  if (clientId === undefined) return page(400, "The request does not say which application it comes from.");

  const client = isUuid(clientId) ? await app.store.findClient(clientId) : undefined;
  if (!client) return unknownClient();
  if (redirectUri === undefined) return page(400, "The request does not say where to return to.");
  if (!isAbsoluteUri(redirectUri)) return page(400, "The address to return to is not valid.");
  if (!matchesRegistered(redirectUri, client.redirectUris)) {
    return page(422, "The address to return to is not one that the application has registered.");
  }

  const state = parameters.repeated.has("state") ? undefined : parameters.get("state");
  const terms = readTerms(app, client, redirectUri, parameters);
  if (isRefusal(terms)) return tellClient(app, client, redirectUri, state, terms);

  const consentToken = newSecret();
  if (!isKept) return { kind: "consent", consentToken, client };
  let kept: "inserted" | "absent";
  try {
    kept = await app.store.insertAuthorization({
      ...terms,
      consentHash: hashSecret(consentToken),
      state: state ?? null,
      userId: null,
      expiresAt: now + app.settings.lifetimes.consent,
    });
  } catch (error) {
    // Without the store nobody is asked, and an unverified client far away is not told; see tellClient.
    if (!(error instanceof StoreUnavailableError) || !isToldDirectly(app, client, redirectUri)) throw error;
    app.report(error);
    const refusal = refuse("temporarily_unavailable", "the server cannot answer at the moment");
    return tellClient(app, client, redirectUri, state, refusal);
  }
  // The client may have been deleted while the request was read.
  return kept === "inserted" ? { kind: "consent", consentToken, client } : unknownClient();
}

function unknownClient(): AuthorizeOutcome {
  return page(404, "The application that sent you here is not known.");
}

function readTerms(
  app: Application,
  client: ClientRecord,
  redirectUri: string,
  parameters: RequestParameters,
): AuthorizationTerms | Refusal {
  const misshapen = misshapenParameter(parameters);
  if (misshapen) return misshapen;
  const state = parameters.get("state") ?? "";
  if (state.length > STATE_LIMIT) return refuse("invalid_request", "state is too long");
  // Nobody needs it (RFC 6749 appendix A.5 has none of the control characters), and PostgreSQL cannot keep it.
  if (state.includes("\0")) return refuse("invalid_request", "state holds the character U+0000");
  const responseType = parameters.get("response_type");
  if (responseType === undefined) return refuse("invalid_request", "response_type is missing");
  if (responseType !== "code") return refuse("unsupported_response_type", "response_type must be code");
  const responseMode = parameters.get("response_mode") ?? "query";
  if (responseMode !== "query") return refuse("invalid_request", "response_mode must be query");
  if (!client.grantTypes.includes("authorization_code")) {
    return refuse("unauthorized_client", "the client may not use authorization codes");
  }
  const scopes = resolveScope(parameters.get("scope"), existingScopes(app.settings.scopes, client.scopes));
  if (isRefusal(scopes)) return scopes;
  const challenge = readChallenge({
    challenge: parameters.get("code_challenge"),
    method: parameters.get("code_challenge_method"),
    required: requiresPkce(client),
    plainAllowed: app.settings.plainPkce,
  });
  if (isRefusal(challenge)) return challenge;
  const target = resolveResource(parameters.resources, app.settings.resource);
  if (!target.ok) return target;
  return { clientId: client.id, redirectUri, scopes, resource: target.resource, ...challenge };
}

/** RFC 9700 §2.1.1: public clients always, confidential ones if they were registered so. */
export function requiresPkce(client: ClientRecord): boolean {
  return client.clientType === "public" || client.requirePkce;
}

/** RFC 9700 §4.11.2: to an unverified client far away, nobody is sent without having been asked. */
function isToldDirectly({ settings }: Application, client: ClientRecord, redirectUri: string): boolean {
  return !settings.interstitial || client.verified || isLoopbackRedirect(redirectUri);
}

function tellClient(
  app: Application,
  client: ClientRecord,
  redirectUri: string,
  state: string | undefined,
  refusal: Refusal,
): AuthorizeOutcome {
  const location = appendParameters(redirectUri, {
    error: refusal.error,
    error_description: refusal.description,
    state,
    iss: app.settings.issuer,
  });
  if (isToldDirectly(app, client, redirectUri)) return { kind: "redirect", location };
  return {
    kind: "interstitial",
    location,
    destination: redirectDestination(redirectUri),
    message: refusal.description,
  };
}

function page(status: 400 | 404 | 422 | 429, message: string): AuthorizeOutcome {
  return { kind: "page", status, message };
}
