/** A wire that a test can cut: it stands between a client and a server, and sees what passes. */
import { once } from "node:events";
import { connect, createServer, type Server, type Socket } from "node:net";

export class TcpProxy {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  /** What is done with what the client and the server send: "pass" it on, "cut" the wire, or "keep" it for ever. */
  fromClient: (data: Buffer) => "pass" | "cut" | "keep" = () => "pass";
  fromServer: (data: Buffer) => "pass" | "cut" | "keep" = () => "pass";

  private constructor(server: Server) {
    this.#server = server;
  }

  /** Listens on loopback, and leads to a port there. */
  static async to(port: number): Promise<TcpProxy> {
    const server = createServer().listen(0, "127.0.0.1");
    const proxy = new TcpProxy(server);
    server.on("connection", (near) => {
      const far = connect(port, "127.0.0.1");
      proxy.#relay(near, far, (data) => proxy.fromClient(data));
      proxy.#relay(far, near, (data) => proxy.fromServer(data));
    });
    await once(server, "listening");
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    if (address === null || typeof address === "string") throw new Error("the proxy does not listen");
    return address.port;
  }

  async close(): Promise<void> {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
    await once(this.#server, "close");
  }

  #relay(from: Socket, to: Socket, judge: (data: Buffer) => "pass" | "cut" | "keep"): void {
    this.#sockets.add(from);
    from.on("error", () => {});
    from.on("close", () => {
      this.#sockets.delete(from);
      to.destroy();
    });
    from.on("data", (data) => {
      const verdict = judge(data);
      if (verdict === "pass") to.write(data);
      if (verdict === "cut") from.destroy();
    });
  }
}
