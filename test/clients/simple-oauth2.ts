/** simple-oauth2, with credentials in the header and in the body, encoded strictly and loosely, as a form and as JSON. */
import { AuthorizationCode, ClientCredentials } from "simple-oauth2";
import { REDIRECT_URI } from "../reference/support/application.ts";
import { expect, type Installation } from "./installation.ts";

export async function simpleOauth2(installation: Installation): Promise<void> {
  const { id, secret } = await installation.newClient();
  const auth = { tokenHost: installation.origin, tokenPath: "/v2/oauth/token" };
  for (const authorizationMethod of ["header", "body"] as const) {
    for (const bodyFormat of ["form", "json"] as const) {
      for (const credentialsEncodingMode of ["strict", "loose"] as const) {
        const options = { authorizationMethod, bodyFormat, credentialsEncodingMode };
        const settings = { client: { id, secret }, auth, options };
        const own = await new ClientCredentials(settings).getToken({ scope: "admin" });
        expect(own.token.scope === "admin", "a client gets the scope that it asks for");
        const authorizePath = "/v2/oauth/authorize";
        const codes = new AuthorizationCode({ ...settings, auth: { ...auth, authorizePath } });
        const callback = await installation.allow(
          codes.authorizeURL({ redirect_uri: REDIRECT_URI, scope: "profile", state: "s" }),
        );
        const code = callback.searchParams.get("code") ?? "";
        const tokens = await codes.getToken({ code, redirect_uri: REDIRECT_URI });
        const refreshed = await tokens.refresh();
        expect(refreshed.token.refresh_token !== tokens.token.refresh_token, "a refresh token is used once");
      }
    }
  }
}
