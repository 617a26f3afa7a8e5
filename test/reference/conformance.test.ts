/**
 * The generated conformance test on the reference server: drawn requests of every operation reach its handlers and its
 * store. Where a success needs a state, it is prepared.
 */
import { beforeAll, expect, test } from "vitest";
import { conformance } from "../../generated/conformance/index.ts";
import { API_KEY, newClient, openTestApplication, REDIRECT_URI, type TestApplication } from "./support/application.ts";
import { pendingConsent, s256, VERIFIER } from "./support/authorization.ts";
import { newTokens, serverOf } from "./support/endpoints.ts";
import { answerOf, asOwner } from "./support/http.ts";

let app: TestApplication;
beforeAll(async () => {
  app = await openTestApplication();
});

let requests = 0;
const server = {
  /** Each request comes from an address of its own, so that none is refused for the number of the others. */
  fetch: (request: Request) => serverOf(app).fetch(request, { remoteAddress: `192.0.2.${requests++ % 256}` }),
};

async function existingClient() {
  return { path: { id: (await newClient(app)).id } };
}

async function existingGrant() {
  await newTokens(app, await newClient(app));
  const { body } = await answerOf(app, "/v2/oauth/grants", { headers: asOwner });
  return { path: { id: String(body.data[0].id) } };
}

const pending = async () => pendingConsent(app, await newClient(app));

const checks = conformance(server, {
  credentials: { apiKey: API_KEY },
  prepare: {
    authorizeOAuth: async ({ query }) => {
      const pkce = { code_challenge: s256(VERIFIER), code_challenge_method: "S256" } as const;
      const { scope: _, resource: __, ...drawn } = query;
      return { query: { ...drawn, ...pkce, client_id: (await newClient(app)).id, redirect_uri: REDIRECT_URI } };
    },
    createOAuthClient: ({ body: { name } }) => ({
      body: {
        name: name || "Application",
        client_type: "confidential",
        allowed_scopes: ["admin"],
        allowed_grant_types: ["client_credentials"],
      },
    }),
    getOAuthClient: existingClient,
    updateOAuthClient: async () => ({ ...(await existingClient()), body: { name: "Renamed" } }),
    deleteOAuthClient: existingClient,
    getOAuthConsentToken: async () => ({ path: { consent_token: await pending() } }),
    createOAuthGrant: async ({ body }) => ({ body: { ...body, consent_token: await pending() } }),
    getOAuthGrant: existingGrant,
    revokeOAuthGrant: existingGrant,
    registerOAuthClient: () => ({ body: { redirect_uris: [REDIRECT_URI] } }),
    exchangeOAuthToken: async () => {
      const { id, secret } = await newClient(app);
      return { body: { grant_type: "client_credentials", client_id: id, client_secret: secret ?? "" } };
    },
  },
});

test.each(checks)("$name answers as the document says, a success among the answers", async ({ run }) => {
  const { answers } = await run();
  expect(Object.keys(answers).map(Number)).toContainEqual(expect.toSatisfy((status: number) => status < 300));
  expect(app.failures).toEqual([]);
});

test("every operation is tested", () => {
  expect(checks).toHaveLength(17);
});
