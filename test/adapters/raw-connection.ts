import { connect, type Socket } from "node:net";
import { connect as connectTls } from "node:tls";

/** A connection where each octet counts. What arrives is taken as Latin-1, so that a character is an octet. */
export class RawConnection {
  readonly #socket: Socket;
  #received = "";
  #ended = false;
  #changed = Promise.withResolvers<void>();

  /** @param ca For TLS, without ALPN, which makes it HTTP/1.1. */
  constructor(port: number, ca?: string) {
    const socket = ca === undefined ? connect(port, "127.0.0.1") : connectTls({ port, host: "127.0.0.1", ca });
    this.#socket = socket;
    socket.setEncoding("latin1").setNoDelay(true);
    const change = () => {
      this.#changed.resolve();
      this.#changed = Promise.withResolvers();
    };
    socket.on("data", (text) => {
      this.#received += text;
      change();
    });
    for (const event of ["end", "close", "error"]) {
      socket.on(event, () => {
        this.#ended = true;
        change();
      });
    }
  }

  write(text: string): void {
    this.#socket.write(text, "latin1");
  }

  /** What arrived since the last time, up to the end of what is waited for. Fails where the connection ends before. */
  async until(pattern: RegExp): Promise<string> {
    for (;;) {
      const found = pattern.exec(this.#received);
      if (found !== null) return this.#take(found.index + found[0].length);
      if (this.#ended) throw new Error(`the connection ended with ${JSON.stringify(this.#received)}`);
      await this.#changed.promise;
    }
  }

  /** What arrives until the other side ends the connection. */
  async toEnd(): Promise<string> {
    while (!this.#ended) await this.#changed.promise;
    return this.#take(this.#received.length);
  }

  close(): void {
    this.#socket.destroy();
  }

  #take(length: number): string {
    const text = this.#received.slice(0, length);
    this.#received = this.#received.slice(length);
    return text;
  }
}
