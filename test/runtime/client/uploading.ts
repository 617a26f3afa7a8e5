import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import { onTestFinished } from "vitest";
import { encodeUpload } from "../../../templates/runtime/client/encode-upload.ts";
import { exchange } from "../../../templates/runtime/client/exchange.ts";
import { encodeParts } from "../../../templates/runtime/client/multipart.ts";
import { encodeOctets } from "../../../templates/runtime/client/octets.ts";
import type { BodyTable, OperationArguments, OperationTable } from "../../../templates/runtime/client/operation.ts";
import { fillPath } from "../../../templates/runtime/client/parameters.ts";
import { readDeclared } from "../../../templates/runtime/client/read-declared.ts";
import { encodeItems, readItems } from "../../../templates/runtime/client/sequence.ts";
import { jsonLines } from "../../../templates/runtime/model/index.ts";
import { type TestOptions, testClient } from "./loopback.ts";

export const lines = "application/jsonl";

export const body: BodyTable = {
  write: encodeUpload,
  content: {
    "application/octet-stream": encodeOctets,
    "multipart/form-data": (type, value) => encodeParts(type, value, { file: { kind: "file" } }),
    [lines]: (type, value) => encodeItems(type, value, { format: jsonLines }),
  },
};

export const operation: OperationTable = {
  name: "upload",
  method: "PUT",
  path: "/files/{name}",
  fill: fillPath,
  body,
  responses: {
    200: {
      content: ["application/json", lines],
      read: readDeclared,
      readers: { [lines]: (response, signal) => readItems(response, signal, { format: jsonLines }) },
    },
  },
};

/** Every way in which a body holds it. */
export const bodies: Readonly<Record<string, (source: unknown) => OperationArguments>> = {
  alone: (body) => ({ body }),
  "in a part": (file) => ({ contentType: "multipart/form-data", body: { title: "t", file } }),
  "as the second file of a part": (file) => ({
    contentType: "multipart/form-data",
    body: { file: [new Blob(["first"]), { content: file, filename: "b" }] },
  }),
  "as items": (body) => ({ contentType: lines, body }),
};

export async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return `http://127.0.0.1:${address.port}`;
}

/** What was not handled while the test ran. */
export function unhandled(): readonly unknown[] {
  const errors: unknown[] = [];
  const listener = (error: unknown) => errors.push(error);
  process.on("unhandledRejection", listener);
  process.on("uncaughtException", listener);
  onTestFinished(() => {
    process.off("unhandledRejection", listener);
    process.off("uncaughtException", listener);
  });
  return errors;
}

export const silent = () => serve(() => {});
export const put = (origin: string, args: OperationArguments, options: TestOptions = {}) =>
  exchange(testClient(origin, { timeout: 5_000, ...options }), operation, { path: { name: "x" }, ...args });

/** A server that takes a body in, answers when it is there, and keeps what came. */
export async function taking(): Promise<{ readonly origin: string; readonly received: string[] }> {
  const received: string[] = [];
  const origin = await serve(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    received.push(text);
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  return { origin, received };
}
