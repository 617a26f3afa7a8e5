import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { resolveClient } from "../../../templates/runtime/client/client.ts";
import {
  type ClientCredentials,
  clientCredentials,
  grantedToken,
  OAuthTokenError,
} from "../../../templates/runtime/client/client-credentials.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import type { OperationTable } from "../../../templates/runtime/client/operation.ts";
import type { CommonOptions, Interceptor } from "../../../templates/runtime/client/options.ts";
import { addKey, addToken } from "../../../templates/runtime/client/security-schemes.ts";
import { instantClock, json, loopback, type Received, testClient } from "./loopback.ts";

const operation = {
  name: "readThings",
  method: "POST",
  path: "/things",
  responses: { 200: { content: ["application/json"] } },
  security: [[{ type: "bearer", option: "oauth", add: addToken, grant: grantedToken }]],
} as const satisfies OperationTable;
const grant: ClientCredentials = { clientID: "photo:app", clientSecret: "s é&+%" };

interface Service {
  readonly origin: string;
  readonly tokens: readonly Received[];
  /** The Authorization header of each call of the API. */
  readonly calls: readonly (string | undefined)[];
}

/** An API with an authorization server at `/token`, which gives `token 1`, `token 2` and so on. */
async function service({
  accepts = () => true,
  answer = {},
  status = 200,
}: {
  accepts?: (authorization: string | undefined) => boolean;
  answer?: object;
  status?: number;
} = {}): Promise<Service> {
  const tokens: Received[] = [];
  const calls: (string | undefined)[] = [];
  const { origin } = await loopback((request, response) => {
    if (request.url.startsWith("/token")) {
      tokens.push(request);
      const token = { access_token: `token-${tokens.length}`, token_type: "Bearer", expires_in: 3600 };
      return json(response, status, { ...token, ...answer });
    }
    const { authorization } = request.headers;
    calls.push(authorization);
    json(response, accepts(authorization) ? 200 : 401, {});
  });
  return { origin, tokens, calls };
}

function clientOf(
  { origin }: Service,
  more: Partial<ClientCredentials> = {},
  options: CommonOptions = {},
  documented = "https://auth.example.com/token",
) {
  return testClient(origin, options, { oauth: clientCredentials({ ...grant, ...more }, documented) });
}

const call = async (client: ReturnType<typeof testClient>) =>
  (await exchange(client, operation, {}, { maxRetries: 0 })).response.status;

describe("a token", () => {
  test("is asked for as RFC 6749 section 4.4.2 says, with form-encoded Basic credentials (section 2.3.1)", async () => {
    const api = await service();
    const client = clientOf(api, { scopes: ["read", "write"], parameters: { audience: "https://api" } });
    expect(await call(client)).toBe(200);
    const [request] = api.tokens;
    expect(request).toMatchObject({ method: "POST", url: "/token" });
    expect(request?.headers).toMatchObject({
      "content-type": "application/x-www-form-urlencoded",
      accept: "application/json",
      authorization: `Basic ${Buffer.from("photo%3Aapp:s+%C3%A9%26%2B%25").toString("base64")}`,
    });
    expect([...new URLSearchParams(request?.body)]).toEqual([
      ["grant_type", "client_credentials"],
      ["scope", "read write"],
      ["audience", "https://api"],
    ]);
    expect(api.calls).toEqual(["Bearer token-1"]);
  });

  test("is not asked for where another credential of its alternative is missing, whichever is first", async () => {
    const api = await service({ status: 500 });
    const [[oauth]] = operation.security;
    const other = { type: "apiKey", option: "other", in: "header", name: "authorization", add: addKey } as const;
    const absent = { ...other, option: "absent" };
    const options = {
      oauth: clientCredentials(grant, "https://auth.example.com/token"),
      other: "o",
      absent: () => undefined,
    };
    for (const both of [
      [oauth, absent],
      [absent, oauth],
    ]) {
      const client = testClient(api.origin, {}, options);
      const { response } = await exchange(client, { ...operation, security: [both, [other]] }, {}, { maxRetries: 0 });
      expect(response.status).toBe(200);
    }
    expect(api.tokens).toEqual([]);
    expect(api.calls).toEqual(["o", "o"]);
  });

  test("may be asked for with the secret in the body", async () => {
    const api = await service();
    await call(clientOf(api, { authMethod: "client_secret_post" }));
    expect(api.tokens[0]?.headers).not.toHaveProperty("authorization");
    expect(Object.fromEntries(new URLSearchParams(api.tokens[0]?.body))).toEqual({
      grant_type: "client_credentials",
      client_id: "photo:app",
      client_secret: "s é&+%",
    });
  });

  test("is asked for once by calls that wait for it together, and kept for those after them", async () => {
    const api = await service();
    const client = clientOf(api);
    await Promise.all([call(client), call(client), call(client)]);
    await call(client);
    expect(api.tokens).toHaveLength(1);
    expect(api.calls).toEqual(Array(4).fill("Bearer token-1"));
  });

  test.each([
    [3600, 3_569_000, 3_571_000],
    [10, 8_000, 9_500],
    ["10", 8_000, 9_500],
  ])("that is good for %j s is replaced shortly before its end", async (expires_in, good, over) => {
    const api = await service({ answer: { expires_in } });
    let now = 1_000_000;
    const client = clientOf(api, {}, { clock: { ...instantClock(), now: () => now } });
    await call(client);
    now += good;
    await call(client);
    expect(api.tokens).toHaveLength(1);
    now += over - good;
    await call(client);
    expect(api.tokens).toHaveLength(2);
    expect(api.calls.at(-1)).toBe("Bearer token-2");
  });

  test.each([undefined, null])(
    "of which nothing says how long it is good for (%j) is kept until it is refused",
    async (expires_in) => {
      const api = await service({ answer: { expires_in } });
      let now = 0;
      const client = clientOf(api, {}, { clock: { ...instantClock(), now: () => now } });
      await call(client);
      now = Number.MAX_SAFE_INTEGER;
      await call(client);
      expect(api.tokens).toHaveLength(1);
    },
  );

  test("is not given up because one of the calls that wait for it is", async () => {
    const api = await service();
    const client = clientOf(api);
    const controller = new AbortController();
    const aborted = exchange(client, operation, {}, { signal: controller.signal });
    const other = call(client);
    controller.abort();
    await expect(aborted).rejects.toMatchObject({ name: "APIUserAbortError" });
    expect(await other).toBe(200);
    expect(api.tokens).toHaveLength(1);
  });
});

