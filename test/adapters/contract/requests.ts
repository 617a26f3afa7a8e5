import { expect, test } from "vitest";
import { book, errors, events } from "../notes-options.ts";
import { ask, expectStatus, json, type Subject } from "./subject.ts";

/** What goes in and out of one request. */
export function requests(subject: () => Subject): void {
  test("path, query, headers and cookies arrive decoded", async () => {
    const reply = await ask(subject(), {
      path: "/v1/notes?limit=5&tag=a%20b&tag=%C3%A9",
      headers: { "x-trace": ["one", "two"], cookie: "theme=dark; other=1" },
    });
    expect([reply.status, reply.headers["content-type"]]).toEqual([200, "application/json"]);
    expect(JSON.parse(reply.text)).toEqual({
      query: { limit: 5, tag: ["a b", "é"] },
      headers: { "x-trace": ["one", "two"] },
      cookies: { theme: "dark" },
    });
  });

  test("a path parameter is decoded once, whatever is escaped in it", async () => {
    expect(JSON.parse((await expectStatus(subject(), "/v1/notes/a%2Fb%20%25c3", 200)).text)).toEqual({
      text: "a/b %c3",
    });
  });

  test("an escape that is broken is 400", async () => {
    expect((await expectStatus(subject(), "/v1/notes/%zz", 400)).headers["content-type"]).toMatch(/^application\//);
  });

  test("the request says what was sent", async () => {
    const { adapter, port } = subject();
    const { text } = await expectStatus(subject(), "/v1/request?a=%20&b", 200);
    const { names, ...request } = JSON.parse(text);
    expect(request).toEqual({
      method: "GET",
      url: "/v1/request?a=%20&b",
      path: "/v1/request",
      search: "a=%20&b",
      host: `127.0.0.1:${port}`,
      to: `${adapter.snippet === "node-http2-tls.ts" ? "https" : "http"}://127.0.0.1:${port}/v1/request?a=%20&b`,
      ...(adapter.name !== "a fetch handler" && { remoteAddress: "127.0.0.1" }),
    });
    expect(names).toContain("host");
    expect(names.filter((name: string) => name.startsWith(":"))).toEqual([]);
  });

  test("HEAD is answered as GET, without the body", async () => {
    const get = await expectStatus(subject(), "/v1/notes/one", 200);
    const head = await expectStatus(subject(), { method: "HEAD", path: "/v1/notes/one" }, 200);
    expect(head.text).toBe("");
    expect([head.headers.etag, head.headers["content-type"]]).toEqual([get.headers.etag, get.headers["content-type"]]);
    expect([undefined, get.headers["content-length"]]).toContain(head.headers["content-length"]);
  });

  test("HEAD of a stream is answered at once, and the stream let go of", async () => {
    const { text } = await expectStatus(subject(), { method: "HEAD", path: "/stream" }, 200);
    expect(text).toBe("");
  });

  test("OPTIONS says which methods there are", async () => {
    const reply = await expectStatus(subject(), { method: "OPTIONS", path: "/v1/notes" }, 204);
    expect(reply.headers.allow).toBe("GET, HEAD, POST, OPTIONS");
  });

  test("a method that a path does not have is 405, and no matter of the framework", async () => {
    const reply = await expectStatus(subject(), { method: "PATCH", path: "/v1/notes" }, 405);
    expect(reply.headers.allow).toBe("GET, HEAD, POST, OPTIONS");
    expect(JSON.parse(reply.text)).toMatchObject({ status: 405 });
  });

  test.each(["/elsewhere", "/v1/elsewhere"])("%s, which nobody knows, is left to the framework", async (path) => {
    subject().adapter.unknownPath(await ask(subject(), { path }));
  });

  test("the fallback comes first", async () => {
    const reply = await expectStatus(subject(), { method: "POST", path: "/mirror", body: "as it was" }, 200);
    expect([reply.text, reply.headers["x-of"]]).toEqual(["as it was", "fetch"]);
  });

  test("204 has neither body nor length", async () => {
    const { headers, text } = await expectStatus(subject(), { method: "DELETE", path: "/v1/notes/one" }, 204);
    expect([text, headers["content-type"], headers["content-length"]]).toEqual(["", undefined, undefined]);
  });

  test("304 has its headers and no body", async () => {
    const call = { path: "/v1/notes/one", headers: { "if-none-match": '"1"' } };
    const { headers, text } = await expectStatus(subject(), call, 304);
    expect([text, headers.etag, headers["content-type"]]).toEqual(["", '"1"', undefined]);
  });

  test("a redirection goes to the client", async () => {
    expect((await expectStatus(subject(), "/v1/moved", 302)).headers.location).toBe("https://elsewhere.example/");
  });

  test("a declared error of a handler keeps its body", async () => {
    expect(JSON.parse((await expectStatus(subject(), "/v1/notes/none", 404)).text)).toEqual({ missing: "none" });
  });

  test("a long body arrives whole", async () => {
    const { headers, text } = await expectStatus(subject(), "/v1/book", 200);
    expect([headers["content-type"], text.length, text === book]).toEqual([
      "text/plain; charset=utf-8",
      book.length,
      true,
    ]);
  });

  test("two set-cookie fields stay two", async () => {
    const reply = await expectStatus(subject(), { method: "POST", path: "/v1/notes", ...json({ text: "a" }) }, 201);
    expect([reply.headers.location, reply.headers["set-cookie"]]).toEqual(["/v1/notes/1", ["a=1; Path=/", "b=2"]]);
  });

  test("fields of the connection that a handler sets do not leave with HTTP/2, and do not break it", async () => {
    const { headers } = await expectStatus(subject(), "/v1/connection", 200);
    expect(headers["x-hop"]).toBe("1");
    if (subject().adapter.protocol === "1.1") return;
    for (const name of ["connection", "keep-alive", "proxy-connection", "transfer-encoding"])
      expect(headers[name]).toBeUndefined();
  });

  test("what a client does not accept is 406", async () => {
    await expectStatus(subject(), { path: "/v1/page", headers: { accept: "image/png" } }, 406);
  });

  test("without credentials it is 401 with a challenge, with them the body is read", async () => {
    const call = { method: "PUT", path: "/v1/notes/one", ...json({ text: "new" }) };
    const refused = await expectStatus(subject(), call, 401);
    expect(refused.headers["www-authenticate"]).toBe('Bearer realm="Notes"');
    expect(events).toEqual([]);
    const headers = { ...call.headers, authorization: "Bearer mine" };
    expect(JSON.parse((await expectStatus(subject(), { ...call, headers }, 200)).text)).toEqual({ text: "new" });
  });

  test("a handler that crashes is 500, told to onError once and to the client not at all", async () => {
    const { headers, text } = await expectStatus(subject(), "/v1/notes/crash", 500);
    expect(headers["content-type"]).toBe("application/problem+json");
    expect(text).not.toContain("secret");
    expect(errors).toEqual([new Error("the secret of the house")]);
  });
}
