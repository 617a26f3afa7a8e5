import { describe, expect, test } from "vitest";
import { call } from "../../../templates/runtime/client/call.ts";
import { APIConnectionError, APIError } from "../../../templates/runtime/client/errors.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import type { OperationTable } from "../../../templates/runtime/client/operation.ts";
import { addQueryKey, addToken, keepQueryKey } from "../../../templates/runtime/client/security-schemes.ts";
import { json, loopback, testClient } from "./loopback.ts";
import { post, read, status } from "./things.ts";

describe("redirects", () => {
  const redirect = (to: (path: string) => string, code = 302) =>
    loopback((request, response) => {
      if (request.url === "/end") return json(response, 200, { method: request.method, body: request.body });
      response.writeHead(code, { location: to(request.url) });
      response.end();
    });

  test("within the origin are followed, with the credentials", async () => {
    const server = await redirect(() => "/end");
    const secured: OperationTable = { ...read, security: [[{ type: "bearer", option: "apiKey", add: addToken }]] };
    const answer = await exchange(testClient(server.origin, {}, { apiKey: "k" }), secured, {});
    expect(answer.body?.value).toEqual({ method: "GET", body: "" });
    expect(server.received[1]?.headers.authorization).toBe("Bearer k");
  });

  test("keep a key in the query, once", async () => {
    const names = { in: "query", name: "api key", option: "key" } as const;
    const key = { type: "apiKey", ...names, add: addQueryKey, keep: keepQueryKey } as const;
    const secured: OperationTable = { ...read, security: [[key]] };
    for (const to of ["/new?a=b%20c", "/new", "/new?api%20key=k%26"]) {
      const server = await loopback((request, response) => {
        if (request.url.startsWith("/new")) return json(response, 200, {});
        response.writeHead(302, { location: to }).end();
      });
      expect(await status(testClient(server.origin, {}, { key: "k&" }), secured)).toBe(200);
      const { searchParams } = new URL(server.received[1]?.url ?? "", server.origin);
      expect(searchParams.getAll("api key")).toEqual(["k&"]);
      expect(server.received[1]?.url.startsWith(to)).toBe(true);
    }
  });

  test("bring no member of the query along that is no key", async () => {
    const server = await redirect(() => "/end");
    const asking: OperationTable = { ...read, query: () => "?page=2" };
    expect(await status(testClient(server.origin), asking)).toBe(200);
    expect(server.received.map(({ url }) => url.replace(/^[^?]*/, ""))).toEqual(["?page=2", ""]);
  });

  test("keep method and body after 307 and 308, and become a GET after 303", async () => {
    const same = await redirect(() => "/end", 307);
    const kept = await exchange(testClient(same.origin), post, { body: { a: 1 } });
    expect(kept.body?.value).toEqual({ method: "POST", body: '{"a":1}' });
    const other = await redirect(() => "/end", 303);
    const headers = { "content-language": "en" };
    const changed = await exchange(testClient(other.origin), post, { body: { a: 1 } }, { headers });
    expect(changed.body?.value).toEqual({ method: "GET", body: "" });
    expect(other.received[0]?.headers).toMatchObject(headers);
    expect(other.received[1]?.headers).not.toHaveProperty("content-type");
    expect(other.received[1]?.headers).not.toHaveProperty("content-language");
  });

  test("to another origin are not followed: nothing reaches it, and the error says where they lead", async () => {
    const elsewhere = await loopback((_, response) => json(response, 200, {}));
    const server = await redirect(() => `${elsewhere.origin}/end?key=secret`);
    const error: unknown = await status(testClient(server.origin), read).catch((reason) => reason);
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({
      status: 302,
      message: `302 Redirect 1 to ${elsewhere.origin}/end is not followed.`,
    });
    expect(elsewhere.received).toHaveLength(0);
    expect(server.received).toHaveLength(1);
  });

  test("that are not followed are given as they came to who asks for the answer itself", async () => {
    const elsewhere = await loopback((_, response) => json(response, 200, {}));
    const server = await loopback((_, response) => {
      response.writeHead(302, { location: `${elsewhere.origin}/end?key=secret`, "content-type": "text/html" });
      response.end("<a>There</a>");
    });
    const secured: OperationTable = { ...read, security: [[{ type: "bearer", option: "apiKey", add: addToken }]] };
    const client = () => testClient(server.origin, {}, { apiKey: "k" });
    const response = await call(client(), secured, {}).asResponse();
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toBe(`${elsewhere.origin}/end?key=secret`);
    expect(await response.text()).toBe("<a>There</a>");
    await expect(call(client(), secured, {}).withResponse()).rejects.toMatchObject({
      status: 302,
      message: `302 Redirect 1 to ${elsewhere.origin}/end is not followed.`,
    });
    expect(elsewhere.received).toHaveLength(0);
  });

  test("that are followed lead to the answer that is asked for", async () => {
    const server = await redirect(() => "/end");
    const response = await call(testClient(server.origin), read, {}).asResponse();
    expect(await response.json()).toEqual({ method: "GET", body: "" });
  });

  test("that lead nowhere, or are declared, are given as they came too", async () => {
    for (const [declared, location] of [
      [{}, undefined],
      [{ redirects: true, responses: { 302: {} } }, "/end"],
    ] as const) {
      const server = await loopback((_, response) => {
        response.writeHead(302, { ...(location && { location }), "content-type": "text/html" }).end("<a>There</a>");
      });
      const response = await call(testClient(server.origin), { ...read, ...declared }, {}).asResponse();
      expect([response.status, await response.text()]).toEqual([302, "<a>There</a>"]);
      expect(server.received).toHaveLength(1);
    }
  });

  test("with user information are followed without it: a request carries its own credentials", async () => {
    const server = await redirect(() => `${server.origin.replace("//", "//user:secret@")}/end`);
    const secured: OperationTable = { ...read, security: [[{ type: "bearer", option: "apiKey", add: addToken }]] };
    expect(await status(testClient(server.origin, { maxRetries: 2 }, { apiKey: "k" }), secured)).toBe(200);
    expect(server.received.map(({ headers }) => headers.authorization)).toEqual(["Bearer k", "Bearer k"]);
  });

  test("are the answer where the document declares one", async () => {
    const server = await redirect(() => "/end");
    expect(await status(testClient(server.origin), { ...read, redirects: true, responses: { 302: {} } })).toBe(302);
    expect(server.received).toHaveLength(1);
  });

  test("that a browser hides are an error, and are not asked for again", async () => {
    let sent = 0;
    const hidden = Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
    const fetch = async () => {
      sent += 1;
      return hidden;
    };
    const error: unknown = await status(testClient("http://127.0.0.1:1", { fetch }), read).catch((reason) => reason);
    expect(error).toBeInstanceOf(APIError);
    expect(error).not.toBeInstanceOf(APIConnectionError);
    expect(error).toMatchObject({ status: undefined, message: expect.stringContaining("hide redirects") });
    expect(sent).toBe(1);
  });

  test("end somewhere, with an error that says where", async () => {
    const server = await redirect((path) => `${path.split("?")[0]}/on?key=secret`);
    const error: unknown = await status(testClient(server.origin), read).catch((reason) => reason);
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({
      status: 302,
      message: `302 Redirect 6 to ${server.origin}/things${"/on".repeat(6)} is not followed.`,
    });
    expect(server.received).toHaveLength(6);
  });
});
