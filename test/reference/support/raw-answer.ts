import { createServer } from "node:http";
import { connect } from "node:net";
import { HTTP_LIMITS } from "../../../reference/server.ts";
import type { TestApplication } from "./application.ts";
import { serverOf } from "./endpoints.ts";

/** Sends octets to the application's server on a port of its own, and gives what comes back until the connection ends. */
export async function rawAnswer(app: TestApplication, request: string): Promise<string> {
  const server = createServer(HTTP_LIMITS, serverOf(app).node);
  try {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (typeof address !== "object" || address === null) throw new Error("no port");
    const socket = connect(address.port, "127.0.0.1", () => socket.write(request));
    let received = "";
    for await (const chunk of socket) received += String(chunk);
    return received;
  } finally {
    server.close();
  }
}
