/**
 * Client authentication at the token and introspection endpoints (RFC 6749 §2.3 and §3.2.1).
 *
 * A confidential client proves itself with HTTP Basic or in the body, whichever it likes; a public one names itself,
 * which proves nothing.
 */
import type { Application } from "./application.ts";
import { isRefusal, type Refusal, refuse, refuseForNow } from "./refusal.ts";
import type { RequestParameters } from "./request-parameters.ts";
import { secretMatches } from "./secrets.ts";
import type { ClientRecord } from "./store/records.ts";
import { isUuid } from "./uuid.ts";

/** A request to an endpoint that clients authenticate to. */
export interface BackChannelRequest {
  /** What HTTP Basic has shown: the client, or why there is none; undefined where it was not tried. */
  readonly basic: ClientRecord | Refusal | undefined;
  readonly parameters: RequestParameters;
  /** From where it comes, for rate limits (see source-address.ts). */
  readonly source: string;
  /** Whether its sender has gone. */
  readonly isAbandoned?: () => boolean;
}

interface Credentials {
  readonly id: string;
  /** Absent for a client that only names itself. */
  readonly secret?: string;
}

/** One answer for an unknown client and for a wrong secret, so that nobody learns which clients exist. */
export function authenticationFailed(): Refusal {
  return refuse("invalid_client", "client authentication failed");
}

/** The refusal for a request that needs a client and names none. */
export function authenticationRequired(): Refusal {
  return refuse("invalid_client", "client authentication is required");
}

/**
 * The client of an HTTP Basic user-pass, whose halves are form-urlencoded (RFC 6749 §2.3.1). Our ids and secrets hold
 * no character that the encoding must change, so that clients which encode, encode too much, or do not encode at all
 * agree.
 */
export async function authenticateBasic(
  app: Application,
  { username, password }: { readonly username: string; readonly password: string },
  source: string,
): Promise<ClientRecord | Refusal> {
  const id = formDecoded(username);
  const secret = formDecoded(password);
  if (!id || secret === undefined) return authenticationFailed();
  // An empty secret is none (RFC 6749 §2.3.1), which is how a public client that uses Basic names itself.
  return authenticateClient(app, secret === "" ? { id } : { id, secret }, source, app.clock());
}

/** RFC 6749 Appendix B. Undefined for a broken escape. */
function formDecoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return undefined;
  }
}

/**
 * The client that a request comes from, by Basic or by its body; undefined when it names none. Two mechanisms at once
 * are `invalid_request` (RFC 6749 §2.3).
 */
export async function identifyClient(
  app: Application,
  { basic, parameters, source }: BackChannelRequest,
  now: number,
): Promise<ClientRecord | Refusal | undefined> {
  const id = parameters.get("client_id");
  const secret = parameters.get("client_secret");
  if (basic) {
    if (secret !== undefined) return refuse("invalid_request", "client credentials are sent in two ways");
    if (isRefusal(basic) || id === undefined || id === basic.id) return basic;
    return refuse("invalid_request", "client_id names another client");
  }
  if (id === undefined) return secret === undefined ? undefined : authenticationFailed();
  return authenticateClient(app, secret === undefined ? { id } : { id, secret }, source, now);
}

/**
 * The client, if the credentials are right. Failures count against client and source, and too many are refused for now.
 */
async function authenticateClient(
  app: Application,
  credentials: Credentials,
  source: string,
  now: number,
): Promise<ClientRecord | Refusal> {
  const { client: byClient, source: bySource } = app.limits;
  const key = `${credentials.id.slice(0, 64)} ${source}`;
  const wait = byClient.retryAfter(key, now) ?? bySource.retryAfter(source, now);
  if (wait !== undefined) return refuseForNow("too many failed authentications, try again later", wait);

  const client = isUuid(credentials.id) ? await app.store.findClient(credentials.id) : undefined;
  if (client && isAuthentic(client, credentials, now)) return client;
  // The dummy comparison keeps an unknown client's answer as slow as a wrong secret's.
  if (!client && credentials.secret !== undefined) secretMatches(credentials.secret, null);
  byClient.count(key, now);
  bySource.count(source, now);
  return authenticationFailed();
}

function isAuthentic(client: ClientRecord, { secret }: Credentials, now: number): boolean {
  if (secret === undefined) return client.clientType === "public";
  const matches = secretMatches(secret, client.secretHash);
  return matches && (client.secretExpiresAt === null || client.secretExpiresAt > now);
}
