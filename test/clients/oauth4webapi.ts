/** The strictest client: discovery, registration, both grants, refresh, introspection, and RFC 9068 at a resource. */
import * as oauth from "oauth4webapi";
import { REDIRECT_URI } from "../reference/support/application.ts";
import { expect, type Installation } from "./installation.ts";

const insecure = { [oauth.allowInsecureRequests]: true };

export async function oauth4webapi(installation: Installation): Promise<void> {
  const issuer = new URL(installation.origin);
  const discovered = await oauth.discoveryRequest(issuer, { algorithm: "oauth2", ...insecure });
  const as = await oauth.processDiscoveryResponse(issuer, discovered);
  const metadata = { redirect_uris: [REDIRECT_URI], grant_types: ["authorization_code", "refresh_token"] };
  const registration = await oauth.dynamicClientRegistrationRequest(as, metadata, insecure);
  const registered = await oauth.processDynamicClientRegistrationResponse(registration);
  const { id, secret } = await installation.newClient();
  for (const [client, clientSecret, scope] of [
    [registered, String(registered.client_secret), "profile"],
    [{ client_id: id }, secret, "admin"],
  ] as const) {
    for (const authentication of [oauth.ClientSecretBasic(clientSecret), oauth.ClientSecretPost(clientSecret)]) {
      await codeFlow(installation, as, client, authentication, scope);
    }
  }
  const own = await oauth.clientCredentialsGrantRequest(
    as,
    { client_id: id },
    oauth.ClientSecretBasic(secret),
    new URLSearchParams({ scope: "admin" }),
    insecure,
  );
  const token = await oauth.processClientCredentialsResponse(as, { client_id: id }, own);
  expect(token.scope === "admin", "a client gets the scope that it asks for");
}

async function codeFlow(
  installation: Installation,
  as: oauth.AuthorizationServer,
  client: oauth.Client,
  authentication: oauth.ClientAuth,
  scope: string,
): Promise<void> {
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const url = new URL(as.authorization_endpoint ?? "");
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: client.client_id,
    redirect_uri: REDIRECT_URI,
    scope,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  }).toString();
  const callback = oauth.validateAuthResponse(as, client, await installation.allow(url), state);
  const redeemed = await oauth.authorizationCodeGrantRequest(
    as,
    client,
    authentication,
    callback,
    REDIRECT_URI,
    verifier,
    insecure,
  );
  const tokens = await oauth.processAuthorizationCodeResponse(as, client, redeemed);
  const bearer = new Request(installation.resource, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  const claims = await oauth.validateJwtAccessToken(as, bearer, installation.resource, insecure);
  expect(claims.client_id === client.client_id && claims.scope === scope, "the token says whose it is and for what");
  const renewed = await oauth.refreshTokenGrantRequest(
    as,
    client,
    authentication,
    tokens.refresh_token ?? "",
    insecure,
  );
  const refreshed = await oauth.processRefreshTokenResponse(as, client, renewed);
  expect(refreshed.refresh_token !== tokens.refresh_token, "a refresh token is used once");
  const asked = await oauth.introspectionRequest(as, client, authentication, refreshed.access_token, insecure);
  const { active } = await oauth.processIntrospectionResponse(as, client, asked);
  expect(active, "the new access token is active");
}
