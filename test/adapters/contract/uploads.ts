import { Readable } from "node:stream";
import { expect, test, vi } from "vitest";
import { errors, events, streamBytes } from "../notes-options.ts";
import { expectStatus, type Subject } from "./subject.ts";

const headers = { "content-type": "multipart/form-data; boundary=b" };
const post = { method: "POST", path: "/v1/files", headers };
const part = (name: string, content: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${name}"\r\n\r\n${content}\r\n`;
const end = "--b--\r\n";
const large = "x".repeat(150_000);

/** Nothing of it has a length, and it comes in pieces that end anywhere. */
const inPieces = (text: string) => Readable.from((text.match(/.{1,9999}/gs) ?? []).map((piece) => Buffer.from(piece)));

/** What becomes of bodies that a handler reads while they arrive. */
export function uploads(subject: () => Subject): void {
  const files = [...Array(3).keys()].map((index) => part(`f${index}`, large)).join("");

  test.each([
    ["with a length", (text: string) => text],
    ["in pieces", inPieces],
  ])("parts arrive, %s", async (_, body) => {
    const { text } = await expectStatus(subject(), { ...post, body: body(files + end) }, 200);
    expect(JSON.parse(text)).toEqual(["f0 150000", "f1 150000", "f2 150000"]);
  });

  test("octets arrive", async () => {
    const call = { method: "POST", path: "/v1/octets", headers: { "content-type": "application/octet-stream" } };
    const { text } = await expectStatus(subject(), { ...call, body: inPieces(large) }, 200);
    expect(JSON.parse(text)).toEqual(["octets 150000"]);
  });

  test.each(["none", "first"])("a handler that reads %s of it answers, and the connection goes on", async (name) => {
    const { text } = await expectStatus(subject(), { ...post, body: part(name, large) + files + end }, 200);
    expect(JSON.parse(text)).toEqual(name === "none" ? [] : ["first"]);
    await expectStatus(subject(), "/v1/notes", 200);
  });

  test("too many octets are 413, and the connection goes on", async () => {
    const body = part("f", "x".repeat(streamBytes)) + end;
    await expectStatus(subject(), { ...post, body: inPieces(body) }, 413);
    await expectStatus(subject(), { ...post, body }, 413);
    await expectStatus(subject(), "/v1/notes", 200);
    expect(errors).toEqual([]);
  });

  test("what is found on the way is 400", async () => {
    const { text } = await expectStatus(subject(), { ...post, body: inPieces(files) }, 400);
    expect(JSON.parse(text).errors).toEqual([{ in: "body", pointer: "", detail: "Must end with its boundary." }]);
    expect(errors).toEqual([]);
  });

  test("a client that goes away ends the iteration, and is no error of the server", async () => {
    const printing = vi.spyOn(console, "error").mockImplementation(() => {});
    const client = await subject().connect();
    const leaving = new AbortController();
    const body = new Readable({ read() {} });
    body.on("error", () => {});
    const reply = client.send({ ...post, body, signal: leaving.signal });
    reply.catch(() => {});
    body.push(part("f", large).slice(0, 100_000));
    await expect.poll(() => events).toContain("reading");
    leaving.abort();
    await expect(reply).rejects.toThrow();
    await expect.poll(() => events).toContain("broken off");
    await client.close();
    expect(errors).toEqual([]);
    printing.mockRestore();
  });
}
