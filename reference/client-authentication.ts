/**
 * Client authentication at the token and introspection endpoints (RFC 6749 §2.3 and §3.2.1).
 *
 * A confidential client proves itself with HTTP Basic or in the body, whichever it likes; a public one names itself, which
 * proves nothing. An Authorization header of another scheme is not client authentication and is passed over.
 */
import type { Application } from "./application.ts";
import { formDecode } from "./form-encoding.ts";
import { type Refusal, refuse, refuseForNow } from "./refusal.ts";
import type { RequestParameters } from "./request-parameters.ts";
import { secretMatches } from "./secrets.ts";
import type { ClientRecord } from "./store/records.ts";
import { isUuid } from "./uuid.ts";

export type ClientCredentials =
  | {
      readonly ok: true;
      readonly method: "client_secret_basic" | "client_secret_post";
      readonly id: string;
      readonly secret: string;
    }
  | { readonly ok: true; readonly method: "none"; readonly id: string };

/** One answer for an unknown client and for a wrong secret, so that nobody learns which clients exist. */
function failed(method?: ClientCredentials["method"]): Refusal {
  const refusal = refuse("invalid_client", "client authentication failed");
  return method === "client_secret_basic" ? { ...refusal, basicChallenge: true } : refusal;
}

/** The refusal for a request that needs a client and names none. */
export function authenticationRequired(): Refusal {
  return refuse("invalid_client", "client authentication is required");
}

/**
 * The credentials that a request presents; undefined when it presents none. Two mechanisms at once are `invalid_request`
 * (RFC 6749 §2.3), and Basic that cannot be read is `invalid_client`.
 */
export function readCredentials(
  authorization: string | null,
  parameters: RequestParameters,
): ClientCredentials | Refusal | undefined {
  const id = parameters.get("client_id");
  const secret = parameters.get("client_secret");
  const basic = /^basic(?: +(.*))?$/i.exec(authorization ?? "");
  if (basic) {
    if (secret !== undefined) return refuse("invalid_request", "client credentials are sent in two ways");
    const credentials = decodeBasic(basic[1] ?? "");
    if (!credentials) return failed("client_secret_basic");
    if (id !== undefined && id !== credentials.id) return refuse("invalid_request", "client_id names another client");
    return { ok: true, method: "client_secret_basic", ...credentials };
  }
  if (id === undefined) return secret === undefined ? undefined : failed();
  return secret === undefined
    ? { ok: true, method: "none", id }
    : { ok: true, method: "client_secret_post", id, secret };
}

/**
 * The user-pass of RFC 7617 whose halves are form-urlencoded (RFC 6749 §2.3.1). Our ids and secrets hold no character that
 * the encoding must change, so that clients which encode, encode too much, or do not encode at all agree.
 */
function decodeBasic(text: string): { id: string; secret: string } | undefined {
  const token = text.trim();
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(token)) return undefined;
  const userPass = Buffer.from(token, "base64").toString("utf8");
  const colon = userPass.indexOf(":");
  const id = colon < 0 ? undefined : formDecode(userPass.slice(0, colon));
  const secret = formDecode(userPass.slice(colon + 1));
  return id && secret !== undefined ? { id, secret } : undefined;
}

/** The client, if the credentials are right. Failures count against client and source, and too many are refused for now. */
export async function authenticateClient(
  app: Application,
  credentials: ClientCredentials,
  source: string,
  now: number,
): Promise<{ readonly ok: true; readonly client: ClientRecord } | Refusal> {
  const { client: byClient, source: bySource } = app.limits;
  const key = `${credentials.id.slice(0, 64)} ${source}`;
  const wait = byClient.retryAfter(key, now) ?? bySource.retryAfter(source, now);
  if (wait !== undefined) return refuseForNow("too many failed authentications, try again later", wait);

  const client = isUuid(credentials.id) ? await app.store.findClient(credentials.id) : undefined;
  if (client && isAuthentic(client, credentials, now)) return { ok: true, client };
  // The dummy comparison keeps an unknown client's answer as slow as a wrong secret's.
  if (!client && credentials.method !== "none") secretMatches(credentials.secret, null);
  byClient.count(key, now);
  bySource.count(source, now);
  return failed(credentials.method);
}

function isAuthentic(client: ClientRecord, credentials: ClientCredentials, now: number): boolean {
  if (credentials.method === "none") return client.clientType === "public";
  const matches = secretMatches(credentials.secret, client.secretHash);
  return matches && (client.secretExpiresAt === null || client.secretExpiresAt > now);
}
