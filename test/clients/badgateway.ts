/** @badgateway/oauth2-client, which finds its way by the metadata and encodes more of its credentials than it must. */
import { generateCodeVerifier, OAuth2Client } from "@badgateway/oauth2-client";
import { REDIRECT_URI } from "../reference/support/application.ts";
import { expect, type Installation } from "./installation.ts";

export async function badgateway(installation: Installation): Promise<void> {
  const { id: clientId, secret: clientSecret } = await installation.newClient();
  const discoveryEndpoint = "/.well-known/oauth-authorization-server";
  const client = new OAuth2Client({ server: `${installation.origin}/`, clientId, clientSecret, discoveryEndpoint });
  const own = await client.clientCredentials({ scope: ["admin"] });
  expect((await client.introspect(own)).active, "a client's own token is active");
  const codeVerifier = await generateCodeVerifier();
  const asked = { redirectUri: REDIRECT_URI, state: "s", codeVerifier, scope: ["profile"] };
  const callback = await installation.allow(await client.authorizationCode.getAuthorizeUri(asked));
  const tokens = await client.authorizationCode.getTokenFromCodeRedirect(callback.href, {
    redirectUri: REDIRECT_URI,
    state: "s",
    codeVerifier,
  });
  const refreshed = await client.refreshToken(tokens);
  expect(refreshed.refreshToken !== tokens.refreshToken, "a refresh token is used once");
}
