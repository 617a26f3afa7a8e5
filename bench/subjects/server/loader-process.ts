import { connect, type Socket } from "node:net";
import { answerQuestions } from "../../harness/worker.ts";
import { isLoad, type Load, type LoadResult } from "./load.ts";
import { responseEnd } from "./response-end.ts";

/**
 * The process that makes the load. It sends the same octets again and again over connections that stay open, and looks at
 * no more of a response than it takes to find its end and its status, so that it has time to spare while a server has none.
 *
 * `connect` and `load` are two questions, so that whoever reads the server's CPU time can do so between them.
 */
let connections: readonly Connection[] = [];

answerQuestions(async (question) => {
  if (!isLoad(question)) throw new TypeError("no load");
  if (question.kind === "load") return run(question);
  for (const connection of connections) connection.close();
  connections = await Promise.all(Array.from({ length: question.connections }, () => Connection.open(question.port)));
  return undefined;
});

/** Sends until it is time to stop, then waits for what is still under way: every request counts that was sent. */
async function run(load: Extract<Load, { kind: "load" }>): Promise<LoadResult> {
  const before = process.cpuUsage();
  const start = performance.now();
  const until = start + load.milliseconds;
  let responses = 0;
  const goOn = (complete: number): boolean => {
    responses += complete;
    return responses < load.responses && performance.now() < until;
  };
  await Promise.all(connections.map((connection) => connection.load(load, goOn)));
  const milliseconds = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { responses, milliseconds, cpuMicroseconds: user + system };
}

/** A connection with a fixed number of requests under way. */
class Connection {
  readonly #socket: Socket;
  #onText: (text: string) => void = () => {};
  #onEnd: (error: Error) => void = () => {};

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const buffer = Buffer.allocUnsafe(65_536);
      const socket = connect({
        host: "127.0.0.1",
        port,
        noDelay: true,
        // One buffer for the life of the connection, in place of a new one for each read.
        onread: {
          buffer,
          callback: (size) => {
            connection.#onText(buffer.toString("latin1", 0, size));
            return true;
          },
        },
      });
      const connection = new Connection(socket);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(connection);
      });
      socket.once("error", reject);
      socket.on("error", (error) => connection.#onEnd(error));
      socket.on("close", () => connection.#onEnd(new Error("the server closed a connection")));
    });
  }

  constructor(socket: Socket) {
    this.#socket = socket;
  }

  close(): void {
    this.#onEnd = () => {};
    this.#socket.destroy();
  }

  /** @param goOn Told how many responses have come, and asked whether as many requests follow them. */
  load(
    { request, status, pipelining }: Extract<Load, { kind: "load" }>,
    goOn: (complete: number) => boolean,
  ): Promise<void> {
    const octets = Buffer.from(request, "latin1");
    const several = Buffer.concat(Array.from({ length: pipelining }, () => octets));
    const send = (count: number) => this.#socket.write(several.subarray(0, count * octets.length));
    return new Promise((resolve, reject) => {
      let underway = pipelining;
      let rest = "";
      this.#onEnd = reject;
      this.#onText = (text) => {
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
}
