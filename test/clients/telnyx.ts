/** The vendor's own SDK, by API key and by a client's id and secret. */
import { createHash, randomBytes } from "node:crypto";
import Telnyx from "telnyx";
import { REDIRECT_URI } from "../reference/support/application.ts";
import { expect, type Installation } from "./installation.ts";

export async function telnyx(installation: Installation): Promise<void> {
  const { origin, resource: baseURL, apiKey } = installation;
  const owner = new Telnyx({ apiKey, baseURL, maxRetries: 0 });
  const metadata = await owner.wellKnown.retrieveAuthorizationServerMetadata();
  expect(metadata.issuer === origin, "the metadata name this issuer");
  const { id, secret } = await installation.newClient();
  const verifier = randomBytes(32).toString("base64url");
  const url = new URL(metadata.authorization_endpoint ?? "");
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: id,
    redirect_uri: REDIRECT_URI,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
  }).toString();
  const code = (await installation.allow(url)).searchParams.get("code") ?? "";
  const credentials = { client_id: id, client_secret: secret };
  const tokens = await owner.oauth.token({
    ...credentials,
    grant_type: "authorization_code",
    code,
    code_verifier: verifier,
    redirect_uri: REDIRECT_URI,
  });
  const refresh_token = tokens.refresh_token ?? "";
  const refreshed = await owner.oauth.token({ ...credentials, grant_type: "refresh_token", refresh_token });
  expect((await owner.oauth.introspect({ token: refreshed.access_token })).active === true, "the token is active");
  for await (const grant of owner.oauthGrants.list()) {
    if (grant.client_id === id) await owner.oauthGrants.delete(grant.id);
  }
  expect((await owner.oauth.introspect({ token: refreshed.access_token })).active !== true, "a revoked token is dead");

  // The SDK asks for its own token at an address that is written into it.
  const moved = (input: string | URL | Request, init?: RequestInit) =>
    fetch(String(input instanceof Request ? input.url : input).replace("https://api.telnyx.com", origin), init);
  const itself = new Telnyx({ clientID: id, clientSecret: secret, baseURL, maxRetries: 0, fetch: moved });
  const listed = await itself.oauthClients.list();
  expect(
    (listed.data ?? []).some(({ client_id }) => client_id === id),
    "a client with the scope manages clients by its own token",
  );
  await itself.oauthClients.delete(id);
  const gone = await owner.oauthClients.retrieve(id).catch((error: unknown) => error);
  expect(gone instanceof Telnyx.NotFoundError, "a deleted client is not found");
}
