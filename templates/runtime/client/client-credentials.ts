import { encodeBody, encodeForm } from "./body.ts";
import type { Client } from "./client.ts";
import { type Clock, systemClock } from "./clock.ts";
import { sendBy } from "./connection.ts";
import type { Authentication, Credential, HeldToken, TokenSource } from "./credentials.ts";
import { APIError } from "./errors.ts";
import { exchange } from "./exchange.ts";
import { type OperationTable, wholeURL } from "./operation.ts";
import { basicAuthorization } from "./security-schemes.ts";

/**
 * OAuth 2.0's client credentials grant (RFC 6749 section 4.4): a client gets access tokens in its own name.
 */
export interface ClientCredentials<Scope extends string = string> {
  readonly clientID: string;
  readonly clientSecret: string;
  /** What the tokens are to be good for. Default: what the authorization server sees fit. */
  readonly scopes?: readonly Scope[] | undefined;
  /** More to ask for with, such as `audience` or `resource` (RFC 8707). */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
  /** Where tokens come from, in place of what the document says. The secret is sent there. */
  readonly tokenURL?: string | undefined;
  /** Where the secret stands: in HTTP Basic credentials, or in the body. Default `client_secret_basic`. */
  readonly authMethod?: "client_secret_basic" | "client_secret_post" | undefined;
}

/** The authorization server gave no token. `error` is its answer; `cause`, where there was none, says why. */
export class OAuthTokenError extends APIError {
  override readonly name: string = "OAuthTokenError";
  /** `invalid_client`, `invalid_scope` and others (RFC 6749 section 5.2); undefined where the answer has no such code. */
  get code(): string | undefined {
    return textOf(this.error, "error");
  }
}

/**
 * A credential that gets its tokens by itself where it is `ClientCredentials`; any other is what it was.
 * @param tokenURL What the document says, perhaps relative to the API's own address.
 */
export function clientCredentials(
  given: Credential | ClientCredentials | null | undefined,
  tokenURL: string,
): Credential | TokenSource | null | undefined {
  return typeof given === "object" && given !== null ? new GrantedTokens(given, tokenURL) : given;
}

/**
 * Lets a request get the token of a credential that gets it by itself.
 * @returns Whether the credential is one.
 */
export function grantedToken(
  given: unknown,
  client: Client,
  request: Authentication,
  write: (token: string) => void,
): boolean {
  if (!(given instanceof GrantedTokens)) return false;
  const { grant } = request;
  request.grant = async () => {
    await grant?.();
    const { value, renew } = await given.token(client);
    request.renew = renew;
    write(value);
  };
  return true;
}

interface KeptToken {
  readonly value: Promise<string>;
  /** Milliseconds since 1970. */
  readonly until: number;
  readonly arrived: boolean;
}

/**
 * A token is kept until shortly before it expires. Calls that wait for one wait for the same. Those whose base URLs lead to
 * different token URLs have tokens of their own: what one authorization server gave is no other API's to see.
 */
class GrantedTokens implements TokenSource {
  readonly #grant: ClientCredentials;
  readonly #documentedURL: string;
  /** By the URL that each came from. */
  readonly #kept = new Map<string, KeptToken>();

  constructor(grant: ClientCredentials, documentedURL: string) {
    this.#grant = grant;
    this.#documentedURL = documentedURL;
  }

  async token(client: Client): Promise<HeldToken> {
    const url = tokenURL(client, this.#grant, this.#documentedURL);
    const known = this.#kept.get(url);
    const kept = known && clockOf(client).now() < known.until ? known : this.#ask(client, url);
    const { arrived } = kept;
    return {
      value: await kept.value,
      renew: () => {
        this.#forget(kept, url);
        return arrived;
      },
    };
  }

  /** The request is nobody's alone: none of the calls that wait for it can abort it. */
  #ask(client: Client, url: string): KeptToken {
    const asked = clockOf(client).now();
    const kept = {
      value: requestToken(client, this.#grant, url).then(
        ({ token, lifetime }) => {
          kept.until = asked + lifetime - Math.min(longestMargin, lifetime / 10);
          kept.arrived = true;
          return token;
        },
        (error: unknown) => {
          this.#forget(kept, url);
          throw error;
        },
      ),
      until: Number.POSITIVE_INFINITY,
      arrived: false,
    };
    this.#kept.set(url, kept);
    return kept;
  }

