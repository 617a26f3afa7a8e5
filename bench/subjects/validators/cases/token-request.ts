import type { Case } from "./case.ts";

const exchange = {
  grant_type: "authorization_code",
  code: "SplxlOBeZQQYbYS6WxSbIA",
  redirect_uri: "https://client.example.com/oauth/callback?tenant=7",
  code_verifier: "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk",
  client_id: "8d4c1a9e-52b7-4f0c-9e34-6f5bb1b1d001",
};

export const tokenRequest: Case = {
  id: "token-request",
  title: "a token request (spec/oauth.yml)",
  document: "oauth",
  type: "TokenRequest",
  valid: () => [
    exchange,
    { grant_type: "client_credentials", scope: "admin", client_id: "8d4c1a9e", client_secret: "gX1fBat3bV" },
    { grant_type: "refresh_token", refresh_token: "tGzv3JOkF0XG5Qx2TlKWIA" },
  ],
  invalid: () => [
    { what: "a grant type that there is not", value: { ...exchange, grant_type: "password" } },
    { what: "no grant type", value: { code: "SplxlOBeZQQYbYS6WxSbIA" } },
    { what: "a redirect URI without a scheme", value: { ...exchange, redirect_uri: "client.example.com/callback" } },
    { what: "a secret that is no text", value: { ...exchange, client_secret: 7 } },
  ],
};
