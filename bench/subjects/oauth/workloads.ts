import { clientSecret, redirectUri, scope, verifier } from "./population.ts";

/** What is measured, in the order of a round: later workloads use the tokens of earlier ones. */
export const workloads = [
  {
    id: "client credentials",
    text: "A client's own token. The server asks the store for the client, and writes nothing.",
    contains: '"access_token":"ey',
    limit: "sign",
  },
  {
    id: "code",
    text: "A code for an access token and a refresh token, with PKCE; each code once.",
    contains: '"refresh_token":"',
    limit: "sign",
  },
  {
    id: "refresh",
    text: "A refresh token for an access token and the next refresh token; each once.",
    contains: '"refresh_token":"',
    limit: "sign",
  },
  {
    id: "introspection",
    text: "Access tokens of users, each for the first time. oidc-provider introspects no JWTs: its tokens are opaque.",
    contains: '"active":true',
    limit: "verify",
  },
  {
    id: "introspection again",
    text: "The same tokens once more, as a resource server asks that sees a token with each call.",
    contains: '"active":true',
    limit: "verify",
  },
  { id: "key set", text: "The public keys.", contains: '"keys":[', limit: "bare" },
] as const;

export type Workload = (typeof workloads)[number];
export type WorkloadId = Workload["id"];

/** Where a server has its endpoints. */
export interface Endpoints {
  readonly token: string;
  readonly introspect: string;
  readonly keys: string;
}

/** What a request presents: a code, a refresh token or an access token, or nothing beside the client. */
export interface Presented {
  readonly clientId: string;
  readonly secret: string;
}

/** The whole request, a character an octet. */
export function requestText(workload: WorkloadId, { clientId, secret }: Presented, endpoints: Endpoints): string {
  switch (workload) {
    case "client credentials":
      return post(endpoints.token, clientId, { grant_type: "client_credentials", scope });
    case "code":
      return post(endpoints.token, clientId, {
        grant_type: "authorization_code",
        code: secret,
        redirect_uri: redirectUri,
        code_verifier: verifier,
      });
    case "refresh":
      return post(endpoints.token, clientId, { grant_type: "refresh_token", refresh_token: secret });
    case "introspection":
    case "introspection again":
      return post(endpoints.introspect, clientId, { token: secret });
    case "key set":
      return `GET ${endpoints.keys} HTTP/1.1\r\nhost: 127.0.0.1\r\naccept: application/json\r\n\r\n`;
  }
}

/** A form from a client that shows its secret by HTTP Basic. */
function post(target: string, clientId: string, parameters: Readonly<Record<string, string>>): string {
  const body = new URLSearchParams(parameters).toString();
  return [
    `POST ${target} HTTP/1.1`,
    "host: 127.0.0.1",
    "accept: application/json",
    `authorization: Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`,
    "content-type: application/x-www-form-urlencoded",
    `content-length: ${body.length}`,
    "",
    body,
  ].join("\r\n");
}
