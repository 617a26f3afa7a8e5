/** What the token endpoint reads, and in which order it judges (RFC 6749 §3.2). */
import { beforeEach, describe, expect, it } from "vitest";
import { newClient, openTestApplication, query, type TestApplication, type TestClient } from "./support/application.ts";
import { askForToken, exchangeToken, form, refused, type TokenAsked } from "./support/endpoints.ts";

let app: TestApplication;
let client: TestClient;
beforeEach(async () => {
  app = await openTestApplication();
  client = await newClient(app);
});

const basic = (user: string) => `Basic ${Buffer.from(user).toString("base64")}`;
const ask = (request: TokenAsked) => askForToken(app, request);
const CREDENTIALS_GRANT = "grant_type=client_credentials";

describe("the order of the checks", () => {
  it("R1, R58, R59, C7: is body, repeats, client, grant type, grant", async () => {
    const authorization = basic(`${client.id}:wrong`);
    expect(await ask({ authorization, body: "grant_type=a&grant_type=b" })).toMatchObject(refused("invalid_request"));
    expect(await ask({ authorization, body: "grant_type=password" })).toMatchObject(refused("invalid_client"));
    expect(await ask({ authorization, body: "" })).toMatchObject(refused("invalid_client"));
    expect(await ask({ body: "" })).toMatchObject(refused("invalid_request"));
    expect(await ask({ body: "grant_type=" })).toMatchObject(refused("invalid_request"));
    expect(await ask({ body: "grant_type=password" })).toMatchObject(refused("unsupported_grant_type"));
    expect(await ask({ body: "grant_type=authorization_code" })).toMatchObject(refused("invalid_client"));
    const web = await newClient(app, { allowed_grant_types: ["authorization_code"] });
    expect(await exchangeToken(app, form({ grant_type: "client_credentials" }, web))).toMatchObject(
      refused("unauthorized_client"),
    );
  });
});

describe("the body", () => {
  it("R57: may be a form or JSON, with any parameters on the type", async () => {
    const members = { grant_type: "client_credentials", client_id: client.id, client_secret: client.secret };
    for (const contentType of [
      "application/x-www-form-urlencoded;charset=UTF-8",
      "Application/X-WWW-Form-Urlencoded",
    ]) {
      expect(await ask({ contentType, body: query(members) })).toMatchObject({ ok: true });
    }
    expect(await ask({ contentType: "application/json; charset=utf-8", body: JSON.stringify(members) })).toMatchObject({
      ok: true,
    });
  });

  const json = (body: string) => ({ contentType: "application/json", body });
  it.each([
    ["another type", { contentType: "text/plain" }],
    ["no type", { contentType: "" }],
    ["multipart", { contentType: "multipart/form-data; boundary=x" }],
    ["JSON that is none", json("{")],
    ["an array", json("[]")],
    ["a member that is no text", json('{"grant_type":["client_credentials"]}')],
    ["a member that is null", json('{"grant_type":null}')],
    ["a member twice", json('{"grant_type":"client_credentials","scope":"a","scope":"b"}')],
    ["a member twice, spelled differently", json('{"grant_type":"a","gr\\u0061nt_type":"client_credentials"}')],
    ["bytes that are not UTF-8", { body: Buffer.from([0x67, 0xff]) }],
    ["a broken escape", { body: "grant_type=%zz" }],
    ["escapes that are not UTF-8", { body: "grant_type=%ff" }],
    ["too many parameters", { body: "a=1&".repeat(101) }],
    ["too many bytes", { body: `a=${"x".repeat(65_536)}` }],
  ])("R2, R13, R57, C10: is refused with %s", async (_, request) => {
    expect(await ask(request)).toMatchObject(refused("invalid_request"));
  });

  it("R3: may have what we do not know, also twice", async () => {
    const authorization = basic(`${client.id}:${client.secret}`);
    expect(await ask({ authorization, body: `${CREDENTIALS_GRANT}&audience=x&audience=y` })).toMatchObject({
      ok: true,
    });
    const nested = JSON.stringify({ grant_type: "client_credentials", scope: 'a":{' });
    expect(await ask({ authorization, ...json(nested) })).toMatchObject(refused("invalid_scope"));
  });
});
