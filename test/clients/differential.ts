/**
 * The same requests to oidc-provider, the server that most of its kind are measured by: statuses and error codes side by
 * side. Where they differ, this says why; a difference without an explanation fails, and so does an explanation that
 * explains nothing any more.
 */
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import Provider, { errors } from "oidc-provider";
import { REDIRECT_URI } from "../reference/support/application.ts";
import { freePort } from "../support/free-port.ts";
import { expect, type Installation, type RegisteredClient } from "./installation.ts";

interface Place {
  readonly token: string;
  readonly introspect: string;
  readonly authorize: string;
  readonly register: string;
  readonly client: RegisteredClient;
}

interface Asked {
  readonly endpoint: "token" | "introspect" | "authorize" | "register";
  readonly method?: string;
  readonly parameters?: Readonly<Record<string, string>>;
  /** In place of the parameters. */
  readonly body?: string;
  readonly type?: string;
  readonly authorization?: (client: RegisteredClient) => string;
  /** Why the answers differ. */
  readonly because?: string;
}

const basic = ({ id, secret }: RegisteredClient) => `Basic ${Buffer.from(`${id}:${secret}`).toString("base64")}`;
const wrongSecret = ({ id }: RegisteredClient) => basic({ id, secret: "wrong" });
const nobody = () => basic({ id: "00000000-0000-4000-8000-000000000000", secret: "wrong" });
const verifier = "a-verifier-that-is-long-enough-for-rfc-7636-0123456789";
const challenge = { code_challenge: "x".repeat(43), code_challenge_method: "S256" };
const request = { response_type: "code", client_id: "CLIENT", redirect_uri: REDIRECT_URI, state: "s", ...challenge };
const code = { grant_type: "authorization_code", code: "unknown", redirect_uri: REDIRECT_URI, code_verifier: verifier };

const requests: Readonly<Record<string, Asked>> = {
  "a client's own token": { endpoint: "token", parameters: { grant_type: "client_credentials" }, authorization: basic },
  "a wrong secret": { endpoint: "token", parameters: { grant_type: "client_credentials" }, authorization: wrongSecret },
  "an unknown client": { endpoint: "token", parameters: { grant_type: "client_credentials" }, authorization: nobody },
  "no grant type": { endpoint: "token", parameters: {}, authorization: basic },
  "an unknown grant type": { endpoint: "token", parameters: { grant_type: "password" }, authorization: basic },
  "no client": {
    endpoint: "token",
    parameters: { grant_type: "client_credentials" },
    because: "without any authentication this is invalid_client here (RFC 6749 §5.2), and invalid_request there",
  },
  "an unknown code": { endpoint: "token", parameters: code, authorization: basic },
  "no code": { endpoint: "token", parameters: { ...code, code: "" }, authorization: basic },
  "an unknown refresh token": {
    endpoint: "token",
    parameters: { grant_type: "refresh_token", refresh_token: "unknown" },
    authorization: basic,
  },
  "a parameter twice": {
    endpoint: "token",
    body: "grant_type=client_credentials&grant_type=client_credentials",
    authorization: basic,
  },
  "a bearer token": {
    endpoint: "token",
    parameters: { grant_type: "client_credentials" },
    authorization: () => "Bearer x",
    because: "a bearer token is passed over here, since the vendor's SDK sends its API key everywhere",
  },
  "another media type": {
    endpoint: "token",
    body: "grant_type=client_credentials",
    type: "text/plain",
    authorization: basic,
  },
  JSON: {
    endpoint: "token",
    body: '{"grant_type":"client_credentials"}',
    type: "application/json",
    authorization: basic,
    because: "the API description has JSON beside forms",
  },
  "a GET for a token": {
    endpoint: "token",
    method: "GET",
    because: "405 with Allow here (RFC 9110 §15.5.6); there the route does not exist",
  },
  "introspection of nothing": { endpoint: "introspect", parameters: {}, authorization: basic },
  "introspection of what is no token": { endpoint: "introspect", parameters: { token: "x" }, authorization: basic },
  "introspection by nobody": {
    endpoint: "introspect",
    parameters: { token: "x" },
    because: "without any authentication this is invalid_client here (RFC 7662 §2.3), and invalid_request there",
  },
  "an unregistered redirect URI": {
    endpoint: "authorize",
    parameters: { ...request, redirect_uri: "https://evil.example/" },
    because: "422 is what the API description has",
  },
  "an unknown client at authorize": {
    endpoint: "authorize",
    parameters: { ...request, client_id: "00000000-0000-4000-8000-000000000000" },
    because: "404 is what the API description has",
  },
  "no client at authorize": { endpoint: "authorize", parameters: { ...request, client_id: "" } },
  "another response type": { endpoint: "authorize", parameters: { ...request, response_type: "token" } },
  "an unknown scope": {
    endpoint: "authorize",
    parameters: { ...request, scope: "unknown" },
    because: "an unknown scope is invalid_scope here (RFC 6749 §4.1.2.1), and ignored there",
  },
  "plain PKCE": { endpoint: "authorize", parameters: { ...request, code_challenge_method: "plain" } },
  "a challenge that is too short": { endpoint: "authorize", parameters: { ...request, code_challenge: "x" } },
  "another resource": { endpoint: "authorize", parameters: { ...request, resource: "https://other.example" } },
  "a right request": {
    endpoint: "authorize",
    parameters: request,
    because: "the page comes at once here, and by a redirect there",
  },
  "a registration": {
    endpoint: "register",
    body: JSON.stringify({ redirect_uris: [REDIRECT_URI] }),
    type: "application/json",
  },
  "a registration without redirect URIs": { endpoint: "register", body: "{}", type: "application/json" },
  "a registration with a fragment": {
    endpoint: "register",
    body: JSON.stringify({ redirect_uris: [`${REDIRECT_URI}#f`] }),
    type: "application/json",
  },
  "a registration of an unknown grant": {
    endpoint: "register",
    body: JSON.stringify({ redirect_uris: [REDIRECT_URI], grant_types: ["password"] }),
    type: "application/json",
  },
  "a registration that is no JSON": {
    endpoint: "register",
    body: "{",
    type: "application/json",
    because: "registration has a code of its own for what is no metadata (RFC 7591 §3.2.2)",
  },
};

