import { createServer } from "node:http";
import {
  type ClientHttp2Session,
  type ClientHttp2Stream,
  connect,
  createServer as createHttp2Server,
} from "node:http2";
import { connect as connectSocket, type Server } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import type { IncomingRequest, OutgoingResponse } from "../../../templates/runtime/server/node-messages.ts";
import { NodeRequest } from "../../../templates/runtime/server/node-request.ts";

type Handle = (incoming: IncomingRequest, outgoing: OutgoingResponse) => void;

function http2(end: (stream: ClientHttp2Stream, session: ClientHttp2Session) => void) {
  return {
    listener: (handle: Handle): Server => createHttp2Server(handle),
    breakOff(port: number): void {
      const session = connect(`http://127.0.0.1:${port}`);
      session.on("error", () => {});
      const stream = session.request({ ":method": "POST", ":path": "/" }, { endStream: false });
      stream.on("error", () => {}).write("half");
      setTimeout(() => end(stream, session), 50);
    },
  };
}

/** Listens, sends the beginning of a body, and breaks off. */
const protocols = {
  "HTTP/1.1": {
    listener: (handle: Handle): Server => createServer(handle),
    breakOff(port: number): void {
      const head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
      const socket = connectSocket(port, "127.0.0.1", () => socket.write(`${head}4\r\nhalf\r\n`));
      setTimeout(() => socket.destroy(), 50);
    },
  },
  "HTTP/2, with its connection": http2((_stream, session) => session.destroy()),
  "HTTP/2, with its stream": http2((stream, session) => {
    stream.destroy();
    setTimeout(() => session.destroy(), 100);
  }),
};

const readers = {
  "bytes()": (request: NodeRequest): Promise<unknown> => request.bytes(),
  "the request of fetch": (request: NodeRequest): Promise<unknown> => request.toFetch().text(),
  async "bytes(), after the client has gone"(request: NodeRequest): Promise<unknown> {
    await new Promise((resolve) => request.signal.addEventListener("abort", resolve));
    await new Promise((resolve) => setTimeout(resolve, 20));
    return request.bytes();
  },
};

for (const [protocol, { listener, breakOff }] of Object.entries(protocols)) {
  test.each(Object.entries(readers))(`half a body of ${protocol} is no body for %s`, async (_name, read) => {
    const outcome = Promise.withResolvers<unknown>();
    const server = listener((incoming, outgoing) => {
      read(new NodeRequest(incoming, outgoing, 1000)).then(outcome.resolve, (error: Error) =>
        outcome.resolve(error.name),
      );
    });
    onTestFinished(() => void server.close());
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new Error("no port");
    breakOff(address.port);
    expect(await outcome.promise).toBe("RequestAbortedError");
  });
}
