/** Both generations of the Model Context Protocol's client: from the resource to a token, and through a refresh. */
import { auth as authNow } from "@modelcontextprotocol/client";
import { auth as authBefore } from "@modelcontextprotocol/sdk/client/auth.js";
import { REDIRECT_URI } from "../reference/support/application.ts";
import { expect, type Installation } from "./installation.ts";

interface Tokens {
  readonly access_token: string;
  readonly token_type: string;
  readonly refresh_token?: string | undefined;
}

/** What an application keeps for the SDK, which has one shape for both generations. */
function provider(token_endpoint_auth_method: string) {
  const kept: { client?: never; tokens?: Tokens | undefined; verifier: string; url?: URL } = { verifier: "" };
  return {
    kept,
    redirectUrl: REDIRECT_URI,
    clientMetadata: {
      client_name: "MCP",
      redirect_uris: [REDIRECT_URI],
      grant_types: ["authorization_code", "refresh_token"],
      response_types: ["code"],
      token_endpoint_auth_method,
    },
    state: () => "a-state",
    clientInformation: () => kept.client,
    saveClientInformation: (client: unknown) => {
      Object.assign(kept, { client });
    },
    tokens: () => kept.tokens as never,
    saveTokens: (tokens: Tokens) => {
      kept.tokens = tokens;
    },
    redirectToAuthorization: (url: URL) => {
      kept.url = url;
    },
    saveCodeVerifier: (verifier: string) => {
      kept.verifier = verifier;
    },
    codeVerifier: () => kept.verifier,
  };
}

type Provider = ReturnType<typeof provider>;
type Step = (to: Provider, options: { serverUrl: string; authorizationCode?: string; iss?: string }) => Promise<string>;

async function flow(installation: Installation, step: Step): Promise<void> {
  for (const method of ["none", "client_secret_basic", "client_secret_post"]) {
    const application = provider(method);
    const { kept } = application;
    const serverUrl = installation.resource;
    expect((await step(application, { serverUrl })) === "REDIRECT", "the user is asked first");
    const callback = await installation.allow(kept.url ?? "");
    const authorizationCode = callback.searchParams.get("code") ?? "";
    const iss = callback.searchParams.get("iss") ?? "";
    const done = await step(application, { serverUrl, authorizationCode, iss });
    expect(done === "AUTHORIZED", "a code is enough");
    const first = kept.tokens?.refresh_token;
    expect((await step(application, { serverUrl })) === "AUTHORIZED", "a refresh needs no user");
    expect(first !== undefined && kept.tokens?.refresh_token !== first, "a refresh token is used once");
  }
}

export function mcpClient(installation: Installation): Promise<void> {
  return flow(installation, (to, options) => authNow(to, options));
}

export function mcpSdk(installation: Installation): Promise<void> {
  return flow(installation, (to, options) => authBefore(to, options));
}
