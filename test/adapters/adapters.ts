import { expect } from "vitest";
import { type Client, http1Client, http2Client, type WholeReply } from "./client.ts";

/** One way to put the server behind something. */
export interface Adapter {
  readonly name: string;
  /** The snippet of docs/adapters.md. */
  readonly snippet: string;
  readonly scheme: "http" | "https";
  readonly protocol: "1.1" | "2";
  /** What answers where neither the API nor its fallback knows the path. */
  readonly unknownPath: (reply: WholeReply) => void;
}

function problem({ status, headers, text }: WholeReply): void {
  expect([status, headers["content-type"]]).toEqual([404, "application/problem+json"]);
  expect(JSON.parse(text)).toEqual({ title: "Not Found", status: 404 });
}

/** The 404 of a framework. */
function answeredWith(pattern: RegExp) {
  return ({ status, text }: WholeReply): void => {
    expect(status).toBe(404);
    expect(text).toMatch(pattern);
  };
}

export const adapters: readonly Adapter[] = [
  { name: "node:http", snippet: "node-http.ts", scheme: "http", protocol: "1.1", unknownPath: problem },
  { name: "node:http2 in the clear", snippet: "node-http2.ts", scheme: "http", protocol: "2", unknownPath: problem },
  { name: "node:http2 over TLS", snippet: "node-http2-tls.ts", scheme: "https", protocol: "2", unknownPath: problem },
  {
    name: "node:http2 over TLS, fallen back to 1.1",
    snippet: "node-http2-tls.ts",
    scheme: "https",
    protocol: "1.1",
    unknownPath: problem,
  },
  {
    name: "Express",
    snippet: "express.ts",
    scheme: "http",
    protocol: "1.1",
    unknownPath: answeredWith(/<pre>Cannot GET \/(?:v1\/)?elsewhere<\/pre>/),
  },
  {
    name: "Fastify",
    snippet: "fastify.ts",
    scheme: "http",
    protocol: "1.1",
    unknownPath: answeredWith(/"Route GET:\/(?:v1\/)?elsewhere not found"/),
  },
  {
    name: "Hono",
    snippet: "hono.ts",
    scheme: "http",
    protocol: "1.1",
    unknownPath: answeredWith(/^404 Not Found$/),
  },
  { name: "Koa", snippet: "koa.ts", scheme: "http", protocol: "1.1", unknownPath: answeredWith(/^Not Found$/) },
  {
    name: "a fetch handler",
    snippet: "fetch.ts",
    scheme: "http",
    protocol: "1.1",
    unknownPath: problem,
  },
];

/** A new connection to a server on this port. */
export function connection({ scheme, protocol }: Adapter, port: number, cert: string): Promise<Client> {
  const origin = `${scheme}://127.0.0.1:${port}`;
  const ca = scheme === "https" ? cert : undefined;
  return protocol === "2" ? http2Client(origin, ca) : Promise.resolve(http1Client(origin, ca));
}
