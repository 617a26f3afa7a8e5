/** The API itself: the generated client of the reference server, through resources and through functions. */
import Telnyx, { APIError, AuthenticationError, NotFoundError } from "telnyx-oauth-client";
import { createClient, exchangeOAuthToken } from "telnyx-oauth-client/functions";
import { OAuthClientCreateRequest, parseOAuthClientCreateRequest } from "telnyx-oauth-model";
import type { Check, World } from "./check.ts";
import { outcome, rejection } from "./outcome.ts";

const redirectUri = "http://127.0.0.1:9/callback";

async function newClient({ telnyx }: World, name: string) {
  const { data } = await telnyx.oauthClients.create({
    name,
    client_type: "confidential",
    allowed_scopes: ["admin"],
    allowed_grant_types: ["client_credentials", "authorization_code"],
    redirect_uris: [redirectUri],
  });
  if (!data) throw new Error("The answer has no client.");
  return { id: data.client_id, clientID: data.client_id, clientSecret: data.client_secret ?? "" };
}

export const apiChecks: readonly Check[] = [
  {
    name: "a list, item by item and page by page",
    async observe(world) {
      const { telnyx, run } = world;
      for (const letter of ["a", "b", "c"]) await newClient(world, `${run} ${letter}`);
      const query = { "filter[name][contains]": run, "page[size]": 2 };
      const items: string[] = [];
      for await (const { name } of telnyx.oauthClients.list(query)) items.push(name?.slice(run.length + 1) ?? "");
      const sizes: number[] = [];
      for await (const page of (await telnyx.oauthClients.list(query)).iterPages()) sizes.push(page.data?.length ?? 0);
      return { items: items.sort(), sizes };
    },
    expected: { items: ["a", "b", "c"], sizes: [2, 1] },
  },
  {
    name: "create, retrieve, update, delete",
    async observe(world) {
      const { oauthClients } = world.telnyx;
      const { id } = await newClient(world, "Müller & Söhne");
      const created = (await oauthClients.retrieve(id)).data?.name;
      const changed = (await oauthClients.update(id, { name: "Renamed" })).data?.name;
      const unchanged = (await oauthClients.update(id)).data?.name;
      const deleted = (await oauthClients.delete(id)) === undefined;
      return { created, changed, unchanged, deleted, after: await outcome(oauthClients.delete(id)) };
    },
    expected: {
      created: "Müller & Söhne",
      changed: "Renamed",
      unchanged: "Renamed",
      deleted: true,
      after: { thrown: "NotFoundError", status: 404 },
    },
  },
  {
    name: "an error is of its status's class, with headers and body",
    async observe({ settings }) {
      const stranger = new Telnyx({ apiKey: "wrong", baseURL: settings.api });
      const error = await rejection(stranger.oauthClients.list());
      if (!(error instanceof AuthenticationError)) throw error;
      return {
        classes: [error instanceof APIError, error instanceof NotFoundError, error.name],
        status: error.status,
        challenge: error.headers?.get("www-authenticate")?.split(" ")[0],
        error: error.error?.error,
      };
    },
    expected: {
      classes: [true, false, "AuthenticationError"],
      status: 401,
      challenge: "Bearer",
      error: "invalid_token",
    },
  },
  {
    name: "an answer that has not changed",
    async observe({ telnyx }) {
      const { response } = await telnyx.oauth.retrieveJwks().withResponse();
      const etag = response.headers.get("etag") ?? "";
      return outcome(telnyx.oauth.retrieveJwks({ headers: { "if-none-match": etag } }));
    },
    expected: { thrown: "APIError", status: 304 },
  },
  {
    name: "functions give back every declared answer",
    async observe(world) {
      const client = createClient({ baseURL: world.settings.api, ...(await newClient(world, "Functions")) });
      const well = await exchangeOAuthToken(client, { body: { grant_type: "client_credentials" } });
      const json = await exchangeOAuthToken(client, {
        contentType: "application/json",
        body: { grant_type: "client_credentials", scope: "unheard-of" },
      });
      return [
        well.status === 200 && [well.status, well.headers["cache-control"], well.body.token_type],
        json.status === 400 && [json.status, json.headers["cache-control"], json.body.error],
      ];
    },
    expected: [
      [200, "no-store", "Bearer"],
      [400, "no-store", "invalid_scope"],
    ],
  },
  {
    name: "a token from the server at its own origin",
    async observe(world) {
      const { clientID, clientSecret } = await newClient(world, "Elsewhere");
      const own = new Telnyx({ apiKey: null, clientID, clientSecret, baseURL: world.settings.apiElsewhere });
      const { access_token, token_type } = await own.oauth.token({ grant_type: "client_credentials", scope: "admin" });
      const introspected = await world.telnyx.oauth.introspect({ token: access_token });
      return { token_type, active: introspected.active, same: introspected.client_id === clientID };
    },
    expected: { token_type: "Bearer", active: true, same: true },
  },
  {
    name: "the management of clients at its own origin",
    observe: async ({ settings }) => {
      const telnyx = new Telnyx({ apiKey: settings.apiKey, baseURL: settings.apiElsewhere, maxRetries: 0 });
      return outcome(telnyx.oauthClients.list({ "filter[name][contains]": "nobody's" }).then((page) => page.data));
    },
    expected: [],
    unless: {
      page: {
        expected: { thrown: "APIConnectionError" },
        because: "the reference server opens it to no other origin, and a browser does not say so to the page",
      },
    },
  },
  {
    name: "an operation that declares a redirect gives it back",
    async observe(world) {
      const { id } = await newClient(world, "Redirected");
      const query = { response_type: "code", client_id: id, redirect_uri: redirectUri, scope: "unheard-of" } as const;
      const answer = await world.telnyx.oauth.retrieveAuthorize(query).catch((error: Error) => error);
      if (answer instanceof Error) return [answer.name, answer.message];
      return [answer.status, answer.status === 302 && new URL(answer.headers.location).searchParams.get("error")];
    },
    expected: [302, "invalid_scope"],
    unless: {
      page: {
        expected: ["APIError", "Browsers hide redirects."],
        because: "a page may not look at a redirect (Fetch, opaque-redirect filtered response)",
      },
    },
  },
  {
    name: "the model's validators judge alike",
    observe: async () => {
      const request = {
        name: "Photo printer",
        client_type: "public",
        allowed_scopes: ["admin"],
        allowed_grant_types: ["authorization_code"],
      };
      const wrong = { ...request, client_type: "secret", logo_uri: "not a URI" };
      const { issues } = OAuthClientCreateRequest.check(wrong);
      return {
        defaults: parseOAuthClientCreateRequest(request).redirect_uris,
        is: [OAuthClientCreateRequest.is(request), OAuthClientCreateRequest.is(wrong)],
        issues: issues?.map(({ path, keyword }) => `${path} ${keyword}`).sort(),
      };
    },
    expected: { defaults: [], is: [true, false], issues: ["/client_type enum", "/logo_uri format"] },
  },
];
