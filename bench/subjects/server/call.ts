import { request } from "node:http";
import type { ServerCall } from "./requests.ts";

/** An answer as it came. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A server that does not answer within this time, in milliseconds, does not answer. */
const patience = 5_000;

/** Sends one request to a port of this machine, on a connection of its own. */
export function call(port: number, { method, target, headers = {}, body }: ServerCall): Promise<Answer> {
  const length = body === undefined ? {} : { "content-length": Buffer.byteLength(body) };
  const options = { host: "127.0.0.1", port, method, path: target, headers: { ...headers, ...length }, agent: false };
  return new Promise((resolve, reject) => {
    const outgoing = request(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () =>
        resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString("utf8") }),
      );
    });
    outgoing.setTimeout(patience, () => outgoing.destroy(new Error("no answer")));
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}
