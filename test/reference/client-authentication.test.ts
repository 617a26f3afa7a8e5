/** Who a client is that asks for a token: HTTP Basic, the body, or a bare name (RFC 6749 §2.3). */
import { beforeEach, describe, expect, it } from "vitest";
import { deleteClient } from "../../reference/client-management.ts";
import {
  must,
  newClient,
  OWNER,
  openTestApplication,
  query,
  type TestApplication,
  type TestClient,
} from "./support/application.ts";
import { askForToken, exchangeToken, form, isActive, refused, type TokenAsked } from "./support/endpoints.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});

const basic = (user: string) => `Basic ${Buffer.from(user).toString("base64")}`;
const ask = (request: TokenAsked) => askForToken(app, request);
const CREDENTIALS_GRANT = "grant_type=client_credentials";

describe("client authentication", () => {
  it("R1: takes Basic with an empty secret as a public client's name, and as nothing of a confidential one", async () => {
    const open = await newClient(app, { client_type: "public" });
    const body = "grant_type=authorization_code&code=none";
    const named = await askForToken(app, { authorization: basic(`${open.id}:`), body });
    expect(named).toMatchObject({ error: "invalid_grant" });
    for (const secret of ["wrong", " "]) {
      const refused = await askForToken(app, { authorization: basic(`${open.id}:${secret}`), body });
      expect(refused).toMatchObject({ error: "invalid_client" });
    }
    const { id } = await newClient(app);
    expect(await askForToken(app, { authorization: basic(`${id}:`) })).toMatchObject({ error: "invalid_client" });
  });

  it("R24, R25, R27, R30, C16: takes Basic, raw or form-urlencoded, in any case, and the body", async () => {
    const { id, secret = "" } = client;
    const encode = (text: string) => text.replaceAll("-", "%2D").replaceAll("_", "%5F");
    for (const authorization of [
      basic(`${id}:${secret}`),
      basic(`${encode(id)}:${encode(secret)}`),
      basic(`${id}:${secret}`).replace("Basic", "bASIC  "),
    ]) {
      expect(await ask({ authorization })).toMatchObject({ ok: true });
    }
    const body = query({ grant_type: "client_credentials", client_id: id, client_secret: secret });
    expect(await ask({ body })).toMatchObject({ ok: true });
    expect(await ask({ body, authorization: "Bearer some-api-key" })).toMatchObject({ ok: true });
    const same = `${CREDENTIALS_GRANT}&client_id=${id}`;
    expect(await ask({ authorization: basic(`${id}:${secret}`), body: same })).toMatchObject({ ok: true });
  });

  it.each([
    ["base64 that is none", "Basic !!!"],
    ["nothing after the scheme", "Basic"],
    ["no colon", basic("user")],
    ["a bad escape", basic("%zz:secret")],
    ["no user", basic(":secret")],
    ["an unknown client", basic("00000000-0000-4000-8000-000000000000:secret")],
    ["a client that is no UUID", basic("client:secret")],
  ])("R26, R27: refuses Basic with %s, and asks for Basic", async (_, authorization) => {
    expect(await ask({ authorization })).toMatchObject({
      ...refused("invalid_client"),
      challenge: expect.stringMatching(/^Basic /),
    });
  });

  it("R26: does not tell an unknown client from a wrong secret", async () => {
    const wrong = await ask({ authorization: basic(`${client.id}:wrong`) });
    expect(wrong).toEqual(await ask({ authorization: basic("00000000-0000-4000-8000-000000000000:wrong") }));
    const inBody = await ask({ body: `${CREDENTIALS_GRANT}&client_id=${client.id}&client_secret=wrong` });
    expect(inBody).toEqual(refusedClient());
    expect(inBody).toEqual(await ask({ body: `${CREDENTIALS_GRANT}&client_id=x&client_secret=wrong` }));
  });

  function refusedClient() {
    return { ok: false, error: "invalid_client", description: "client authentication failed" };
  }

  it("R25: refuses two mechanisms, and two names", async () => {
    const authorization = basic(`${client.id}:${client.secret}`);
    const twice = `${CREDENTIALS_GRANT}&client_secret=${client.secret}`;
    expect(await ask({ authorization, body: twice })).toMatchObject(refused("invalid_request"));
    expect(await ask({ authorization, body: `${CREDENTIALS_GRANT}&client_id=x` })).toMatchObject(
      refused("invalid_request"),
    );
  });

  it("R28, R29, R82: takes no secret from a public client and no bare name from a confidential one", async () => {
    const open = await newClient(app, { client_type: "public" });
    const body = `${CREDENTIALS_GRANT}&client_id=${open.id}`;
    expect(await ask({ body })).toMatchObject(refused("unauthorized_client"));
    expect(await ask({ body: `${body}&client_secret=x` })).toMatchObject(refused("invalid_client"));
    expect(await ask({ authorization: basic(`${open.id}:x`) })).toMatchObject(refused("invalid_client"));
    expect(await ask({ body: `${CREDENTIALS_GRANT}&client_id=${client.id}` })).toMatchObject(refused("invalid_client"));
    expect(await ask({ body: `${CREDENTIALS_GRANT}&client_secret=x` })).toMatchObject(refused("invalid_client"));
  });

  it("R15: stops guessing at one place and leaves the client its other places", async () => {
    const guess = () => ask({ authorization: basic(`${client.id}:wrong`) });
    for (let count = 0; count < 20; count += 1) expect(await guess()).toMatchObject(refused("invalid_client"));
    expect(await guess()).toMatchObject({ ...refused("temporarily_unavailable"), retryAfter: 60 });
    const right = { authorization: basic(`${client.id}:${client.secret}`) };
    expect(await ask(right)).toMatchObject(refused("temporarily_unavailable"));
    expect(await ask({ ...right, source: "192.0.2.2" })).toMatchObject({ ok: true });
    app.advance(60_000);
    expect(await ask(right)).toMatchObject({ ok: true });
  });

  it("R31, R121: is dead with the client", async () => {
    const { response } = must(await exchangeToken(app, form({ grant_type: "client_credentials" }, client)));
    const other = client;
    client = await newClient(app);
    await deleteClient(app, OWNER, other.id);
    expect(await exchangeToken(app, form({ grant_type: "client_credentials" }, other))).toMatchObject(
      refused("invalid_client"),
    );
    expect(await isActive(app, client, response.access_token)).toBe(false);
  });
});
