import { expect, onTestFinished, test } from "vitest";
import { bodyBytes, book, errors } from "../notes-options.ts";
import type { RawConnection } from "../raw-connection.ts";

const head = (request: string, ...fields: readonly string[]) =>
  [request, "Host: notes.example", ...fields, "", ""].join("\r\n");
const get = (path: string, ...fields: readonly string[]) => head(`GET ${path} HTTP/1.1`, ...fields);
const post = (path: string, ...fields: readonly string[]) =>
  head(`POST ${path} HTTP/1.1`, "Content-Type: application/json", ...fields);
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const body = '{"text":"a"}';
const created = /"body":\{"text":"a"\}[\s\S]*\}/;
/** The answer to `GET /v1/notes/next`. */
const next = /^HTTP\/1\.1 200 OK\r\n[\s\S]*\{"text":"next"\}/;

/** What can be seen only octet by octet in HTTP/1.1 (RFC 9112). */
export function octets(open: () => RawConnection): void {
  const opened = (): RawConnection => {
    const connection = open();
    onTestFinished(() => connection.close());
    return connection;
  };

  test("an absolute request target is taken by its path", async () => {
    const connection = opened();
    connection.write(get("http://elsewhere.example/v1/notes/next?a"));
    expect(await connection.until(/"next"\}/)).toMatch(next);
  });

  test("a Host that is none becomes no part of a URL", async () => {
    const connection = opened();
    connection.write(get("/v1/request").replace("notes.example", "notes.example/secret?"));
    const text = await connection.until(/\}\s*$|400 Bad Request/);
    if (!text.includes("400 Bad Request")) expect(text).toMatch(/"to":"https?:\/\/localhost\/v1\/request"/);
  });

  test("of two media types of one body none counts", async () => {
    for (const other of ["text/plain", "application/json", ""]) {
      const connection = opened();
      connection.write(post("/v1/notes", `Content-Type: ${other}`, `Content-Length: ${body.length}`) + body);
      const refused = await connection.until(/"status":400[\s\S]*\}/);
      expect(refused).toContain('"pointer":"/content-type","detail":"Must not be given more than once."');
    }
  });

  test("requests that are sent ahead are answered in order", async () => {
    const connection = opened();
    connection.write(get("/v1/notes/one") + head("HEAD /v1/notes/two HTTP/1.1") + get("/v1/notes/next"));
    expect(await connection.until(/\{"text":"one"\}/)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(await connection.until(/\r\n\r\n/)).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(await connection.until(/"next"\}/)).toMatch(next);
  });

  test("trailers are ignored", async () => {
    const connection = opened();
    connection.write(post("/v1/notes", "Transfer-Encoding: chunked", "Trailer: X-Sum"));
    connection.write(
      `${chunk(body.slice(0, 5))}${chunk(body.slice(5))}0\r\nX-Sum: 1\r\nContent-Type: image/png\r\n\r\n`,
    );
    expect(await connection.until(created)).toMatch(/^HTTP\/1\.1 201 Created\r\n/);
    connection.write(get("/v1/notes/next"));
    expect(await connection.until(/"next"\}/)).toMatch(next);
  });

  test("who waits for 100 gets it, and then the answer", async () => {
    const connection = opened();
    connection.write(post("/v1/notes", "Expect: 100-continue", `Content-Length: ${body.length}`));
    expect(await connection.until(/\r\n\r\n/)).toBe("HTTP/1.1 100 Continue\r\n\r\n");
    connection.write(body);
    expect(await connection.until(created)).toMatch(/^HTTP\/1\.1 201 Created\r\n/);
  });

  /** Sends half of a body, waits for the refusal, and sends the other half. */
  async function refusedHalfway(connection: RawConnection, field: string, sent: string): Promise<string> {
    const half = Math.ceil(sent.length / 2);
    connection.write(post("/v1/notes", field));
    connection.write(sent.slice(0, half));
    const refused = await connection.until(/"status":413[\s\S]*\}/);
    // A door of `fetch` leaves the phrase to what carries it, and Node.js has an older one.
    expect(refused).toMatch(/^HTTP\/1\.1 413 (?:Content|Payload) Too Large\r\n/);
    connection.write(sent.slice(half));
    return refused;
  }

  async function goesOn(connection: RawConnection): Promise<void> {
    connection.write(get("/v1/notes/next"));
    expect(await connection.until(/"next"\}/)).toMatch(/HTTP\/1\.1 200 OK\r\n[\s\S]*\{"text":"next"\}/);
    expect(errors).toEqual([]);
  }

  test("a body whose length is too large is refused unread, and the connection goes on", async () => {
    const connection = opened();
    const sent = "x".repeat(bodyBytes * 3);
    const refused = await refusedHalfway(connection, `Content-Length: ${sent.length}`, sent);
    expect(refused).not.toMatch(/^connection: close/im);
    await goesOn(connection);
  });

  test("a body that turns out to be too large is refused before its end", async () => {
    const connection = opened();
    const sent = chunk("x".repeat(bodyBytes)).repeat(3) + chunk("");
    await refusedHalfway(connection, "Transfer-Encoding: chunked", sent);
    await goesOn(connection);
  });

  test("a body that no one reads does not stand in the way of the next request", async () => {
    const connection = opened();
    connection.write(post("/v1/notes/one", `Content-Length: ${body.length}`) + body + get("/v1/notes/next"));
    expect(await connection.until(/\r\n\r\n[\s\S]*?\}/)).toMatch(/^HTTP\/1\.1 405 Method Not Allowed\r\n/);
    expect(await connection.until(/"next"\}/)).toMatch(/HTTP\/1\.1 200 OK\r\n[\s\S]*\{"text":"next"\}/);
  });

  test("a length is said once, and framing is not left to a handler", async () => {
    const connection = opened();
    connection.write(get("/v1/connection"));
    const text = await connection.until(/\r\n\r\n\{\}/);
    expect(text.match(/^content-length:/gim)).toHaveLength(1);
    expect(text).not.toMatch(/^transfer-encoding:/im);
  });

  test.each(["/v1/book", "/v1/notes/one"])("HTTP/1.0 gets %s until the end of the connection", async (path) => {
    const connection = opened();
    connection.write(`GET ${path} HTTP/1.0\r\n\r\n`);
    const [, text = ""] = (await connection.toEnd()).split("\r\n\r\n");
    expect(text).toBe(path === "/v1/book" ? Buffer.from(book).toString("latin1") : '{"text":"one"}');
  });

  test("a header that is too large ends the connection, and nothing else", async () => {
    const connection = opened();
    connection.write(get("/v1/notes", `X-Large: ${"x".repeat(100_000)}`));
    expect(await connection.toEnd()).toMatch(/^HTTP\/1\.1 431 /);
    const another = opened();
    another.write(get("/v1/notes/next"));
    expect(await another.until(/"next"\}/)).toMatch(next);
  });

  test("a target that is no path is answered", async () => {
    const connection = opened();
    connection.write(head("OPTIONS * HTTP/1.1", "Connection: close"));
    expect(await connection.toEnd()).toMatch(/^HTTP\/1\.1 (?:404|400|204|200) /);
  });
}