  #forget(kept: KeptToken, url: string): void {
    if (this.#kept.get(url) === kept) this.#kept.delete(url);
  }
}

function clockOf(client: Client): Clock {
  return client.options().clock ?? systemClock;
}

/** Milliseconds. */
const longestMargin = 30_000;

/**
 * With a base URL of the caller's, a token URL of the document is asked for at that origin, as an operation whose server
 * the document sets apart is: the secret reaches no other origin by surprise.
 */
function tokenURL(client: Client, grant: ClientCredentials, documentedURL: string): string {
  if (grant.tokenURL !== undefined) return new URL(grant.tokenURL).href;
  const url = new URL(documentedURL, `${client.baseURL}/`);
  return client.elsewhere ? new URL(client.baseURL).origin + url.pathname + url.search : url.href;
}

/** RFC 6749 section 4.4.2. A redirect is an answer: the secret does not follow it. */
const tokenOperation: OperationTable = {
  name: "clientCredentials",
  method: "POST",
  path: "",
  body: { write: encodeBody, content: { "application/x-www-form-urlencoded": encodeForm } },
  accept: "application/json",
  responses: { 200: { content: ["application/json"] } },
  redirects: true,
  idempotent: true,
};

async function requestToken(client: Client, grant: ClientCredentials, url: string) {
  const { clientID, clientSecret, scopes, parameters, authMethod } = grant;
  const inBody = authMethod === "client_secret_post";
  const body = {
    grant_type: "client_credentials",
    scope: scopes?.join(" "),
    ...parameters,
    ...(inBody && { client_id: clientID, client_secret: clientSecret }),
  };
  const authorization = basicAuthorization(formEncoded(clientID), formEncoded(clientSecret));
  // What the caller adds to requests is meant for the API, and may be a secret.
  const { fetch, fetchOptions, clock, delivery } = client.options();
  const own: Client = { ...client, send: sendBy(fetch), options: () => ({ fetchOptions, clock, delivery }) };
  const options = { idempotencyKeys: false, headers: { ...(!inBody && { authorization }) } };
  const { response, body: answer } = await exchange(own, tokenOperation, { [wholeURL]: url, body }, options).catch(
    (cause) => {
      throw new OAuthTokenError(undefined, undefined, "The authorization server gave no answer.", undefined, cause);
    },
  );
  const { status, headers } = response;
  if (!response.ok) {
    const reason = textOf(answer?.value, "error_description") ?? textOf(answer?.value, "error") ?? "no reason given";
    throw new OAuthTokenError(status, answer?.value, `The authorization server gave no token: ${reason}`, headers);
  }
  const token = textOf(answer?.value, "access_token");
  // RFC 6749 section 7.1: a token of a type that is not known must not be used. The error leaves it out.
  if (token === undefined || textOf(answer?.value, "token_type")?.toLowerCase() !== "bearer") {
    throw new OAuthTokenError(status, undefined, "The authorization server's answer has no bearer token.", headers);
  }
  // Some servers send it as a text, and null where they do not say.
  const seconds = Number.parseFloat(`${memberOf(answer?.value, "expires_in")}`);
  return { token, lifetime: Number.isNaN(seconds) ? Number.POSITIVE_INFINITY : seconds * 1000 };
}

/** RFC 6749 section 2.3.1: identifier and secret are form-encoded before they become HTTP Basic credentials. */
function formEncoded(text: string): string {
  return new URLSearchParams({ "": text }).toString().slice(1);
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}

function textOf(value: unknown, name: string): string | undefined {
  const member = memberOf(value, name);
  return typeof member === "string" ? member : undefined;
}
