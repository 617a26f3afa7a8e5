import { once } from "node:events";
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  type ClientSessionOptions,
  connect,
  type OutgoingHttpHeaders,
} from "node:http2";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { errors, events } from "../notes-options.ts";
import type { Subject } from "./subject.ts";

/** What only HTTP/2 has (RFC 9113). */
export function http2(subject: () => Subject): void {
  /** A session of the test's own. */
  async function opened(options: ClientSessionOptions = {}): Promise<ClientHttp2Session> {
    const { adapter, port, certificate } = subject();
    const session = connect(`${adapter.scheme}://127.0.0.1:${port}`, { ...options, ca: certificate });
    onTestFinished(() => session.destroy());
    session.on("error", () => {});
    await once(session, "connect");
    return session;
  }

  async function answer(stream: ClientHttp2Stream): Promise<{ readonly status: unknown; readonly text: string }> {
    const [head] = await once(stream, "response");
    return { status: head[":status"], text: await text(stream) };
  }

  async function ask(session: ClientHttp2Session, headers: OutgoingHttpHeaders) {
    return answer(session.request({ ":path": "/v1/request", ...headers }));
  }

  async function goesOn(session: ClientHttp2Session): Promise<void> {
    expect(await ask(session, { ":path": "/v1/notes/next" })).toEqual({ status: 200, text: '{"text":"next"}' });
    expect(errors).toEqual([]);
  }

  test("the authority stands for Host, which a client may send in its place", async () => {
    const session = await opened();
    const { scheme } = subject().adapter;
    for (const headers of [{ ":authority": "notes.example" }, { host: "notes.example" }]) {
      const { text } = await ask(session, headers);
      expect(JSON.parse(text)).toMatchObject({ host: "notes.example", to: `${scheme}://notes.example/v1/request` });
      expect(JSON.parse(text).names.filter((name: string) => name === "host")).toHaveLength(1);
    }
  });

  test("a cookie that was sent in crumbs is put together", async () => {
    const { text } = await ask(await opened(), { ":path": "/v1/notes", cookie: ["other=1", "theme=dark"] });
    expect(JSON.parse(text).cookies).toEqual({ theme: "dark" });
  });

  test("who ends the request with its headers has no body", async () => {
    const session = await opened();
    const stream = session.request({ ":method": "POST", ":path": "/v1/notes", "content-type": "image/png" });
    expect((await answer(stream.end())).status).toBe(415);
    const ended = session.request(
      { ":method": "POST", ":path": "/v1/notes", "content-type": "image/png" },
      { endStream: true },
    );
    expect((await answer(ended)).status).toBe(400);
  });

  test("who says that there are no octets has no body, whatever frames follow", async () => {
    const session = await opened();
    const stream = session.request({ ":method": "POST", ":path": "/v1/octets", "content-length": 0 });
    stream.end("");
    const { status, text } = await answer(stream);
    expect([status, text]).toEqual([400, expect.stringContaining("Is required.")]);
  });

  test("trailers are ignored", async () => {
    const session = await opened();
    const headers = { ":method": "POST", ":path": "/v1/notes", "content-type": "text/plain" };
    const stream = session.request(headers, { waitForTrailers: true });
    stream.on("wantTrailers", () => stream.sendTrailers({ "x-sum": "1", "content-type": "image/png" }));
    stream.end("text");
    expect(await answer(stream)).toEqual({ status: 201, text: '{"body":"text","contentType":"text/plain"}' });
    await goesOn(session);
  });

  test("who waits for 100 gets it, and then the answer", async () => {
    const headers = { ":method": "POST", ":path": "/v1/notes", "content-type": "text/plain", expect: "100-continue" };
    const stream = (await opened()).request(headers, { endStream: false });
    await once(stream, "continue");
    stream.end("text");
    expect((await answer(stream)).status).toBe(201);
  });

  test("a body that is not as long as it says reaches no handler", async () => {
    const session = await opened();
    const headers = { ":method": "POST", ":path": "/v1/waiting", "content-type": "text/plain", "content-length": 10 };
    const stream = session.request(headers);
    stream.end("short");
    await once(stream, "error");
    await goesOn(session);
    expect(events).toEqual([]);
  });

  test("a handler hears of a HEAD request that is broken off", async () => {
    const session = await opened();
    const stream = session.request({ ":method": "HEAD", ":path": "/v1/waiting" });
    await expect.poll(() => events).toEqual(["waiting"]);
    stream.destroy();
    await expect.poll(() => events).toEqual(["waiting", "aborted"]);
    await goesOn(session);
  });

  test("streams on one connection do not wait for each other", async () => {
    const session = await opened();
    const waiting = session.request({ ":method": "POST", ":path": "/v1/waiting" });
    waiting.on("error", () => {}).end();
    await expect.poll(() => events).toEqual(["waiting"]);
    await goesOn(session);
    waiting.destroy();
    await expect.poll(() => events).toEqual(["waiting", "aborted"]);
  });

  test("a header may be large; one that is too large does not harm other connections", async () => {
    const session = await opened({ maxSendHeaderBlockLength: 1_000_000 });
    expect(await ask(session, { ":path": "/v1/notes/next", "x-large": "x".repeat(60_000) })).toMatchObject({
      status: 200,
    });
    const stream = session.request({ ":path": "/v1/notes/next", "x-large": "x".repeat(500_000) });
    await expect(once(stream, "response")).rejects.toMatchObject({ code: "ERR_HTTP2_SESSION_ERROR" });
    await goesOn(await opened());
  });

  test("CONNECT is refused", async () => {
    const session = await opened();
    const stream = session.request({ ":method": "CONNECT", ":authority": "elsewhere.example:443" });
    expect((await answer(stream)).status).toBe(405);
    await goesOn(session);
  });

  test("a target that is no path is answered", async () => {
    const session = await opened();
    expect((await ask(session, { ":method": "OPTIONS", ":path": "*" })).status).toBe(204);
    await goesOn(session);
  });
}
