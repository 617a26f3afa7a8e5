/** The same protocol at a higher level, by a public client that registers itself and by a confidential one. */
import * as client from "openid-client";
import { REDIRECT_URI } from "../reference/support/application.ts";
import { expect, type Installation } from "./installation.ts";

export async function openidClient(installation: Installation): Promise<void> {
  const server = new URL(installation.origin);
  const options: client.DiscoveryRequestOptions = {
    algorithm: "oauth2",
    execute: [client.allowInsecureRequests],
  };
  const metadata = {
    redirect_uris: [REDIRECT_URI],
    grant_types: ["authorization_code", "refresh_token"],
    token_endpoint_auth_method: "none",
  };
  const open = await client.dynamicClientRegistration(server, metadata, client.None(), options);
  await codeFlow(installation, open);
  const { id, secret } = await installation.newClient();
  for (const authentication of [client.ClientSecretPost(secret), client.ClientSecretBasic(secret)]) {
    const config = await client.discovery(server, id, undefined, authentication, options);
    const refreshed = await codeFlow(installation, config);
    const { active } = await client.tokenIntrospection(config, refreshed.access_token);
    expect(active, "the refreshed token is active");
    const own = await client.clientCredentialsGrant(config, { scope: "admin" });
    expect(own.scope === "admin" && own.refresh_token === undefined, "a client's own token comes alone");
  }
}

async function codeFlow(installation: Installation, config: client.Configuration) {
  const verifier = client.randomPKCECodeVerifier();
  const state = client.randomState();
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: REDIRECT_URI,
    scope: "profile",
    state,
    resource: installation.resource,
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  const callback = await installation.allow(url);
  const tokens = await client.authorizationCodeGrant(config, callback, {
    pkceCodeVerifier: verifier,
    expectedState: state,
  });
  const refreshed = await client.refreshTokenGrant(config, tokens.refresh_token ?? "");
  expect(refreshed.refresh_token !== tokens.refresh_token, "a refresh token is used once");
  return refreshed;
}
