import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { type Client, resolveClient } from "../../../templates/runtime/client/client.ts";
import type { Clock } from "../../../templates/runtime/client/clock.ts";
import type { CommonOptions, DeliveryOptions } from "../../../templates/runtime/client/options.ts";
import { reliably } from "../../../templates/runtime/client/reliably.ts";

/** A request as it arrived. */
export interface Received {
  readonly method: string;
  /** Path and query as they were sent. */
  readonly url: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Loopback {
  readonly origin: string;
  readonly received: readonly Received[];
}

type Answer = (request: Received, response: ServerResponse, index: number) => void;

/** A real server on the loopback interface that lives as long as the test. */
export async function loopback(answer: Answer): Promise<Loopback> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const arrived: Received = {
      method: request.method ?? "",
      url: request.url ?? "",
      headers: request.headers,
      body: Buffer.concat(chunks).toString("utf8"),
    };
    received.push(arrived);
    answer(arrived, response, received.length - 1);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return { origin: `http://127.0.0.1:${address.port}`, received };
}

/** Answers with JSON. */
export function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** A clock that does not wait but writes down what it was asked to wait. */
export function instantClock(now = 0): Clock & { readonly slept: number[] } {
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    random: () => 0,
    sleep(milliseconds, signal) {
      slept.push(milliseconds);
      return signal?.aborted ? Promise.reject(signal.reason) : Promise.resolve();
    },
  };
}

/** What the class of a client can be told. */
export type TestOptions = CommonOptions & DeliveryOptions;

/** A client as the class makes it, without error classes and with a clock that does not wait. */
export function testClient(baseURL: string, options: TestOptions = {}, credentials: object = {}): Client {
  const { delivery = reliably(options), ...others } = options;
  return resolveClient(
    { clock: instantClock(), ...others, delivery, baseURL, ...credentials },
    "https://api.example.com/v2",
  );
}
