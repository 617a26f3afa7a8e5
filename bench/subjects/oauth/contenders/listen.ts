import { once } from "node:events";
import type { Server } from "node:http";

/** Listens at a free port of 127.0.0.1, or at the one that is asked for, and says which. */
export async function listen(server: Server, port = 0): Promise<number> {
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("the server has no port");
  return address.port;
}