describe("a token that the API refuses", () => {
  test("is replaced, and the call sent again, if it was kept from before", async () => {
    let revoked = "";
    const api = await service({ accepts: (authorization) => authorization !== revoked });
    const client = clientOf(api);
    await call(client);
    revoked = "Bearer token-1";
    expect(await Promise.all([call(client), call(client), call(client)])).toEqual([200, 200, 200]);
    expect(api.tokens).toHaveLength(2);
    expect(api.calls.slice(1).sort()).toEqual([...Array(3).fill("Bearer token-1"), ...Array(3).fill("Bearer token-2")]);
  });

  test("is replaced once: the second refusal stands", async () => {
    let accepts = true;
    const api = await service({ accepts: () => accepts });
    const client = clientOf(api);
    await call(client);
    accepts = false;
    expect(await call(client)).toBe(401);
    expect(api.tokens).toHaveLength(2);
    expect(api.calls).toHaveLength(3);
  });

  test("is not replaced if it is new, and is not kept either", async () => {
    const api = await service({ accepts: () => false });
    const client = clientOf(api);
    expect(await call(client)).toBe(401);
    expect([api.tokens.length, api.calls.length]).toEqual([1, 1]);
    await call(client);
    expect(api.tokens).toHaveLength(2);
  });

  test("is left to the caller where it was given, and where the body cannot be sent again", async () => {
    const api = await service({ accepts: (authorization) => authorization === "Bearer token-1" });
    const given = testClient(api.origin, {}, { oauth: clientCredentials("mine", "https://auth.example.com/token") });
    expect(await call(given)).toBe(401);
    const asked = () => "from a function";
    expect(await call(testClient(api.origin, {}, { oauth: clientCredentials(asked, "/token") }))).toBe(401);
    expect(api.tokens).toHaveLength(0);
    expect(clientCredentials(undefined, "/token")).toBeUndefined();
  });
});

