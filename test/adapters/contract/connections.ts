import { Readable } from "node:stream";
import { setTimeout as passing } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { errors, events, openGate } from "../notes-options.ts";
import { ask, expectStatus, json, type Subject } from "./subject.ts";

/** Koa and @hono/node-server print by themselves what breaks off. */
function unprinted(): void {
  const printing = vi.spyOn(console, "error").mockImplementation(() => {});
  onTestFinished(() => printing.mockRestore());
}

/** What becomes of streams, and of clients that go away. */
export function connections(subject: () => Subject): void {
  test("a stream is sent as it is made", async () => {
    const { status, body } = await subject().client.send({ path: "/stream" });
    expect(status).toBe(200);
    const chunks = body[Symbol.asyncIterator]();
    expect(String((await chunks.next()).value)).toBe("first");
    openGate();
    expect(String((await chunks.next()).value)).toBe("second");
    expect((await chunks.next()).done).toBe(true);
    expect(events).toEqual([]);
  });

  test("a stream is cancelled when the client goes away", async () => {
    const client = await subject().connect();
    const leaving = new AbortController();
    const { body } = await client.send({ path: "/stream", signal: leaving.signal });
    body.on("error", () => {});
    body.once("data", () => leaving.abort());
    await expect.poll(() => events).toEqual(["cancelled"]);
    await client.close();
    expect(errors).toEqual([]);
  });

  test("a stream is cancelled where the client was gone before it", async () => {
    const client = await subject().connect();
    const leaving = new AbortController();
    const reply = client.send({ path: "/late", signal: leaving.signal });
    await expect.poll(() => events).toEqual(["waiting"]);
    leaving.abort();
    await expect(reply).rejects.toThrow();
    await client.close();
    await passing(50);
    openGate();
    await expect.poll(() => events).toEqual(["waiting", "cancelled"]);
    expect(errors).toEqual([]);
  });

  test("a stream that fails does not look as if it had ended", async () => {
    unprinted();
    const { body } = await subject().client.send({ path: "/failing" });
    const received = body.toArray();
    openGate();
    await expect(received).rejects.toThrow();
    await expect.poll(() => errors).toEqual([new Error("the source is gone")]);
  });

  test.each([
    ["with a body that was sent", "text"],
    ["without a body", undefined],
  ])("a handler hears of a client that goes away, %s", async (_what, body) => {
    const client = await subject().connect();
    const leaving = new AbortController();
    const headers = { "content-type": "text/plain" };
    const call = { method: "POST", path: "/v1/waiting", signal: leaving.signal };
    const reply = client.send(body === undefined ? call : { ...call, headers, body });
    await expect.poll(() => events).toEqual(["waiting"]);
    leaving.abort();
    await expect(reply).rejects.toThrow();
    await expect.poll(() => events).toEqual(["waiting", "aborted"]);
    await client.close();
    expect(errors).toEqual([]);
  });

  test("a body that breaks off reaches no handler, and is no error of the server", async () => {
    unprinted();
    const client = await subject().connect();
    const leaving = new AbortController();
    async function* half() {
      yield "half of";
      await passing(100);
      leaving.abort();
      await passing(60_000, undefined, { ref: false });
    }
    const headers = { "content-type": "text/plain" };
    const call = { method: "POST", path: "/v1/waiting", headers, body: Readable.from(half()), signal: leaving.signal };
    await expect(client.send(call)).rejects.toThrow();
    await passing(50);
    await client.close();
    await expectStatus(subject(), "/v1/notes", 200);
    expect([events, errors]).toEqual([[], []]);
  });

  test("a client may be gone before anybody asks for its body", async () => {
    unprinted();
    const client = await subject().connect();
    const leaving = new AbortController();
    const headers = { "content-type": "application/json", authorization: "Bearer slow" };
    async function* half() {
      yield '{"text":';
      await passing(60_000, undefined, { ref: false });
    }
    const call = { method: "PUT", path: "/v1/notes/one", headers, body: Readable.from(half()), signal: leaving.signal };
    const reply = client.send(call);
    await expect.poll(() => events).toEqual(["authenticating"]);
    leaving.abort();
    await expect(reply).rejects.toThrow();
    await client.close();
    await passing(50);
    openGate();
    await expectStatus(subject(), "/v1/notes", 200);
    expect([events, errors]).toEqual([["authenticating"], []]);
  });

  test("many requests at once are told apart", async () => {
    const clients = await Promise.all(Array.from({ length: 4 }, () => subject().connect()));
    const texts = Array.from({ length: 40 }, (_, index) => `note ${index}`);
    const replies = await Promise.all(
      texts.map((text, index) =>
        ask(
          { ...subject(), client: clients[index % 4] ?? subject().client },
          { method: "POST", path: "/v1/notes", ...json({ text }) },
        ),
      ),
    );
    expect(replies.map((reply) => JSON.parse(reply.text).body.text)).toEqual(texts);
    await Promise.all(clients.map((client) => client.close()));
  });
}
