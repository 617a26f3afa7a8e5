import { connect, type Socket } from "node:net";

/** A connection of a process that makes load: it stays open, and what comes is text with a character an octet. */
export class LoadConnection {
  readonly #socket: Socket;
  onText: (text: string) => void = () => {};
  onEnd: (error: Error) => void = () => {};

  static open(port: number): Promise<LoadConnection> {
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
            connection.onText(buffer.toString("latin1", 0, size));
            return true;
          },
        },
      });
      const connection = new LoadConnection(socket);
      socket.once("connect", () => {
        socket.off("error", reject);
        resolve(connection);
      });
      socket.once("error", reject);
      socket.on("error", (error) => connection.onEnd(error));
      socket.on("close", () => connection.onEnd(new Error("the server closed a connection")));
    });
  }

  private constructor(socket: Socket) {
    this.#socket = socket;
  }

  send(octets: Uint8Array): void {
    this.#socket.write(octets);
  }

  close(): void {
    this.onEnd = () => {};
    this.#socket.destroy();
  }
}

/** So many connections to a port of this machine, in place of others. */
export async function reconnect(
  before: readonly LoadConnection[],
  port: number,
  count: number,
): Promise<readonly LoadConnection[]> {
  for (const connection of before) connection.close();
  return Promise.all(Array.from({ length: count }, () => LoadConnection.open(port)));
}
