/**
 * The end of a server behind a proxy, which keeps connections to send further requests on. One that is closed under it
 * while a request is on its way is a 502 to somebody. So each answer of the last moment says `Connection: close`
 * (RFC 9112 §9.6), and a connection that has nothing to answer is left open for that moment.
 */
import type { Server } from "node:http";
import { Server as TcpServer } from "node:net";

/** How long, in milliseconds. */
export interface StopTimes {
  /** For kept connections: as long as the next request on one of them may be on its way, or a proxy may be told. */
  readonly kept: number;
  /** For what is under way. */
  readonly all: number;
}
const TIMES: StopTimes = { kept: 1_000, all: 10_000 };
/** How often it is looked which connections have nothing under way any more. */
const IDLE_MS = 100;

/** Call it when the server is made: it is to go before what answers. Returns what ends the server, with "close". */
export function gracefulStop(server: Server, { kept, all }: StopTimes = TIMES): () => void {
  let stopping = false;
  const answering = new Set<{ shouldKeepAlive: boolean }>();
  server.prependListener("request", (_, response) => {
    if (stopping) response.shouldKeepAlive = false;
    answering.add(response);
    response.once("close", () => answering.delete(response));
  });
  return () => {
    stopping = true;
    for (const response of answering) response.shouldKeepAlive = false;
    // That of an HTTP server would close what is idle at once.
    TcpServer.prototype.close.call(server);
    const idle = setTimeout(() => {
      const again = setInterval(() => server.closeIdleConnections(), IDLE_MS);
      server.once("close", () => clearInterval(again));
    }, kept);
    const end = setTimeout(() => server.closeAllConnections(), all);
    server.once("close", () => [idle, end].forEach(clearTimeout));
  };
}
