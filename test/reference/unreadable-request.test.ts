/** What is answered to bytes that are no request. */
import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, it } from "vitest";
import { HTTP_LIMITS } from "../../reference/server.ts";
import { answerUnreadable } from "../../reference/unreadable-request.ts";

it.each([
  ["a header that is too large", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"x".repeat(20_000)}\r\n\r\n`, 431],
  ["something else than HTTP", "\x16\x03\x01\r\n\r\n", 400],
])("is an error of OAuth for %s", async (_, bytes, status) => {
  const server = createServer(HTTP_LIMITS).on("clientError", answerUnreadable).listen(0, "127.0.0.1");
  await once(server, "listening");
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1", () => socket.write(bytes));
  let answer = "";
  socket.on("data", (chunk: Buffer) => (answer += chunk.toString()));
  await once(socket, "end");
  const [head = "", body = ""] = answer.split("\r\n\r\n");
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head).toContain(`Content-Length: ${body.length}`);
  expect(JSON.parse(body)).toEqual({ error: "invalid_request", error_description: expect.any(String) });
  server.close();
});
