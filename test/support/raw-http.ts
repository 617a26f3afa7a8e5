import { connect } from "node:net";

/**
 * Sends octets to an HTTP server as they are, and gives back all that it answers until it closes the connection, as Latin-1.
 * @param text Latin-1. A request that the server may keep alive needs `Connection: close`.
 */
export function rawExchange(address: string, text: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((done, fail) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let answer = "";
    socket.setEncoding("latin1");
    socket.on("data", (chunk: string) => {
      answer += chunk;
    });
    socket.on("end", () => done(answer));
    socket.on("error", fail);
    socket.write(text, "latin1");
  });
}

/** A request with lines that end as HTTP wants it; the body begins after the empty line. */
export function rawRequest(lines: readonly string[], body = ""): string {
  return `${[...lines, "Host: localhost", "Connection: close"].join("\r\n")}\r\n\r\n${body}`;
}
