import { createServer as createHttpServer, request as httpRequest } from "node:http";
import { connect as connectHttp2, createServer as createHttp2Server } from "node:http2";
import type { AddressInfo, Server as NetServer } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { onTestFinished } from "vitest";
import { eventStream } from "../../../templates/runtime/model/sequence.ts";
import type { Operation } from "../../../templates/runtime/server/operation.ts";
import { matched, route } from "../../../templates/runtime/server/route.ts";
import { type Server, serve } from "../../../templates/runtime/server/serve.ts";
import type { CommonOptions } from "../../../templates/runtime/server/serve-options.ts";
import type { ServerRequest } from "../../../templates/runtime/server/server-request.ts";

const tables = { security: [], parameters: [] };
const operations: readonly Operation[] = [
  {
    ...tables,
    name: "getOctets",
    responses: [{ status: 200, content: [{ type: "application/octet-stream", kind: "binary" }] }],
  },
  {
    ...tables,
    name: "getItems",
    responses: [{ status: 200, content: [{ type: "text/event-stream", kind: "sequence", format: eventStream }] }],
  },
  { ...tables, name: "getAnything", responses: [{ status: 200, content: [{ type: "*/*", kind: "range" }] }] },
];
const routes = new Map([
  ["/octets", route("/octets", { GET: "getOctets" })],
  ["/items", route("/items", { GET: "getItems" })],
  ["/anything", route("/anything", { GET: "getAnything" })],
]);

/** A server whose operations, `/octets`, `/items` and `/anything`, answer with what `answer` gives, and what `onError` was told. */
export function streaming(
  answer: (input: { readonly request: ServerRequest }) => unknown,
  options: CommonOptions<undefined> = {},
) {
  const errors: string[] = [];
  const api = {
    title: "Streams",
    schemes: {},
    operations: operations.map((operation) => () => operation),
    match: (path: string) => {
      const found = routes.get(path);
      return found && matched(found);
    },
  };
  const handlers = { getOctets: answer, getItems: answer, getAnything: answer };
  const onError = (error: unknown) => errors.push(error instanceof Error ? error.message : String(error));
  return { server: serve(api, { handlers, onError, ...options }, undefined), errors };
}

export type Door = "node:http" | "node:http2" | "fetch";
export const doors: readonly Door[] = ["node:http", "node:http2", "fetch"];

/** A request that is on its way. */
export interface Asked {
  readonly status: Promise<number>;
  /** What came of the body, and whether that is all of it. */
  readonly body: Promise<{ readonly text: string; readonly isWhole: boolean }>;
  /** Resolves when the first octets of the body are there. */
  readonly begun: Promise<void>;
  /** Goes away. */
  leave(): void;
}

export type Ask = (method: string, path?: string) => Asked;

export async function listen(http: NetServer): Promise<number> {
  onTestFinished(() => void http.close());
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  return (http.address() as AddressInfo).port;
}

/** Opens a server to clients. */
export async function open(server: Server, door: Door): Promise<Ask> {
  if (door === "node:http2") {
    const session = connectHttp2(`http://127.0.0.1:${await listen(createHttp2Server(server.node))}`);
    onTestFinished(() => session.destroy());
    return (method, path = "/octets") => {
      const stream = session.request({ ":method": method, ":path": path });
      const { asked, end, take, answer } = outcome(() => stream.close(8));
      stream.on("response", (headers) => answer(Number(headers[":status"]))).on("data", take);
      let isWhole = true;
      const fail = () => {
        isWhole = false;
      };
      stream
        .on("error", fail)
        .on("aborted", fail)
        .on("close", () => end(isWhole && stream.rstCode === 0))
        .end();
      return asked;
    };
  }
  const http =
    door === "fetch"
      ? createAdaptorServer({ fetch: server.fetch, overrideGlobalObjects: false })
      : createHttpServer(server.node);
  const port = await listen(http);
  onTestFinished(() => {
    if ("closeAllConnections" in http) http.closeAllConnections();
  });
  return (method, path = "/octets") => {
    const outgoing = httpRequest({ port, host: "127.0.0.1", method, path });
    const { asked, end, take, answer } = outcome(() => outgoing.destroy());
    outgoing.on("response", (incoming) => {
      answer(incoming.statusCode ?? 0);
      incoming
        .on("data", take)
        .on("error", () => {})
        .on("close", () => end(incoming.complete));
    });
    outgoing.on("error", () => end(false)).end();
    return asked;
  };
}

function outcome(leave: () => void) {
  const status = Promise.withResolvers<number>();
  const begun = Promise.withResolvers<void>();
  const body = Promise.withResolvers<{ text: string; isWhole: boolean }>();
  let text = "";
  return {
    asked: { status: status.promise, begun: begun.promise, body: body.promise, leave } satisfies Asked,
    answer: status.resolve,
    take: (chunk: Buffer) => {
      text += chunk.toString("latin1");
      begun.resolve();
    },
    end: (isWhole: boolean) => body.resolve({ text, isWhole }),
  };
}

export const pause = (milliseconds = 20) => new Promise((resolve) => setTimeout(resolve, milliseconds));