describe("the secret", () => {
  const elsewhere = () => loopback((_, response) => json(response, 200, { access_token: "x", token_type: "bearer" }));

  test("goes to the document's token URL, where the caller chose no base URL", async () => {
    const sent: string[] = [];
    const fetch = async (url: string) => {
      sent.push(url);
      return Response.json({ access_token: "t", token_type: "Bearer" });
    };
    for (const documented of ["https://auth.example.com/o/token?x=1", "oauth/token"]) {
      const oauth = clientCredentials(grant, documented);
      await call(resolveClient({ fetch, oauth }, "https://api.example.com/v2"));
    }
    expect(sent.filter((url) => url.includes("token"))).toEqual([
      "https://auth.example.com/o/token?x=1",
      "https://api.example.com/v2/oauth/token",
    ]);
  });

  test("goes to the base URL's origin where the caller chose one, or where the caller says", async () => {
    const api = await service();
    await call(clientOf(api, {}, {}, "https://auth.example.com/token/here?x=1"));
    expect(api.tokens[0]?.url).toBe("/token/here?x=1");
    const other = await elsewhere();
    expect(await call(clientOf(api, { tokenURL: `${other.origin}/named` }))).toBe(200);
    expect(other.received[0]?.url).toBe("/named");
  });

  test("goes to the origin of the base URL that one request has, whose token no other base URL gets", async () => {
    const [production, trial] = [await service(), await service({ answer: { access_token: "of-the-trial" } })];
    const fetch = (url: string, init: RequestInit) => globalThis.fetch(url, init);
    const oauth = clientCredentials(grant, "/token?x=1");
    const client = resolveClient({ fetch, oauth }, production.origin);
    const at = (baseURL: string | undefined) => exchange(client, operation, {}, { baseURL });
    await at(`${trial.origin}/v2`);
    expect([production.tokens.length, trial.tokens.length]).toEqual([0, 1]);
    await at(undefined);
    await at(trial.origin);
    expect([production.tokens.length, trial.tokens.length]).toEqual([1, 1]);
    expect(production.calls).toEqual(["Bearer token-1"]);
    expect(trial.calls).toEqual(["Bearer of-the-trial", "Bearer of-the-trial"]);
  });

  test("does not go to the document's token URL for a request with a base URL of its own", async () => {
    const sent: string[] = [];
    const fetch = async (url: string) => {
      sent.push(url);
      return Response.json({ access_token: "t", token_type: "Bearer" });
    };
    const oauth = clientCredentials(grant, "https://auth.example.com/o/token");
    const client = resolveClient({ fetch, oauth }, "https://api.example.com");
    await exchange(client, operation, {}, { baseURL: "http://trial.example/v2" });
    expect(sent).toEqual(["http://trial.example/o/token", "http://trial.example/v2/things"]);
  });

  test("does not follow a redirect, within the origin neither", async () => {
    const other = await elsewhere();
    for (const target of [`${other.origin}/`, "/next"]) {
      const server = await loopback((_, response) => response.writeHead(307, { location: target }).end());
      const error: unknown = await call(clientOf({ ...server, tokens: [], calls: [] })).catch((reason) => reason);
      expect(error).toBeInstanceOf(OAuthTokenError);
      expect(error).toMatchObject({ status: 307 });
      expect(server.received).toHaveLength(1);
    }
    expect(other.received).toHaveLength(0);
  });

  test("travels without what the caller adds for the API, and past its interceptors", async () => {
    const api = await service();
    const seen: string[] = [];
    const spy: Interceptor = (next) => (request, context) => {
      seen.push(new URL(request.url).pathname);
      return next(request, context);
    };
    await call(clientOf(api, {}, { interceptors: [spy], defaultHeaders: { "x-secret": "of the API" } }));
    expect(seen).toEqual(["/things"]);
    expect(api.tokens[0]?.headers).not.toHaveProperty("x-secret");
  });

  test("does not show where the client is printed", () => {
    const client = testClient("http://127.0.0.1:1", {}, { oauth: clientCredentials(grant, "/token") });
    expect(inspect([client, client.options()], { depth: 9, showHidden: true })).not.toContain("s é");
  });
});

describe("where the authorization server gives no token", () => {
  test("the error says why, and nothing is sent to the API, nor asked for again", async () => {
    const api = await service({ status: 400, answer: { error: "invalid_scope", error_description: "no such scope" } });
    const error: unknown = await call(clientOf(api)).catch((reason) => reason);
    expect(error).toBeInstanceOf(OAuthTokenError);
    expect(error).toMatchObject({
      name: "OAuthTokenError",
      status: 400,
      code: "invalid_scope",
      message: "400 The authorization server gave no token: no such scope",
    });
    expect([api.tokens.length, api.calls.length]).toEqual([1, 0]);
  });

  test("the next call asks again", async () => {
    let refuse = true;
    const { origin } = await loopback((request, response) => {
      if (request.url !== "/token") return json(response, 200, {});
      json(response, refuse ? 401 : 200, { error: "invalid_client", access_token: "t", token_type: "bearer" });
    });
    const client = clientOf({ origin, tokens: [], calls: [] });
    await expect(call(client)).rejects.toMatchObject({ code: "invalid_client" });
    refuse = false;
    expect(await call(client)).toBe(200);
  });

  test.each([{ access_token: undefined }, { token_type: "mac" }, { token_type: undefined }])(
    "%j is no bearer token, and the error does not show it",
    async (answer) => {
      const error: unknown = await call(clientOf(await service({ answer }))).catch((reason) => reason);
      expect(error).toMatchObject({ name: "OAuthTokenError", code: undefined });
      expect(inspect(error, { depth: 9 })).not.toContain("token-1");
    },
  );

  test("a connection that fails is tried again by the request for the token alone", async () => {
    let asked = 0;
    const fetch = async () => {
      asked += 1;
      throw new TypeError("unreachable");
    };
    const client = clientOf({ origin: "http://127.0.0.1:1", tokens: [], calls: [] }, {}, { fetch });
    const error: unknown = await exchange(client, { ...operation, idempotent: true }, {}).catch((reason) => reason);
    expect(error).toBeInstanceOf(OAuthTokenError);
    expect(error).toMatchObject({ status: undefined, cause: { name: "APIConnectionError" } });
    expect(asked).toBe(3);
  });
});
