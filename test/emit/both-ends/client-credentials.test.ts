import { describe, expect, test } from "vitest";
import { against, bothEnds } from "./both-ends.ts";

const spec = `
security: [{ oauth: [read] }]
paths:
  /things: { get: { operationId: listThings, responses: { "200": { description: ok, content: { application/json: {} } } } } }
  /token: { post: { operationId: exchangeToken, security: [{ basic: [] }], requestBody: { content: { application/x-www-form-urlencoded: { schema: { type: object } } } }, responses: { "200": { description: ok, content: { application/json: {} } } } } }
components:
  securitySchemes:
    basic: { type: http, scheme: basic }
    oauth:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: https://auth.example.com/token, scopes: { read: "", write: "" } } }
    unscoped:
      type: oauth2
      flows: { clientCredentials: { tokenUrl: /token, scopes: {} } }
    code: { type: oauth2, flows: { authorizationCode: { authorizationUrl: /a, tokenUrl: /token, scopes: {} } } }
    oidc: { type: openIdConnect, openIdConnectUrl: https://auth.example.com/.well-known/openid-configuration }
    digest: { type: http, scheme: Digest }
`;

describe("the client credentials grant", () => {
  test("takes a client from its secret to an answer of the API", async () => {
    const ends = await bothEnds(spec);
    const forms: unknown[] = [];
    const server = (await ends.server()).createServer({
      handlers: {
        listThings: ({ auth }: { auth: unknown }) => ({ status: 200, body: auth }),
        exchangeToken: ({ body, auth }: { body: unknown; auth: unknown }) => {
          forms.push([body, auth]);
          return { status: 200, body: { access_token: "t", token_type: "Bearer" } };
        },
      },
      security: {
        basic: ({ username, password }: Record<string, string>) => `${username} ${password}`,
        oauth: ({ token }: Record<string, string>) => token,
      },
    });
    const credentials = { clientID: "me", clientSecret: "secret", scopes: ["read"] };
    const call = await ends.client(against(server, { baseURL: "https://test.example.org", oauth: credentials }));
    expect((await call("listThings")).body).toEqual({ oauth: "t" });
    expect((await call("listThings")).body).toEqual({ oauth: "t" });
    expect(forms).toEqual([[{ grant_type: "client_credentials", scope: "read" }, { basic: "me secret" }]]);
  });

  test("is an option's type, with the scopes of the document", async () => {
    const all = "security: [{ oauth: [], unscoped: [], code: [], oidc: [] }, { digest: [] }]";
    const ends = await bothEnds(spec.replace("security: [{ oauth: [read] }]", all));
    const problems = await ends.compile({
      "user.ts": `
import Api, { type ClientCredentials, OAuthTokenError } from "./client/index.ts";
const credentials = { clientID: "a", clientSecret: "b" };
new Api({ oauth: credentials, unscoped: { ...credentials, scopes: ["any"] } });
new Api({ oauth: { ...credentials, scopes: ["read", "write"], tokenURL: "https://x", authMethod: "client_secret_post" } });
new Api({ oauth: "token", unscoped: () => "token", code: async () => "token", oidc: "token", digest: 'username="a"' });
const kept: ClientCredentials = credentials;
const code = (error: OAuthTokenError): string | undefined => error.code;
// @ts-expect-error no such scope
new Api({ oauth: { ...credentials, scopes: ["delete"] } });
// @ts-expect-error the secret is missing
new Api({ oauth: { clientID: "a" } });
// @ts-expect-error this flow needs a person
new Api({ code: credentials });
export { code, kept };
`,
    });
    expect(problems).toBe("");
    expect(ends.file("client/security.ts")).toContain(
      '{ type: "http", scheme: "Digest", option: "digest", add: addToken }',
    );
  });

  test("leaves nothing in a client whose document has no such flow", async () => {
    const ends = await bothEnds(spec.replace("{ oauth: [read] }", "{ code: [] }"));
    expect(ends.file("client/runtime/client-credentials.ts")).toBe("");
    expect(ends.file("client/create-client.ts")).not.toContain("lientCredentials");
    expect(ends.file("client/index.ts")).not.toContain("OAuthTokenError");
  });
});