export async function differential(installation: Installation): Promise<void> {
  const { server, place: theirs } = await startProvider(installation.resource);
  const own = await installation.newClient({ allowed_scopes: ["profile"] });
  const paths = ["token", "introspect", "authorize", "register"].map((name) => [
    name,
    `${installation.resource}/oauth/${name}`,
  ]);
  const ours: Place = { ...emptyPlace, ...Object.fromEntries(paths), client: own };
  const wrong: string[] = [];
  try {
    for (const [name, asked] of Object.entries(requests)) {
      const [here, there] = [await answer(ours, asked), await answer(theirs, asked)];
      const differ = here !== there;
      const line = `${name}: ${here} here, ${there} there`;
      if (differ && asked.because !== undefined) console.log(`  ${line}: ${asked.because}`);
      if (differ !== (asked.because !== undefined)) wrong.push(line);
    }
  } finally {
    server.close();
    server.closeAllConnections();
  }
  expect(wrong.length === 0, `each difference is explained, and each explanation needed:\n${wrong.join("\n")}`);
}

const emptyPlace = { token: "", introspect: "", authorize: "", register: "" };

/** The status, and the error code wherever it stands. */
async function answer(place: Place, asked: Asked): Promise<string> {
  const { endpoint, method = endpoint === "authorize" ? "GET" : "POST", parameters = {}, type } = asked;
  const { client } = place;
  const sent = Object.entries(parameters).map(([name, value]) => [name, value === "CLIENT" ? client.id : value]);
  const query = new URLSearchParams(sent).toString();
  const headers: Record<string, string> = { "content-type": type ?? "application/x-www-form-urlencoded" };
  if (asked.authorization) headers.authorization = asked.authorization(client);
  const url = endpoint === "authorize" ? `${place[endpoint]}?${query}` : place[endpoint];
  const body = method === "POST" ? { body: asked.body ?? query } : {};
  const response = await fetch(url, { method, headers, redirect: "manual", ...body });
  const text = await response.text();
  const location = response.headers.get("location");
  const told = location === null ? /"error":"([a-z_]+)"/.exec(text)?.[1] : toldBy(new URL(location, url));
  // Which of the two redirects it is does not matter to a client.
  const status = response.status === 303 ? 302 : response.status;
  return [status, ...(told ? [told] : [])].join(" ");
}

/** In the query, or where an implicit flow would have it. */
function toldBy({ searchParams, hash }: URL): string | null {
  return searchParams.get("error") ?? new URLSearchParams(hash.slice(1)).get("error");
}

async function startProvider(resource: string) {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const client = { id: "client-of-the-differential", secret: "a-secret-of-the-differential-0123456789" };
  const key = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export({ format: "jwk" });
  const provider = new Provider(origin, {
    jwks: { keys: [{ ...key, alg: "ES256", use: "sig" }] },
    clientDefaults: { id_token_signed_response_alg: "ES256" },
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [REDIRECT_URI],
        grant_types: ["authorization_code", "refresh_token", "client_credentials"],
        response_types: ["code"],
      },
    ],
    // Without offline_access it knows no refresh tokens.
    scopes: ["profile", "offline_access"],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      introspection: { enabled: true },
      registration: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        getResourceServerInfo: (_context: unknown, asked: string) => {
          if (asked !== resource) throw new errors.InvalidTarget();
          return { scope: "profile", accessTokenFormat: "jwt", jwt: { sign: { alg: "ES256" } } };
        },
      },
    },
  });
  const server = createServer(provider.callback()).listen(port, "127.0.0.1");
  await once(server, "listening");
  const endpoints = { token: "token", introspect: "token/introspection", authorize: "auth", register: "reg" };
  const place = Object.fromEntries(Object.entries(endpoints).map(([name, path]) => [name, `${origin}/${path}`]));
  return { server, place: { ...emptyPlace, ...place, client } };
}
