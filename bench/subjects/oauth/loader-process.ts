import { type LoadConnection, reconnect } from "../../harness/load-connection.ts";
import { responseEnd } from "../../harness/response-end.ts";
import { answerQuestions } from "../../harness/worker.ts";
import { isLoad, type Load, type LoadResult } from "./load.ts";

/**
 * The process that makes the load: many requests, no two alike, over connections that stay open. It looks at the status
 * of a response and for one text in it; who asked looks at the rest when the load is over.
 */
let connections: readonly LoadConnection[] = [];

answerQuestions(async (question) => {
  if (!isLoad(question)) throw new TypeError("no load");
  if (question.kind === "load") return run(question);
  connections = await reconnect(connections, question.port, question.connections);
  return undefined;
});

async function run({ requests, contains }: Extract<Load, { kind: "load" }>): Promise<LoadResult> {
  const octets = requests.map((request) => Buffer.from(request, "latin1"));
  const latencies: number[] = new Array(requests.length).fill(0);
  const bodies: string[] = new Array(requests.length).fill("");
  const before = process.cpuUsage();
  const start = performance.now();
  let next = 0;
  await Promise.all(
    connections.map(async (connection) => {
      for (let index = next++; index < octets.length; index = next++) {
        const sent = performance.now();
        const response = await exchange(connection, octets[index] ?? Buffer.of());
        latencies[index] = performance.now() - sent;
        const body = response.slice(response.indexOf("\r\n\r\n") + 4);
        if (!response.startsWith("HTTP/1.1 200 ") || !body.includes(contains)) {
          throw new Error(`a wrong answer, without ${contains}:\n${requests[index]}\n${response}`);
        }
        bodies[index] = body;
      }
    }),
  );
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { milliseconds, latencies, bodies, cpuMicroseconds: user + system };
}

/** Sends one request and resolves with the whole response. */
function exchange(connection: LoadConnection, request: Uint8Array): Promise<string> {
  return new Promise((resolve, reject) => {
    let rest = "";
    connection.onEnd = reject;
    connection.onText = (text) => {
      rest += text;
      if (responseEnd(rest, 0) !== undefined) resolve(rest);
    };
    connection.send(request);
  });
}
