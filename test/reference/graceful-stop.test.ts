/** How a server ends while a proxy keeps connections to it. */
import { once } from "node:events";
import { createServer, type Server, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { afterEach, beforeEach, expect, it } from "vitest";
import { gracefulStop } from "../../reference/graceful-stop.ts";
import { HTTP_LIMITS } from "../../reference/server.ts";

let server: Server;
let stop: () => void;
let waiting: ServerResponse[];
const sockets: Socket[] = [];
beforeEach(async () => {
  waiting = [];
  server = createServer(HTTP_LIMITS, (request, response) => {
    if (request.url === "/slow") waiting.push(response);
    else response.end("ok");
  });
  stop = gracefulStop(server, { kept: 500, all: 5_000 });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
});

function open() {
  const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
  sockets.push(socket);
  const seen = { text: "", ended: false, reset: false };
  socket.on("data", (chunk: Buffer) => (seen.text += chunk.toString()));
  socket.on("end", () => (seen.ended = true));
  socket.on("error", () => (seen.reset = true));
  return { ask: (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`), seen };
}

it("answers the request that comes on a kept connection just then, and says that it was the last", async () => {
  const { ask, seen } = open();
  ask("/");
  await expect.poll(() => seen.text).toMatch(/Connection: keep-alive[\s\S]*ok/i);
  const ended = once(server, "close");
  stop();
  seen.text = "";
  ask("/");
  await expect.poll(() => seen.text).toMatch(/Connection: close[\s\S]*ok/i);
  await ended;
  await expect.poll(() => seen.ended).toBe(true);
  expect(seen.reset).toBe(false);
});

it("says so of what is under way, too, and ends what stays idle", async () => {
  const [slow, idle] = [open(), open()];
  slow.ask("/slow");
  idle.ask("/");
  await expect.poll(() => waiting.length).toBe(1);
  await expect.poll(() => idle.seen.text).toContain("ok");
  const ended = once(server, "close");
  stop();
  expect(idle.seen.ended).toBe(false);
  await expect.poll(() => idle.seen.ended, { timeout: 3_000 }).toBe(true);
  expect(slow.seen.ended).toBe(false);
  waiting[0]?.end("late");
  await ended;
  await expect.poll(() => slow.seen.text).toMatch(/Connection: close[\s\S]*late/i);
});

it("keeps a connection longer than nginx does, and no head waits for as long", () => {
  expect(HTTP_LIMITS.keepAliveTimeout).toBeGreaterThan(60_000);
  expect(HTTP_LIMITS.headersTimeout).toBeLessThanOrEqual(10_000);
});
