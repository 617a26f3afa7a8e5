import { type LoadConnection, reconnect } from "../../harness/load-connection.ts";
import { responseEnd } from "../../harness/response-end.ts";
import { answerQuestions } from "../../harness/worker.ts";
import { isLoad, type Load, type LoadResult } from "./load.ts";

/**
 * The process that makes the load. It sends the same octets again and again over connections that stay open, and looks at
 * no more of a response than it takes to find its end and its status, so that it has time to spare while a server has none.
 *
 * `connect` and `load` are two questions, so that whoever reads the server's CPU time can do so between them.
 */
let connections: readonly LoadConnection[] = [];

answerQuestions(async (question) => {
  if (!isLoad(question)) throw new TypeError("no load");
  if (question.kind === "load") return run(question);
  connections = await reconnect(connections, question.port, question.connections);
  return undefined;
});

type RequestLoad = Extract<Load, { kind: "load" }>;

/** Sends until it is time to stop, then waits for what is still under way: every request counts that was sent. */
async function run(load: RequestLoad): Promise<LoadResult> {
  const before = process.cpuUsage();
  const start = performance.now();
  const until = start + load.milliseconds;
  let responses = 0;
  const goOn = (complete: number): boolean => {
    responses += complete;
    return responses < load.responses && performance.now() < until;
  };
  await Promise.all(connections.map((connection) => loadOn(connection, load, goOn)));
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { responses, milliseconds, cpuMicroseconds: user + system };
}

/**
 * Keeps a fixed number of requests under way on a connection.
 * @param goOn Told how many responses have come, and asked whether as many requests follow them.
 */
function loadOn(
  connection: LoadConnection,
  { request, status, pipelining }: RequestLoad,
  goOn: (complete: number) => boolean,
): Promise<void> {
  const octets = Buffer.from(request, "latin1");
  const several = Buffer.concat(Array.from({ length: pipelining }, () => octets));
  const send = (count: number) => connection.send(several.subarray(0, count * octets.length));
  return new Promise((resolve, reject) => {
    let underway = pipelining;
    let rest = "";
    connection.onEnd = reject;
    connection.onText = (text) => {
      rest = rest === "" ? text : rest + text;
      let complete = 0;
      for (let end = responseEnd(rest, 0), start = 0; ; end = responseEnd(rest, start)) {
        if (end === undefined) {
          rest = start === 0 ? rest : rest.slice(start);
          break;
        }
        const found = rest.slice(start + 9, start + 12);
        if (found !== String(status)) return reject(new Error(`a server answered ${found} in place of ${status}`));
        complete++;
        start = end;
      }
      if (complete === 0) return;
      if (goOn(complete)) send(complete);
      else underway -= complete;
      if (underway === 0) resolve();
    };
    send(pipelining);
  });
}
